//! What is searched for.

use crate::corpus;

/// A query of a kind that people ask.
pub(super) struct Query {
    pub(super) kind: &'static str,
    /// As it is typed; all programs but ripgrep take it so.
    pub(super) text: &'static str,
    /// What ripgrep looks for.
    pub(super) strings: &'static [&'static str],
    /// Whether the needles must be among what is printed.
    pub(super) needle: bool,
}

/// The five kinds.
pub(super) const QUERIES: [Query; 5] = [
    Query { kind: "rare word", text: "behandlingsansvar", strings: &["behandlingsansvar"], needle: true },
    Query {
        kind: "rare phrase",
        text: "\"forebyggende natkørsel\"",
        strings: &["forebyggende natkørsel"],
        needle: true,
    },
    Query { kind: "72 timers", text: "72 timers", strings: &["72 timers"], needle: true },
    Query { kind: "common word", text: COMMON, strings: &[COMMON], needle: false },
    Query {
        kind: "three words",
        text: "samarbejde budget natkørsel",
        strings: &["samarbejde", "budget", "natkørsel"],
        needle: true,
    },
];

/// A word that every fifth punkt has.
pub(super) const COMMON: &str = "kommune";

impl Query {
    /// Whether what a program printed has what it had to find.
    pub(super) fn found_in(&self, output: &str) -> bool {
        if self.needle { corpus::names_needles(output) } else { output.lines().count() >= 10 }
    }
}
