//! Text → terms: the one chain behind the index, queries, snippets and highlighting.
//!
//! Words are runs of letters and digits, lower-cased and stemmed with Snowball's Danish stemmer; numbers stay as they
//! are. There are no stop words, since "at" and "og" stand in phrases, and no limit of length.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;
use frostem::{Algorithm, Stemmer};

/// How many words an analyser remembers the stem of; Danish minutes have some 200,000 forms in a million words.
const REMEMBERED: usize = 1 << 16;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The term that the word is found under.
    pub term: String,
    /// Where the word stands, in bytes.
    pub range: Range<usize>,
    /// Its place among the text's words, counted from 0.
    pub position: usize,
}

/// Makes terms of text. Remembers the stem of each word as written, since stemming costs a fifth of indexing.
pub struct Analyser {
    stemmer: Stemmer,
    known: HashMap<Box<str>, u32, RandomState>,
    stems: Vec<Box<str>>,
    lower: String,
}

impl Default for Analyser {
    fn default() -> Self {
        Self {
            stemmer: Stemmer::new(Algorithm::Danish),
            known: HashMap::default(),
            stems: Vec::new(),
            lower: String::new(),
        }
    }
}

impl Clone for Analyser {
    /// A new analyser: what one remembers is no part of its meaning.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Analyser {
    /// The words of `text` in order.
    pub fn tokens(&mut self, text: &str) -> Vec<Token> {
        self.tokens_beginning(text, |_| true)
    }

    /// The words of `text` in order; of those that begin with other letters than `wanted` the term is left empty. A stem
    /// begins as its word does, since the stemmer takes only from the end: whoever looks for few terms spares the others.
    pub fn tokens_beginning(&mut self, text: &str, wanted: impl Fn(char) -> bool) -> Vec<Token> {
        let mut out = Vec::new();
        let mut rest = 0;
        while let Some(range) = next_word(text, rest) {
            rest = range.end;
            let word = &text[range.clone()];
            let first = word.chars().flat_map(char::to_lowercase).next();
            let term = if first.is_some_and(&wanted) { self.term(word).to_owned() } else { String::new() };
            out.push(Token { term, range, position: out.len() });
        }
        out
    }

    /// The term of one word.
    pub fn term(&mut self, word: &str) -> &str {
        let at = match self.known.get(word) {
            Some(at) => *at,
            None => self.learn(word),
        };
        self.stems.get(at as usize).map_or("", |stem| stem)
    }

    fn learn(&mut self, word: &str) -> u32 {
        if self.stems.len() >= REMEMBERED {
            self.known.clear();
            self.stems.clear();
        }
        let at = u32::try_from(self.stems.len()).unwrap_or(0);
        lower_into(word, &mut self.lower);
        let has_digit = self.lower.contains(|c: char| c.is_ascii_digit());
        let stem = if has_digit { self.lower.as_str().into() } else { self.stemmer.stem(&self.lower).into() };
        self.stems.push(stem);
        self.known.insert(word.into(), at);
        at
    }
}

/// Lower case as the chain has it; what a prefix is compared in.
#[must_use]
pub fn lower(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    lower_into(word, &mut out);
    out
}

fn lower_into(word: &str, out: &mut String) {
    out.clear();
    out.extend(word.chars().flat_map(char::to_lowercase));
}

/// The first run of letters and digits at or behind `from`.
#[must_use]
pub fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = from;
    while start < bytes.len() && !is_word(text, start) {
        start += width(bytes[start]);
    }
    let mut end = start;
    while end < bytes.len() && is_word(text, end) {
        end += width(bytes[end]);
    }
    (end > start).then_some(start..end)
}

/// Whether the character at `at` is part of a word. Nearly all are ASCII or Danish letters, told by their bytes.
fn is_word(text: &str, at: usize) -> bool {
    match text.as_bytes()[at] {
        byte if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        // U+00C0 to U+00FF: letters but for the signs of multiplication and division.
        0xC3 => !matches!(text.as_bytes().get(at + 1), Some(0x97 | 0xB7)),
        _ => text[at..].chars().next().is_some_and(char::is_alphanumeric),
    }
}

/// How many bytes the character has that begins with `first`.
const fn width(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        Analyser::default().tokens(text).into_iter().map(|token| token.term).collect()
    }

    #[test]
    fn words_meet_in_their_inflected_forms() {
        for (one, other) in [
            ("sundhedsklyngen", "Sundhedsklynge"),
            ("TIMER", "timer"),
            ("72-timers", "72 timers"),
            ("borgere", "borgeren"),
            ("Økonomien", "økonomi"),
        ] {
            assert_eq!(terms(one), terms(other), "{one} {other}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits_of_any_script() {
        let text = "Ærø–Ål, x×y ÷ co₂ 10½ naïve—ΑΒΓ 日本 (é)";
        let mut words = Vec::new();
        let mut rest = 0;
        while let Some(range) = next_word(text, rest) {
            rest = range.end;
            words.push(&text[range]);
        }
        let slow: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        assert_eq!(words, slow);
        assert_eq!(next_word(text, text.len()), None);
    }

    #[test]
    fn numbers_and_places_are_kept() {
        let tokens = Analyser::default().tokens("De 72 timer, EMN-2022-08416");
        let seen: Vec<_> =
            tokens.iter().map(|token| (token.term.as_str(), token.range.start, token.position)).collect();
        assert_eq!(
            seen,
            [("de", 0, 0), ("72", 3, 1), ("tim", 6, 2), ("emn", 13, 3), ("2022", 17, 4), ("08416", 22, 5)]
        );
    }
}
