//! `klynge ingest` over folders that change: what is read, what is left alone, what goes.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::documents;
use crate::env::{Env, Has, Json};

/// A small referat with one punkt that decides `beslutning`.
pub(crate) fn referat(udvalg: &str, dato: &str, beslutning: &str) -> String {
    let (year, month, day) = (&dato[..4], &dato[5..7], &dato[8..]);
    format!(
        "# **REFERAT {udvalg} d. {day}-{month}-{year}**\n\n**Mødedato** d. {day}-{month}-{year} kl. 13:00\n\n\
         # **Punkt 1: Sagen om {udvalg}**\n\nEMN-2024-00001\n\n## **1 (Åben) Sagen om {udvalg}**\n\n\
         ### **Sagsfremstilling**\n\nSagen forelægges.\n\n### **Beslutning**\n\n{beslutning}\n"
    )
}

/// The files of a folder with their bytes' hash and their time.
fn state(folder: &Path) -> BTreeMap<String, (u64, SystemTime)> {
    let stamp = |path: &Path| {
        let metadata = path.metadata().unwrap();
        (metadata.len(), metadata.modified().unwrap())
    };
    documents::files(folder).into_iter().map(|sti| (sti.clone(), stamp(&folder.join(sti)))).collect()
}

fn summary(env: &Env, args: &[&str], counts: &str) {
    env.run(&[&["ingest"], args].concat()).expect(0, "", Has(&[counts]));
}

fn finds(env: &Env, query: &str, found: usize) {
    let status = i32::from(found == 0);
    env.run(&["search", query, "--json", "-q"]).expect(
        status,
        Json(|hits| hits.as_array().unwrap().len() == found),
        "",
    );
}

#[test]
fn a_second_ingest_only_looks() {
    let env = Env::with_fixtures();
    let before = state(&env.index());
    let all = documents::all().len();
    let counts =
        format!("0 documents with 0 punkter indexed (0 warnings), {all} unchanged, 0 removed, 0 failed, in [s] s\n");
    env.run(&["ingest", "fixtures"]).expect(0, "", counts.as_str());
    assert_eq!(state(&env.index()), before);
}

#[test]
fn a_touched_file_has_not_changed() {
    let env = Env::with_fixtures();
    let file = std::fs::File::options().append(true).open(env.path("fixtures/ikke-et-moede.md")).unwrap();
    file.set_modified(SystemTime::now() + Duration::from_secs(5)).unwrap();
    let before = env.run(&["export", "--json"]).expect(0, Json(|_| true), "");
    let unchanged = format!("{} unchanged", documents::all().len());
    summary(&env, &["fixtures"], &format!("0 documents with 0 punkter indexed (0 warnings), {unchanged}"));
    assert_eq!(env.run(&["export", "--json"]).expect(0, Json(|_| true), ""), before);
    let settled = state(&env.index());
    summary(&env, &["fixtures"], &unchanged);
    assert_eq!(state(&env.index()), settled, "its new time is remembered");
}

