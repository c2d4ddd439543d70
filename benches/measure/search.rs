//! Searches, each by a fresh process with a warm page cache, and what else an index is asked for.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use klynge::index::Catalog;
use klynge::query::{Filter, Request, Sort, parse, search};

use super::place::Place;
use super::process::{Run, mean, median, run};
use super::programs::{PROGRAMS, Program, asked};
use super::queries::{COMMON, QUERIES, Query};
use super::report::{Aim, Report, ms, table};

/// How many seconds the rounds of one program and one query may take, and how many rounds there are in any case and at
/// most.
const SECONDS: f64 = 3.0;
const ROUNDS: std::ops::RangeInclusive<usize> = 3..=41;

/// One of the commands that are run in turn.
struct Turn {
    command: Command,
    runs: Vec<Run>,
    rounds: usize,
    /// Whether it printed what it had to.
    found: bool,
}

impl Turn {
    /// Runs the command once, to warm up and to see how many rounds there is time for.
    fn new(mut command: Command, found: impl Fn(&str) -> bool) -> Self {
        run(&mut command);
        let first = run(&mut command);
        assert!(first.success, "{command:?} failed");
        let found = found(&first.output);
        let rounds = ((SECONDS / first.wall) as usize).clamp(*ROUNDS.start(), *ROUNDS.end());
        Self { command, runs: Vec::new(), rounds, found }
    }

    fn wall(&self) -> f64 {
        median(self.runs.iter().map(|run| run.wall))
    }

    fn over(&self, other: &Self) -> f64 {
        median(self.runs.iter().zip(&other.runs).map(|(ours, theirs)| ours.wall / theirs.wall))
    }
}

/// Runs all in turn; in each round another one is the first.
fn in_turn(turns: &mut [Turn]) {
    let rounds = turns.iter().map(|turn| turn.rounds).max().unwrap_or(0);
    for round in 0..rounds {
        for place in 0..turns.len() {
            let place = (place + round) % turns.len();
            let turn = &mut turns[place];
            if turn.runs.len() < turn.rounds {
                turn.runs.push(run(&mut turn.command));
            }
        }
    }
}

/// Measures the five kinds by all programs. The table of all.
pub(super) fn five_kinds(place: &Place, report: &mut Report) -> String {
    let count = run(&mut asked(place, &["search", "--count", &format!("\"{}\"!", crate::corpus::NEEDLE)])).output;
    let counted = count.split_whitespace().next().unwrap_or("0");
    assert_eq!(counted, place.needles().to_string(), "punkter with the needle");
    let programs: Vec<Program> = PROGRAMS.into_iter().filter(|program| program.left_out(place).is_none()).collect();
    let mut rows = Vec::new();
    for query in &QUERIES {
        let turn = |program: &Program| Turn::new(program.search(place, query), |output| query.found_in(output));
        let mut turns: Vec<Turn> = programs.iter().map(turn).collect();
        in_turn(&mut turns);
        judge(place, query, &programs, &turns, report);
        let cell = |turn: &Turn| {
            let cpu: Vec<f64> = turn.runs.iter().map(|run| run.cpu).collect();
            format!("{} ({}){}", ms(turn.wall()), ms(mean(&cpu)), if turn.found { "" } else { " ✗" })
        };
        rows.push([query.kind.to_owned()].into_iter().chain(turns.iter().map(cell)).collect());
    }
    let head = ["ms (CPU)"].into_iter().chain(programs.iter().map(|program| program.name())).map(str::to_owned);
    table(&head.collect::<Vec<_>>(), &rows)
}

/// klynge beside the fastest of the peers, and beside the floor.
fn judge(place: &Place, query: &Query, programs: &[Program], turns: &[Turn], report: &mut Report) {
    let ours = &turns[0];
    if !ours.found {
        report.miss(&format!("search, {}: what was planted is not among the ten best", query.kind));
    }
    let all = programs.iter().zip(turns).skip(1);
    let peers = all.clone().filter(|(program, peer)| **program != Program::Floor && peer.found);
    if let Some((peer, best)) = peers.min_by(|(_, a), (_, b)| a.wall().total_cmp(&b.wall())) {
        let what = format!("search, {} ÷ the best peer", query.kind);
        let aim = if place.count <= 10_000 { Aim::AtMost(1.0) } else { Aim::None };
        let parts = format!("{} ms, {} {} ms", ms(ours.wall()), peer.name(), ms(best.wall()));
        report.line(&what, aim, "", ours.over(best), &parts);
    }
    if place.count > 10_000 {
        let what = format!("search, {}", query.kind);
        report.line(&what, Aim::AtMost(20.0), " ms", ours.wall() * 1e3, "");
    }
    if let Some((_, floor)) = all.clone().find(|(program, _)| **program == Program::Floor) {
        let parts = format!("{} ms, {} ms", ms(ours.wall()), ms(floor.wall()));
        report.line(&format!("search, {} ÷ tantivy floor", query.kind), Aim::None, "", ours.over(floor), &parts);
    }
}

