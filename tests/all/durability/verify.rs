//! `klynge verify`: what differs between an index and its sources is found and named.

use crate::env::{Env, Has, Json};
use crate::ingest::referat;

fn built() -> Env {
    let env = Env::new();
    env.write("kilder/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("kilder/b.md", referat("Parkudvalget", "2024-01-11", "Bænken udsat."));
    env.ingest("kilder");
    env
}

#[test]
fn an_index_that_is_right_is_said_to_be() {
    let env = built();
    env.run(&["verify"]).expect(0, "", Has(&["2 documents with 2 punkter compared", "all as it should be"]));
    let whole = |is: &serde_json::Value| is["differences"] == serde_json::json!([]) && is["dokumenter"] == 2;
    env.run(&["verify", "--json", "-q"]).expect(0, Json(whole), "");
    let fixtures = Env::with_fixtures();
    fixtures.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
}

#[test]
fn every_kind_of_difference_is_named() {
    let env = built();
    env.write("kilder/c.md", referat("Brandudvalget", "2024-01-12", "Slangen drøftet."));
    env.ingest("kilder");
    env.write("kilder/a.md", referat("Havneudvalget", "2024-01-10", "Molen afvist."));
    std::fs::remove_file(env.path("kilder/b.md")).unwrap();
    env.write("kilder/d.md", referat("Vejudvalget", "2024-01-13", "Vejen godkendt."));
    env.write("kilder/e.md", b"\0".as_slice());
    let said = [
        "changed    kilder/a.md: has changed since it was indexed",
        "gone       kilder/b.md: is gone since it was indexed",
        "new        kilder/d.md: is not in the index",
        "unreadable kilder/e.md: not a text file",
    ];
    env.run(&["verify"]).expect(1, Has(&said), Has(&["1 document with 1 punkt", "4 differences; `klynge ingest"]));
    let kinds = |is: &serde_json::Value| {
        let kinds: Vec<_> = is["differences"].as_array().unwrap().iter().map(|one| one["kind"].clone()).collect();
        kinds == ["changed", "gone", "new", "unreadable"]
    };
    env.run(&["verify", "--json", "-q"]).expect(1, Json(kinds), "");
    std::fs::remove_file(env.path("kilder/e.md")).unwrap();
    env.run(&["ingest", "kilder"]).expect(0, "", Has(&["1 removed"]));
    env.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
}

/// The list of sources and the records are of two minds: as a fault of ours would leave them, with checksums that are right.
#[test]
fn records_that_are_not_what_the_source_gives_are_found() {
    let env = built();
    // The index is told that b.md has the text of another file.
    let a = std::fs::read(env.path("kilder/a.md")).unwrap();
    let b = std::fs::read(env.path("kilder/b.md")).unwrap();
    env.write("kilder/b.md", &a);
    env.run(&["verify"]).expect(1, Has(&["changed    kilder/b.md"]), Has(&["1 difference"]));
    env.write("kilder/b.md", b);
    env.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
}

#[test]
fn what_cannot_be_checked_is_refused() {
    let env = Env::new();
    env.run(&["verify"]).expect(2, "", Has(&["there is no index", "hint: "]));
    let env = built();
    std::fs::write(env.index().join("klynge.json"), "{}").unwrap();
    env.run(&["verify"]).expect(2, "", Has(&["is damaged: klynge.json", "klynge ingest --rebuild"]));
}
