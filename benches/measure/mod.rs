//! klynge beside floors and peers: one size after the other, each with its own folder, tables and verdicts.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run has nothing to say")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark's answer is what it prints")]

mod export;
mod ingest;
mod machine;
mod place;
mod process;
mod programs;
mod queries;
mod report;
mod search;

use std::io;
use std::path::PathBuf;

use place::Place;
use report::{Report, mb, thousands};

/// What is to be measured.
pub(crate) struct Wanted {
    /// How many documents, one size after the other.
    pub(crate) counts: Vec<u64>,
    /// Where all lies while it is measured.
    pub(crate) dir: PathBuf,
    /// The program.
    pub(crate) klynge: PathBuf,
    /// Whether peers that take minutes to index are measured too.
    pub(crate) slow: bool,
}

/// What a size is held against at the next one.
#[derive(Clone, Copy)]
struct Before {
    /// Seconds of ingest for each document.
    seconds: f64,
    /// Memory of an export, in bytes.
    export: u64,
}

/// Measures all sizes and prints what came out.
pub(super) fn all(wanted: &Wanted) -> io::Result<()> {
    println!("{}", machine::lines(&wanted.klynge));
    let mut before = None;
    for count in &wanted.counts {
        let place = Place::new(wanted, *count)?;
        before = Some(one(&place, before));
    }
    Ok(())
}

fn one(place: &Place, before: Option<Before>) -> Before {
    let mut report = Report::default();
    let (ingest, seconds) = ingest::from_nothing(place, before.map(|before| before.seconds), &mut report);
    ingest::again(place, &mut report);
    let searches = search::five_kinds(place, &mut report);
    search::others(place, &mut report);
    search::snippets(place, &mut report);
    search::start(place, &mut report);
    let export = export::json(place, before.map(|before| before.export), &mut report);
    export::binary(place, &mut report);
    println!(
        "### {} documents, {} punkter, {} MB\n\n{}\n{}\n{ingest}\n{searches}\n{}",
        thousands(place.count),
        thousands(place.punkter),
        mb(place.bytes),
        machine::left_out(place),
        report.table(),
        search::asked_for(),
    );
    Before { seconds, export }
}
