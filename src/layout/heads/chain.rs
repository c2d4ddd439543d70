//! Which candidates are punkter: the chain of growing numbers with the most evidence.

use super::Head;
use super::evidence::Candidate;
use super::read::Form;
use crate::block::Blocks;

/// The score that a candidate needs where its number is the one that comes next.
pub(super) const ENOUGH: i32 = 2;

/// The score that a number in parts needs under its punkt.
const ENOUGH_UNDER_A_PUNKT: i32 = 1;

/// The score that it needs where numbers are missing before it.
const ENOUGH_BEHIND_A_GAP: i32 = 3;

/// The score that it needs where its number has been before.
const ENOUGH_AGAIN: i32 = 4;

/// The kinds of numbering that a document may use for its punkter; lists inside them may use another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Announced,
    Ad,
    Arabic,
    Roman,
}

const SCHEMES: [Scheme; 4] = [Scheme::Announced, Scheme::Ad, Scheme::Arabic, Scheme::Roman];

fn scheme(form: Form) -> Scheme {
    match form {
        Form::Announced => Scheme::Announced,
        Form::Ad => Scheme::Ad,
        Form::Roman => Scheme::Roman,
        Form::Named | Form::Marked | Form::Dotted | Form::Column | Form::Bare | Form::Glued | Form::Over => {
            Scheme::Arabic
        }
    }
}

/// The heads among the candidates.
pub(super) fn choose(blocks: &Blocks, candidates: Vec<Candidate>) -> Vec<Head> {
    let best = SCHEMES
        .iter()
        .map(|wanted| {
            let own: Vec<&Candidate> = candidates.iter().filter(|one| scheme(one.form) == *wanted).collect();
            let chosen = of_scheme(blocks, &own, *wanted);
            let total: i32 = chosen.iter().map(|one| one.score).sum();
            (total, chosen)
        })
        // The first of equals, in the order of the schemes.
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or_else(Vec::new, |(_, chosen)| chosen.into_iter().map(|one| one.head.clone()).collect())
}

fn of_scheme<'a>(blocks: &Blocks, candidates: &[&'a Candidate], scheme: Scheme) -> Vec<&'a Candidate> {
    let whole = |one: &&&Candidate| !one.head.nummer.contains('.');
    let tops: Vec<&Candidate> = candidates.iter().filter(whole).copied().collect();
    let tops = without_outliers(growing(&tops, ENOUGH));
    let total = |chain: &[&Candidate]| chain.iter().map(|one| one.score).sum::<i32>();
    // Where whole numbers are few, the punkter may all be numbered in parts: 12.1, 12.2 …
    let all = without_outliers(growing(candidates, ENOUGH));
    let parts: Vec<&Candidate> = all.into_iter().filter(|one| one.head.nummer.contains('.')).collect();
    if total(&parts) > 2 * total(&tops) {
        return parts;
    }
    let mut chosen = with_parts(blocks, tops, candidates);
    chosen = with_gaps_filled(chosen, candidates);
    if scheme == Scheme::Roman && (chosen.len() < 2 || chosen[0].key != [1]) {
        // A letter of a list or an initial is a Roman number, too.
        return Vec::new();
    }
    chosen
}

/// The chain of numbers that never shrink with the greatest sum of scores. A number that comes again needs more.
fn growing<'a>(candidates: &[&'a Candidate], enough: i32) -> Vec<&'a Candidate> {
    let usable: Vec<&Candidate> = candidates.iter().filter(|one| one.score >= enough).copied().collect();
    let mut keys: Vec<&[u32]> = usable.iter().map(|one| one.key.as_slice()).collect();
    keys.sort_unstable();
    keys.dedup();
    // For each number the best chain that ends with it or a smaller one: sum, and its last candidate.
    let mut best = Best::new(keys.len());
    let mut before: Vec<Option<usize>> = vec![None; usable.len()];
    for (at, one) in usable.iter().enumerate() {
        let rank = keys.partition_point(|key| *key < one.key.as_slice());
        let again = if one.score >= ENOUGH_AGAIN { rank + 1 } else { rank };
        let (sum, last) = best.up_to(again);
        before[at] = last;
        best.put(rank, (sum + i64::from(one.score), Some(at)));
    }
    let mut chain = Vec::new();
    let mut last = best.up_to(keys.len()).1;
    while let Some(at) = last {
        chain.push(usable[at]);
        last = before[at];
    }
    chain.reverse();
    chain
}

