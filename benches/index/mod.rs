//! Ingest and search against tantivy alone.
//!
//! Ingest: klynge reads files, hashes, parses and indexes them; the floor is fed the texts of the same punkter from memory.
//! Search: each is a process of its own with a warm page cache; klynge prints hits with snippets, the floor the starts of
//! the stored texts. Every round checks that the planted needles are found.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run has nothing to say")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::ratio::Ratio;
use crate::{corpus, floor};

/// Queries of the kinds that people ask: a rare word, a phrase of two, a common word, three words; and each to the letter,
/// where a word reaches no other.
const QUERIES: [(&str, &str, &str); 4] = [
    ("rare word", "behandlingsansvar", "\"behandlingsansvar\"!"),
    ("phrase", "\"72 timers\"", "\"72 timers\"!"),
    ("common word", "kommune", "\"kommune\"!"),
    ("three words", "72 timers behandlingsansvar", "\"72\"! \"timers\"! \"behandlingsansvar\"!"),
];

/// Prints the ratios of ingest and search over `count` generated documents.
pub(crate) fn ingest_and_search(count: u64) -> std::io::Result<()> {
    let place = TempDir::new()?;
    let folder = place.path().join("corpus");
    corpus::write(&folder, count)?;
    let documents: Vec<(String, String)> = (0..count).map(|number| corpus::document(1, number)).collect();
    let dokumenter = documents.iter().map(|(name, text)| (name, klynge::parse::parse(name, text.as_bytes()).dokument));
    let texts: floor::Texts = dokumenter.flat_map(|(name, dokument)| floor::texts(name, &dokument)).collect();
    let bytes: usize = documents.iter().map(|(_, text)| text.len()).sum();
    drop(documents);
    println!("{count} documents, {} punkter, {} MB", texts.len(), bytes / 1_000_000);
    let [floor_dir, our_dir] = ["floor", "ours"].map(|name| place.path().join(name));
    let floor = || floor::ingest(&fresh(&floor_dir), texts.iter().cloned()).expect("the floor indexes");
    let ours = || {
        klynge::ingest::ingest(&fresh(&our_dir), std::slice::from_ref(&folder), &mut |_, _| {})
            .expect("klynge indexes");
    };
    Ratio { name: "ingest / tantivy", floor: &floor, ours: &ours, rounds: 5 }.print();
    let again = || {
        klynge::ingest::ingest(&our_dir, std::slice::from_ref(&folder), &mut |_, _| {}).expect("klynge looks");
    };
    let list = || assert_eq!(floor::list(&folder).expect("the corpus") as u64, count);
    Ratio { name: "ingest again / stat of all files", floor: &list, ours: &again, rounds: 15 }.print();
    println!("index / text = {:.2} (tantivy {:.2})", size(&our_dir) / bytes as f64, size(&floor_dir) / bytes as f64);
    for (kind, query, letters) in QUERIES {
        let floor = || {
            run(Command::new(std::env::current_exe().expect("this program"))
                .arg(floor::SEARCH)
                .arg(&floor_dir)
                .arg(query))
        };
        let search = |query: &str| {
            run(Command::new(env!("CARGO_BIN_EXE_klynge")).arg("--index").arg(&our_dir).args(["-q", "search", query]))
        };
        let (ours, letters) = (|| search(query), || search(letters));
        Ratio { name: &format!("search, {kind} / tantivy"), floor: &floor, ours: &ours, rounds: 61 }.print();
        Ratio { name: &format!("search, {kind} / to the letter"), floor: &letters, ours: &ours, rounds: 61 }.print();
    }
    let start = || run(Command::new(env!("CARGO_BIN_EXE_klynge")).arg("--version"));
    Ratio { name: "klynge --version / true", floor: &|| run(&mut Command::new("true")), ours: &start, rounds: 61 }
        .print();
    Ok(())
}

fn fresh(dir: &Path) -> PathBuf {
    let _ = std::fs::remove_dir_all(dir);
    std::fs::create_dir_all(dir).expect("a folder in a temporary one");
    dir.to_owned()
}

fn size(dir: &Path) -> f64 {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    entries
        .map(
            |entry| {
                if entry.path().is_dir() { size(&entry.path()) } else { entry.metadata().map_or(0, |m| m.len()) as f64 }
            },
        )
        .sum()
}

/// Runs a program and sees that it found something, if it looks for something.
fn run(command: &mut Command) {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("a program");
    assert!(status.success(), "{command:?} found nothing");
}
