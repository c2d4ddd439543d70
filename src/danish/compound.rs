//! Splits Danish compounds into their parts, over the words of the collection itself.
//!
//! No dictionary ships with it: a part is what the collection has as a word. The rules are there for what chance finds
//! in a word besides: particles, endings, and words too short to mean anything.

mod seeming;
mod tables;

use std::ops::Range;

pub(super) use self::seeming::{seems_head, seems_modifier};
use self::tables::{
    BOUND, DOUBLED, ENDINGS, ERE, EXCEPTIONS, FUNCTION, ONSETS, PARTICLE_COMPOUNDS, PARTICLES, SHORT_HEADS,
    SHORT_MODIFIERS, SUFFIXES,
};
use super::fold::begins;

/// The longest word that is looked into, in bytes; longer ones are not words.
const LONGEST: usize = 80;
/// The most parts a compound is split into.
const MOST: usize = 4;
/// What a part costs; the cheapest split is taken, so the fewer parts the better.
const PART: u32 = 100;

/// A part of a compound: bytes of the word, without the linking letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The bytes of the part.
    pub(super) range: Range<usize>,
    /// How many bytes of linking letter follow it: 0, or 1 for s or e.
    pub(super) link: usize,
}

/// What the splitter asks of the collection. Both are asked some ten times a word and should be cheap.
pub(super) trait Words {
    /// Whether the collection has exactly this word.
    fn has(&self, word: &str) -> bool;
    /// Whether the collection has this word or another form of it.
    fn has_form(&self, word: &str) -> bool;
}

/// A modifier, and the cheapest way to where it and its link end.
#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    start: usize,
    link: usize,
    /// Whether it is known from other forms only.
    weak: bool,
}

/// What it costs that a part is a modifier.
#[derive(Clone, Copy)]
struct Modifier {
    bare: Option<u32>,
    linked: Option<u32>,
    weak: bool,
}

/// The parts of a lower-case word in order, two to four, the last being the head; `None` if it is no compound.
#[must_use]
pub(super) fn split(word: &str, words: &dyn Words) -> Option<Vec<Part>> {
    let len = word.len();
    if !(6..=LONGEST).contains(&len) || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    // best[n][at]: n modifiers that end before `at`, links included, at the least cost.
    let mut best = [[None::<Step>; LONGEST]; MOST];
    let mut found: Option<(u32, usize, usize)> = None;
    for at in 0..=len - 3 {
        if at > 0 && best.iter().all(|row| row[at].is_none()) {
            continue;
        }
        let (before, rest) = word.split_at(at);
        if at > 0
            && let Some((cost, sure)) = head(before, rest, words)
        {
            for (n, row) in best.iter().enumerate() {
                if let Some(step) = row[at].filter(|step| may_head(rest, sure, *step, at)) {
                    // Of equals the longest head: møde|tidspunkt, not mødetid|s|punkt.
                    if found.is_none_or(|(least, ..)| step.cost + cost < least) {
                        found = Some((step.cost + cost, n, at));
                    }
                }
            }
        }
        if at > 0 && best[..MOST - 1].iter().all(|row| row[at].is_none()) {
            continue;
        }
        for (end, _) in rest.char_indices().filter(|(end, _)| (2..=rest.len() - 3).contains(end)) {
            let (part, tail) = rest.split_at(end);
            let Some(modifier) = modifier(part, tail, at == 0, words) else { continue };
            for (link, cost) in [modifier.bare, modifier.linked].into_iter().enumerate() {
                let Some(cost) = cost else { continue };
                for n in 1..MOST {
                    let so_far = if at == 0 { (n == 1).then_some(0) } else { best[n - 1][at].map(|step| step.cost) };
                    let Some(so_far) = so_far else { continue };
                    let next = Step { cost: so_far + cost, start: at, link, weak: modifier.weak };
                    let place = &mut best[n][at + end + link];
                    if place.is_none_or(|old| next.cost < old.cost) {
                        *place = Some(next);
                    }
                }
            }
        }
    }
    let (_, modifiers, mut at) = found.filter(|_| !is_exception(word))?;
    let mut parts = vec![Part { range: at..len, link: 0 }];
    for row in best[1..=modifiers].iter().rev() {
        let step = row[at]?;
        parts.push(Part { range: step.start..at - step.link, link: step.link });
        at = step.start;
    }
    parts.reverse();
    Some(parts)
}

