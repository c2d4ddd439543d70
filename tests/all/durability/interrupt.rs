//! Ctrl-C and SIGTERM during an ingest.
#![cfg(unix)]

use std::process::Command;

use super::{corpus, export, start, until};
use crate::env::{Env, Has};

/// Enough to be at work for a while after the index is opened.
const DOCUMENTS: u64 = 900;

fn signalled(signal: &str) {
    let env = Env::new();
    env.write("kilder/første.md", crate::ingest::referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.ingest("kilder");
    let index = env.index();
    let index = index.to_str().unwrap();
    let before = export(&env, index);
    for number in 0..DOCUMENTS {
        let (name, text) = corpus::document(1, number);
        env.write(&format!("kilder/{name}"), text);
    }
    let child = start(&env, &["ingest", "kilder"]);
    let holder = env.index().join("klynge.lock.json");
    until("it is writing", || holder.exists());
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
    let end = child.wait_with_output().unwrap();
    let stderr = String::from_utf8(end.stderr).unwrap();
    assert_eq!(end.status.code(), Some(130), "{stderr}");
    assert!(stderr.to_lowercase().contains("stopped") && stderr.contains("run the same command again"), "{stderr}");
    assert!(end.stdout.is_empty());
    assert!(export(&env, index) == before, "a run that was stopped changed something");
    env.run(&["verify"]).expect(1, Has(&["is not in the index"]), Has(&["differences"]));
    let all = format!("{DOCUMENTS} documents");
    env.run(&["ingest", "kilder"]).expect(0, "", Has(&[&all, "1 unchanged"]));
}

#[test]
fn ctrl_c_ends_an_ingest_and_says_how_to_go_on() {
    signalled("-INT");
}

#[test]
fn sigterm_does_the_same() {
    signalled("-TERM");
}
