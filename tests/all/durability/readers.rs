//! One writer, many readers.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use klynge::index::{Catalog, Store};
use klynge::ingest::ingest;

use super::{start, until};
use crate::env::{Env, Has};
use crate::ingest::referat;

const DOCUMENTS: usize = 40;
/// Enough commits for tantivy to merge their segments.
const ROUNDS: usize = 12;

fn write(env: &Env, round: usize) {
    for number in 0..DOCUMENTS {
        let first = referat("Havneudvalget", &format!("20{:02}-01-10", number + 10), &format!("Runde {round}."));
        let second = first.split_once("# **Punkt 1").unwrap().1.replace("**1 (", "**2 (");
        env.write(&format!("kilder/{number}.md"), format!("{first}\n# **Punkt 2{second}"));
    }
}

/// In which round all documents were read; a document, or a commit, that is half of one and half of another is none.
fn round(catalog: &Catalog) -> String {
    let documents = catalog.documents().unwrap();
    assert_eq!(documents.len(), DOCUMENTS);
    let mut rounds: Vec<String> = Vec::new();
    for document in documents {
        let (_, dokument) = catalog.read(&document).unwrap();
        assert_eq!(dokument.punkter.len(), 2);
        rounds.extend(dokument.punkter.into_iter().map(|punkt| punkt.beslutning.unwrap_or_default()));
    }
    rounds.dedup();
    assert_eq!(rounds.len(), 1, "{rounds:?}");
    rounds.remove(0)
}

#[test]
fn no_search_fails_or_sees_half_of_anything_while_ingests_run() {
    let env = Env::new();
    write(&env, 0);
    env.ingest("kilder");
    let (done, looks) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut seen: Vec<String> = Vec::new();
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = Vec::new();
            while !done.load(Ordering::Relaxed) {
                seen.push(round(&Catalog::open(&env.index()).unwrap()));
                looks.fetch_add(1, Ordering::Relaxed);
            }
            seen
        });
        let asker = scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                env.run(&["search", "runde", "--json", "-n", "200"]).expect(0, Has(&[]), Has(&["80 punkter found"]));
            }
        });
        for round in 1..=ROUNDS {
            write(&env, round);
            if round == ROUNDS / 2 {
                env.run(&["ingest", "kilder", "--rebuild"]).expect(0, "", Has(&["made anew"]));
            } else {
                ingest(&env.index(), &[env.path("kilder")], &mut |_, _| {}).unwrap();
            }
            let before = looks.load(Ordering::Relaxed);
            until("a reader has looked", || looks.load(Ordering::Relaxed) > before + 1 || reader.is_finished());
        }
        done.store(true, Ordering::Relaxed);
        seen = reader.join().unwrap();
        asker.join().unwrap();
    });
    seen.dedup();
    assert_eq!(seen.len(), ROUNDS + 1, "each state was seen once, in order: {seen:?}");
}

#[test]
fn a_second_writer_that_waits_goes_on_when_the_first_is_done() {
    let env = Env::new();
    env.write("a/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.ingest("a");
    env.write("a/b.md", referat("Parkudvalget", "2024-01-11", "Bænken udsat."));
    let writer = Store::open(&env.index()).unwrap().writer().unwrap();
    let mut child = start(&env, &["ingest", "a", "--wait"]);
    env.run(&["ingest", "a"]).expect(2, "", Has(&["another klynge is writing", "(process ", "--wait"]));
    assert!(child.try_wait().unwrap().is_none(), "it did not wait");
    drop(writer);
    let end = child.wait_with_output().unwrap();
    let stderr = String::from_utf8(end.stderr).unwrap();
    assert!(end.status.success() && stderr.contains("1 document with 1 punkt"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn one_that_waits_can_be_stopped() {
    let env = Env::new();
    env.write("a/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.ingest("a");
    env.write("a/b.md", referat("Parkudvalget", "2024-01-11", "Bænken udsat."));
    let _writer = Store::open(&env.index()).unwrap().writer().unwrap();
    let mut child = start(&env, &["ingest", "a", "--wait"]);
    let kill = || std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    // Before it listens the signal ends it in the system's way.
    let caught = std::path::PathBuf::from(format!("/proc/{}/status", child.id()));
    until("it listens", || {
        let status = std::fs::read_to_string(&caught).unwrap_or_else(|_| "SigCgt:\t2".to_owned());
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:\t")).unwrap_or("0");
        u64::from_str_radix(caught.trim(), 16).unwrap() & 2 != 0
    });
    assert!(kill().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

/// The lock is the system's: it goes with the process, and its file is in nobody's way.
#[test]
fn the_lock_of_a_killed_writer_has_not_to_be_removed() {
    let env = Env::new();
    for number in 0..300 {
        let (name, text) = super::corpus::document(1, number);
        env.write(&format!("a/{name}"), text);
    }
    let mut child = start(&env, &["ingest", "a"]);
    let holder = env.index().join("klynge.lock.json");
    until("it is writing", || holder.exists());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(holder.exists(), "it was killed and had no time to clean up");
    env.run(&["ingest", "a"]).expect(0, "", Has(&["300 documents"]));
    assert!(!holder.exists());
}