#[test]
fn a_change_that_neither_size_nor_time_shows_is_found_by_verify() {
    let env = Env::new();
    env.write("docs/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("docs/b.md", referat("Parkudvalget", "2024-01-11", "Sagen udsat."));
    env.ingest("docs");
    let before = env.path("docs/a.md").metadata().unwrap();
    env.write("docs/a.md", referat("Havneudvalget", "2024-01-10", "Kajen godkendt."));
    let file = std::fs::File::options().append(true).open(env.path("docs/a.md")).unwrap();
    file.set_modified(before.modified().unwrap()).unwrap();
    assert_eq!(file.metadata().unwrap().len(), before.len());
    summary(&env, &["docs"], "0 documents with 0 punkter indexed (0 warnings), 2 unchanged");
    finds(&env, "kajen", 0);
    summary(&env, &["docs", "--verify"], "1 document with 1 punkt indexed (0 warnings), 1 unchanged");
    finds(&env, "kajen", 1);
    finds(&env, "molen", 0);
    let settled = state(&env.index());
    summary(&env, &["docs", "--verify"], "0 documents with 0 punkter indexed (0 warnings), 2 unchanged");
    assert_eq!(state(&env.index()), settled, "nothing is written where nothing has changed");
}

#[test]
fn a_changed_file_replaces_its_punkter_and_a_gone_one_loses_them() {
    let env = Env::new();
    env.write("docs/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("docs/b.md", referat("Parkudvalget", "2024-01-11", "Bænken godkendt."));
    env.write("andet/c.md", referat("Brandudvalget", "2024-01-12", "Slangen godkendt."));
    env.ingest("docs");
    env.ingest("andet");
    env.write("docs/a.md", referat("Havneudvalget", "2024-01-10", "Fyrtårnet blev udsat."));
    summary(&env, &["docs"], "1 document with 1 punkt indexed (0 warnings), 1 unchanged, 0 removed");
    finds(&env, "molen", 0);
    finds(&env, "fyrtårnet", 1);
    std::fs::remove_file(env.path("docs/b.md")).unwrap();
    // Another folder's ingest does not look here.
    summary(&env, &["andet"], "1 unchanged, 0 removed");
    finds(&env, "bænken", 1);
    summary(&env, &["docs"], "1 unchanged, 1 removed");
    finds(&env, "bænken", 0);
    finds(&env, "slangen", 1);
    env.run(&["status", "--json"]).expect(0, Json(|status| status["dokumenter"] == 2 && status["punkter"] == 2), "");
}

#[test]
fn a_file_that_cannot_be_read_any_more_keeps_its_punkter() {
    let env = Env::new();
    env.write("docs/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.ingest("docs");
    env.write("docs/a.md", "binær\0nu");
    env.run(&["ingest", "docs"]).expect(2, "", Has(&["[tmp]/docs/a.md: not a text file", "0 removed, 1 failed"]));
    finds(&env, "molen", 1);
}

#[test]
fn folders_inside_each_other_are_one() {
    let env = Env::new();
    env.write("ude/inde/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("ude/b.md", referat("Parkudvalget", "2024-01-11", "Bænken godkendt."));
    // The outer one takes the inner one in.
    summary(&env, &["ude/inde"], "1 document");
    summary(&env, &["ude"], "2 documents with 2 punkter indexed");
    let stier = |value: &serde_json::Value| {
        let stier: Vec<_> = value.as_array().unwrap().iter().map(|dokument| dokument["sti"].clone()).collect();
        stier == ["inde/a.md", "b.md"]
    };
    env.run(&["export", "--json"]).expect(0, Json(stier), "");
    env.run(&["status", "--json"]).expect(0, Json(|status| status["folders"].as_array().unwrap().len() == 1), "");
    // The inner one stays part of the outer one: only it is looked through.
    std::fs::remove_file(env.path("ude/b.md")).unwrap();
    summary(&env, &["ude/inde"], "1 unchanged, 0 removed");
    finds(&env, "bænken", 1);
    summary(&env, &["ude", "ude/inde"], "1 unchanged, 1 removed");
    env.run(&["export", "--json"]).expect(0, Json(|value| value[0]["sti"] == "inde/a.md"), "");
}

#[test]
fn equal_paths_and_equal_ids_are_told_apart_whatever_the_order() {
    let env = Env::new();
    env.write("a/ref.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("b/ref.md", referat("Havneudvalget", "2024-01-10", "Molen udsat."));
    env.write("b/ref2.md", referat("Havneudvalget", "2024-01-10", "Molen drøftet."));
    let ids = |value: &serde_json::Value| {
        let ids: Vec<_> = value.as_array().unwrap().iter().map(|dokument| dokument["id"].clone()).collect();
        let base = "havneudvalget-2024-01-10-referat";
        ids == [base.to_owned(), format!("{base}-2"), format!("{base}-3")]
    };
    for (order, index) in [(["a", "b"], "i1"), (["b", "a"], "i2")] {
        for folder in order {
            env.run(&["ingest", folder, "--index", index]).expect(0, "", Has(&["0 failed"]));
        }
        env.run(&["export", "--json", "--index", index]).expect(0, Json(ids), "");
        // Each is found by its id, and says what its own file says.
        let id = "havneudvalget-2024-01-10-referat-2#1";
        env.run(&["show", id, "--index", index]).expect(0, Has(&["Molen udsat."]), "");
    }
    let export = |index| env.run(&["export", "--json", "--index", index]).expect(0, Json(|_| true), "");
    assert_eq!(export("i1"), export("i2"));
    // When the first goes, the others move up.
    std::fs::remove_file(env.path("a/ref.md")).unwrap();
    env.run(&["ingest", "a", "--index", "i1"]).expect(0, "", Has(&["1 removed"]));
    env.run(&["ingest", "b", "--index", "i3"]).expect(0, "", Has(&["2 documents"]));
    assert_eq!(export("i1"), export("i3"));
}

/// Most have the ids that are theirs in the end when they come, and are indexed once: nothing is deleted again.
#[test]
fn documents_with_equal_ids_are_indexed_once() {
    let env = Env::new();
    for folder in 0..30 {
        let text = referat("Havneudvalget", "2024-01-10", &format!("Molen godkendt for {folder}. gang."));
        env.write(&format!("kilder/{folder}/ref.md"), text);
    }
    let deletions = || {
        let names = std::fs::read_dir(env.index().join("gen-1")).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().ends_with(".del")).count()
    };
    env.ingest("kilder");
    assert_eq!(deletions(), 0);
    env.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
    // Those that come behind them are numbered behind them; one that comes before them moves all.
    env.write("kilder/9/ref2.md", referat("Havneudvalget", "2024-01-10", "Molen udsat."));
    env.ingest("kilder");
    assert_eq!(deletions(), 0);
    env.write("kilder/0/a.md", referat("Havneudvalget", "2024-01-10", "Molen udsat."));
    env.ingest("kilder");
    env.run(&["show", "havneudvalget-2024-01-10-referat-2#1"]).expect(0, Has(&["Molen godkendt for 0. gang."]), "");
    env.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let env = Env::new();
    env.write("docs/god.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("docs/tom.md", "");
    env.write("docs/binær.md", b"PNG\0\x01\x02".as_slice());
    let said = Has(&["warning: [tmp]/docs/binær.md: not a text file", "2 documents", "1 failed"]);
    env.run(&["ingest", "docs"]).expect(2, "", said);
    finds(&env, "molen", 1);
    env.run(&["ingest", "docs", "--quiet"]).expect(
        2,
        "",
        "warning: [tmp]/docs/binær.md: not a text file: it has NUL bytes\n",
    );
    env.run(&["search", "molen", "--in", "docs"]).expect(0, Has(&["1. Sagen"]), Has(&["warning: ", "binær.md"]));
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let env = Env::new();
    env.write("docs/god.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("docs/låst.md", "# Låst");
    std::fs::set_permissions(env.path("docs/låst.md"), std::fs::Permissions::from_mode(0o0)).unwrap();
    if std::fs::read(env.path("docs/låst.md")).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    let said = Has(&["warning: [tmp]/docs/låst.md: Permission denied", "1 document", "1 failed"]);
    env.run(&["ingest", "docs"]).expect(2, "", said);
}

#[test]
fn folders_with_nothing_and_no_folders() {
    let env = Env::new();
    std::fs::create_dir(env.path("tom")).unwrap();
    env.run(&["ingest", "tom"]).expect(0, "", Has(&["warning: no .md, .markdown or .txt files", "0 documents"]));
    env.run(&["search", "skole"]).expect(1, "", "Nothing found.\n");
    env.run(&["export", "--json"]).expect(1, "[]\n", "Nothing found.\n");
    let before = state(&env.index());
    let error = "error: cannot read the folder væk: No such file or directory (os error 2)\nhint: check the path";
    let missing = &*format!(
        "{error}; nothing was changed. To forget a folder that is gone for good: `klynge ingest --rebuild` with one that is \
         there\n"
    );
    env.run(&["ingest", "væk"]).expect(2, "", missing);
    env.run(&["ingest", "tom", "væk"]).expect(2, "", missing);
    env.run(&["search", "a", "--in", "væk"]).expect(2, "", &*format!("{error} and your rights to it\n"));
    env.write("fil.md", "# Fil");
    env.run(&["ingest", "fil.md"]).expect(
        2,
        "",
        "error: fil.md is a file, not a folder\nhint: name the folder that it is in\n",
    );
    assert_eq!(state(&env.index()), before);
}

#[test]
fn hidden_and_ignored_files_and_links_are_left_out() {
    let env = Env::new();
    let document = referat("Havneudvalget", "2024-01-10", "Molen godkendt.");
    for path in
        ["docs/.skjult.md", "docs/.mappe/a.md", "docs/kladde/a.md", "docs/udkast.md", "docs/a.pdf", "andet/l.md"]
    {
        env.write(path, &document);
    }
    env.write("docs/SET.MARKDOWN", &document);
    env.write("docs/.ignore", "kladde\n");
    env.write("docs/.gitignore", "udkast.md\n");
    std::fs::create_dir(env.path("docs/.git")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", env.path("docs/sløjfe")).unwrap();
        std::os::unix::fs::symlink("../../andet/l.md", env.path("docs/link.md")).unwrap();
        std::os::unix::fs::symlink("væk.md", env.path("docs/død.md")).unwrap();
    }
    summary(&env, &["docs"], "1 document with 1 punkt indexed (0 warnings), 0 unchanged, 0 removed, 0 failed");
}

/// A name can hold anything but `/` and NUL; what it holds does not reach the terminal, and the file is found again.
#[cfg(unix)]
#[test]
fn odd_names_are_shown_safely() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let env = Env::new();
    let names: [&[u8]; 5] = [
        b"med mellemrum.md",
        "æøå.md".as_bytes(),
        b"linje\nskift.md",
        "esc\u{1b}[31mrød.md".as_bytes(),
        b"latin\xe6\xf8.md",
    ];
    for (day, name) in (10..).zip(names) {
        let path = env.path("docs").join(OsStr::from_bytes(name));
        env.write_at(&path, referat("Havneudvalget", &format!("2024-01-{day}"), "Molen godkendt."));
    }
    env.write_at(&env.path("docs").join(OsStr::from_bytes(b"bin\x1b]0;x\x07\xe6.md")), b"\0");
    env.run(&["ingest", "docs"]).expect(2, "", Has(&["5 documents", "bin\u{fffd}]0;x\u{fffd}\u{fffd}.md: not a text"]));
    let found =
        env.run(&["search", "molen"]).expect(0, Has(&["docs/æøå.md:", "docs/med mellemrum.md:"]), Has(&["5 punkter"]));
    assert!(found.contains("docs/linje skift.md:"), "{found}");
    env.run(&["search", "molen", "--json"]).expect(0, Json(|hits| hits.as_array().unwrap().len() == 5), Has(&["5"]));
    env.run(&["show", "havneudvalget-2024-01-13-referat"]).expect(0, Has(&["esc\u{fffd}[31mrød.md"]), "");
    env.run(&["ingest", "docs"]).expect(2, "", Has(&["5 unchanged, 0 removed, 1 failed"]));
    // What is no UTF-8 can be read and verified all the same, and `--files -0` gives the name's own bytes.
    env.run(&["show", "havneudvalget-2024-01-14-referat", "--raw"]).expect(0, Has(&["Molen godkendt."]), "");
    let listed = env.command(&["search", "molen", "--files", "-0", "-q"]).output().unwrap().stdout;
    assert!(listed.split(|byte| *byte == 0).any(|name| name == b"docs/latin\xe6\xf8.md"), "{listed:?}");
    std::fs::remove_file(env.path("docs").join(OsStr::from_bytes(b"bin\x1b]0;x\x07\xe6.md"))).unwrap();
    env.run(&["verify"]).expect(0, "", Has(&["5 punkter compared", "all as it should be"]));
}

/// Two names that are no UTF-8 look alike when made readable; they are two documents all the same, or one is named as
/// failed: neither is dropped without a word.
#[cfg(target_os = "linux")]
#[test]
fn names_that_look_alike_are_not_dropped_silently() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let env = Env::new();
    for (name, day) in [(&b"a\xe6.md"[..], 10), (b"a\xf8.md", 11)] {
        let path = env.path("docs").join(OsStr::from_bytes(name));
        env.write_at(&path, referat("Havneudvalget", &format!("2024-01-{day}"), "Molen godkendt."));
    }
    let once = env.run(&["ingest", "docs"]).snapshot();
    let hits = env.run(&["search", "molen", "--json", "-q"]).expect(0, Json(|_| true), "");
    let hits = serde_json::from_str::<serde_json::Value>(&hits).unwrap().as_array().unwrap().len();
    assert!(hits == 2 || once.contains("1 failed"), "{once}");
}

/// Named with its size, the limit and what to do; by `ingest`, which goes on with the others, and by `show`.
#[test]
fn a_file_that_is_too_large_is_refused() {
    let env = Env::new();
    env.write("d/a.md", "# Referat\n\n## Punkt 1: A\n");
    env.write("d/b.md", "");
    std::fs::File::options().write(true).open(env.path("d/b.md")).unwrap().set_len(40 << 20).unwrap();
    for args in [["ingest", "d"], ["show", "d/b.md"]] {
        env.run(&args).expect(2, "", Has(&["b.md", "40 MB", "up to 32 MB", "split it"]));
    }
}
