//! The sentences of a punkt that answer a query.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::matcher::Match;
use super::meaning::Meaning;
use crate::field::beslutninger::sentences;
use crate::index::Stored;
use crate::record::{Felt, Linjekort, Punkt, Tekst};

/// How long a snippet may be, in bytes.
const LENGTH: usize = 260;

/// A piece of a punkt's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uddrag {
    /// The field that it is from.
    pub felt: Felt,
    /// The text, of one line; "…" where it was cut.
    pub tekst: String,
    /// What answers the query in it, in bytes.
    pub marks: Vec<Range<usize>>,
    /// The line of the source where the answer stands, counted from 1.
    pub linje: u32,
}

/// What is marked in one text.
#[derive(Debug, Clone)]
struct Mark {
    range: Range<usize>,
    leaf: usize,
    /// How much it counts, in hundredths.
    weight: usize,
}

/// A sentence with what answers in it.
struct Sentence<'t> {
    tekst: Tekst<'t>,
    range: Range<usize>,
    marks: Vec<Mark>,
}

/// The sentence with the most of what is asked for, and, where it lacks words that stand elsewhere, the one with the most
/// of those. Where nothing is marked (a search by number), how the punkt begins; nothing if it has no text.
#[must_use]
pub(super) fn snippets(stored: &Stored, meaning: Option<&Meaning>, matches: &[Match]) -> Vec<Uddrag> {
    let (punkt, linjekort) = (&stored.punkt, &stored.linjekort);
    let counts = |leaf: usize| {
        meaning.is_some_and(|meaning| {
            let alone = meaning.leaves.iter().all(|leaf| leaf.function_word);
            meaning.leaves.get(leaf).is_some_and(|leaf| alone || !leaf.function_word)
        })
    };
    let sentences = marked(punkt, matches, counts);
    let first = best(&sentences, |_| true);
    let Some(first) = first else { return opening(punkt, linjekort).into_iter().collect() };
    // The title is shown anyway.
    let titles = sentences.iter().filter(|sentence| sentence.tekst.felt == Felt::Titel);
    let seen: HashSet<usize> =
        titles.chain([first]).flat_map(|sentence| &sentence.marks).map(|mark| mark.leaf).collect();
    let second = best(&sentences, |mark| !seen.contains(&mark.leaf)).filter(|second| second.tekst.felt != Felt::Titel);
    let below = if second.is_none() { below(punkt, &first.tekst) } else { None };
    let shown = [Some(first), second, below.as_ref()].into_iter().flatten();
    shown.map(|sentence| cut(sentence, |offset| line(punkt, linjekort, &sentence.tekst, offset))).collect()
}

/// How the section begins whose heading this is: a heading alone answers nothing.
fn below<'p>(punkt: &'p Punkt, heading: &Tekst<'_>) -> Option<Sentence<'p>> {
    if !is_heading(heading) {
        return None;
    }
    punkt.tekster().find(|tekst| tekst.felt == heading.felt && tekst.nr == heading.nr + 1).and_then(first_sentence)
}

/// How a text begins, with nothing to mark.
fn first_sentence(tekst: Tekst<'_>) -> Option<Sentence<'_>> {
    let range = ranges(tekst.tekst).next()?;
    Some(Sentence { tekst, range, marks: Vec::new() })
}

/// Whether a text is the heading of a section with a name of its own; the section is the next.
fn is_heading(tekst: &Tekst<'_>) -> bool {
    tekst.felt == Felt::Afsnit && tekst.nr.is_multiple_of(2)
}

/// The sentence with the most of what is `wanted`.
fn best<'s, 't>(sentences: &'s [Sentence<'t>], wanted: impl Fn(&Mark) -> bool) -> Option<&'s Sentence<'t>> {
    let mut best: Option<(usize, &Sentence<'_>)> = None;
    for sentence in sentences {
        let score = score(sentence, &wanted);
        if sentence.marks.iter().any(&wanted) && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, sentence));
        }
    }
    best.map(|(_, sentence)| sentence)
}

/// More different words first, those that are meant most closely, then more of them; the title is shown anyway, and a
/// decision is what people look for.
fn score(sentence: &Sentence<'_>, wanted: impl Fn(&Mark) -> bool) -> usize {
    let mut best: Vec<(usize, usize)> = Vec::new();
    for mark in sentence.marks.iter().filter(|mark| wanted(mark)) {
        match best.iter_mut().find(|(leaf, _)| *leaf == mark.leaf) {
            Some((_, weight)) => *weight = (*weight).max(mark.weight),
            None => best.push((mark.leaf, mark.weight)),
        }
    }
    let place = match sentence.tekst.felt {
        Felt::Titel => 0,
        Felt::Bilag | Felt::Forloeb | Felt::TidligereBeslutninger | Felt::Fravaerende => 1,
        _ if is_heading(&sentence.tekst) => 1,
        Felt::Beslutning => 3,
        _ => 2,
    };
    let in_title_only = usize::from(sentence.tekst.felt != Felt::Titel) * 10_000;
    in_title_only
        + best.iter().map(|(_, weight)| 10 * weight + 1000).sum::<usize>()
        + sentence.marks.len().min(4) * 40
        + place
}

