//! Text → terms: the one chain behind the index, queries, snippets and highlighting.
//!
//! A term is a word as it is written, in lower case and NFKC: what words mean to each other (inflection, compounds,
//! spelling) is asked when a query is, against the words of the collection, so that the index never has to be made anew
//! for it. Words are runs of letters and digits. There are no stop words, since "at" and "og" stand in phrases, and no
//! limit of length. Beside a word stand, at the same place, the forms under which its neighbours make it one: [`Kind`].

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::cluster;
use super::plain::{self, Plain};

/// What a term is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A run of letters and digits.
    Word,
    /// Words with a sign between them, written as one: "email" of e-mail, "72timers" of 72-timers, "1250000" of
    /// 1.250.000.
    Joined,
    /// Capitals as they stand, since KL is not kl.
    Capitals,
    /// A word that shares a part with another, with its hyphen: "børne-" of børne- og ungdomspsykiatri.
    Hanging,
}

/// A term of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The term that it is found under.
    pub term: String,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The place of its first word among the text's words, counted from 0.
    pub position: usize,
    /// What it is made of.
    pub kind: Kind,
}

/// The terms of a text, in order; those beside a word directly behind it.
#[derive(Debug)]
pub struct Terms<'t> {
    text: &'t str,
    rest: usize,
    words: usize,
    /// The end of the cluster that words have been joined up to.
    joined: usize,
    /// What stands beside the last word, still to be given; the last first.
    beside: [Option<(Kind, usize, usize)>; 3],
    /// The bytes that the words begin with whose terms are wanted.
    wanted: Option<&'t [bool; 256]>,
}

impl<'t> Terms<'t> {
    /// The terms of `text`.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, rest: 0, words: 0, joined: 0, beside: [None; 3], wanted: None }
    }

    /// The terms of `text`, where those of words that begin with other bytes than the `wanted` may be left empty: whoever
    /// looks for few terms spares the others.
    #[must_use]
    pub const fn beginning(text: &'t str, wanted: &'t [bool; 256]) -> Self {
        let mut terms = Self::new(text);
        terms.wanted = Some(wanted);
        terms
    }

    /// Writes the next term into `term`, and says where it is, at which word, and what it is made of.
    pub fn next_into(&mut self, term: &mut String) -> Option<(Range<usize>, usize, Kind)> {
        term.clear();
        if let Some((kind, start, end)) = self.beside.iter_mut().rev().find_map(Option::take) {
            let range = start..end;
            match kind {
                Kind::Joined => cluster::join_into(&self.text[range.clone()], term),
                Kind::Capitals => term.extend(self.text[range.clone()].nfc()),
                Kind::Word | Kind::Hanging => hanging_into(&self.text[range.clone()], term),
            }
            return Some((range, self.words - 1, kind));
        }
        let plain = plain::next(self.text.as_bytes(), self.rest);
        let range = match &plain {
            Some(plain) => plain.range.clone(),
            None => next_word(self.text, self.rest)?,
        };
        self.rest = range.end;
        self.words += 1;
        let word = &self.text[range.clone()];
        self.look_beside(&range, plain.as_ref().map_or_else(|| is_capitals(word), Plain::is_capitals));
        // A small letter of ASCII begins its term; so does the first byte of a Danish letter, which all of them share.
        let spared = self.wanted.is_some_and(|wanted| match word.as_bytes() {
            // An accent of its own makes another letter of it.
            [_, 0xCC | 0xCD, ..] => false,
            [byte, ..] if byte.is_ascii() => !wanted[usize::from(byte.to_ascii_lowercase())],
            [0xC3, ..] => !wanted[0xC3],
            _ => false,
        });
        match plain {
            _ if spared => {}
            Some(plain) if !plain.danish_capital => {
                term.push_str(word);
                term.make_ascii_lowercase();
            }
            _ => lower_into(word, term),
        }
        Some((range, self.words - 1, Kind::Word))
    }

    fn look_beside(&mut self, word: &Range<usize>, is_capitals: bool) {
        if is_capitals {
            self.beside[0] = Some((Kind::Capitals, word.start, word.end));
        }
        let hyphen = |at: Option<usize>| at.is_some_and(|at| self.text.as_bytes().get(at) == Some(&b'-'));
        if hyphen(Some(word.end)) || hyphen(word.start.checked_sub(1)) {
            self.beside[1] = hanging(self.text, word).map(|range| (Kind::Hanging, range.start, range.end));
        }
        if word.start >= self.joined
            && let Some(cluster) = cluster::of(self.text, word)
        {
            self.joined = cluster.end;
            self.beside[2] = cluster.is_word.then_some((Kind::Joined, word.start, cluster.end));
        }
    }
}