/// Measures the lists of words, the facets and the punkter of a case beside a search for the same word.
pub(super) fn others(place: &Place, report: &mut Report) {
    let case = format!("sag:{}", some_case(&place.corpus()));
    let commands: [(&str, &[&str]); 4] = [
        ("search", &["search", COMMON]),
        ("the words that a word reaches (`ord`)", &["ord", COMMON]),
        ("a facet (`--facet udvalg`)", &["search", "--facet", "udvalg", COMMON]),
        ("the punkter of a case (`sag:`)", &["search", "--sort", "dato", &case]),
    ];
    let mut turns: Vec<Turn> =
        commands.iter().map(|(_, arguments)| Turn::new(asked(place, arguments), |output| !output.is_empty())).collect();
    in_turn(&mut turns);
    for ((what, _), turn) in commands.iter().zip(&turns).skip(1) {
        assert!(turn.found, "{what} gives nothing");
        let parts = format!("{} ms, {} ms", ms(turn.wall()), ms(turns[0].wall()));
        report.line(&format!("{what} ÷ a search"), Aim::AtMost(3.0), "", turn.over(&turns[0]), &parts);
    }
}

/// The first case of the first document.
fn some_case(path: &Path) -> String {
    if path.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
        return entries.min().map_or(String::new(), |path| some_case(&path));
    }
    let text = fs::read_to_string(path).unwrap_or_default();
    let from = text.find("EMN-").unwrap_or(text.len());
    text[from..].split_whitespace().next().unwrap_or("").to_owned()
}

/// Measures the start of the program.
pub(super) fn start(place: &Place, report: &mut Report) {
    let version = || {
        let mut command = Command::new(&place.klynge);
        command.arg("--version");
        command
    };
    let mut turns = [Turn::new(version(), |output| !output.is_empty()), Turn::new(Command::new("true"), |_| true)];
    turns.iter_mut().for_each(|turn| turn.rounds = 201);
    in_turn(&mut turns);
    let parts = format!("{} ms, {} ms", ms(turns[0].wall()), ms(turns[1].wall()));
    report.line("`klynge --version` ÷ `true`", Aim::AtMost(1.5), "", turns[0].over(&turns[1]), &parts);
}

/// Measures what the snippets of ten hits cost: in this process, hits read with their snippets less the same ten records
/// read and nothing done with them.
pub(super) fn snippets(place: &Place, report: &mut Report) {
    let catalog = Catalog::open(&Program::Klynge.index(place)).expect("the index");
    let mut dearest = (0.0, "", String::new());
    for query in &QUERIES {
        let parsed = parse(query.text).expect("a query");
        let request = Request { query: Some(&parsed), filter: Filter::default(), limit: 10, sort: Sort::Relevans };
        let answers = search(&catalog, &request).expect("answers");
        let addresses: Vec<_> = answers.addresses_with_all().take(10).collect();
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for _ in 0..31 {
            let clock = Instant::now();
            let hits = answers.hits().take(addresses.len()).filter_map(Result::ok).filter(|hit| !hit.uddrag.is_empty());
            assert_eq!(hits.count(), addresses.len(), "hits with snippets");
            with.push(clock.elapsed().as_secs_f64());
            let clock = Instant::now();
            let read = addresses.iter().filter_map(|address| catalog.stored(*address).ok());
            assert_eq!(divan::black_box(read.count()), addresses.len(), "records");
            without.push(clock.elapsed().as_secs_f64());
        }
        // Fewer than ten hits are counted as if they were ten.
        let ten = 10.0 / addresses.len().max(1) as f64;
        let (with, without) = (median(with) * ten, median(without) * ten);
        if with - without > dearest.0 {
            dearest = (with - without, query.kind, format!("{} ms, {} ms", ms(with), ms(without)));
        }
    }
    let (cost, kind, parts) = dearest;
    report.line(
        &format!("snippets of ten hits, the dearest kind ({kind})"),
        Aim::AtMost(1.0),
        " ms",
        cost * 1e3,
        &parts,
    );
}

/// What is asked for, of which kind.
pub(super) fn asked_for() -> String {
    let all = QUERIES.iter().map(|query| format!("{} (`{}`)", query.kind, query.text));
    format!("Searches: {}.\n", all.collect::<Vec<_>>().join(", "))
}
