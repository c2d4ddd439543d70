//! File systems that refuse: full, read-only, without permission, and a folder that goes away.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use super::{corpus, export, start, until};
use crate::env::{Env, Has};
use crate::ingest::referat;

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("stderr is UTF-8")
}

fn clear(stderr: &str) {
    assert!(stderr.contains("error: ") && stderr.contains("hint: "), "{stderr}");
    assert!(!stderr.contains("panicked") && !stderr.contains("foreseen"), "{stderr}");
}

/// As on a full disk, no file can grow past some size: writes fail in the middle.
#[test]
fn a_disk_that_is_full_is_said_and_nothing_is_lost() {
    let env = Env::new();
    env.write("kilder/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.ingest("kilder");
    let index = env.index();
    let before = export(&env, index.to_str().unwrap());
    for number in 0..60 {
        let (name, text) = corpus::document(1, number);
        env.write(&format!("kilder/{name}"), text);
    }
    let klynge = env.command(&["ingest", "kilder"]);
    for blocks in [1, 8, 40, 200] {
        // The signal that a limit sends would end the process; ignored, the write fails as on a full disk.
        let script = format!("trap '' XFSZ; ulimit -f {blocks} || exit 77; exec \"$0\" ingest kilder");
        let mut limited = Command::new("sh");
        limited.arg("-c").arg(script).arg(klynge.get_program()).current_dir(klynge.get_current_dir().unwrap());
        limited.env_clear().envs(klynge.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = limited.output().unwrap();
        if output.status.code() == Some(77) {
            println!("skipped: no limit on the size of files can be set");
            return;
        }
        let stderr = said(&output);
        assert_eq!(output.status.code(), Some(2), "at {blocks} blocks: {stderr}");
        clear(&stderr);
        assert!(stderr.contains("make room"), "{stderr}");
        assert!(export(&env, index.to_str().unwrap()) == before, "at {blocks} blocks: something changed");
    }
    env.run(&["ingest", "kilder"]).expect(0, "", Has(&["60 documents"]));
    env.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
}

/// klynge as a user who owns nothing here; `None` where that cannot be tried.
fn as_nobody(env: &Env, args: &[&str]) -> Option<Output> {
    let klynge = env.command(args);
    let run = |arg: &str| {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]).arg(klynge.get_program()).arg(arg);
        command.args(&args[1..]).env_clear().current_dir(klynge.get_current_dir().unwrap());
        command.envs(klynge.get_envs().filter_map(|(name, value)| Some((name, value?)))).output()
    };
    std::fs::set_permissions(env.path("."), std::fs::Permissions::from_mode(0o755)).unwrap();
    let probe = Command::new("setpriv")
        .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
        .arg(klynge.get_program())
        .arg("--version")
        .output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        println!("skipped: klynge cannot be run as another user here");
        return None;
    }
    Some(run(args[0]).unwrap())
}

#[test]
fn an_index_that_may_only_be_read_is_searched_and_not_written() {
    let env = Env::new();
    env.write("kilder/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.ingest("kilder");
    let Some(found) = as_nobody(&env, &["search", "molen"]) else { return };
    assert!(found.status.success(), "{}", said(&found));
    assert!(as_nobody(&env, &["verify"]).unwrap().status.success());
    assert!(as_nobody(&env, &["ingest", "kilder"]).unwrap().status.success(), "nothing is to be written");
    env.write("kilder/b.md", referat("Parkudvalget", "2024-01-11", "Bænken udsat."));
    let refused = as_nobody(&env, &["ingest", "kilder"]).unwrap();
    let stderr = said(&refused);
    assert_eq!(refused.status.code(), Some(2));
    clear(&stderr);
    assert!(stderr.contains("Permission denied") && stderr.contains("data/klynge"), "{stderr}");
}

#[test]
fn an_index_that_may_not_be_read_is_said_to_be_so() {
    let env = Env::new();
    env.write("kilder/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.ingest("kilder");
    let none = |path: &Path| std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o000)).unwrap();
    none(&env.index());
    for args in [&["search", "molen"][..], &["ingest", "kilder"], &["status"], &["verify"], &["export", "--json"]] {
        let Some(refused) = as_nobody(&env, args) else { return };
        let stderr = said(&refused);
        assert_eq!(refused.status.code(), Some(2), "{args:?}: {stderr}");
        clear(&stderr);
        assert!(stderr.contains("Permission denied") && stderr.contains("data/klynge"), "{stderr}");
    }
    std::fs::set_permissions(env.index(), std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// What has been read by then is kept or not as a whole; what was in the index of the files that are gone stays there, since
/// a folder that cannot be read has lost nothing.
#[test]
fn a_folder_that_is_removed_during_a_run_is_named() {
    let env = Env::new();
    for number in 0..600 {
        let (name, text) = corpus::document(1, number);
        env.write(&format!("kilder/{name}"), text);
    }
    let child = start(&env, &["ingest", "kilder"]);
    let holder = env.index().join("klynge.lock.json");
    until("it is writing", || holder.exists());
    std::fs::remove_dir_all(env.path("kilder")).unwrap();
    let output = child.wait_with_output().unwrap();
    let stderr = said(&output);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("No such file") && stderr.contains("/kilder/"), "{stderr}");
    let index = env.index();
    assert!(!export(&env, index.to_str().unwrap()).is_empty());
    env.run(&["ingest", "kilder"]).expect(2, "", Has(&["cannot read the folder kilder", "nothing was changed"]));
}