/// The sentences that have anything to mark.
fn marked<'t>(punkt: &'t Punkt, matches: &[Match], counts: impl Fn(usize) -> bool) -> Vec<Sentence<'t>> {
    let mut out = Vec::new();
    let mut by_text: HashMap<usize, Vec<Mark>> = HashMap::new();
    for found in matches.iter().filter(|found| counts(found.leaf)) {
        for piece in &found.pieces {
            let weight = (found.weight * 100.0) as usize;
            let mark = Mark { range: piece.range.clone(), leaf: found.leaf, weight };
            by_text.entry(piece.text).or_default().push(mark);
        }
    }
    for (at, tekst) in punkt.tekster().enumerate() {
        let Some(mut marks) = by_text.remove(&at) else { continue };
        marks.sort_by_key(|mark| (mark.range.start, mark.range.end, mark.leaf));
        let mut rest = marks.as_slice();
        for range in ranges(tekst.tekst) {
            let before = rest.partition_point(|mark| mark.range.start < range.start);
            let inside = rest.partition_point(|mark| mark.range.start < range.end);
            if before < inside {
                out.push(Sentence { tekst, marks: rest[before..inside].to_vec(), range });
            }
            rest = &rest[inside..];
        }
    }
    out
}

fn opening(punkt: &Punkt, linjekort: &Linjekort) -> Option<Uddrag> {
    let opening = [Felt::Beslutning, Felt::Resume, Felt::Sagsfremstilling, Felt::Indstilling, Felt::Afsnit];
    let tekst = opening.iter().find_map(|felt| punkt.tekster().find(|tekst| tekst.felt == *felt))?;
    let sentence = first_sentence(tekst)?;
    Some(cut(&sentence, |offset| line(punkt, linjekort, &tekst, offset)))
}

fn line(punkt: &Punkt, linjekort: &Linjekort, tekst: &Tekst<'_>, offset: usize) -> u32 {
    linjekort.linje(tekst.felt, tekst.nr, offset).unwrap_or(punkt.linjer.0)
}

/// Where the sentences of a text stand.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let found: Vec<Range<usize>> = sentences(text)
        .into_iter()
        .filter_map(|sentence| {
            let rest = text.get(from..)?;
            // Nearly always there is nothing but space between two.
            let next = rest.len() - rest.trim_start().len();
            let here = rest.get(next..)?.starts_with(sentence);
            let start = from + if here { next } else { rest.find(sentence)? };
            from = start + sentence.len();
            // An item of a list is a sentence without its bullet.
            Some(if sentence.starts_with("- ") { start + 2..from } else { start..from })
        })
        .collect();
    // A text of marks alone has no sentence.
    let whole = found.is_empty().then_some(0..text.len());
    found.into_iter().chain(whole)
}

/// A sentence as a line; a long one is cut between words so that the first mark is well inside.
fn cut(sentence: &Sentence<'_>, line: impl Fn(usize) -> u32) -> Uddrag {
    let (text, marks) = (sentence.tekst.tekst, &sentence.marks);
    let first = marks.first().map_or(sentence.range.clone(), |mark| mark.range.clone());
    let mut window = sentence.range.clone();
    if window.len() > LENGTH {
        let start =
            if marks.is_empty() { window.start } else { first.start.saturating_sub(LENGTH / 3).max(window.start) };
        let limit = word_begin(text, first.start, window.start);
        window.start = if start == window.start { start } else { word_start(text, start.min(limit), limit) };
        // The first mark is in it whole, also where it is part of a word longer than a snippet.
        let seen = if marks.is_empty() { window.start } else { first.end.min(sentence.range.end) };
        window.end = word_end(text, seen, window.start + LENGTH, sentence.range.end);
    }
    let linje = line(first.start);
    let mut out = Uddrag { felt: sentence.tekst.felt, tekst: String::new(), marks: Vec::new(), linje };
    if window.start > sentence.range.start {
        out.tekst.push_str("… ");
    }
    let base = out.tekst.len();
    // A line's end is one byte, and so is the space that stands for it.
    out.tekst.push_str(&text[window.clone()].replace('\n', " "));
    if window.end < sentence.range.end {
        out.tekst.push_str(" …");
    }
    for mark in marks.iter().filter(|mark| window.start <= mark.range.start && mark.range.end <= window.end) {
        let range = mark.range.start - window.start + base..mark.range.end - window.start + base;
        match out.marks.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.marks.push(range),
        }
    }
    out
}

/// The start of the word that `at` is in, not before `limit`: a mark can be the end of a compound.
fn word_begin(text: &str, at: usize, limit: usize) -> usize {
    text[limit..at].rfind(char::is_whitespace).map_or(limit, |space| limit + space + 1)
}

/// The start of the first word behind `at`, before `limit`.
fn word_start(text: &str, at: usize, limit: usize) -> usize {
    let at = (at..=limit).find(|at| text.is_char_boundary(*at)).unwrap_or(limit);
    let mut words = text[at..limit].char_indices().skip_while(|(_, c)| !c.is_whitespace()).skip(1);
    words.next().map_or(limit, |(space, _)| at + space)
}

/// The end of the last word between `from` and `at`, or where one that is longer has to be cut; `end` if that is nearer.
fn word_end(text: &str, from: usize, at: usize, end: usize) -> usize {
    if at >= end {
        return end;
    }
    let at = (from..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(from);
    text[from..at].rfind(char::is_whitespace).map_or(at, |space| from + space)
}
