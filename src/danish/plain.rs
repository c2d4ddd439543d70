//! The next word of a text, where it is of the letters that nearly all words are of: found by one look at each byte.

use std::ops::Range;

/// A word of ASCII letters, digits and the letters from U+00C0 to U+00FF, which the Danish ones are among.
pub(super) struct Plain {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// How many letters and digits it has.
    letters: usize,
    /// How many of them are capitals.
    capitals: usize,
    /// Whether one of these is none of ASCII.
    pub(super) danish_capital: bool,
}

impl Plain {
    /// As `is_capitals` of the analysis says it of any word.
    pub(super) fn is_capitals(&self) -> bool {
        self.capitals == self.letters && (2..=6).contains(&self.letters)
    }
}

/// What a byte can be: a sign or a space of ASCII.
const SIGN: u8 = 0;
/// A small letter or a digit of ASCII.
const SMALL: u8 = 1;
/// A capital of ASCII.
const CAPITAL: u8 = 2;
/// The beginning of the letters from U+00C0 to U+00FF.
const LATIN: u8 = 3;
/// Part of any other letter or sign.
const OTHER: u8 = 4;

const BYTES: [u8; 256] = {
    let mut bytes = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        bytes[byte] = match byte as u8 {
            b'a'..=b'z' | b'0'..=b'9' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            _ => SIGN,
        };
        byte += 1;
    }
    bytes[0xC3] = LATIN;
    bytes
};

/// The first word at or behind `from`; `None` where there is none, or another letter or sign is in it, before it or at its
/// end.
pub(super) fn next(text: &[u8], from: usize) -> Option<Plain> {
    let start = from + text.get(from..)?.iter().position(|byte| BYTES[usize::from(*byte)] != SIGN)?;
    let mut plain = Plain { range: start..start, letters: 0, capitals: 0, danish_capital: false };
    let mut end = start;
    while let Some(byte) = text.get(end) {
        match BYTES[usize::from(*byte)] {
            SMALL => {}
            CAPITAL => plain.capitals += 1,
            LATIN => {
                end += 1;
                match text.get(end)? {
                    // The signs of multiplication and division.
                    0x97 | 0xB7 => return None,
                    0x80..=0x9E => {
                        plain.capitals += 1;
                        plain.danish_capital = true;
                    }
                    _ => {}
                }
            }
            SIGN => break,
            _ => return None,
        }
        plain.letters += 1;
        end += 1;
    }
    plain.range.end = end;
    Some(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::analysis::{is_capitals, next_word};
    use super::*;

    #[test]
    fn words_are_found_by_their_bytes() {
        let found = |text: &str| next(text.as_bytes(), 0).map(|plain| text[plain.range].to_owned());
        assert_eq!(found(" – Økonomi").as_deref(), None);
        assert_eq!(found(", Økonomi og").as_deref(), Some("Økonomi"));
        assert_eq!(found("sund\u{AD}hed"), None);
        assert_eq!(found("a\u{30A}r"), None);
        assert_eq!((found("a×b"), found("?"), found("")), (None, None, None));
        assert_eq!(found("(ÆØÅ)").as_deref(), Some("ÆØÅ"));
    }

    proptest! {
        #[test]
        fn they_are_the_words_of_any_text(text in "\\PC{0,20}|[a-zæøåA-ZÆØÅß0-9 .,×÷/–\u{AD}\u{301}]{0,30}", from in 0..20_usize) {
            let from = text.char_indices().map(|(at, _)| at).nth(from).unwrap_or(text.len());
            if let Some(plain) = next(text.as_bytes(), from) {
                let word = &text[plain.range.clone()];
                prop_assert_eq!(Some(plain.range.clone()), next_word(&text, from));
                prop_assert_eq!(plain.is_capitals(), is_capitals(word));
                let danish = word.chars().any(|c| c.is_uppercase() && !c.is_ascii());
                prop_assert_eq!(plain.danish_capital, danish);
            }
        }
    }
}
