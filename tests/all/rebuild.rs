//! Indexes that are old, new, damaged or in use.

use klynge::index::Store;

use crate::env::{Env, Has, Json};
use crate::ingest::referat;

fn two_folders() -> Env {
    let env = Env::new();
    env.write("a/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("b/b.md", referat("Parkudvalget", "2024-01-11", "Bænken godkendt."));
    env.ingest("a");
    env.ingest("b");
    env
}

fn set_format(env: &Env, format: u32) {
    let path = env.index().join("klynge.json");
    let mut pointer: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    pointer["format"] = format.into();
    pointer.as_object_mut().unwrap().remove("sum");
    std::fs::write(path, pointer.to_string()).unwrap();
}

fn export(env: &Env) -> String {
    env.run(&["export", "--json"]).expect(0, Json(|_| true), "")
}

fn generation(env: &Env) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(env.index())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("gen-"))
        .collect();
    names.sort();
    names
}

#[test]
fn an_older_format_is_refused_until_ingest_makes_it_anew() {
    let env = two_folders();
    let before = export(&env);
    set_format(&env, 0);
    let refusal =
        Has(&["error: the index at [tmp]/data/klynge has format 0", "hint: run `klynge ingest <folder>` once"]);
    let commands: [&[&str]; 4] = [&["search", "molen"], &["show", "x"], &["export", "--json"], &["status"]];
    for args in commands {
        env.run(args).expect(2, "", Has(refusal.0));
    }
    // From all its folders, not only from the one that is named.
    let stderr = "The index had the older format 0: it was made anew from its sources.\n2 documents with 2 punkter \
                  indexed (0 warnings), 0 unchanged, 0 removed, 0 failed, in [s] s\n";
    env.run(&["ingest", "a"]).expect(0, "", stderr);
    assert_eq!(export(&env), before);
    assert_eq!(generation(&env), ["gen-2"], "the old files are gone");
}

#[test]
fn a_rebuild_names_the_folders_that_are_gone() {
    let env = two_folders();
    set_format(&env, 0);
    std::fs::rename(env.path("b"), env.path("c")).unwrap();
    env.run(&["ingest", "a"]).expect(2, "", Has(&["made anew", "warning: [tmp]/b: ", "1 document", "1 failed"]));
    env.run(&["search", "bænken"]).expect(1, "", "Nothing found.\n");
}

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let env = two_folders();
    set_format(&env, 99);
    let before = std::fs::read(env.index().join("klynge.json")).unwrap();
    let commands: [&[&str]; 5] =
        [&["search", "molen"], &["show", "x"], &["export", "--json"], &["status"], &["ingest", "a"]];
    for args in commands {
        env.run(args).expect(2, "", Has(&["has format 99, of a newer klynge", "hint: use the newer klynge"]));
    }
    assert_eq!(std::fs::read(env.index().join("klynge.json")).unwrap(), before);
    assert_eq!(generation(&env), ["gen-1"]);
}

#[test]
fn a_damaged_list_of_sources_is_made_anew() {
    for damage in [None, Some("{}"), Some("ødelagt")] {
        let env = two_folders();
        let before = export(&env);
        let sources = env.index().join("gen-1/sources");
        match damage {
            None => std::fs::remove_file(sources).unwrap(),
            Some(bytes) => std::fs::write(sources, bytes).unwrap(),
        }
        env.run(&["search", "molen"]).expect(0, Has(&["Sagen om Havneudvalget"]), Has(&["1 punkt"]));
        env.run(&["status"]).expect(2, "", Has(&["is damaged", "hint: "]));
        env.run(&["ingest", "b"]).expect(0, "", Has(&["it was made anew.\n2 documents with 2 punkter"]));
        assert_eq!(export(&env), before);
    }
}

