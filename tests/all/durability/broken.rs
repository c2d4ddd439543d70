//! Storage that lies: a byte that changes, a file that is cut short. Nothing panics, nothing is answered that is not so, and
//! `--rebuild` brings everything back.
//!
//! `KLYNGE_BREAKS=400` is the long form.

use std::path::PathBuf;

use super::{Random, corpus, number};
use crate::env::{Env, Has};
use crate::ingest::referat;

/// What records are compressed with.
const DICTIONARY: &str = "gen-1/records1.zdict";

/// Commands that answer from an index, and between them read most of it.
const ASKED: [&[&str]; 6] = [
    &["search", "molen godkendt", "--json", "-n", "50", "-q"],
    &["search", "\"sagen forelægges\" OR bænk*", "-n", "50", "-q"],
    &["search", "beslutning:udsat", "--fra", "2024", "--sort", "dato", "-q"],
    &["show", "havneudvalget-2024-01-10-referat#1"],
    &["export", "--json"],
    &["status", "--json"],
];

fn built() -> Env {
    let env = Env::new();
    let decisions = ["Molen godkendt.", "Bænken udsat.", "Slangen drøftet."];
    for (place, day) in (10..28).enumerate() {
        let name = ["Havneudvalget", "Parkudvalget", "Brandudvalget"][place % 3];
        let text = referat(
            name,
            &format!("2024-01-{day}"),
            &format!("{} {}", decisions[place % 3], "ord ".repeat(place * 90)),
        );
        env.write(&format!("kilder/{day}.md"), text);
    }
    // So many that their records are compressed with a dictionary.
    for number in 0..16 {
        let (name, text) = corpus::document(1, number);
        env.write(&format!("kilder/{name}"), text);
    }
    env.ingest("kilder");
    assert!(env.index().join(DICTIONARY).exists());
    // A second segment, and a list of what was deleted from the first.
    env.write("kilder/10.md", referat("Havneudvalget", "2024-01-10", "Molen godkendt igen."));
    env.ingest("kilder");
    env
}

/// What a command prints, and its status.
fn answer(env: &Env, args: &[&str]) -> (String, String, Option<i32>) {
    let output = env.command(args).output().unwrap();
    // The size of the index is what a cut changes; it is told, not answered from.
    let text = |bytes| {
        let text = String::from_utf8(bytes).expect("output is UTF-8");
        text.lines()
            .filter(|line| !line.starts_with("  \"bytes\":"))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    (text(output.stdout), text(output.stderr), output.status.code())
}

fn files(env: &Env) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in [env.index(), env.index().join("gen-1")] {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        found.extend(entries.filter(|path| path.is_file() && path.metadata().unwrap().len() > 0));
    }
    found.sort();
    found
}

enum Break {
    Flip(usize, u8),
    Cut(usize),
}

impl Break {
    fn apply(&self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        match self {
            Self::Flip(at, bit) => bytes[*at] ^= 1 << bit,
            Self::Cut(at) => bytes.truncate(*at),
        }
        bytes
    }
}

