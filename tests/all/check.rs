//! `klynge check`.

use klynge::record::Kode;

use crate::documents;
use crate::env::{Env, Has, Json};

const GOOD: &str = "# Referat Havneudvalget den 10. januar 2024\n\n## Punkt 1: Molen\n\n### Beslutning\n\nGodkendt.\n";
const ODD: &str = "# Referat Havneudvalget den 10. januar 2024\n\n## Punkt 1: Molen\n\nBølgerne slår.\n";

#[test]
fn to_read() {
    let env = Env::with_documents();
    for (name, sti) in [
        ("check_announced", "klynge-2024-05-16-referat.md"),
        ("check_numbered", "bestyrelsesmoede-2024-03-19.md"),
        ("check_notat", "notat-2024-06-03.md"),
        ("check_unknown", "ikke-et-moede.md"),
        ("check_text", "klynge-2024-09-12-referat.txt"),
    ] {
        insta::assert_snapshot!(name, env.run(&["check", &format!("fixtures/{sti}")]).snapshot());
    }
    insta::assert_snapshot!("check_folder", env.run(&["check", "fixtures/advarsler"]).snapshot());
    assert!(!env.path("data").exists(), "checking makes nothing");
}

#[test]
fn json_has_one_shape() {
    let env = Env::with_documents();
    insta::assert_snapshot!(
        "check_json",
        env.run(&["check", "--json", "fixtures/advarsler/bilag-mangler.md"]).snapshot()
    );
    let shape = |value: &serde_json::Value| {
        let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let within = |key: &str| value[key].as_array().unwrap().iter().map(keys).next();
        (keys(value), keys(&value["familie"]), keys(&value["furniture"]), within("punkter"))
    };
    let same = |all: &serde_json::Value| {
        let all = all.as_array().unwrap();
        all.len() == documents::all().len() && all.iter().all(|document| shape(document) == shape(&all[0]))
    };
    env.run(&["check", "--json", "fixtures"]).expect(1, Json(same), "");
}

/// What a check says is what the record has, and every kind comes with what to do.
#[test]
fn warnings_are_those_of_the_record() {
    let env = Env::with_documents();
    let text = env.run(&["check", "--json", "fixtures"]).expect(1, Json(|_| true), "");
    let checked: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    for document in documents::all() {
        let sti = format!("fixtures/{}", document.sti);
        let found = checked.iter().find(|checked| checked["sti"] == sti.as_str()).expect(&sti);
        let record = klynge::parse::parse(&document.sti, &document.bytes).dokument;
        let of = |warning: &serde_json::Value| {
            (warning["kode"].clone(), warning["besked"].clone(), warning["linje"].clone())
        };
        let record = serde_json::to_value(&record.hoved.advarsler).unwrap();
        let record: Vec<_> = record.as_array().unwrap().iter().map(of).collect();
        let warnings = found["advarsler"].as_array().unwrap();
        assert_eq!(warnings.iter().map(of).collect::<Vec<_>>(), record, "{sti}");
        assert_eq!(found["dom"] == "ok", record.is_empty(), "{sti}");
        kinds.extend(warnings.iter().map(|warning| warning["kode"].as_str().unwrap().to_owned()));
        assert!(warnings.iter().all(|warning| warning["hint"].as_str().unwrap().ends_with('.')), "{sti}");
    }
    assert_eq!(kinds.len(), Kode::ALLE.len());
}

