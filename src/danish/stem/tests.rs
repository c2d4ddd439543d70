//! What must meet and what must not, and that a stem's beginnings find all its forms.

use proptest::prelude::*;

use super::{Stemmer, no_ending};
use crate::danish::fold;

/// The forms of a word in a line: each two must meet.
const MEET: &str = include_str!("meet.txt");

/// Pairs that must not meet.
const APART: &str = include_str!("apart.txt");

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn meeting() -> Vec<(&'static str, &'static str)> {
    let mut pairs = Vec::new();
    for line in MEET.lines() {
        let forms = words(line);
        for (at, one) in forms.iter().enumerate() {
            pairs.extend(forms[at + 1..].iter().map(|other| (*one, *other)));
        }
    }
    pairs
}

fn apart() -> Vec<(&'static str, &'static str)> {
    APART.lines().flat_map(|line| line.split('|')).filter_map(|pair| pair.split_once(' ')).collect()
}

/// The pairs that `stem` gets wrong.
fn wrong(stem: impl Fn(&str) -> String) -> (Vec<String>, Vec<String>) {
    let same = |(one, other): &(&str, &str)| stem(&one.to_lowercase()) == stem(&other.to_lowercase());
    let say = |(one, other): (&str, &str)| {
        format!("{one} {other} ({} {})", stem(&one.to_lowercase()), stem(&other.to_lowercase()))
    };
    (
        meeting().into_iter().filter(|pair| !same(pair)).map(say).collect(),
        apart().into_iter().filter(|pair| same(pair)).map(say).collect(),
    )
}

#[test]
fn forms_meet_and_others_do_not() {
    let stemmer = Stemmer::new();
    let (missed, false_ones) = wrong(|word| stemmer.stem(word));
    assert!(missed.is_empty() && false_ones.is_empty(), "missed: {missed:#?}\nfalse: {false_ones:#?}");
}

/// What is taken for no ending must be none: else forms are not found.
#[test]
fn forms_differ_from_their_beginnings_by_endings() {
    let stemmer = Stemmer::new();
    for word in MEET.split_whitespace() {
        let folded = fold(word);
        let beginnings = stemmer.beginnings(&stemmer.stem(word));
        let found = beginnings
            .iter()
            .filter_map(|beginning| folded.strip_prefix(beginning.as_str()))
            .any(|rest| no_ending(rest.as_bytes()).is_none());
        assert!(found, "{word}: {beginnings:?}");
    }
}

fn check(word: &str) {
    let stemmer = Stemmer::new();
    let stem = stemmer.stem(word);
    let folded = fold(word);
    assert!(
        stemmer.beginnings(&stem).iter().any(|beginning| folded.starts_with(beginning.as_str())),
        "{word} → {stem}: {:?}",
        stemmer.beginnings(&stem)
    );
}

#[test]
fn forms_begin_as_their_stem_says() {
    for word in words(MEET).into_iter().chain(words(APART)) {
        check(&word.to_lowercase());
        for before in ["", "sundheds", "ud", "genop", "område", "æ"] {
            check(&format!("{before}{}", word.to_lowercase()));
        }
    }
}

proptest! {
    #[test]
    fn random_words_begin_as_their_stem_says(word in "\\PC{0,12}") {
        check(&word.to_lowercase());
    }

    #[test]
    fn danish_looking_words_begin_as_their_stem_says(
        word in "(gen|op|ud|til|børne|skole|)([bdfghjklmnprstv]{0,2}[aeiouyæøåé]){0,3}[bdfgklmnprst]{0,2}(el|er|en|l|r|)(e|er|et|en|ede|te|t|ende|erne|ene|re|le|ler|este|um|)s?"
    ) {
        check(&word);
    }
}

/// The files of an index's words remember stems, by this version.
#[test]
fn stems_are_those_of_their_version() {
    let listed = super::forms::lines().flat_map(|(first, _, others)| std::iter::once(first).chain(others));
    let mut all = String::new();
    for word in listed.chain(MEET.split_whitespace()) {
        for ending in ["", "s", "e", "en", "et", "er", "erne", "ede", "ende", "este", "els", "ler", "um"] {
            all.push_str(&super::stem(&format!("{word}{ending}")));
            all.push(' ');
        }
    }
    // Where this fails, raise STEMS and write down both.
    assert_eq!((super::STEMS, crc32fast::hash(all.as_bytes())), (2, 992_269_538));
}
