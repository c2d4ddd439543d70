//! What kind of decision the text of a Beslutning section is.
//!
//! The text is read clause by clause: only main clauses decide, and so does what a decision verb opens with "at".
//! Each word that decides gives a `Sign`; where there are several, `settle` says which of them counts.

mod kinds;
mod lexicon;
mod signs;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use self::signs::{Kind, Sign};
use super::beslutninger::sentences;
use super::clause;
use crate::record::Udfald;

/// What kind of decision `beslutning` is; `None` where it has no letters.
pub fn udfald(beslutning: &str) -> Option<Udfald> {
    if !beslutning.chars().any(char::is_alphabetic) {
        return None;
    }
    let mut found = Vec::new();
    // The bodies that something was recommended to.
    let mut asked: HashSet<String> = HashSet::new();
    for sentence in sentences(beslutning) {
        // A question decides nothing.
        if sentence.ends_with('?') {
            continue;
        }
        let words = clause::read(sentence);
        let mut signs = Vec::new();
        signs::collect(&words, &mut signs);
        let answers = words.first().is_some_and(|first| asked.contains(first.text.as_ref()));
        if answers && signs.iter().any(|sign| sign.kind.settles()) {
            // What one body recommended to another is settled by the other.
            found.clear();
        }
        if signs.iter().any(|sign| sign.kind == Kind::Recommend) {
            asked.extend(signs::addressees(&words));
        }
        found.append(&mut signs);
    }
    Some(settle(&found))
}

/// Whether a text says what kind of decision it is, as no title, name or heading does.
pub fn tells_kind(text: &str) -> bool {
    !matches!(udfald(text), None | Some(Udfald::Andet))
}

/// Which of the signs settles the indstilling. They stand in the order of the text.
fn settle(found: &[Sign]) -> Udfald {
    // What a party or an unknown person says counts only where nobody else says anything.
    let firm: Vec<Sign> = found.iter().copied().filter(|s| !s.weak).collect();
    let signs = if firm.iter().any(|s| s.kind.settles()) { &firm[..] } else { found };
    let first = |kind: Kind| signs.iter().position(|s| s.kind == kind);
    let before = |a: Option<usize>, b: Option<usize>| a.is_some_and(|a| b.is_none_or(|b| a < b));

    if first(Kind::Recommend).is_some() {
        return Udfald::Anbefalet;
    }
    let (adopted, noted, advised) = (first(Kind::Adopt), first(Kind::Note), first(Kind::Advise));
    let (postponed, referred) = (first(Kind::Postpone), first(Kind::Refer));
    // "Udsat. Udvalget godkendte, at …": the item itself waits, whatever else was adopted meanwhile.
    if before(postponed, adopted) && before(postponed, noted) && before(postponed, referred) {
        return Udfald::Udsat;
    }
    if let Some(rejected) = rejection(signs, adopted) {
        return rejected;
    }
    if adopted.is_some() {
        Udfald::Godkendt
    } else if noted.is_some() && !before(advised, noted) {
        Udfald::TagetTilEfterretning
    } else if advised.is_some() {
        Udfald::Anbefalet
    } else if postponed.is_some() && !before(referred, postponed) {
        Udfald::Udsat
    } else if referred.is_some() {
        Udfald::Oversendt
    } else if first(Kind::Discuss).is_some() && first(Kind::Decide).is_none() {
        Udfald::Droeftet
    } else {
        Udfald::Andet
    }
}

/// What a rejection leaves. An amendment that fell leaves the indstilling; an indstilling that fell may leave an
/// amendment that was adopted.
fn rejection(signs: &[Sign], adopted: Option<usize>) -> Option<Udfald> {
    let at = signs.iter().position(|s| s.kind == Kind::Reject)?;
    let Some(adopted) = adopted else { return Some(Udfald::IkkeGodkendt) };
    let indstilling_fell = !signs[at].of_proposal && signs.get(adopted).is_some_and(|s| !s.of_proposal);
    Some(if at < adopted && indstilling_fell { Udfald::IkkeGodkendt } else { Udfald::Godkendt })
}