/// Of an index that cannot even be told to be one, what it was made from is still known to its list of sources.
#[test]
fn a_damaged_pointer_is_made_anew_from_all_its_folders() {
    for (from, to) in [("\"format\":6", "\"format\":2"), ("\"format\":6", "\"format\":8"), ("generation", "generatiom")]
    {
        let env = two_folders();
        let before = export(&env);
        let path = env.index().join("klynge.json");
        let pointer = std::fs::read_to_string(&path).unwrap();
        assert!(pointer.contains(from), "{pointer}");
        std::fs::write(&path, pointer.replacen(from, to, 1)).unwrap();
        for args in [&["search", "molen"][..], &["ingest", "a"], &["status"], &["verify"]] {
            env.run(args).expect(2, "", Has(&["is damaged: klynge.json", "klynge ingest --rebuild"]));
        }
        env.run(&["ingest", "--rebuild", "a"]).expect(0, "", Has(&["made anew from its sources", "2 documents"]));
        assert_eq!(export(&env), before);
        assert_eq!(generation(&env), ["gen-2"]);
    }
}

#[test]
fn a_damaged_index_says_so() {
    let env = two_folders();
    let pointer = env.index().join("klynge.json");
    let bytes = std::fs::read(&pointer).unwrap();
    std::fs::write(&pointer, "{").unwrap();
    for args in [&["search", "molen"][..], &["ingest", "a"], &["status"]] {
        env.run(args).expect(
            2,
            "",
            Has(&[
                "[tmp]/data/klynge is damaged: klynge.json",
                "hint: make the index anew with `klynge ingest --rebuild",
            ]),
        );
    }
    std::fs::write(&pointer, bytes).unwrap();
    std::fs::remove_file(env.index().join("gen-1/meta.json")).unwrap();
    env.run(&["search", "molen"]).expect(2, "", Has(&["is damaged", "hint: "]));
}

/// The lock is tantivy's, held here as another klynge would hold it.
#[test]
fn a_second_writer_waits_its_turn() {
    let env = two_folders();
    let before = export(&env);
    env.write("a/ny.md", referat("Brandudvalget", "2024-01-12", "Slangen godkendt."));
    let store = Store::open(&env.index()).unwrap();
    let writer = store.writer().unwrap();
    let busy =
        format!("error: another klynge is writing to the index at [tmp]/data/klynge (process {}", std::process::id());
    let busy =
        Has(&[&busy, " since 20", " UTC)", "hint: try again when it has finished, or wait for it with `--wait`"]);
    env.run(&["ingest", "a"]).expect(2, "", busy);
    env.run(&["search", "molen"]).expect(0, Has(&["Sagen om Havneudvalget"]), Has(&["1 punkt"]));
    assert_eq!(export(&env), before);
    drop(writer);
    // Another test may be starting a process, which holds a copy of the lock until its program runs.
    env.run(&["ingest", "a", "--wait"]).expect(0, "", Has(&["1 document"]));
    env.run(&["search", "slangen"]).expect(0, Has(&["Brandudvalget"]), Has(&["1 punkt"]));
}

/// Two first ingests at once: the one that comes later does not wipe away what the other is making.
#[test]
fn a_second_writer_of_a_new_index_waits_too() {
    let env = Env::new();
    env.write("a/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    let store = Store::open(&env.index()).unwrap();
    let writer = store.writer().unwrap();
    env.run(&["ingest", "a"]).expect(2, "", Has(&["another klynge is writing"]));
    writer.commit(store.manifest).unwrap();
    // As above.
    env.run(&["ingest", "a", "--wait"]).expect(0, "", Has(&["1 document"]));
}

/// What a run that was killed leaves behind is no index, and in nobody's way.
#[test]
fn the_leavings_of_a_killed_run_are_cleared() {
    let env = Env::new();
    env.write("a/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("data/klynge/gen-1/meta.json", "{");
    env.run(&["search", "molen"]).expect(2, "", Has(&["there is no index"]));
    env.run(&["ingest", "a"]).expect(0, "", Has(&["1 document"]));
    env.run(&["search", "molen"]).expect(0, Has(&["Havneudvalget"]), Has(&["1 punkt"]));
}
