//! Names of sections that no table has, told by coming again: what stands under several punkter in the same words is the
//! form that they were written in, and not their text.

use std::collections::{HashMap, HashSet};

use super::heads::Head;
use super::role::{Role, free};
use super::vocabulary;
use crate::block::{Blocks, Kind};
use crate::field::{personer, udfald};
use crate::record::Udfald;

/// Under how many punkter a label comes again to be one of the form.
const LABELS: usize = 2;

/// The same of a line without a colon: it needs more, since a short decision is one too.
const LINES: usize = 3;

/// No name is longer, in bytes.
const LONGEST: usize = 40;

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
            for at in free(roles, head.end..end) {
                if let Some((name, _)) = label(blocks, at) {
                    count(&mut labels, nr, name);
                } else if let Some(name) = line(blocks, at) {
                    count(&mut lines, nr, name);
                }
            }
        }
        let mut lines = often(lines, LINES);
        lines.retain(|name| !decides(name) && personer::people(name).is_empty());
        Self { labels: often(labels, LABELS), lines }
    }

    /// The name that line `at` begins with as a label of the form, and where its text begins.
    pub(super) fn label<'a>(&self, blocks: &'a Blocks, at: usize) -> Option<(&'a str, usize)> {
        if self.labels.is_empty() {
            return None;
        }
        label(blocks, at).filter(|(name, _)| self.labels.contains(*name))
    }

    /// Whether line `at` is a heading of the form.
    pub(super) fn heading(&self, blocks: &Blocks, at: usize) -> bool {
        !self.lines.is_empty() && line(blocks, at).is_some_and(|name| self.lines.contains(name))
    }
}

/// How many punkter have a name, and the last that has.
type Counts<'a> = HashMap<&'a str, (usize, usize)>;

fn count<'a>(counts: &mut Counts<'a>, punkt: usize, name: &'a str) {
    let (times, last) = counts.entry(name).or_insert((0, usize::MAX));
    if *last != punkt {
        (*times, *last) = (*times + 1, punkt);
    }
}

fn often(counts: Counts<'_>, least: usize) -> HashSet<String> {
    counts.into_iter().filter(|(_, (times, _))| *times >= least).map(|(name, _)| name.to_owned()).collect()
}

/// "Drøftelse: …": a name of few words before a colon, where a line of text begins.
fn label(blocks: &Blocks, at: usize) -> Option<(&str, usize)> {
    let (name, rest) = vocabulary::split_label(blocks.text(at))?;
    let begins = blocks.starts_block(at) || blocks.wrapped || blocks.lines()[at - 1].hard;
    let is_item = matches!(blocks.block_of(at).kind, Kind::Item(_)) && blocks.starts_block(at);
    // "Udvalg: … Dato: … Punktnummer: …" tells of another meeting.
    let of_a_meeting = || vocabulary::head_field(name).is_some() || name.starts_with("Punkt");
    (begins && !is_item && is_name(name) && !of_a_meeting()).then_some((name, rest))
}

/// A short line on its own that is no sentence.
fn line(blocks: &Blocks, at: usize) -> Option<&str> {
    let name = blocks.text(at).trim_end_matches([':', ' ']);
    let alone = name.len() <= LONGEST && blocks.stands_alone(at) && blocks.block_of(at).kind == Kind::Paragraph;
    (alone && is_name(name) && name.chars().count() > 3).then_some(name)
}

/// Whether a line is a decision by itself: "Godkendt", "Taget til efterretning" come again, too.
fn decides(name: &str) -> bool {
    !matches!(udfald::udfald(name), None | Some(Udfald::Andet))
}

fn is_name(text: &str) -> bool {
    text.len() <= LONGEST
        && text.split_whitespace().count() <= 4
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ';', '!', '?'])
        && !text.contains(',')
        && !text.contains(|c: char| c.is_ascii_digit() || c == '|')
}