/// Whether the word at `range` is one of those that a compound is made of: its head, or, with the link behind it, a
/// modifier. What stands before it must be modifiers, and what stands behind a head; each one word or two.
#[must_use]
pub(super) fn part_at(word: &str, range: Range<usize>, words: &dyn Words) -> Option<Part> {
    if word.len() > LONGEST || !word.chars().all(char::is_alphabetic) || is_exception(word) {
        return None;
    }
    let (before, part, behind) = (&word[..range.start], &word[range.clone()], &word[range.end..]);
    if !before.is_empty() && (begins_with_s(word, range.start, words) || !leads(before, &word[range.start..], words)) {
        return None;
    }
    if behind.is_empty() {
        return head(before, part, words).map(|_| Part { range, link: 0 });
    }
    let modifier = modifier(part, behind, before.is_empty(), words)?;
    let upto = |link: usize| &word[..range.end + link];
    if modifier.bare.is_some() && follows(upto(0), behind, words) {
        return Some(Part { range, link: 0 });
    }
    let linked = modifier.linked.is_some() && behind.is_char_boundary(1) && follows(upto(1), &behind[1..], words);
    linked.then_some(Part { range, link: 1 })
}

/// Whether the s before a part is none that links, but begins what the collection has as a word: vand|standen has no tand.
fn begins_with_s(word: &str, at: usize, words: &dyn Words) -> bool {
    let bare = word[..at].strip_suffix('s');
    bare.is_some_and(|bare| !needs_s(bare) && words.has(&word[bare.len()..]))
}

/// Whether `before` is a modifier, or two, of the word behind it.
fn leads(before: &str, rest: &str, words: &dyn Words) -> bool {
    modifies(before, rest, true, &['s', 'e'], words)
        || cuts(before)
            .any(|(first, second)| two_begin(first, second, words) && modifies(second, rest, false, &['s', 'e'], words))
}

/// Whether a text is a modifier in front of `rest`, as it stands or with one of these links at its end.
fn modifies(text: &str, rest: &str, first: bool, links: &[char], words: &dyn Words) -> bool {
    let bare = modifier(text, rest, first, words).is_some_and(|modifier| modifier.bare.is_some());
    bare || text.strip_suffix(links).is_some_and(|word| {
        let tail = format!("{}{rest}", &text[word.len()..]);
        modifier(word, &tail, first, words).is_some_and(|modifier| modifier.linked.is_some())
    })
}

/// Whether the first of two words is a modifier of the second, which is the head or another modifier. What costs least is
/// asked first: how words begin, and then what the collection has.
fn two_begin(first: &str, second: &str, words: &dyn Words) -> bool {
    let may = begins_like_a_word(second) && begins_like_a_word(first);
    may && words.has(first.strip_suffix('s').unwrap_or(first)) && modifies(first, second, true, &['s'], words)
}

/// Whether `behind` is the head behind `before`, or a modifier and the head.
fn follows(before: &str, behind: &str, words: &dyn Words) -> bool {
    // What looks like a form of a word of grammar is there by chance: gennemsnit|sal|deren.
    let grammar = |word: &str| behind.strip_prefix(word).is_some_and(|ending| listed(ENDINGS, ending));
    head(before, behind, words).is_some_and(|(_, sure)| sure || !FUNCTION.iter().any(|word| grammar(word)))
        || cuts(behind).any(|(first, second)| two_begin(first, second, words) && head(first, second, words).is_some())
}

/// The ways to cut a text in two words of three letters or more.
fn cuts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let places = text.char_indices().map(|(at, _)| at).filter(|at| *at >= 3 && at + 3 <= text.len());
    places.map(|at| text.split_at(at))
}

/// What it costs that `rest` is the head behind `before`, and whether the collection has it just so.
fn head(before: &str, rest: &str, words: &dyn Words) -> Option<(u32, bool)> {
    let letters = rest.chars().count();
    if letters < 3 || !begins_like_a_word(rest) || is_ending(before, rest) {
        return None;
    }
    let sure = words.has(rest);
    if letters == 3 {
        return (sure && listed(SHORT_HEADS, rest)).then_some((PART + 15, true));
    }
    if !(sure || has_noun_in_hed(rest, words) && words.has_form(rest)) {
        return None;
    }
    let barred = listed(SUFFIXES, rest) || listed(FUNCTION, rest) || listed(PARTICLES, rest);
    (!barred).then_some((if sure { PART } else { PART + 5 }, sure))
}

