//! Ingest: from nothing, again with nothing changed, and with one document changed.

use std::fs;
use std::path::PathBuf;

use super::place::{self, Place};
use super::process::{Run, median, run, watch};
use super::programs::{PROGRAMS, Program, ourselves};
use super::report::{Aim, Report, mb, ms, short, table};
use crate::floor;

/// What the ingest of one program took in each round.
struct Ingested {
    program: Program,
    runs: Vec<Run>,
    /// The bytes of its index.
    index: u64,
}

impl Ingested {
    fn median(&self, of: impl Fn(&Run) -> f64) -> f64 {
        median(self.runs.iter().map(of))
    }

    /// The median of the rounds' ratios.
    fn over(&self, other: &Self, of: impl Fn(&Run) -> f64) -> f64 {
        median(self.runs.iter().zip(&other.runs).map(|(ours, theirs)| of(ours) / of(theirs)))
    }

    fn peak(&self) -> u64 {
        self.runs.iter().map(|run| run.peak.anonymous).max().unwrap_or(0)
    }
}

/// Measures ingest from nothing by all programs in turn. The table of all, and the seconds that klynge takes.
pub(super) fn from_nothing(place: &Place, before: Option<f64>, report: &mut Report) -> (String, f64) {
    let rounds = [(2_000, 5), (20_000, 3), (u64::MAX, 1)].into_iter().find(|(most, _)| place.count <= *most);
    let rounds = rounds.map_or(1, |(_, rounds)| rounds);
    let programs = PROGRAMS.into_iter().filter(|program| program.left_out(place).is_none());
    let programs = programs.filter(|program| program.ingest(place).is_some());
    let mut all: Vec<Ingested> = programs.map(|program| Ingested { program, runs: Vec::new(), index: 0 }).collect();
    for Ingested { program, .. } in &all {
        program.prepare(place).expect("what a peer is fed with");
    }
    for round in 0..rounds {
        for ingested in &mut all {
            // Once says enough of those that take so much longer.
            if round > 0 && matches!(ingested.program, Program::Xapian | Program::Recoll) {
                continue;
            }
            one(place, ingested);
        }
    }
    let of = |program| all.iter().find(|ingested| ingested.program == program);
    let Some(klynge) = of(Program::Klynge) else { return (String::new(), f64::NAN) };
    let seconds = |run: &Run| run.wall;
    if let Some(sqlite) = of(Program::Sqlite) {
        let parts = format!("{} s, {} s", short(klynge.median(seconds)), short(sqlite.median(seconds)));
        report.line("ingest ÷ SQLite FTS5, wall", Aim::AtMost(0.8), "", klynge.over(sqlite, seconds), &parts);
        let ratio = klynge.over(sqlite, |run| run.cpu);
        let parts = format!("{} s, {} s", short(klynge.median(|run| run.cpu)), short(sqlite.median(|run| run.cpu)));
        report.line("ingest ÷ SQLite FTS5, CPU", Aim::None, "", ratio, &parts);
    }
    if let Some(floor) = of(Program::Floor) {
        let parts = format!("{} s, {} s", short(klynge.median(|run| run.cpu)), short(floor.median(|run| run.cpu)));
        report.line("ingest ÷ tantivy floor, CPU", Aim::AtMost(1.1), "", klynge.over(floor, |run| run.cpu), &parts);
        let parts = format!("{} s, {} s", short(klynge.median(seconds)), short(floor.median(seconds)));
        report.line("ingest ÷ tantivy floor, wall", Aim::None, "", klynge.over(floor, seconds), &parts);
    }
    let each = klynge.median(seconds) / place.count as f64;
    if let Some(before) = before {
        let parts = format!("{} ms, {} ms", ms(each), ms(before));
        report.line("ingest of a document ÷ that at the size before", Aim::AtMost(1.2), "", each / before, &parts);
    }
    report.line(
        "anonymous memory of an ingest",
        Aim::AtMost(250.0),
        " MB",
        klynge.peak() as f64 / 1e6,
        "the most of all rounds",
    );
    let ratio = klynge.index as f64 / place.bytes as f64;
    report.line(
        "index ÷ text",
        Aim::AtMost(0.7),
        "",
        ratio,
        &format!("{} MB, {} MB", mb(klynge.index), mb(place.bytes)),
    );
    (programs_table(place, &all), each)
}

fn one(place: &Place, ingested: &mut Ingested) {
    let index = ingested.program.index(place);
    let Some(mut command) = ingested.program.ingest(place) else { return };
    place::clear(&index);
    let run = watch(&mut command);
    assert!(run.success, "{command:?} failed");
    eprintln!("{}: {:.2} s, CPU {:.2} s", ingested.program.name(), run.wall, run.cpu);
    ingested.runs.push(run);
    ingested.index = place::size(&index);
    if ingested.program == Program::Sqlite && place.count > 20_000 {
        // It is as large as all of the text, and is not needed again.
        place::clear(&place.at("rows.db"));
    }
}

fn programs_table(place: &Place, all: &[Ingested]) -> String {
    let head =
        ["ingest", "wall s", "CPU s", "anonymous MB", "resident MB", "index ÷ text", "rounds"].map(str::to_owned);
    let rows = all.iter().map(|ingested| {
        vec![
            ingested.program.name().to_owned(),
            short(ingested.median(|run| run.wall)),
            short(ingested.median(|run| run.cpu)),
            mb(ingested.peak()),
            mb(ingested.runs.iter().map(|run| run.peak.resident).max().unwrap_or(0)),
            short(ingested.index as f64 / place.bytes as f64),
            ingested.runs.len().to_string(),
        ]
    });
    table(&head, &rows.collect::<Vec<_>>())
}

/// Measures an ingest with nothing changed beside a program that lists the files, and one with a document changed.
pub(super) fn again(place: &Place, report: &mut Report) {
    let ingest = || {
        let mut command = Program::Klynge.ingest(place).expect("klynge has an index");
        let run = run(&mut command);
        assert!(run.success, "{command:?} failed");
        run.wall
    };
    let list = || {
        let run = run(ourselves().arg(floor::LIST).arg(place.corpus()));
        assert_eq!(run.output.trim(), place.count.to_string(), "files that are listed");
        run.wall
    };
    let file = first_file(place.corpus());
    let original = fs::read(&file).expect("a document");
    let rounds = if place.count > 20_000 { 5 } else { 15 };
    let (mut lists, mut unchanged, mut added) = (Vec::new(), Vec::new(), Vec::new());
    ingest();
    for round in 0..rounds {
        lists.push(list());
        unchanged.push(ingest());
        fs::write(&file, [&original, format!("\nRettet {round} gange.\n").as_bytes()].concat()).expect("a document");
        added.push(ingest() - unchanged[round]);
    }
    fs::write(&file, &original).expect("a document");
    ingest();
    let ratio = median(lists.iter().zip(&unchanged).map(|(list, ours)| ours / list));
    let parts = format!("{} ms, {} ms", ms(median(unchanged)), ms(median(lists)));
    report.line("ingest again with nothing changed ÷ listing and stat", Aim::AtMost(3.0), "", ratio, &parts);
    let aim = if place.count <= 10_000 { Aim::AtMost(150.0) } else { Aim::None };
    report.line("one document changed: more than with none", aim, " ms", median(added) * 1e3, "");
}

fn first_file(mut path: PathBuf) -> PathBuf {
    while path.is_dir() {
        let entries = fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path());
        path = entries.min().expect("a document");
    }
    path
}
