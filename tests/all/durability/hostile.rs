//! Folders that somebody else has filled: what is no document, what changes while it is read, what would steer a terminal,
//! and what leads elsewhere.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{corpus, start, until};
use crate::env::{Env, Has, Json};
use crate::ingest::referat;

/// What no reader of a folder should wait for or follow. Devices need rights that a user seldom has.
#[test]
fn pipes_devices_sockets_and_loops_of_links_are_left_alone() {
    let env = Env::new();
    env.write("kilder/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    assert!(Command::new("mkfifo").arg(env.path("kilder/rør.md")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(env.path("kilder/stik.md")).unwrap();
    let device = Command::new("mknod").arg(env.path("kilder/nul.md")).args(["c", "1", "5"]).output().unwrap();
    if !device.status.success() {
        println!("without a device: it may not be made here");
    }
    symlink("/dev/zero", env.path("kilder/uendelig.md")).unwrap();
    symlink("b.md", env.path("kilder/c.md")).unwrap();
    symlink("c.md", env.path("kilder/b.md")).unwrap();
    symlink("..", env.path("kilder/op")).unwrap();
    symlink(".", env.path("kilder/her")).unwrap();
    env.run(&["ingest", "kilder"]).expect(0, "", Has(&["1 document with 1 punkt", "0 failed"]));
    env.run(&["search", "molen", "--in", "kilder"]).expect(0, Has(&["Havneudvalget"]), Has(&["1 punkt"]));
    env.run(&["check", "kilder"]).expect(0, Has(&["kilder/a.md"]), "");
    env.run(&["verify"]).expect(0, "", Has(&["1 document", "all as it should be"]));
}

/// A file that is named itself, not found in a folder, is no different.
#[test]
fn a_pipe_or_device_that_is_named_is_refused() {
    let env = Env::new();
    assert!(Command::new("mkfifo").arg(env.path("rør.md")).status().unwrap().success());
    for path in ["rør.md", "/dev/zero"] {
        env.run(&["check", path]).expect(2, "", Has(&["neither a file nor a folder"]));
        env.run(&["ingest", path]).expect(2, "", Has(&["is a file, not a folder"]));
    }
}

/// Whatever comes out of the race, each document is one that was there whole, and the next ingest has the last.
#[test]
fn files_that_grow_and_vanish_while_they_are_read_harm_nothing() {
    let env = Env::new();
    for number in 0..200 {
        let (name, text) = corpus::document(1, number);
        env.write(&format!("kilder/{name}"), text);
    }
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0_u64;
            while !done.load(Ordering::Relaxed) {
                turn += 1;
                let path = env.path(&format!("kilder/flygtig-{}.md", turn % 7));
                match turn % 3 {
                    0 => drop(std::fs::remove_file(path)),
                    1 => std::fs::write(path, referat("Flygtigudvalget", "2024-02-01", "Kort.")).unwrap(),
                    _ => std::fs::write(path, "Lang linje\n".repeat(20_000)).unwrap(),
                }
            }
        });
        for _ in 0..4 {
            let run = start(&env, &["ingest", "kilder"]).wait_with_output().unwrap();
            let stderr = String::from_utf8(run.stderr).unwrap();
            assert!(matches!(run.status.code(), Some(0 | 2)) && stderr.contains(" indexed ("), "{stderr}");
            assert!(!stderr.contains("foreseen") && !stderr.contains("please report"), "{stderr}");
        }
        done.store(true, Ordering::Relaxed);
    });
    env.run(&["ingest", "kilder"]).expect(0, "", Has(&["0 failed"]));
    env.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
}

