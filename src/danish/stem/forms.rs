//! Looks words up in the table of irregular forms, by all their endings at once.

use super::irregular::{FIXED, KEPT, NOUNS, VERBS, WORDS};

/// How an entry is matched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A whole word, alone or behind particles.
    Verb,
    /// A word or what is left of it, alone or as the end of a compound.
    Noun,
    /// A whole word.
    Word,
}

/// The parts of the table, each with its text, how it is matched, and whether every word is a line of its own.
const PARTS: [(&str, Kind, bool); 5] = [
    (FIXED, Kind::Word, true),
    (WORDS, Kind::Word, false),
    (VERBS, Kind::Verb, false),
    (NOUNS, Kind::Noun, false),
    (KEPT, Kind::Noun, true),
];

/// A form of the table: where it stands in the text of its part, and where the first word of its line does.
#[derive(Clone, Copy)]
struct Slot {
    part: u8,
    start: u16,
    len: u8,
    first: u16,
}

const SLOTS: usize = 4096;
const EMPTY: Slot = Slot { part: 0, start: 0, len: 0, first: 0 };

/// The forms by their hash, made at compile time: a search is one fresh process and must not pay for it.
static INDEX: [Slot; SLOTS] = index();

/// How many bits tell which ends the forms have.
const BITS: usize = 1 << 16;

/// All ends of all forms, by their hash: a bit each. Where a word ends in none of them, it ends in no longer form.
static ENDS: [u64; BITS / 64] = ends();

const fn ends() -> [u64; BITS / 64] {
    let mut out = [0; BITS / 64];
    let mut slot = 0;
    while slot < SLOTS {
        let Slot { part, start, len, .. } = INDEX[slot];
        let text = PARTS[part as usize].0.as_bytes();
        let (mut hash, mut back) = (0, start as usize + len as usize);
        while back > start as usize {
            back -= 1;
            hash = step(hash, text[back]);
            out[bit(hash) / 64] |= 1 << (bit(hash) % 64);
        }
        slot += 1;
    }
    out
}

const fn bit(hash: u32) -> usize {
    (hash ^ (hash >> 16)) as usize % BITS
}

/// One step of the hash (FNV), from the last byte of a word to its first, so that all endings of a word are hashed in
/// one go.
const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn place(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize % SLOTS
}

const fn index() -> [Slot; SLOTS] {
    let mut slots = [EMPTY; SLOTS];
    let mut part = 0;
    while part < PARTS.len() {
        let text = PARTS[part].0.as_bytes();
        let (mut at, mut first, mut fresh) = (0, 0, true);
        while at < text.len() {
            let start = at;
            while at < text.len() && !matches!(text[at], b' ' | b'\n' | b':') {
                at += 1;
            }
            if at > start && text[start] != b'=' {
                if fresh || PARTS[part].2 {
                    first = start;
                    fresh = false;
                }
                // The first word before a colon takes its stem from the rules.
                if !(at < text.len() && text[at] == b':') {
                    let (mut hash, mut back) = (0, at);
                    while back > start {
                        back -= 1;
                        hash = step(hash, text[back]);
                    }
                    let mut slot = place(hash);
                    while slots[slot].len != 0 {
                        slot = (slot + 1) % SLOTS;
                    }
                    slots[slot] =
                        Slot { part: part as u8, start: start as u16, len: (at - start) as u8, first: first as u16 };
                }
            }
            if at < text.len() && text[at] == b'\n' {
                fresh = true;
            }
            at += 1;
        }
        part += 1;
    }
    slots
}

/// A form of the table found at the end of a word.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    /// How many bytes of the word stand before the form.
    pub(crate) before: usize,
    /// How the form is matched.
    pub(crate) kind: Kind,
    /// The first word of its line.
    pub(crate) first: &'static str,
    /// Whether the first word is the stem as it stands.
    pub(crate) as_it_stands: bool,
}

/// No form is longer, in bytes.
const LONGEST: usize = 24;

/// Tells of each form that `word` ends in, the shortest first.
pub(crate) fn endings(word: &str, mut tell: impl FnMut(Found)) {
    let mut hash = 0;
    for (before, byte) in word.bytes().enumerate().rev().take(LONGEST) {
        hash = step(hash, byte);
        if ENDS[bit(hash) / 64] & 1 << (bit(hash) % 64) == 0 {
            return;
        }
        let mut slot = place(hash);
        // Most places are empty.
        while INDEX[slot].len != 0 {
            let Slot { part, start, len, first } = INDEX[slot];
            slot = (slot + 1) % SLOTS;
            let (text, kind, single) = PARTS[part as usize];
            if usize::from(len) == word.len() - before
                && text.as_bytes()[start as usize..].starts_with(&word.as_bytes()[before..])
            {
                let (first, as_it_stands) = head(&text[first as usize..]);
                tell(Found { before, kind, first, as_it_stands: as_it_stands || single });
            }
        }
    }
}

/// The lines of several forms: the first word, whether it is the stem as it stands, and the other forms.
pub(crate) fn lines() -> impl Iterator<Item = (&'static str, bool, std::str::SplitAsciiWhitespace<'static>)> {
    PARTS.into_iter().filter(|part| !part.2).flat_map(|part| part.0.lines()).filter(|line| !line.is_empty()).map(
        |line| {
            let (first, as_it_stands) = head(line);
            (first, as_it_stands, line[first.len()..].trim_start_matches([':', ' ', '=']).split_ascii_whitespace())
        },
    )
}

/// The first word of a line, and whether it is the stem as it stands.
fn head(line: &'static str) -> (&'static str, bool) {
    let end = line.find([':', ' ', '\n']).unwrap_or(line.len());
    (&line[..end], !line[end..].starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_finds_every_form_and_has_room() {
        let mut forms = 0;
        for (text, kind, single) in PARTS {
            for line in text.lines() {
                let (first, as_it_stands) = head(line);
                for form in line.split([' ', ':']).filter(|form| !matches!(*form, "" | "=")) {
                    forms += 1;
                    let own = single || as_it_stands || form != first;
                    let mut found = false;
                    endings(form, |one| {
                        let here = if single { form } else { first };
                        found |= one.before == 0 && one.kind == kind && one.first == here;
                    });
                    assert_eq!(found, own, "{form}");
                    assert!(form.len() <= LONGEST, "{form}");
                }
            }
        }
        assert!(forms < SLOTS / 2, "{forms} forms");
    }

    #[test]
    fn no_form_stands_twice() {
        for kind in [Kind::Verb, Kind::Noun, Kind::Word] {
            let mut forms = std::collections::BTreeSet::new();
            for (text, ..) in PARTS.iter().filter(|part| part.1 == kind) {
                for form in text.split([' ', ':', '\n']).filter(|form| !matches!(*form, "" | "=")) {
                    assert!(forms.insert(form), "{form}");
                }
            }
        }
    }
}
