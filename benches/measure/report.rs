//! What was measured, as Markdown beside what was aimed at.

use std::fmt::Write as _;

/// What is aimed at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Aim {
    AtMost(f64),
    AtLeast(f64),
    /// Measured for those who want to know.
    None,
}

/// The measurements of one size.
#[derive(Default)]
pub(super) struct Report {
    lines: String,
    missed: Vec<String>,
}

impl Report {
    /// One more: what it is, what is aimed at, what came out, and what it was made of.
    pub(super) fn line(&mut self, what: &str, aim: Aim, unit: &str, value: f64, of: &str) {
        let (aimed, met) = match aim {
            Aim::AtMost(most) => (format!("≤ {}{unit}", short(most)), Some(value <= most)),
            Aim::AtLeast(least) => (format!("≥ {}{unit}", short(least)), Some(value >= least)),
            Aim::None => (String::new(), None),
        };
        let verdict = match met {
            Some(true) => "met",
            Some(false) => "**not met**",
            None => "",
        };
        if met == Some(false) {
            self.missed.push(what.to_owned());
        }
        let _ = writeln!(self.lines, "| {what} | {aimed} | {}{unit} | {verdict} | {of} |", short(value));
        // For whoever waits.
        eprintln!("{what}: {}{unit} {of}", short(value));
    }

    /// Something that is not as it should be, and has no number.
    pub(super) fn miss(&mut self, what: &str) {
        self.missed.push(what.to_owned());
    }

    /// The table.
    pub(super) fn table(&self) -> String {
        let missed = if self.missed.is_empty() {
            "All aims are met.".to_owned()
        } else {
            format!("Not met: {}.", self.missed.join("; "))
        };
        format!("| measured | aim | value | | of |\n|---|---|---|---|---|\n{}\n{missed}\n", self.lines)
    }
}

/// A number with as many digits as say something.
pub(super) fn short(value: f64) -> String {
    if !value.is_finite() {
        "–".to_owned()
    } else if value.abs() >= 100.0 {
        format!("{value:.0}")
    } else if value.abs() >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// Milliseconds of seconds.
pub(super) fn ms(seconds: f64) -> String {
    short(seconds * 1e3)
}

/// Megabytes of bytes.
pub(super) fn mb(bytes: u64) -> String {
    short(bytes as f64 / 1e6)
}

/// A table with a column for each program.
pub(super) fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    line(head) + &format!("|{}\n", "---|".repeat(head.len())) + &rows.iter().map(|row| line(row)).collect::<String>()
}

/// A count with its thousands told apart.
pub(super) fn thousands(count: u64) -> String {
    let figures = count.to_string();
    let mut out = String::new();
    for (place, figure) in figures.chars().enumerate() {
        if place > 0 && (figures.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(figure);
    }
    out
}