/// The terms of `text` in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut terms = Terms::new(text);
    let mut term = String::new();
    let mut out = Vec::new();
    while let Some((range, position, kind)) = terms.next_into(&mut term) {
        out.push(Token { term: term.clone(), range, position, kind });
    }
    out
}

/// Letters that stand for a name: two to six, all of them capitals. Longer ones are shouted words.
pub(super) fn is_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|c| !is_accent(*c));
    word.len() <= 24 && letters().all(char::is_uppercase) && (2..=6).contains(&letters().count())
}

/// Whether it is the accent of the letter before it.
pub(super) fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

/// The word with the hyphen that it hangs on: "børne-" before a space or a sign, "-skilte" behind a space.
fn hanging(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let written = &text[word.clone()];
    if written.chars().filter(|c| !is_accent(*c)).take(3).filter(|c| c.is_alphabetic()).count() < 3 {
        return None;
    }
    let (before, after) = (&text[..word.start], &text[word.end..]);
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
    if let Some(rest) = after.strip_prefix('-') {
        let here = apart(rest.chars().next()) && !before.ends_with('-');
        return here.then_some(word.start..word.end + 1);
    }
    let rest = before.strip_suffix('-')?;
    // At the beginning of a line it is a bullet.
    let here = rest.ends_with(' ') && !rest.trim_end_matches(' ').ends_with('\n') && !rest.trim_end().is_empty();
    here.then_some(word.start - 1..word.end)
}

fn hanging_into(written: &str, out: &mut String) {
    match (written.strip_suffix('-'), written.strip_prefix('-')) {
        (Some(word), _) => {
            lower_into(word, out);
            out.push('-');
        }
        (None, Some(word)) => {
            lower_into(word, out);
            out.insert(0, '-');
        }
        (None, None) => lower_into(written, out),
    }
}

/// Lower case and NFKC, without soft hyphens: a word as the chain has it.
#[must_use]
pub fn lower(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    lower_into(word, &mut out);
    out
}

/// Appends [`lower`] of a word.
pub(super) fn lower_into(word: &str, out: &mut String) {
    // Nearly all words are ASCII and the letters U+00C0 to U+00FF, of which all but ß have their small letter 0x20 on.
    if word.is_ascii() {
        out.push_str(word);
        let start = out.len() - word.len();
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    if word.chars().all(|c| c.is_ascii() || ('\u{C0}'..='\u{FF}').contains(&c)) {
        out.extend(word.chars().map(|c| match c {
            '\u{C0}'..='\u{DE}' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
            c => c.to_ascii_lowercase(),
        }));
        return;
    }
    let normal: String = word.nfkc().flat_map(char::to_lowercase).nfkc().filter(|c| *c != SOFT_HYPHEN).collect();
    // NFKC may leave a sign among the letters ("½" is 1⁄2).
    let kept: String = normal.chars().filter(|c| c.is_alphanumeric()).nfkc().collect();
    out.push_str(if kept.is_empty() { &normal } else { &kept });
}

const SOFT_HYPHEN: char = '\u{AD}';

/// The first run of letters and digits at or behind `from`.
#[must_use]
pub fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = from;
    while start < bytes.len() && !is_word(text, start) {
        start += width(bytes[start]);
    }
    let mut end = start;
    while end < bytes.len() && (is_word(text, end) || goes_on(text, end)) {
        end += width(bytes[end]);
    }
    (end > start).then_some(start..end)
}

/// Whether the character at `at` is part of a word. Nearly all are ASCII or Danish letters, told by their bytes.
pub(super) fn is_word(text: &str, at: usize) -> bool {
    match text.as_bytes()[at] {
        byte if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        // U+00C0 to U+00FF: letters but for the signs of multiplication and division.
        0xC3 => !matches!(text.as_bytes().get(at + 1), Some(0x97 | 0xB7)),
        _ => text[at..].chars().next().is_some_and(char::is_alphanumeric),
    }
}

