//! SIGKILL at any moment of an ingest: the index opens, answers from its last commit, and the next ingest completes it.
//!
//! `KLYNGE_KILLS=200 KLYNGE_DOCUMENTS=2000` is the long form.

use std::time::{Duration, Instant};

use super::{Random, corpus, export, number, start, until};
use crate::env::{Env, Has, Json};

/// A word that only the first state has, and one that only the last has.
const FIRST: &str = "førstegangsord";
const LAST: &str = "sidstegangsord";

struct Collection {
    env: Env,
    documents: u64,
}

impl Collection {
    fn new(documents: u64) -> Self {
        let env = Env::new();
        for number in 0..documents {
            let (name, text) = corpus::document(1, number);
            env.write(&format!("kilder/{name}"), text);
        }
        Self { env, documents }
    }

    /// A fifth of the documents get another text, and one more comes, as in a week of meetings.
    fn change(&self, word: &str) {
        for number in (0..self.documents).step_by(5) {
            let (name, text) = corpus::document(1, number);
            self.env.write(&format!("kilder/{name}"), format!("{text}\n\n{word} {number}\n"));
        }
        self.env.write("kilder/ny.md", crate::ingest::referat("Havneudvalget", "2024-01-10", word));
    }

    fn ingest(&self, index: &str) {
        self.env.run(&["ingest", "kilder", "--index", index]).expect(0, "", Has(&["0 failed"]));
    }

    /// How long one ingest of everything takes here and now.
    fn length(&self, index: &str) -> Duration {
        let start = Instant::now();
        self.ingest(index);
        start.elapsed()
    }

    /// Starts an ingest and kills it at this moment. Whether it was still at work.
    fn kill(&self, index: &str, moment: Duration) -> bool {
        let begun = Instant::now();
        let mut child = start(&self.env, &["ingest", "kilder", "--index", index]);
        until("the moment of the kill", || begun.elapsed() >= moment || child.try_wait().unwrap().is_some());
        let at_work = child.try_wait().unwrap().is_none();
        let _ = child.kill();
        child.wait().unwrap();
        at_work
    }

    fn copy(&self, from: &str, to: &str) {
        let (from, to) = (self.env.path(from), self.env.path(to));
        let _ = std::fs::remove_dir_all(&to);
        copy(&from, &to);
    }
}

pub(super) fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn a_kill_at_any_moment_loses_nothing() {
    let kills = number("KLYNGE_KILLS", 10);
    let all = Collection::new(number("KLYNGE_DOCUMENTS", 150));
    let mut random = Random::seeded("kills");
    all.change(FIRST);
    let first_length = all.length("uforstyrret-først");
    all.copy("uforstyrret-først", "før");
    let before = export(&all.env, "før");
    all.change(LAST);
    all.copy("før", "uforstyrret");
    let second_length = all.length("uforstyrret");
    let after = export(&all.env, "uforstyrret");
    let mut at_work = 0;
    let mut committed = 0;
    for kill in 0..kills {
        // Half of them come upon an index that is being made, half upon one that is there.
        let (fresh, length) = (kill % 2 == 0, if kill % 2 == 0 { first_length } else { second_length });
        let _ = std::fs::remove_dir_all(all.env.path("indeks"));
        if !fresh {
            all.copy("før", "indeks");
        }
        // A second kill may come upon what the first has left.
        for _ in 0..=random.below(2) {
            let moment = length * u32::try_from(random.below(1100)).unwrap() / 1000;
            at_work += u64::from(all.kill("indeks", moment));
            committed += u64::from(answers(&all.env, fresh, &before, &after));
        }
        all.ingest("indeks");
        assert!(export(&all.env, "indeks") == after, "kill {kill}: the export is another than an undisturbed one's");
    }
    all.env.run(&["verify", "--index", "indeks"]).expect(0, "", Has(&["all as it should be"]));
    println!("{kills} rounds; {at_work} kills while at work; {committed} found the new state committed");
}

/// What there is answers, and is the one state or the other. Whether it is the new one.
fn answers(env: &Env, fresh: bool, before: &str, after: &str) -> bool {
    if fresh && !env.path("indeks/klynge.json").exists() {
        env.run(&["search", LAST, "--index", "indeks"]).expect(2, "", Has(&["there is no index", "hint: "]));
        return false;
    }
    let is = export(env, "indeks");
    assert!(is == after || !fresh && is == before, "neither the state before nor the one after");
    let word = if is == after { LAST } else { FIRST };
    env.run(&["search", word, "--index", "indeks", "--json", "-q"]).expect(
        0,
        Json(|hits| !hits.as_array().unwrap().is_empty()),
        "",
    );
    is == after
}

/// A run that was killed between writing what it deletes and its commit: the next one wants to write a file of that name.
#[test]
fn deletions_that_were_never_committed_are_in_nobodys_way() {
    let all = Collection::new(0);
    // Enough that no segment loses all that it has: it would go, and need no list.
    let write = |number: u32, text: &str| {
        let date = format!("20{number}-01-10");
        all.env.write(&format!("kilder/{number}.md"), crate::ingest::referat("Havneudvalget", &date, text));
    };
    (10..60).for_each(|number| write(number, "Molen godkendt."));
    all.ingest("indeks");
    all.copy("indeks", "kopi");
    (10..14).for_each(|number| write(number, "Molen afvist."));
    all.ingest("kopi");
    let deletions = |index: &str| -> Vec<std::ffi::OsString> {
        let names =
            std::fs::read_dir(all.env.path(index).join("gen-1")).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_str().unwrap().ends_with(".del")).collect()
    };
    let left = deletions("kopi");
    assert!(!left.is_empty() && deletions("indeks").is_empty());
    for name in left.iter().map(|name| name.to_str().unwrap()).chain([".managed.json"]) {
        let place = |index: &str| all.env.path(index).join("gen-1").join(name);
        std::fs::copy(place("kopi"), place("indeks")).unwrap();
    }
    all.ingest("indeks");
    assert_eq!(export(&all.env, "indeks"), export(&all.env, "kopi"));
}