#[test]
fn damage_is_said_and_never_answered_from() {
    let breaks = number("KLYNGE_BREAKS", 40);
    let env = built();
    let sources = crate::documents::files(&env.path("kilder"));
    let right: Vec<_> = ASKED.iter().map(|args| answer(&env, args)).collect();
    assert!(right.iter().all(|(_, _, status)| *status == Some(0)), "{right:?}");
    let mut random = Random::seeded("breaks");
    let (files, mut said, mut rebuilt) = (files(&env), 0, 0);
    for count in 0..breaks {
        // Every file once, then files by chance.
        let place = if (count as usize) < files.len() { count } else { random.below(files.len() as u64) };
        let path = &files[usize::try_from(place).unwrap()];
        let whole = std::fs::read(path).unwrap();
        let at = usize::try_from(random.below(whole.len() as u64)).unwrap();
        let how = if random.below(4) == 0 { Break::Cut(at) } else { Break::Flip(at, random.below(8) as u8) };
        std::fs::write(path, how.apply(&whole)).unwrap();
        let named = format!("{} at {at} of {}", path.display(), whole.len());
        let mut noticed = false;
        for (args, right) in ASKED.iter().zip(&right) {
            let (stdout, stderr, status) = answer(&env, args);
            if (&stdout, status) == (&right.0, right.2) {
                continue;
            }
            noticed = true;
            assert_eq!(status, Some(2), "{named}: {args:?} answers otherwise\n{stdout}\n{stderr}");
            for part in ["error: ", "hint: ", "klynge"] {
                assert!(stderr.contains(part), "{named}: {stderr}");
            }
            assert!(!stderr.contains("panicked") && !stderr.contains("foreseen"), "{named}: {stderr}");
        }
        said += u64::from(noticed);
        verified(&env, path, &named, noticed);
        if count % 8 == 0 {
            rebuilt += 1;
            rebuild(&env, &right);
            restore(&env);
        }
        std::fs::write(path, whole).unwrap();
    }
    assert_eq!(crate::documents::files(&env.path("kilder")), sources);
    println!("{breaks} breaks; {said} were in the way of the six commands; {rebuilt} times made anew");
}

/// `verify` sees all damage but that to files which only say who writes or are made again where they are missing.
fn verified(env: &Env, path: &std::path::Path, named: &str, noticed: bool) {
    let (stdout, stderr, status) = answer(env, &["verify"]);
    let lock = path.to_string_lossy().contains("lock");
    assert!(matches!(status, Some(1 | 2)) || lock && !noticed, "{named}: verify says {stdout}{stderr}");
}

/// Records cannot be read without their dictionary, nor with that of others: also not after it was made again for new ones.
#[test]
fn a_dictionary_that_is_gone_or_another_is_said() {
    let env = built();
    let dictionary = env.index().join(DICTIONARY);
    let said = |args: &[&str], what| {
        env.run(args).expect(2, Has(&[]), Has(&["records1.zdict", what, "klynge ingest --rebuild"]));
    };
    let missing = "is missing, or belongs to another index";
    std::fs::remove_file(&dictionary).unwrap();
    [&["search", "molen"][..], &["export", "--json"], &["verify"]].iter().for_each(|args| said(args, missing));
    for number in 100..116 {
        let (name, text) = corpus::document(2, number);
        env.write(&format!("kilder/{name}"), text);
    }
    env.ingest("kilder");
    assert!(dictionary.exists());
    said(&["export", "--json"], missing);
    let whole = std::fs::read(&dictionary).unwrap();
    std::fs::write(&dictionary, &whole[..whole.len() / 2]).unwrap();
    said(&["search", "molen"], "is cut short");
    env.run(&["verify"]).expect(1, Has(&["records1.zdict: is cut short"]), Has(&["1 difference"]));
    env.run(&["ingest", "--rebuild", "kilder"]).expect(0, "", Has(&["0 failed"]));
    env.run(&["verify"]).expect(0, "", Has(&["all as it should be"]));
}

/// Into a folder of its own, so that the broken index stays for the next break.
fn rebuild(env: &Env, right: &[(String, String, Option<i32>)]) {
    let _ = std::fs::remove_dir_all(env.path("gemt"));
    super::kills::copy(&env.index(), &env.path("gemt"));
    let (_, stderr, status) = answer(env, &["ingest", "--rebuild", "kilder"]);
    assert_eq!(status, Some(0), "{stderr}");
    assert!(stderr.contains("made anew from its sources"), "{stderr}");
    for (args, right) in ASKED.iter().zip(right).take(5) {
        assert_eq!(&answer(env, args).0, &right.0, "{args:?} after a rebuild");
    }
}

fn restore(env: &Env) {
    std::fs::remove_dir_all(env.index()).unwrap();
    std::fs::rename(env.path("gemt"), env.index()).unwrap();
}
