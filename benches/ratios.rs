//! Ratios against floors: `cargo bench --bench ratios`. Writing the corpus to disk: `cargo bench --bench ratios -- write
//! <dir> <count>`.
//!
//! The machine's speed drifts by more than the differences that matter, so that two numbers from two runs say little. Here
//! the floor and ours run in turn, many rounds in one process, and what is printed is the median of the rounds' ratios.
//! A new ratio is one more [`Ratio`] in `main`.

#![expect(clippy::print_stdout, reason = "a benchmark's answer is what it prints")]

mod corpus;
mod documents;

use std::path::Path;
use std::time::{Duration, Instant};

use divan::black_box;
use documents::{Documents, Set};
use klynge::parse;
use klynge::source::Source;

/// Something of ours beside the least that it could cost.
struct Ratio<'a> {
    /// What is compared: "ours / floor".
    name: &'a str,
    floor: &'a dyn Fn(),
    ours: &'a dyn Fn(),
    rounds: usize,
}

impl Ratio<'_> {
    /// Runs both once to warm up, then in turn, and prints the medians. Which of them goes first alternates too.
    fn print(&self) {
        let (_, _) = (timed(self.floor), timed(self.ours));
        let times: Vec<(Duration, Duration)> = (0..self.rounds)
            .map(|round| {
                if round % 2 == 0 {
                    let floor = timed(self.floor);
                    (floor, timed(self.ours))
                } else {
                    let ours = timed(self.ours);
                    (timed(self.floor), ours)
                }
            })
            .collect();
        let ratio = median(times.iter().map(|(floor, ours)| ours.as_secs_f64() / floor.as_secs_f64()));
        let floor = median(times.iter().map(|(floor, _)| floor.as_secs_f64() * 1e3));
        let ours = median(times.iter().map(|(_, ours)| ours.as_secs_f64() * 1e3));
        let Self { name, rounds, .. } = self;
        println!("{name} = {ratio:.2}  (floor {floor:.2} ms, ours {ours:.2} ms; medians of {rounds} rounds)");
    }
}

fn timed(work: &dyn Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn main() -> std::io::Result<()> {
    // Cargo adds "--bench".
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [command, dir, count] = arguments.as_slice()
        && command == "write"
    {
        return corpus::write(Path::new(dir), count.parse().map_err(std::io::Error::other)?);
    }
    parsing();
    Ok(())
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