/// A link that takes a document's place after it was indexed is gone for the folder, and what it leads to is not read.
#[test]
fn nothing_outside_the_folder_is_read_or_written() {
    let env = Env::new();
    env.write("kilder/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.write("kilder/mappe/b.md", referat("Parkudvalget", "2024-01-11", "Bænken udsat."));
    env.write("udenfor/a.md", referat("Hemmeligudvalget", "2024-01-12", "Skatten begravet."));
    env.write("udenfor/b.md", referat("Hemmeligudvalget", "2024-01-13", "Skatten begravet."));
    env.ingest("kilder");
    let before = std::fs::read(env.path("udenfor/a.md")).unwrap();
    std::fs::remove_file(env.path("kilder/a.md")).unwrap();
    symlink("../udenfor/a.md", env.path("kilder/a.md")).unwrap();
    std::fs::remove_dir_all(env.path("kilder/mappe")).unwrap();
    symlink("../udenfor", env.path("kilder/mappe")).unwrap();
    env.run(&["verify"]).expect(1, Has(&["a.md: it is no longer a file", "mappe/b.md"]), Has(&["2 differences"]));
    env.run(&["ingest", "kilder"]).expect(0, "", Has(&["0 documents", "2 removed"]));
    env.run(&["search", "skatten"]).expect(1, "", "Nothing found.\n");
    env.run(&["ingest", "kilder", "--rebuild"]).expect(0, "", Has(&["made anew"]));
    env.run(&["search", "skatten"]).expect(1, "", "Nothing found.\n");
    assert_eq!(std::fs::read(env.path("udenfor/a.md")).unwrap(), before);
    let top: Vec<_> = std::fs::read_dir(env.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    let known = ["data", "home", "kilder", "udenfor"];
    assert!(top.iter().all(|name| known.contains(&name.to_str().unwrap())), "{top:?}");
}

/// The folder of the index may be a link that its owner made; klynge follows that one, and no file in it that leads out is
/// written through.
#[test]
fn a_link_in_the_index_is_replaced_not_followed() {
    let env = Env::new();
    env.write("kilder/a.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt."));
    env.ingest("kilder");
    env.write("offer.txt", "mit");
    let ahead = env.index().join("gen-1/sources.next");
    symlink(env.path("offer.txt"), &ahead).unwrap();
    env.write("kilder/b.md", referat("Parkudvalget", "2024-01-11", "Bænken udsat."));
    env.run(&["ingest", "kilder"]).expect(0, "", Has(&["1 document"]));
    assert_eq!(std::fs::read_to_string(env.path("offer.txt")).unwrap(), "mit");
    env.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
}

/// Every command that prints for a reader, over documents and names full of what steers a terminal.
#[test]
fn no_escape_reaches_the_terminal() {
    let env = Env::new();
    let evil = "\u{1b}[2J\u{1b}]0;ejet\u{7}\u{9b}31m\u{202e}molen\u{8}\u{0c}";
    for (number, name) in (10..).zip(["esc\u{1b}[31m.md", "bel\u{7}.md", "vend\u{202e}.md", "csi\u{9b}2J.md"]) {
        let text =
            referat(&format!("Havne{evil}udvalget"), &format!("2024-01-{number}"), &format!("Godkendt {evil} igen."));
        env.write(&format!("kilder/{name}"), format!("{text}\n\n## Punkt {evil}\n\n**Bilag** {evil}\n"));
    }
    env.write("kilder/nul\u{1b}c.md", b"\0".as_slice());
    let steady = |text: &str| !text.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}');
    let ids = || -> Vec<String> {
        let all = env.run(&["export", "--json"]).expect(0, Json(|_| true), "");
        let all: serde_json::Value = serde_json::from_str(&all).unwrap();
        all.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    let look = |args: &[&str]| {
        let output = env.command(args).output().unwrap();
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(steady(&out), "{args:?} prints {out:?}");
        assert!(steady(&err), "{args:?} says {err:?}");
    };
    look(&["ingest", "kilder"]);
    look(&["search", "godkendt"]);
    look(&["search", evil]);
    look(&["search", &format!("titel:\"{evil}")]);
    look(&["search", "--udvalg", evil]);
    look(&["status"]);
    look(&["check", "kilder"]);
    look(&["verify"]);
    look(&["export", "--json", "--jsonl", evil]);
    for id in ids() {
        look(&["show", &id]);
        look(&["show", &id, "--raw"]);
        look(&["show", &id, "--raw", "--annotate"]);
    }
    look(&["show", evil]);
    look(&["ingest", evil]);
    std::fs::remove_dir_all(env.path("kilder")).unwrap();
    look(&["verify"]);
    look(&["show", &ids()[0], "--raw"]);
}

/// Ten thousand small files, as a folder of exports may hold; the memory and the answers are those of one.
#[test]
fn many_small_files_are_one_ingest() {
    let env = Env::new();
    for number in 0..3000 {
        env.write(&format!("kilder/{}/{number}.md", number % 50), format!("# Notat {number}\n\nNoget om molen.\n"));
    }
    env.run(&["ingest", "kilder"]).expect(0, "", Has(&["3000 documents", "0 failed"]));
    let mut child = start(&env, &["ingest", "kilder"]);
    until("a look at them ends", || child.try_wait().unwrap().is_some());
    assert!(child.wait().unwrap().success());
}
