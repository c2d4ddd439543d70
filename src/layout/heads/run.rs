//! Punkter that only their order tells: 1, 2, 3 …
//!
//! Minutes in free prose have no sections under their titles that would tell them. What tells them is the run.

use foldhash::HashMap;

use super::chain;
use super::evidence::{Candidate, stands_free};
use super::read::Form;
use super::title::is_subpoint;
use crate::block::Blocks;
use crate::layout::item::Headings;

/// How many titles make a run.
const RUN: usize = 3;

/// How long a title of a run is, at most, in characters.
const TITLE: usize = 100;

/// Adds to the scores of the candidates that stand in order, if any do.
pub(super) fn mark(blocks: &Blocks, headings: &Headings<'_>, found: &mut [Candidate]) {
    // Under a section stand items of a list.
    let section = (0..blocks.lines().len()).find(|at| headings.is_of_case(*at)).unwrap_or(usize::MAX);
    let above = |run: &Vec<usize>| run.first().is_some_and(|first| found[*first].head.at < section);
    let run = alone_in_order(blocks, found)
        .or_else(|| alone_from_any(blocks, found).filter(above))
        .or_else(|| with_full_stops(blocks, found).filter(above))
        .or_else(|| leading_paragraphs(blocks, found));
    for nr in run.unwrap_or_default() {
        found[nr].score = found[nr].score.max(chain::ENOUGH);
    }
}

/// 1, 2, 3 …, each alone in its paragraph, with prose between them.
fn alone_in_order(blocks: &Blocks, found: &[Candidate]) -> Option<Vec<usize>> {
    let mut run: Vec<usize> = Vec::new();
    // The last that stands so, in the run or in a list.
    let mut before: Option<usize> = None;
    for (nr, one) in found.iter().enumerate() {
        let expected = number(run.len()).saturating_add(1);
        let may_be = is_alone(blocks, one) || one.score > 1;
        // It goes on with a list rather than with titles that have more to show for them.
        let of_list = before != run.last().copied()
            && before.is_some_and(|before| found[before].key == [expected - 1])
            && run.last().is_some_and(|last| found[*last].score > one.score);
        if may_be && one.key == [expected] && !of_list {
            run.push(nr);
        }
        before = if may_be { Some(nr) } else { before };
    }
    (run.len() >= RUN).then_some(run)
}

/// The same from a number on where an earlier meeting ended. Lists begin with 1.
fn alone_from_any(blocks: &Blocks, found: &[Candidate]) -> Option<Vec<usize>> {
    let run = longest(found, |one| is_alone(blocks, one) || one.score > 1);
    (run.len() > RUN && !is_list(found, &run)).then_some(run)
}

/// The same where all titles end in a full stop, which speaks against one alone.
fn with_full_stops(blocks: &Blocks, found: &[Candidate]) -> Option<Vec<usize>> {
    let alone = |one: &Candidate| one.score >= 0 && may_be_title(blocks, one);
    let run = longest(found, |one| one.head.titel.ends_with('.') && (alone(one) || one.score > 1));
    let from_one = run.first().is_some_and(|first| found[*first].key == [1]);
    (run.len() >= if from_one { RUN } else { RUN + 1 } && !is_list(found, &run)).then_some(run)
}

/// Where nothing else tells: 1, 2, 3 …, each the first line of a paragraph, which ended before the page's edge, and prose
/// behind it. An item of a list goes on to the edge.
fn leading_paragraphs(blocks: &Blocks, found: &[Candidate]) -> Option<Vec<usize>> {
    let leads = |one: &Candidate| {
        let behind = blocks.text(one.head.end);
        let number = |at: usize| blocks.lines()[at].number;
        let apart = one.head.at.checked_sub(1).is_none_or(|above| number(above) + 1 < number(one.head.at));
        apart
            && one.form == Form::Dotted
            && one.key.len() == 1
            && one.head.titel.chars().count() < TITLE
            && !one.head.titel.ends_with(['.', ':', ';', ','])
            && blocks.starts_block(one.head.at)
            && blocks.block_of(one.head.end).lines.start == one.head.at
            && blocks.wrapped
            // "4a. Gyngen" may come first.
            && (behind.starts_with(char::is_uppercase) || is_subpoint(behind))
    };
    let mut run: Vec<usize> = Vec::new();
    for (nr, one) in found.iter().enumerate() {
        if one.key == [number(run.len()).saturating_add(1)] && leads(one) {
            run.push(nr);
        }
    }
    let strong = found.iter().filter(|one| one.score >= chain::ENOUGH).count();
    (run.len() >= RUN && strong < RUN && !is_list(found, &run)).then_some(run)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Whether it stands as a title does, and nothing more speaks for it.
fn is_alone(blocks: &Blocks, one: &Candidate) -> bool {
    one.score == 1 && may_be_title(blocks, one)
}

fn may_be_title(blocks: &Blocks, one: &Candidate) -> bool {
    // A word of access tells by itself.
    one.key.len() == 1
        && one.form != Form::Marked
        && stands_free(blocks, &one.head)
        && one.head.titel.chars().count() < TITLE
}

/// Whether other lines have numbers of the run with more to show for them: then it is a list under those.
fn is_list(found: &[Candidate], run: &[usize]) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let numbers = found[*first].key.as_slice()..=found[*last].key.as_slice();
    let other = |nr: usize, one: &Candidate| one.score >= chain::ENOUGH && run.binary_search(&nr).is_err();
    found.iter().enumerate().any(|(nr, one)| other(nr, one) && numbers.contains(&one.key.as_slice()))
}

/// The longest run of candidates that fit, each with the number behind that of the one before it.
fn longest(found: &[Candidate], fits: impl Fn(&Candidate) -> bool) -> Vec<usize> {
    // For each number the longest run that ends with it: its length, and its last candidate.
    let mut ends: HashMap<u32, (usize, usize)> = HashMap::default();
    let mut before: Vec<Option<usize>> = vec![None; found.len()];
    let mut best = (0, 0);
    for (nr, one) in found.iter().enumerate() {
        let [number] = one.key[..] else { continue };
        if one.form == Form::Roman || !fits(one) {
            continue;
        }
        let last = number.checked_sub(1).and_then(|last| ends.get(&last)).copied();
        before[nr] = last.map(|(_, nr)| nr);
        let length = 1 + last.map_or(0, |(length, _)| length);
        let end = ends.entry(number).or_default();
        if end.0 < length {
            *end = (length, nr);
        }
        if best.0 < length {
            best = (length, nr);
        }
    }
    let mut run = Vec::with_capacity(best.0);
    let mut at = (best.0 > 0).then_some(best.1);
    while let Some(nr) = at {
        run.push(nr);
        at = before[nr];
    }
    run.reverse();
    run
}
