//! `klynge show`.

use crate::documents;
use crate::env::{Env, Has, Json};

const DOKUMENT: &str = "foreningen-aahavens-venner-2024-03-19-referat";
const STI: &str = "bestyrelsesmoede-2024-03-19.md";

#[test]
fn to_read() {
    let env = Env::with_fixtures();
    insta::assert_snapshot!("show_dokument", env.run(&["show", DOKUMENT]).snapshot());
    insta::assert_snapshot!("show_punkt", env.run(&["show", &format!("{DOKUMENT}#5")]).snapshot());
}

/// By id, by path of the source, by path of the file, with and without an index: the same document.
#[test]
fn a_document_has_many_names() {
    let env = Env::with_fixtures();
    let shown = env.run(&["show", DOKUMENT]).expect(0, Has(&["Punkt 5: Vandingsanlægget"]), "");
    let path = format!("fixtures/{STI}");
    let absolute = env.path(&path).to_str().unwrap().to_owned();
    let runs: [&[&str]; 5] =
        [&[STI], &[&path], &[&absolute], &[DOKUMENT, "--in", "fixtures"], &[&path, "--index", "intet"]];
    for args in runs {
        assert_eq!(env.run(&[&["show"], args].concat()).expect(0, Has(&[]), ""), shown, "{args:?}");
    }
}

#[test]
fn the_place_that_search_prints_can_be_shown() {
    let env = Env::with_fixtures();
    let by_id = env.run(&["show", &format!("{DOKUMENT}#5")]).expect(0, Has(&["Vandingsanlægget"]), "");
    let by_place = env.run(&["show", &format!("fixtures/{STI}:43")]).expect(0, Has(&["Vandingsanlægget"]), "");
    assert_eq!(by_place, by_id);
}

#[test]
fn json_is_the_record() {
    let env = Env::with_fixtures();
    let whole = env.run(&["export", "--json"]).expect(0, Json(|_| true), "");
    let whole: Vec<serde_json::Value> = serde_json::from_str(&whole).unwrap();
    let dokument = whole.iter().find(|dokument| dokument["id"] == DOKUMENT).unwrap();
    env.run(&["show", DOKUMENT, "--json"]).expect(0, Json(|shown| shown == dokument), "");
    let punkt = &dokument["punkter"][4];
    env.run(&["show", &format!("{DOKUMENT}#5"), "--json"]).expect(0, Json(|shown| shown == punkt), "");
}

#[test]
fn raw_is_the_source() {
    let env = Env::with_fixtures();
    let source = String::from_utf8(std::fs::read(documents::fixtures().join(STI)).unwrap()).unwrap();
    env.run(&["show", DOKUMENT, "--raw"]).expect(0, source.as_str(), "");
    let punkt = env.run(&["show", &format!("{DOKUMENT}#5"), "--raw"]).expect(0, Has(&["Pumpen satte ud"]), "");
    assert!(source.contains(&punkt) && punkt.starts_with("## 5. Vandingsanlægget\n"), "{punkt}");
    // The file may have changed, or gone.
    env.write(&format!("fixtures/{STI}"), format!("ny linje\n{source}"));
    env.run(&["show", DOKUMENT, "--raw"]).expect(0, Has(&["ny linje"]), Has(&["warning: ", "has changed since"]));
    std::fs::remove_file(env.path("fixtures").join(STI)).unwrap();
    env.run(&["show", DOKUMENT, "--raw"]).expect(2, "", Has(&["error: cannot read", "hint: the source was moved"]));
    env.run(&["show", DOKUMENT]).expect(0, Has(&["Vandingsanlægget"]), "");
}

#[test]
fn what_is_not_there() {
    let env = Env::with_fixtures();
    env.run(&["show", "findes-ikke#7"]).expect(
        2,
        "",
        Has(&["error: nothing has the id or path findes-ikke#7\nhint: "]),
    );
    env.run(&["show", &format!("{DOKUMENT}#99")]).expect(2, "", Has(&["error: nothing has the id"]));
    env.write("binær.md", "a\0b");
    env.run(&["show", "binær.md"]).expect(2, "", Has(&["binær.md is not a text file"]));
}

#[test]
fn annotated_lines_are_those_of_the_source() {
    let env = Env::with_fixtures();
    let punkt = format!("{DOKUMENT}#5");
    insta::assert_snapshot!("show_annotate", env.run(&["show", &punkt, "--raw", "--annotate"]).snapshot());
    // A document by id, by path, and by its path in the index: the same; and every line is there, behind its margin.
    let path = format!("fixtures/{STI}");
    let by_path = env.run(&["show", &path, "--raw", "--annotate"]).expect(0, Has(&["title", "punkt"]), "");
    for name in [DOKUMENT, STI] {
        env.run(&["show", name, "--raw", "--annotate"]).env("NO_COLOR", "1").expect(0, by_path.as_str(), "");
    }
    let raw = env.run(&["show", &path, "--raw"]).expect(0, Has(&[]), "");
    assert_eq!(by_path.lines().count(), raw.lines().count());
    for ((number, raw), annotated) in (1..).zip(raw.lines()).zip(by_path.lines()) {
        let (margin, text) = annotated.split_once(" |").unwrap();
        assert_eq!(text.trim(), raw.trim());
        assert!(margin.trim_start().starts_with(&format!("{number} ")), "{annotated}");
    }
    env.write("styring.md", "# Referat \u{1b}[31m\n\n## Punkt 1: A\n");
    env.run(&["show", "styring.md", "--raw", "--annotate"]).expect(0, Has(&["1 title | # Referat \u{FFFD}[31m"]), "");
    let usage = Has(&["not provided:\n  --raw", "klynge show --raw --annotate"]);
    env.run(&["show", DOKUMENT, "--annotate"]).expect(2, "", usage);
}