/// Whether the character at `at`, which is no letter, leaves a word whole: a soft hyphen before a letter, or an accent
/// that was not composed.
fn goes_on(text: &str, at: usize) -> bool {
    match text.as_bytes()[at] {
        0xC2 => text[at..].strip_prefix(SOFT_HYPHEN).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)),
        0xCC | 0xCD => text[at..].starts_with(is_accent),
        _ => false,
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
    use proptest::prelude::*;

    use super::*;

    fn terms(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.term).collect()
    }

    #[test]
    fn words_are_kept_as_written_in_small_letters() {
        assert_eq!(terms("De ÆLDRENES Økonomi, à ½ CO₂"), ["de", "ældrenes", "økonomi", "à", "12", "co2"]);
        assert_eq!(terms("sund\u{AD}hed a\u{30A}r \u{AD}"), ["sundhed", "år"]);
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
    fn words_with_a_sign_between_them_are_one_word_too() {
        for (text, expected) in [
            ("e-mail", vec!["e", "email", "mail"]),
            ("72-timers", vec!["72", "72timers", "timers"]),
            ("EMN-2022-08416", vec!["emn", "emn202208416", "EMN", "2022", "08416"]),
            ("kr. 1.250.000,50", vec!["kr", "1", "1250000,50", "250", "000", "50"]),
            ("2,1 og 2.1", vec!["2", "2,1", "1", "og", "2", "2,1", "1"]),
            ("Ph.d.", vec!["ph", "phd", "d"]),
            ("slut.Ny", vec!["slut", "ny"]),
            ("12.03.2024 kl. 15.30", vec!["12", "03", "2024", "kl", "15", "15,30", "30"]),
            ("a - b", vec!["a", "b"]),
        ] {
            assert_eq!(terms(text), expected, "{text}");
        }
    }

    #[test]
    fn capitals_and_hanging_words_stand_beside_the_word() {
        assert_eq!(terms("KL og kl."), ["kl", "KL", "og", "kl"]);
        assert_eq!(terms("børne- og ungdom"), ["børne", "børne-", "og", "ungdom"]);
        assert_eq!(terms("vejbelysning og -skilte"), ["vejbelysning", "og", "skilte", "-skilte"]);
        assert_eq!(terms("-skilte"), ["skilte"]);
    }

    #[test]
    fn numbers_and_places_are_kept() {
        let seen: Vec<_> = tokens("De 72 timer, A-B")
            .into_iter()
            .map(|token| (token.term, token.range.start, token.position))
            .collect();
        let expected = [("de", 0, 0), ("72", 3, 1), ("timer", 6, 2), ("a", 13, 3), ("ab", 13, 3), ("b", 15, 4)];
        assert_eq!(seen, expected.map(|(term, start, place)| (term.to_owned(), start, place)));
    }

    /// Texts that the properties below found to be read differently once.
    #[test]
    fn accents_that_were_taken_for_bytes() {
        for text in ["å.A ", "Å.A.é "] {
            let apart: String = text.nfd().collect();
            assert_eq!(terms(text), terms(&apart), "{text}");
        }
        let word = "\u{1e000}\u{fe70}";
        assert_eq!(lower(&lower(word)), lower(word));
    }

    proptest! {
        #[test]
        fn any_text_has_terms_where_they_say(text in "\\PC{0,60}|[a-zæøåA-ZÆØÅ0-9 .,:'/+\\-\u{AD}\u{301}]{0,60}") {
            let mut place = 0;
            for token in tokens(&text) {
                prop_assert!(text.get(token.range.clone()).is_some_and(|word| !word.is_empty()), "{:?}", token);
                prop_assert!(token.position + 1 >= place && !token.term.is_empty(), "{:?}", token);
                place = token.position + 1;
            }
        }

        /// Who asks for the terms of some letters has them as everybody else.
        #[test]
        fn terms_that_are_wanted_are_whole(text in "\\PC{0,40}|[a-zæøåA-ZÆØÅ0-9 .-]{0,40}", first in 0..=255_u8) {
            let mut wanted = [false; 256];
            wanted[usize::from(first)] = true;
            let mut terms = Terms::beginning(&text, &wanted);
            let mut term = String::new();
            for token in tokens(&text) {
                let (range, position, kind) = terms.next_into(&mut term).unwrap();
                prop_assert_eq!((range, position, kind), (token.range, token.position, token.kind));
                prop_assert!(term == token.term || token.term.as_bytes()[0] != first, "{:?} {:?}", term, token.term);
            }
        }

        /// What is composed and what is not is the same text.
        #[test]
        fn accents_may_be_apart(text in "[a-zæøåéüA-ZÆØÅÉ0-9 .,:'/-]{0,40}") {
            let apart: String = text.nfd().collect();
            let seen = |text: &str| tokens(text).into_iter().map(|token| (token.term, token.position)).collect::<Vec<_>>();
            prop_assert_eq!(seen(&text), seen(&apart));
        }

        /// A term is the term of itself: what the index has can be asked for.
        #[test]
        fn terms_stay_what_they_are(text in "\\PC{0,40}|[a-zæøåA-ZÆØÅ0-9 .-]{0,40}") {
            for token in tokens(&text).into_iter().filter(|token| token.kind == Kind::Word) {
                prop_assert_eq!(lower(&token.term), token.term);
            }
        }
    }
}
