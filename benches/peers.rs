//! klynge beside floors and peers, each as a process of its own: `cargo bench --bench peers -- [OPTION…] [COUNT…]`.
//!
//! For each count of generated documents (1,000 and 10,000 if none is named) it measures ingest, an ingest with little or
//! nothing to do, searches of five kinds, what else is asked of an index, and an export, and prints Markdown: what was
//! aimed at, what was measured, whether it is met. Peers that are not installed are named and left out. Each search has
//! to find what was planted. `docs/performance.md` says what is fed to whom, and has the answers.
//!
//! `--quick` leaves out the peers that take minutes to index. `--klynge PATH` measures another build of the program. All
//! lies in a folder below that of `--dir DIR`, or the system's temporary one, which is removed at the end: 4 GB for 10,000
//! documents, 20 for 100,000.

#![expect(clippy::print_stdout, reason = "a benchmark's answer is what it prints")]

mod corpus;
mod floor;
mod measure;

use std::io;
use std::path::{Path, PathBuf};

use measure::Wanted;

fn main() -> io::Result<()> {
    // Cargo adds "--bench".
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [floor::INGEST, rows, dir] => floor::ingest_rows(Path::new(dir), Path::new(rows)).map_err(io::Error::other),
        [floor::SEARCH, dir, query] => floor::search(Path::new(dir), query).map_err(io::Error::other),
        [floor::LIST, dir] => floor::list(Path::new(dir)).map(|files| println!("{files}")),
        arguments => measure::all(&wanted(arguments)?),
    }
}

/// What the arguments ask for.
fn wanted(arguments: &[&str]) -> io::Result<Wanted> {
    let mut wanted = Wanted {
        counts: Vec::new(),
        dir: std::env::temp_dir(),
        klynge: PathBuf::from(env!("CARGO_BIN_EXE_klynge")),
        slow: true,
    };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut path = || arguments.next().map(PathBuf::from).ok_or_else(|| io::Error::other("a path is missing"));
        match *argument {
            "--quick" => wanted.slow = false,
            "--dir" => wanted.dir = path()?,
            "--klynge" => wanted.klynge = path()?.canonicalize()?,
            count => wanted.counts.push(
                count
                    .replace([',', '.', '_'], "")
                    .parse()
                    .map_err(|_| io::Error::other(format!("{count:?} is no count of documents")))?,
            ),
        }
    }
    if wanted.counts.is_empty() {
        wanted.counts = vec![1_000, 10_000];
    }
    // What a size costs is held against the one before.
    wanted.counts.sort_unstable();
    Ok(wanted)
}