/// Stemmers take -hed off, but senhed is no form of sen.
fn has_noun_in_hed(word: &str, words: &dyn Words) -> bool {
    ["heden", "heder", "hederne", "hedens"].iter().all(|end| {
        word.strip_suffix(end).is_none_or(|stem| word.get(..stem.len() + 3).is_some_and(|noun| words.has(noun)))
    })
}

/// Whether `rest` is long enough for a head behind the modifier: the less is known, the longer it has to be.
fn may_head(rest: &str, sure: bool, modifier: Step, at: usize) -> bool {
    let least = match (modifier.weak && modifier.link == 0, sure) {
        (false, true) => 3,
        (false, false) if at - modifier.start < 4 || rest.starts_with(is_vowel) => 5,
        (true, true) if at - modifier.start < 6 => 5,
        (true, true) | (false, false) => 4,
        (true, false) => 7,
    };
    rest.chars().count() >= least
}

/// What it costs that `part` is a modifier in front of `tail`, the `first` one or a later; `None` if it is none.
fn modifier(part: &str, tail: &str, first: bool, words: &dyn Words) -> Option<Modifier> {
    if !begins_like_a_word(part) || !ends_like_a_word(part) {
        return None;
    }
    let bare = begins_like_a_word(tail);
    let s = takes_s(part) && tail.strip_prefix('s').is_some_and(begins_like_a_word);
    let e = takes_e(part) && tail.strip_prefix('e').is_some_and(begins_like_a_word);
    if !bare && !s && !e {
        return None;
    }
    if let Ok(at) = PARTICLE_COMPOUNDS.binary_search_by_key(&part, |(particle, _)| particle) {
        let fits = PARTICLE_COMPOUNDS[at].1.iter().any(|noun| tail.starts_with(noun));
        return fits.then_some(Modifier { bare: Some(PART + 10), linked: None, weak: false });
    }
    if listed(BOUND, part) {
        let costs =
            if part.ends_with("ejd") || part == "embed" { (None, s.then_some(PART)) } else { (Some(PART + 10), None) };
        return Some(Modifier { bare: costs.0, linked: costs.1, weak: false });
    }
    let letters = part.chars().count();
    if letters < 4 && !listed(SHORT_MODIFIERS, part) || letters < 3 && !first {
        return None;
    }
    let needs_s = needs_s(part);
    let known = words.has(part);
    // An s behind a derivation is joint enough: of digitaliserings- the collection need have nothing else.
    let derived = !known && s && needs_s && letters > 5;
    let weak = !known && !derived;
    if weak && (letters == 2 || letters > 3 && !words.has_form(part)) {
        return None;
    }
    if listed(PARTICLES, part) || listed(FUNCTION, part) || listed(SUFFIXES, part) {
        return None;
    }
    let cost = PART
        + match (weak, derived) {
            (true, _) => 10,
            (_, true) => 5,
            _ if letters < 4 => 6,
            _ => 0,
        };
    // Of a short word in other forms only a chance hit is likely: not henv|endelse, forløb|sko|ordination.
    let chance = weak && (letters < 5 && !first || letters == 4 && tail.starts_with(is_vowel));
    let bare = bare && !needs_s && !chance;
    let bare = (bare && !is_inflected(part, weak, words)).then_some(cost);
    let linked = if s {
        // The s may as well begin the head: hold|spil, kant|stenene.
        let ambiguous = words.has(tail) || weak && words.has_form(tail);
        (!(weak && ambiguous)).then_some(if ambiguous { cost + 3 } else { cost })
    } else {
        (e && known).then_some(cost + 3)
    };
    (bare.is_some() || linked.is_some()).then_some(Modifier { bare, linked, weak })
}

/// Whether nouns that end so are joined with s only: behandling|s|ansvar.
fn needs_s(part: &str) -> bool {
    const ENDS: [&str; 10] = ["hed", "skab", "else", "tion", "sion", "ning", "ling", "ring", "tet", "dom"];
    ENDS.iter().any(|end| part.ends_with(end)) && syllables(part) > 1
}

/// Whether a linking s may follow: hardly behind a vowel or another s.
fn takes_s(part: &str) -> bool {
    !part.ends_with(['s', 'x', 'z', 'a', 'i', 'o', 'u', 'y']) && (!part.ends_with('e') || part.ends_with("else"))
}

