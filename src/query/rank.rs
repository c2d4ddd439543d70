//! How the words of an answer stand: what tells the punkt about a thing from one that has the same words.

use super::matcher::{Match, Text};
use super::meaning::{Meaning, Tree};
use crate::record::Felt;

/// What it is worth that each word stands beside the one that it was asked beside.
const BESIDE: f32 = 0.35;
/// What it is worth that the title has all words.
const IN_TITLE: f32 = 0.25;
/// What it is worth that one sentence's length of text has all words.
const TOGETHER: f32 = 0.15;
/// How many words that is.
const SENTENCE: u32 = 15;

/// Whether the order can depend on how words stand: not for a single word, whose weight says all.
pub(super) fn can_differ(meaning: &Meaning) -> bool {
    matches!(meaning.root, Tree::Words(_) | Tree::All(_)) && meaning.leaves.len() > 1
}

/// What a score is multiplied by, at least 1, of what is seen of each word.
pub(super) fn factor(meaning: &Meaning, seen: &[Vec<Seen>]) -> f32 {
    let leaves: Vec<usize> = (0..meaning.leaves.len()).filter(|leaf| !meaning.leaves[*leaf].function_word).collect();
    let count = leaves.len().max(1) as f32;
    let in_title = |seen: &&Seen| seen.field == Felt::Titel as usize;
    let titled: f32 = leaves.iter().map(|leaf| heaviest(seen[*leaf].iter().filter(in_title))).sum();
    let pairs = leaves.windows(2).map(|pair| closest(&seen[pair[0]], &seen[pair[1]], (pair[1] - pair[0]) as u32));
    let beside: f32 = pairs.sum();
    let together = if leaves.len() > 1 { densest(seen, &leaves) } else { 0.0 };
    let between = leaves.len().saturating_sub(1).max(1) as f32;
    1.0 + IN_TITLE * titled / count + BESIDE * beside / between + TOGETHER * together
}

/// A match by where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seen {
    pub(super) field: usize,
    pub(super) begin: u32,
    pub(super) end: u32,
    pub(super) weight: f32,
}

/// What is seen of each leaf, in the order of the fields and of their words.
pub(super) fn seen(leaves: usize, matches: &[Match], texts: &[Text<'_>]) -> Vec<Vec<Seen>> {
    let mut out = vec![Vec::new(); leaves];
    for found in matches {
        let (Some(first), Some(last)) = (found.pieces.first(), found.pieces.last()) else { continue };
        if let (Some(of_leaf), Some(text)) = (out.get_mut(found.leaf), texts.get(first.text)) {
            of_leaf.push(Seen { field: text.field, begin: first.place, end: last.place, weight: found.weight });
        }
    }
    out.iter_mut().for_each(|of_leaf| of_leaf.sort_by_key(|seen| (seen.field, seen.begin)));
    out
}

/// Those of a leaf that begin at one of these words of a field.
fn between(of_leaf: &[Seen], field: usize, from: u32, to: u32) -> &[Seen] {
    let start = of_leaf.partition_point(|seen| (seen.field, seen.begin) < (field, from));
    let end = of_leaf.partition_point(|seen| (seen.field, seen.begin) <= (field, to));
    of_leaf.get(start..end).unwrap_or_default()
}

fn heaviest<'s>(seen: impl Iterator<Item = &'s Seen>) -> f32 {
    seen.map(|seen| seen.weight).fold(0.0, f32::max)
}

/// How well two words stand beside each other anywhere: `apart` words on, as in the query, or in one compound.
fn closest(firsts: &[Seen], seconds: &[Seen], apart: u32) -> f32 {
    let mut best = 0.0_f32;
    for first in firsts {
        let (from, to) = (first.end.saturating_sub(apart + 1), first.end.saturating_add(apart + 2));
        for second in between(seconds, first.field, from, to) {
            let worth = match second.begin.checked_sub(first.end) {
                Some(steps) if steps <= apart => 1.0,
                _ => 0.6,
            };
            best = best.max(worth * first.weight * second.weight);
        }
    }
    best
}

/// The share of the words that some stretch of the text has. The fullest begins with one of them.
fn densest(seen: &[Vec<Seen>], leaves: &[usize]) -> f32 {
    let mut best = 0.0_f32;
    for start in leaves.iter().flat_map(|leaf| &seen[*leaf]) {
        let here = |leaf: &usize| {
            heaviest(between(&seen[*leaf], start.field, start.begin, start.begin.saturating_add(SENTENCE)).iter())
        };
        best = best.max(leaves.iter().map(here).sum::<f32>() / leaves.len() as f32);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(field: usize, begin: u32) -> Seen {
        Seen { field, begin, end: begin, weight: 1.0 }
    }

    #[test]
    fn words_stand_beside_each_other_within_some_steps() {
        for (second, worth) in [(7, 0.0), (8, 0.6), (9, 0.6), (10, 1.0), (11, 1.0), (12, 0.6), (13, 0.6), (14, 0.0)] {
            assert_eq!(closest(&[at(1, 10)], &[at(0, 10), at(1, second), at(2, 10)], 1), worth, "{second}");
        }
    }

    #[test]
    fn words_are_together_within_a_sentences_length() {
        for (second, share) in [(10, 1.0), (25, 1.0), (26, 0.5)] {
            assert_eq!(densest(&[vec![at(1, 10)], vec![at(0, 10), at(1, second)]], &[0, 1]), share, "{second}");
        }
    }
}
