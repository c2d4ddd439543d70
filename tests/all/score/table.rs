//! Scores as plain text that lines up, and mistakes one by one.

use std::fmt::Write as _;

use super::tally::{Class, Score};

/// A document and its score.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) score: Score,
}

const COLUMNS: &str = "punkter P     R    F1   head labels sections bilag forloeb udfald   ALL  (words verbatim)";

/// One row for each document and one for all of them; per cent, `-` where there is nothing to score.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut total = Score::default();
    rows.iter().for_each(|row| total.add(&row.score));
    let name = format!("total of {}", rows.len());
    let longest = rows.iter().map(|row| row.name.chars().count()).chain([name.len()]).max().unwrap_or(0);
    let mut out = format!("{:longest$}  {COLUMNS}\n", "");
    for row in rows {
        writeln!(out, "{:longest$}  {}", row.name, figures(&row.score)).unwrap();
    }
    writeln!(out, "{name:longest$}  {}", figures(&total)).unwrap();
    out
}

fn figures(score: &Score) -> String {
    let punkter = score.class(Class::Punkter);
    let class = |class: Class| per_cent(score.class(class).f1());
    format!(
        "{:>9} {:>5} {:>5} {:>6} {:>6} {:>8} {:>5} {:>7} {:>6} {:>5}  {:>6} {:>9}",
        per_cent(punkter.precision()),
        per_cent(punkter.recall()),
        per_cent(punkter.f1()),
        class(Class::Head),
        class(Class::Labels),
        class(Class::Sections),
        class(Class::Bilag),
        class(Class::Forloeb),
        class(Class::Udfald),
        per_cent(score.overall()),
        per_cent(score.words.f1()),
        per_cent(score.verbatim.f1()),
    )
}

/// 100.0 means all: what is nearly all is rounded down.
fn per_cent(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{:.1}", (figure * 1000.0 + 1e-9).floor() / 10.0))
}

/// Every mistake of the rows, each with what was expected and what came.
pub(crate) fn mistakes(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows.iter().filter(|row| !row.score.mistakes.is_empty()) {
        writeln!(out, "{}", row.name).unwrap();
        for mistake in &row.score.mistakes {
            let (expected, got) = around_difference(&mistake.expected, &mistake.got);
            writeln!(out, "  {}\n    expected {expected}\n    got      {got}", mistake.place).unwrap();
        }
    }
    out
}

/// The two texts, each cut to one line around the place where they part.
pub(crate) fn around_difference(a: &str, b: &str) -> (String, String) {
    const BEFORE: usize = 40;
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let from = if alike > BEFORE + 30 { alike - BEFORE } else { 0 };
    (cut(a, from), cut(b, from))
}

fn cut(text: &str, from: usize) -> String {
    const LENGTH: usize = 150;
    let count = text.chars().count();
    let middle: String = text.chars().skip(from).take(LENGTH).collect();
    let start = if from > 0 { "…" } else { "" };
    let end = if count > from + LENGTH { format!("… ({count} characters)") } else { String::new() };
    format!("{start}{}{end}", middle.replace('\n', "\\n"))
}
