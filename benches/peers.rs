//! klynge beside floors and peers, each as a process of its own: `cargo bench --bench peers -- [--dir DIR] [--quick] [COUNT…]`.
//!
//! For each count of generated documents (1,000 and 10,000 if none is named) it measures ingest, an ingest with little or
//! nothing to do, searches of five kinds, what else is asked of an index, and an export, and prints Markdown: what was
//! aimed at, what was measured, whether it is met. Peers that are not installed are named and left out, and so are
//! those with --quick that take minutes to index. Each search is
//! held to find what was planted. `docs/performance.md` says what is fed to whom, and has the answers.
//!
//! All lies in a folder below DIR (the system's temporary folder if none is named), which is removed at the end. 10,000
//! documents take 4 GB, 100,000 take 20.

#![expect(clippy::print_stdout, reason = "a benchmark's answer is what it prints")]

mod corpus;
mod floor;
mod measure;

use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    // Cargo adds "--bench".
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [floor::INGEST, rows, dir] => floor::ingest_rows(Path::new(dir), Path::new(rows)).map_err(io::Error::other),
        [floor::SEARCH, dir, query] => floor::search(Path::new(dir), query).map_err(io::Error::other),
        [floor::LIST, dir] => floor::list(Path::new(dir)).map(|files| println!("{files}")),
        arguments => measure_all(arguments),
    }
}

/// Measures the sizes that are named, the smaller first: what a size costs is held against the one before.
fn measure_all(arguments: &[&str]) -> io::Result<()> {
    let mut slow = true;
    let mut dir = std::env::temp_dir();
    let mut counts: Vec<u64> = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if *argument == "--quick" {
            slow = false;
        } else if *argument == "--dir" {
            dir = arguments.next().map(PathBuf::from).ok_or_else(|| io::Error::other("--dir needs a folder"))?;
        } else {
            let count = argument.replace([',', '.', '_'], "").parse();
            counts.push(count.map_err(|_| io::Error::other(format!("{argument:?} is no count of documents")))?);
        }
    }
    if counts.is_empty() {
        counts = vec![1_000, 10_000];
    }
    counts.sort_unstable();
    measure::all(&dir, &counts, slow)
}
