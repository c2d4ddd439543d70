//! Ratios against floors: `cargo bench --bench ratios`. Writing the corpus to disk: `cargo bench --bench ratios -- write
//! <dir> <count>`.
//!
//! The machine's speed drifts by more than the differences that matter, so that two numbers from two runs say little. Here
//! the floor and ours run in turn, many rounds in one process, and what is printed is the median of the rounds' ratios.
//! A new ratio is one more [`Ratio`] in `main`.

#![expect(clippy::print_stdout, reason = "a benchmark's answer is what it prints")]

#[expect(dead_code, reason = "each benchmark uses a part of the corpus")]
mod corpus;
mod documents;
#[expect(dead_code, reason = "here the floors are fed from memory")]
mod floor;
mod index;
mod ratio;

use std::path::Path;

use divan::black_box;
use documents::{Documents, Set};
use klynge::parse;
use klynge::source::Source;
use ratio::Ratio;

fn main() -> std::io::Result<()> {
    // Cargo adds "--bench".
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [command, dir, count] = arguments.as_slice()
        && command == "write"
    {
        return corpus::write(Path::new(dir), count.parse().map_err(std::io::Error::other)?);
    }
    if let [command, dir, query] = arguments.as_slice()
        && command == floor::SEARCH
    {
        return floor::search(Path::new(dir), query).map_err(std::io::Error::other);
    }
    parsing();
    index::ingest_and_search(1_000)
}

fn parsing() {
    for (set, rounds) in [(Set::Generated, 31), (Set::Fixtures, 301)] {
        let documents = Documents::markdown(set);
        let floor = || documents.each(|_, bytes| documents::pulldown_cmark(bytes));
        let parse = || {
            documents.each(|name, bytes| {
                black_box(parse::parse(name, bytes));
            });
        };
        let decode = || {
            documents.each(|_, bytes| {
                black_box(Source::decode(bytes));
            });
        };
        println!("{set}: {} bytes of Markdown", documents.bytes());
        Ratio { name: "parse / pulldown-cmark", floor: &floor, ours: &parse, rounds }.print();
        Ratio { name: "decode / pulldown-cmark", floor: &floor, ours: &decode, rounds }.print();
    }
}
