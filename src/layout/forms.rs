//! Names of sections that no table has, told by coming again: what stands under several punkter in the same words is the
//! form that they were written in, and not their text.

use std::collections::{HashMap, HashSet};

use super::heads::Head;
use super::role::Role;
use super::vocabulary;
use crate::block::{Blocks, Kind};
use crate::field::{personer, udfald};
use crate::record::Udfald;

/// Under how many punkter a label comes again to be one of the form.
const LABELS: usize = 2;

/// The same of a line without a colon: it needs more, since a short decision is one too.
const LINES: usize = 3;

/// The names that the punkter of a document share.
#[derive(Debug, Default)]
pub(super) struct Forms {
    labels: HashSet<String>,
    lines: HashSet<String>,
}

impl Forms {
    /// Reads them from the lines of all punkter.
    pub(super) fn find(blocks: &Blocks, roles: &[Role], heads: &[Head]) -> Self {
        let mut labels = HashMap::new();
        let mut lines = HashMap::new();
        for (nr, head) in heads.iter().enumerate() {
            let end = heads.get(nr + 1).map_or(roles.len(), |next| next.at);
            let mut seen = HashSet::new();
            for at in (head.end..end).filter(|at| roles[*at] == Role::Blank) {
                if let Some((name, _)) = label(blocks, at) {
                    count(&mut labels, &mut seen, name);
                } else if let Some(name) = line(blocks, at) {
                    count(&mut lines, &mut seen, name);
                }
            }
        }
        Self { labels: often(labels, LABELS), lines: often(lines, LINES) }
    }

    /// The name that line `at` begins with as a label of the form, and where its text begins.
    pub(super) fn label<'a>(&self, blocks: &'a Blocks, at: usize) -> Option<(&'a str, usize)> {
        label(blocks, at).filter(|(name, _)| self.labels.contains(&name.to_lowercase()))
    }

    /// Whether line `at` is a heading of the form.
    pub(super) fn heading(&self, blocks: &Blocks, at: usize) -> bool {
        line(blocks, at).is_some_and(|name| self.lines.contains(&name.to_lowercase()))
    }
}

fn count(counts: &mut HashMap<String, usize>, seen: &mut HashSet<String>, name: &str) {
    let name = name.to_lowercase();
    if seen.insert(name.clone()) {
        *counts.entry(name).or_insert(0) += 1;
    }
}

fn often(counts: HashMap<String, usize>, least: usize) -> HashSet<String> {
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(name, _)| name).collect()
}

/// "Drøftelse: …": a name of few words before a colon, where a line of text begins.
fn label(blocks: &Blocks, at: usize) -> Option<(&str, usize)> {
    let (name, rest) = vocabulary::split_label(blocks.text(at))?;
    let begins = blocks.starts_block(at) || blocks.wrapped || blocks.lines()[at - 1].hard;
    let is_item = matches!(blocks.block_of(at).kind, Kind::Item(_)) && blocks.starts_block(at);
    // "Udvalg: … Dato: … Punktnummer: …" tells of another meeting.
    let of_a_meeting = vocabulary::head_field(name).is_some() || name.to_lowercase().starts_with("punkt");
    (begins && !is_item && !of_a_meeting && is_name(name)).then_some((name, rest))
}

/// A short line on its own that is no sentence, no name of a person and no decision.
fn line(blocks: &Blocks, at: usize) -> Option<&str> {
    let text = blocks.text(at);
    let name = text.trim_end_matches([':', ' ']);
    let alone = blocks.stands_alone(at) && blocks.block_of(at).kind == Kind::Paragraph;
    let decides = || !matches!(udfald::udfald(text), None | Some(Udfald::Andet));
    (alone && is_name(name) && name.chars().count() > 3 && !decides() && personer::people(name).is_empty())
        .then_some(name)
}

fn is_name(text: &str) -> bool {
    text.len() <= 40
        && text.split_whitespace().count() <= 4
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ';', '!', '?'])
        && !text.contains(',')
        && !text.contains(|c: char| c.is_ascii_digit() || c == '|')
}
