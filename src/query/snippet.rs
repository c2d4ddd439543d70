//! The sentence of a punkt that answers a query.

use std::ops::Range;

use super::wanted::Wanted;
use crate::danish::Analyser;
use crate::field::beslutninger::sentences;
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

/// A match of one of the wanted patterns.
#[derive(Debug, Clone)]
struct Match {
    range: Range<usize>,
    wanted: usize,
}

/// The sentence with the most of what is wanted; where nothing is (a search by number), how the punkt begins. `None` if it
/// has no text.
#[must_use]
pub(super) fn snippet(
    punkt: &Punkt,
    linjekort: &Linjekort,
    wanted: &[Wanted],
    analyser: &mut Analyser,
) -> Option<Uddrag> {
    let mut best: Option<(usize, Tekst<'_>, Range<usize>, Vec<Match>)> = None;
    for tekst in punkt.tekster() {
        let matches = find(&tekst, wanted, analyser);
        if matches.is_empty() {
            continue;
        }
        for sentence in ranges(tekst.tekst) {
            let inside: Vec<Match> =
                matches.iter().filter(|found| sentence.contains(&found.range.start)).cloned().collect();
            let score = score(&inside, tekst.felt);
            if !inside.is_empty() && best.as_ref().is_none_or(|(most, ..)| score > *most) {
                best = Some((score, tekst, sentence, inside));
            }
        }
    }
    let line = |tekst: &Tekst<'_>, offset| linjekort.linje(tekst.felt, tekst.nr, offset).unwrap_or(punkt.linjer.0);
    if let Some((_, tekst, sentence, matches)) = best {
        let at = matches.first().map_or(sentence.start, |found| found.range.start);
        return Some(cut(&tekst, &sentence, &matches, line(&tekst, at)));
    }
    let opening = [Felt::Beslutning, Felt::Resume, Felt::Sagsfremstilling, Felt::Indstilling, Felt::Afsnit];
    let first = opening.iter().find_map(|felt| punkt.tekster().find(|tekst| tekst.felt == *felt))?;
    let sentence = ranges(first.tekst).next()?;
    Some(cut(&first, &sentence, &[], line(&first, sentence.start)))
}

/// More different words first, then more of them; the title is shown anyway, and a decision is what people look for.
fn score(matches: &[Match], felt: Felt) -> usize {
    let mut different: Vec<usize> = matches.iter().map(|found| found.wanted).collect();
    different.sort_unstable();
    different.dedup();
    let place = match felt {
        Felt::Titel => 0,
        Felt::Bilag | Felt::Forloeb | Felt::TidligereBeslutninger | Felt::Fravaerende => 1,
        Felt::Beslutning => 3,
        _ => 2,
    };
    let in_title_only = usize::from(felt != Felt::Titel) * 100;
    in_title_only + different.len() * 20 + matches.len().min(4) * 4 + place
}

fn find(tekst: &Tekst<'_>, wanted: &[Wanted], analyser: &mut Analyser) -> Vec<Match> {
    let begins = |first: char| wanted.iter().any(|wanted| wanted.pattern.begins_any(first));
    let tokens = analyser.tokens_beginning(tekst.tekst, begins);
    let mut out = Vec::new();
    for at in 0..tokens.len() {
        for (place, wanted) in wanted.iter().enumerate() {
            if wanted.felt.is_some_and(|felt| felt != tekst.felt) {
                continue;
            }
            if let Some(end) = wanted.pattern.matches_at(&tokens, at) {
                let range = tokens[at].range.start..tokens[end - 1].range.end;
                out.push(Match { range, wanted: place });
            }
        }
    }
    out
}

/// Where the sentences of a text stand.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    let found: Vec<Range<usize>> = sentences(text)
        .into_iter()
        .filter_map(|sentence| {
            let start = from + text.get(from..)?.find(sentence)?;
            from = start + sentence.len();
            // An item of a list is a sentence without its bullet.
            Some(if sentence.starts_with("- ") { start + 2..from } else { start..from })
        })
        .collect();
    // A text of marks alone has no sentence.
    let whole = found.is_empty().then_some(0..text.len());
    found.into_iter().chain(whole)
}

/// A sentence as a line; a long one is cut between words so that the first match is well inside.
fn cut(tekst: &Tekst<'_>, sentence: &Range<usize>, matches: &[Match], linje: u32) -> Uddrag {
    let text = tekst.tekst;
    let mut window = sentence.clone();
    if window.len() > LENGTH {
        let first = matches.first().map_or(window.start, |found| found.range.start);
        let start = first.saturating_sub(LENGTH / 3).max(window.start);
        window.start = if start == window.start { start } else { word_start(text, start, first) };
        // The first match is in it whole, also where it is part of a word longer than a snippet.
        let seen = matches.first().map_or(window.start, |found| found.range.end.min(sentence.end));
        window.end = word_end(text, seen, window.start + LENGTH, sentence.end);
    }
    let mut out = Uddrag { felt: tekst.felt, tekst: String::new(), marks: Vec::new(), linje };
    if window.start > sentence.start {
        out.tekst.push_str("… ");
    }
    let base = out.tekst.len();
    // A line's end is one byte, and so is the space that stands for it.
    out.tekst.push_str(&text[window.clone()].replace('\n', " "));
    if window.end < sentence.end {
        out.tekst.push_str(" …");
    }
    for found in matches.iter().filter(|found| window.start <= found.range.start && found.range.end <= window.end) {
        let range = found.range.start - window.start + base..found.range.end - window.start + base;
        match out.marks.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.marks.push(range),
        }
    }
    out
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