/// A linking e follows words of one syllable: børn|e|have, jul|e|aften.
fn takes_e(part: &str) -> bool {
    !part.ends_with(is_vowel) && syllables(part) == 1
}

/// Whether a word is in a form that no modifier has: the definite, the genitive, the passive, the past, -ere.
fn is_inflected(part: &str, weak: bool, words: &dyn Words) -> bool {
    if listed(SHORT_MODIFIERS, part) {
        return false;
    }
    // Børne- is written alone in elisions, and yet children with a link.
    if part == "børne" {
        return true;
    }
    if part.ends_with("es") {
        return !matches!(part, "diabetes" | "fælles" | "kongres" | "proces" | "succes");
    }
    if ["erne", "ere", "ede"].iter().any(|end| part.ends_with(end)) && !part.ends_with("hede") {
        return syllables(part) > 2;
    }
    if part.strip_suffix('s').is_some_and(|stem| needs_s(stem) || weak && words.has_form(stem)) {
        return true;
    }
    let word = |stem: &str| match stem.chars().count() {
        ..4 => listed(SHORT_MODIFIERS, stem) || listed(PARTICLES, stem),
        _ => words.has(stem),
    };
    let without =
        |end: &str| part.strip_suffix(end).is_some_and(|stem| word(stem) || undoubled(stem).is_some_and(word));
    without("s")
        || without("en")
        || without("et")
        || without("ne")
        || without("ene")
        || part.ends_with("en") && without("n")
        || part.ends_with("et") && without("t")
}

/// The stem without the second of two equal consonants at its end: butikk|en.
fn undoubled(stem: &str) -> Option<&str> {
    let mut chars = stem.chars();
    let (last, before) = (chars.next_back()?, chars.next_back()?);
    (last == before && stem.len() > 4).then(|| stem.strip_suffix(last))?
}

/// Whether `rest` is but an ending of the word `before`: tilbud|dene, reserve|ret.
fn is_ending(before: &str, rest: &str) -> bool {
    if before.ends_with('e') && listed(ERE, rest) {
        return true;
    }
    let mut letters = rest.chars();
    before.chars().next_back() == letters.next() && listed(DOUBLED, letters.as_str())
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'æ' | 'ø' | 'å' | 'é')
}

/// How many runs of vowels there are.
fn syllables(word: &str) -> usize {
    word.split(|c| !is_vowel(c)).filter(|vowels| !vowels.is_empty()).count()
}

/// Whether a Danish word can begin so: with a vowel, one consonant, or a cluster of those there are.
fn begins_like_a_word(word: &str) -> bool {
    word.find(is_vowel).is_some_and(|vowel| {
        let onset = &word[..vowel];
        vowel < 2 || onset.chars().count() < 2 || listed(ONSETS, onset)
    })
}

/// Whether a Danish word can end so: l and r do not follow a stop (underskr, kompl), but for tegl and fugl.
fn ends_like_a_word(word: &str) -> bool {
    let mut back = word.bytes().rev();
    match (back.next(), back.next()) {
        (Some(b'l'), Some(before)) => !b"bdfkpt".contains(&before),
        (Some(b'r'), Some(before)) => !b"bdfgkpt".contains(&before),
        (Some(b'b'), Some(before)) => before != b'l',
        _ => true,
    }
}

fn listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// The words that are no compounds though `beginning` is in them, without regard to æ, ø and å, and where in them it is.
pub(super) fn whole_with(beginning: &str) -> impl Iterator<Item = (usize, &'static str)> {
    EXCEPTIONS.iter().flat_map(move |whole| {
        let at = whole.char_indices().filter(move |(at, _)| begins(&whole[*at..], beginning).is_some());
        at.map(|(at, _)| (at, *whole)).filter(move |(_, whole)| whole.len() > beginning.len())
    })
}

/// Whether one of those words ends before `rest`: with an ending, or as a modifier of what the collection has as a word.
pub(super) fn ends_whole(rest: &str, words: &dyn Words) -> bool {
    let linked = rest.strip_prefix(['s', 'e']);
    listed(ENDINGS, rest) || words.has_form(rest) || linked.is_some_and(|rest| rest.len() > 2 && words.has_form(rest))
}

/// Whether the word is one of the exceptions, or a form of one.
fn is_exception(word: &str) -> bool {
    ENDINGS.iter().any(|end| word.strip_suffix(end).is_some_and(|stem| listed(EXCEPTIONS, stem)))
}

#[cfg(test)]
mod tests;