#[test]
fn the_verdict_is_the_exit_code() {
    let env = Env::new();
    env.write("god.md", GOOD);
    env.write("sær.md", ODD);
    env.run(&["check", "god.md"]).expect(0, Has(&["god.md: ok\n"]), "");
    env.run(&["check", "sær.md"]).expect(1, Has(&["sær.md:3: beslutning_mangler: ", "sær.md: 1 warning\n"]), "");
    let both = Has(&["god.md: ok\n\nsær.md\n", "\n2 documents: 1 ok, 1 with 1 warning\n"]);
    env.run(&["check", "god.md", "sær.md"]).expect(1, both, "");
    env.run(&["check", "--quiet", "god.md", "./god.md"]).expect(0, Has(&["god.md: ok\n"]), "");
    let once =
        env.run(&["check", "god.md", ".", "--json"]).expect(1, Json(|all| all.as_array().unwrap().len() == 2), "");
    assert!(once.find("god.md") < once.find("sær.md"));
}

#[test]
fn what_cannot_be_read_keeps_nothing_from_being_checked() {
    let env = Env::new();
    env.write("god.md", GOOD);
    env.write("binær.md", "a\0b");
    let missing = "warning: cannot read mangler.md: No such file or directory (os error 2); it was not checked\n";
    env.run(&["check", "mangler.md", "god.md"]).expect(2, Has(&["god.md: ok\n"]), missing);
    env.run(&["check", "mangler.md", "--json", "-q"]).expect(2, "[]\n", missing);
    let binary = Has(&["cannot read [tmp]/binær.md: not a text file: it has NUL bytes; it was not checked"]);
    env.run(&["check", "."]).expect(2, Has(&["god.md: ok\n"]), binary);
    std::fs::create_dir(env.path("tom")).unwrap();
    env.run(&["check", "tom"]).expect(1, "", "warning: no .md, .markdown or .txt files below tom\n");
    env.run(&["check", "tom", "god.md"]).expect(0, Has(&["god.md: ok\n"]), Has(&["files below tom"]));
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let env = Env::new();
    env.write("god.md", GOOD);
    env.write("låst.md", GOOD);
    std::fs::set_permissions(env.path("låst.md"), std::fs::Permissions::from_mode(0o0)).unwrap();
    if std::fs::read(env.path("låst.md")).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    let said = Has(&["warning: cannot read [tmp]/låst.md: Permission denied"]);
    env.run(&["check", "låst.md", "god.md"]).expect(2, Has(&["god.md: ok\n"]), said);
}

/// A folder is walked as for an index; a file that is named is read, whatever it is called.
#[test]
fn which_files_are_read() {
    let env = Env::new();
    for name in ["a/.ignore", "a/b/god.md", "a/skjult/sær.md", "a/.gemt.md", "a/noter.org", "a/x.MARKDOWN"] {
        env.write(name, if name == "a/.ignore" { "skjult\n" } else { GOOD });
    }
    let names = |all: &serde_json::Value| -> Vec<String> {
        all.as_array().unwrap().iter().map(|one| one["sti"].as_str().unwrap().to_owned()).collect()
    };
    env.run(&["check", "--json", "a"]).expect(0, Json(|all| names(all) == ["a/b/god.md", "a/x.MARKDOWN"]), "");
    let named = ["check", "--json", "a/noter.org", "a/skjult/sær.md", "a/.gemt.md"];
    // An unknown ending is text to klynge, and `#` no heading there.
    env.run(&named).expect(1, Json(|all| names(all) == named[2..]), "");
}

#[test]
fn nothing_in_a_document_or_its_name_steers_the_terminal() {
    let env = Env::new();
    let text = "# Referat \u{1b}[31mrød\n\n## Punkt 1: \u{202e}Molen\n\n## Punkt 3: \u{7}A\n\n### \u{9b}Andet\n\nB\n";
    env.write("fil\u{1b}[2J.md", text);
    env.run(&["check", "fil\u{1b}[2J.md"]).expect(1, Has(&["fil\u{FFFD}[2J.md:3: ", "1. Molen"]), "");
}