/// The greatest sums by rank, as a Fenwick tree: lists of a hundred thousand numbers are read in no time.
struct Best(Vec<(i64, Option<usize>)>);

impl Best {
    fn new(ranks: usize) -> Self {
        Self(vec![(0, None); ranks + 1])
    }

    /// The best of the ranks below `rank`.
    fn up_to(&self, rank: usize) -> (i64, Option<usize>) {
        let (mut at, mut best) = (rank, (0, None));
        while at > 0 {
            best = if self.0[at].0 > best.0 { self.0[at] } else { best };
            at &= at - 1;
        }
        best
    }

    fn put(&mut self, rank: usize, value: (i64, Option<usize>)) {
        let mut at = rank + 1;
        while at < self.0.len() {
            if value.0 > self.0[at].0 {
                self.0[at] = value;
            }
            at += at & at.wrapping_neg();
        }
    }
}

/// Leaves out what stands behind a gap in the numbers without much to show for it.
fn without_outliers(chain: Vec<&Candidate>) -> Vec<&Candidate> {
    let mut kept: Vec<&Candidate> = Vec::with_capacity(chain.len());
    for (at, one) in chain.iter().enumerate() {
        let follows = kept.last().is_some_and(|before| is_next(&before.key, &one.key));
        let leads = chain.get(at + 1).is_some_and(|next| is_next(&one.key, &next.key));
        let begins = kept.is_empty() && (one.key.first() <= Some(&1) || leads);
        if follows || begins || one.score >= ENOUGH_BEHIND_A_GAP {
            kept.push(one);
        }
    }
    kept
}

fn is_next(before: &[u32], now: &[u32]) -> bool {
    now.first().zip(before.first()).is_none_or(|(now, before)| now.saturating_sub(*before) <= 1)
}

/// Adds numbers in parts ("3.1") under their punkt, where they are punkter and not headings of its case text: the first of
/// them stands right under it, or the table of contents has them, or they have sections of their own.
fn with_parts<'a>(blocks: &Blocks, tops: Vec<&'a Candidate>, candidates: &[&'a Candidate]) -> Vec<&'a Candidate> {
    let mut chosen = Vec::with_capacity(tops.len());
    for (nr, top) in tops.iter().enumerate() {
        chosen.push(*top);
        let end = tops.get(nr + 1).map_or(usize::MAX, |next| next.head.at);
        let from = candidates.partition_point(|one| one.head.at <= top.head.at);
        let parts = candidates[from..].iter().take_while(|one| one.head.at < end);
        let under = |one: &&&Candidate| one.head.nummer.contains('.') && one.key.first() == top.key.first();
        let parts = growing(&parts.filter(under).copied().collect::<Vec<_>>(), ENOUGH_UNDER_A_PUNKT);
        if are_punkter(blocks, top, &parts) {
            chosen.extend(parts);
        }
    }
    chosen
}

fn are_punkter(blocks: &Blocks, top: &Candidate, parts: &[&Candidate]) -> bool {
    let Some((last, before)) = parts.split_last() else { return false };
    let right_under = (top.head.end..parts[0].head.at).all(|at| blocks.text(at).is_empty());
    let with_section = before.iter().filter(|one| one.has_section).count();
    right_under
        || parts.iter().all(|one| one.listed)
        || !before.is_empty() && with_section * 2 > before.len() && last.has_section
}

/// Adds candidates with little evidence whose numbers are just those that are missing between two heads, or go on behind the
/// last.
fn with_gaps_filled<'a>(chosen: Vec<&'a Candidate>, candidates: &[&'a Candidate]) -> Vec<&'a Candidate> {
    let mut filled: Vec<&Candidate> = Vec::with_capacity(chosen.len());
    for (nr, one) in chosen.iter().enumerate() {
        filled.push(one);
        let (end, limit, needed) = match chosen.get(nr + 1) {
            Some(next) => (next.head.at, next.key[0], 0),
            // Nothing behind the last one bears witness.
            None => (usize::MAX, u32::MAX, 1),
        };
        let from = candidates.partition_point(|other| other.head.at <= one.head.at);
        let between = candidates[from..].iter().take_while(|other| other.head.at < end);
        for other in between.filter(|other| other.key.len() == 1 && other.score >= needed) {
            let expected = filled.last().and_then(|last| last.key.first()).map_or(0, |last| last + 1);
            if other.key[0] == expected && expected < limit {
                filled.push(other);
            }
        }
    }
    filled
}
