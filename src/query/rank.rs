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

/// What a score is multiplied by, at least 1.
pub(super) fn factor(meaning: &Meaning, matches: &[Match], texts: &[Text<'_>]) -> f32 {
    let leaves: Vec<usize> = (0..meaning.leaves.len()).filter(|leaf| !meaning.leaves[*leaf].function_word).collect();
    let count = leaves.len().max(1) as f32;
    let in_title = |leaf: &&usize| matches.iter().any(|found| found.leaf == **leaf && is_title(found, texts));
    let titled: f32 = leaves.iter().filter(in_title).map(|leaf| best(matches, *leaf, |m| is_title(m, texts))).sum();
    let pairs: Vec<(usize, usize)> = leaves.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let beside: f32 = pairs.iter().map(|(a, b)| closest(matches, texts, *a, *b, (b - a) as u32)).sum();
    let together = if leaves.len() > 1 { densest(matches, texts, &leaves) } else { 0.0 };
    1.0 + IN_TITLE * titled / count + BESIDE * beside / pairs.len().max(1) as f32 + TOGETHER * together
}

fn best(matches: &[Match], leaf: usize, wanted: impl Fn(&Match) -> bool) -> f32 {
    matches.iter().filter(|found| found.leaf == leaf && wanted(found)).map(|found| found.weight).fold(0.0, f32::max)
}

fn is_title(found: &Match, texts: &[Text<'_>]) -> bool {
    field(found, texts) == Some(Felt::Titel as usize)
}

fn field(found: &Match, texts: &[Text<'_>]) -> Option<usize> {
    texts.get(found.pieces.first()?.text).map(|text| text.field)
}

/// How well two words stand beside each other anywhere: `apart` words on, as in the query, or in one compound.
fn closest(matches: &[Match], texts: &[Text<'_>], a: usize, b: usize, apart: u32) -> f32 {
    let mut best = 0.0_f32;
    for first in matches.iter().filter(|found| found.leaf == a) {
        for second in matches.iter().filter(|found| found.leaf == b) {
            if field(first, texts) != field(second, texts) {
                continue;
            }
            let (Some(end), Some(start)) = (first.pieces.last(), second.pieces.first()) else { continue };
            let steps = start.place.checked_sub(end.place);
            let worth = match steps {
                Some(steps) if steps <= apart => 1.0,
                Some(steps) if steps <= apart + 2 => 0.6,
                None if end.place - start.place <= apart + 1 => 0.6,
                _ => 0.0,
            };
            best = best.max(worth * first.weight * second.weight);
        }
    }
    best
}

/// The share of the words that some stretch of the text has.
fn densest(matches: &[Match], texts: &[Text<'_>], leaves: &[usize]) -> f32 {
    let mut best = 0.0_f32;
    for start in matches {
        let Some(begin) = start.pieces.first().map(|piece| piece.place) else { continue };
        let near = |found: &&Match| {
            field(found, texts) == field(start, texts)
                && found.pieces.first().is_some_and(|piece| (begin..=begin + SENTENCE).contains(&piece.place))
        };
        let share = |leaf: &usize| {
            matches
                .iter()
                .filter(near)
                .filter(|found| found.leaf == *leaf)
                .map(|found| found.weight)
                .fold(0.0, f32::max)
        };
        best = best.max(leaves.iter().map(share).sum::<f32>() / leaves.len() as f32);
    }
    best
}