/// What a secretary would be annoyed to be told of, next to what she would want to know.
#[test]
fn warnings_and_false_alarms() {
    let kinds = |body: &str| -> Vec<&str> {
        let text = format!("# Referat Havneudvalget den 10. januar 2024\n\n{body}\n");
        let found = klynge::parse::parse("a.md", text.as_bytes()).dokument.hoved.advarsler;
        found.into_iter().map(|warning| warning.kode.navn()).collect()
    };
    let punkt =
        |text: &str| format!("## Punkt 1: Molen\n\n### Beslutning\n\n{text}\n\n### Bilag\n\n1. Kort\n\n2. Plan");
    let toc = |entries: &str, punkter: &str| {
        let punkter: String = punkter.split(' ').zip(1..).fold(String::new(), |all, (title, number)| {
            all + &format!("## Punkt {number}: {title}\n\n### Beslutning\n\nJa.\n\n")
        });
        format!("## Indhold\n\n{}\n\n{punkter}", entries.replace(' ', "..... 2\n\n"))
    };
    let time = |time: &str| format!("**Mødedato** Onsdag d. 10. januar 2024 kl. {time}\n\n{}", punkt("Ja."));
    let cases: &[(String, &[&str])] = &[
        (punkt("Planen (bilag 2) er vedlagt som bilag 2, se bilag 1."), &[]),
        (punkt("Kajen, jf. bilag 3 og 4."), &["bilag_mangler", "bilag_mangler"]),
        (punkt("Kajen, jf. bilag 3. Se også bilag 3."), &["bilag_mangler"]),
        (punkt("Kajen, jf. bilag 3.\n\nBilag 3: Tegning af kajen"), &[]),
        (punkt("Se bilag 3 til sundhedsaftalen og lovens bilag 4."), &[]),
        ("Bilag er vedlagt.\n\n## Punkt 1: A\n\n### Beslutning\n\nJa.".to_owned(), &[]),
        ("## Punkt 1: A\n\n### Beslutning\n\nNotatet vedlægges.".to_owned(), &["bilag_mangler"]),
        ("## Punkt 1: Lukket: A\n\nNotatet vedlægges.".to_owned(), &[]),
        ("## Punkt 1: A\n\n### Tidligere beslutninger\n\nSe bilag 3.\n\n### Beslutning\n\nJa.".to_owned(), &[]),
        (toc("Molen Kajen Havnefogeden ", "Molen Kajen Havnefogeden"), &[]),
        (toc("Molen Kajen ", "Molen Kajen Havnefogeden"), &["punkt_uden_toc"]),
        // A title that the table breaks off is one warning, not two.
        (toc("Molen Havnefoged-ernes-sommer ", "Molen Havnefogedernes_sommerfest_i_august"), &["toc_uden_punkt"]),
        (toc("Molen sommerfest-i-august ", "Molen Havnefogedernes_sommerfest_i_august"), &["toc_uden_punkt"]),
        // One that has other things is a table of those.
        (toc("Skibe ", "Molen Kajen Havnefogeden"), &["toc_uden_punkt"]),
        (time("19.00-21.00"), &[]),
        (time("19.00-00.30"), &[]),
        (time("14.00-13.30"), &["slut_foer_start"]),
        (punkt("Fristen er torsdag den 15. maj 2024."), &["dato_modsiger"]),
        (punkt("Fristen er onsdag den 15. maj 2024, tirsdag og torsdag den 14. og 16. maj 2024."), &[]),
    ];
    for (body, expected) in cases {
        assert_eq!(kinds(body), *expected, "{body}");
    }
}

/// The real documents have one oddity, and it is theirs: minutes approved at their own meeting.
#[test]
fn real_documents_give_no_false_alarm() {
    for document in documents::real() {
        let found = klynge::parse::parse(&document.sti, &document.bytes).dokument.hoved.advarsler;
        let kinds: Vec<Kode> = found.iter().map(|warning| warning.kode).collect();
        let expected: &[Kode] = if document.sti.starts_with("nfs-") { &[Kode::DatoModsiger] } else { &[] };
        assert_eq!(kinds, expected, "{}: {found:?}", document.sti);
    }
}
