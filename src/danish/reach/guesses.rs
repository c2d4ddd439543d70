//! What a word may have been meant as that the collection does not have: typed without Danish letters, misspelt, a name in
//! another spelling.

use std::ops::Range;

use super::compounds::SHARED;
use super::{Builder, Danish, ENDING, has_digit, is_word};
use crate::danish::form::{Form, How, Reach, Reached};
use crate::danish::{compound, edit, fold, name_key};

/// How many ways to spell a word that was typed without Danish letters are tried.
const RESPELT: usize = 200;
/// How many of them are taken apart as compounds too, which costs more.
const TAKEN_APART: usize = 24;
/// How many ways to mend a misspelt word are tried.
const MENDED: usize = 5;
/// How many letters stand before the one that divides a misspelt word at most: so few begin many words, and are looked
/// for in order.
const LEFT: usize = 3;
/// How many stand behind it at least: these are looked for anywhere.
const SEEN: usize = 3;
/// How long a stem is at least that is compared where the word itself is not found: of shorter ones too many are alike.
const STEM: usize = 5;
/// What is left of a slip's weight where it is another form that the collection has.
const OTHER_FORM: f32 = 0.9;

impl Danish<'_> {
    /// A word typed without its Danish letters, as the Danish words that the collection has some form or part of.
    pub(super) fn loosely(&self, word: &str, out: &mut Builder) {
        // Who has typed one Danish letter has the others too.
        if !word.is_ascii() {
            return;
        }
        for (place, spelt) in respelt(word).into_iter().enumerate() {
            let mut reached = self.with_compounds(&spelt);
            if place < TAKEN_APART {
                self.parts(&spelt, &mut reached);
            }
            let Reached { forms, near } = reached.done();
            out.add_guessed(forms, How::Loose, How::Loose.weight());
            for near in near {
                out.near(near.slots, near.reach, near.how, How::Loose.weight() * near.weight);
            }
        }
    }

    /// The same name in other spellings.
    pub(super) fn names(&self, word: &str, out: &mut Builder) {
        let length = word.chars().count();
        if length < 3 || has_digit(word) {
            return;
        }
        let (key, first) = (name_key(word), sound(word));
        let near = |term: &str| {
            // The key costs most; nearly all words are told by their first letter and their length.
            sound(term) == first
                && term.len().abs_diff(word.len()) <= 4
                && term.chars().count().abs_diff(length) <= 2
                && is_word(term)
                && name_key(term) == key
        };
        for (from, to) in begins_like(word, first) {
            for term in self.vocabulary.between(&from, to.as_deref(), &near) {
                out.add(Form::new(term, How::Name));
            }
        }
    }

    /// The words that are one slip of the hand away.
    pub(super) fn mended(&self, word: &str, out: &mut Builder) {
        if word.chars().count() < 5 || !word.chars().all(char::is_alphabetic) {
            return;
        }
        let stem = self.stemmer.stem(word);
        let weight = |term: &str| self.slip(word, &stem, term);
        let near = |term: &str| is_word(term) && !has_digit(term) && weight(term) > 0.0;
        let (before, behind) = sides(word);
        // The ending may be another than was typed.
        let behind = match word.strip_prefix(&*stem) {
            Some(ending) if behind.len() >= ending.len() + SEEN => &behind[..behind.len() - ending.len()],
            _ => behind,
        };
        let mut found = self.vocabulary.beginning(&fold(before), &near);
        found.extend(self.vocabulary.containing(&fold(behind), &near));
        let mut weighed: Vec<(f32, String)> = found.into_iter().map(|term| (weight(&term), term)).collect();
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let mut stems: Vec<String> = Vec::new();
        for (weight, term) in weighed {
            let stem = self.stemmer.stem(&term);
            if stems.len() < MENDED && !stems.contains(&stem) {
                out.add_guessed(self.with_compounds(&term).done().forms, How::Typo, weight);
                stems.push(stem);
            }
        }
    }

    /// How likely `term`, or the word that it is a form of, was meant by a word of this stem; 0 if it is not. Of a word that
    /// is misspelt the collection may have other forms only: biblotek, biblioteket.
    fn slip(&self, word: &str, stem: &str, term: &str) -> f32 {
        let typed = edit::edit_weight(word, term);
        if typed > 0.0 || stem.len() < STEM || term.len().abs_diff(word.len()) > ENDING {
            return typed;
        }
        edit::edit_weight(stem, &self.stemmer.stem(term)) * OTHER_FORM
    }

    /// Words that seem to be compounds with a word which the collection does not have by itself; whether it has the rest of
    /// one of them. That somebody asks for the word is all that says so, hence the rest only has to look like a word.
    pub(super) fn seeming(&self, word: &str, out: &mut Builder) -> bool {
        if word.chars().count() < STEM || !word.chars().all(char::is_alphabetic) {
            return false;
        }
        let stem = self.stemmer.stem(word);
        let longer = |term: &str| term.len() > word.len() + 2 && is_word(term) && !has_digit(term);
        let mut sure = false;
        for term in self.vocabulary.containing(&fold(&stem), &longer) {
            if let Some((part, rest)) = self.seems(&term, word, &stem) {
                sure = sure || compound::Words::has_form(self, &rest);
                out.add(Form { part: Some(part), ..Form::new(term, How::Seeming) });
            }
        }
        sure
    }

    /// Where a term seems to have the word as its first part or, in any form, as its last; and what the other part is.
    fn seems(&self, term: &str, word: &str, stem: &str) -> Option<(Range<usize>, String)> {
        if let Some(rest) = term.strip_prefix(word)
            && let Some(link) = compound::seems_head(word, rest)
        {
            return Some((0..word.len() + link, rest[link..].to_owned()));
        }
        let starts = term.match_indices(stem).map(|(start, _)| start).filter(|start| *start > 0);
        let mut heads = starts.filter(|start| self.stemmer.stem(&term[*start..]) == stem);
        let start = heads.find(|start| compound::seems_modifier(&term[..*start], &term[*start..]))?;
        Some((start..term.len(), term[..start].to_owned()))
    }

    /// "knæ- og hofteopererede" for "knæopererede": the hyphen says that the words are compounds, whether or not the
    /// collection has their other part by itself.
    pub(super) fn hanging(&self, word: &str, out: &mut Builder) {
        for (at, _) in word.char_indices().filter(|(at, _)| *at >= SEEN && at + SEEN < word.len()) {
            let (first, last) = word.split_at(at);
            let before = self.exact(&format!("{first}-"));
            if !before.is_empty() {
                let longer = |term: &str| is_word(term) && term.len() > last.len() + 2 && term.ends_with(last);
                let behind = self.vocabulary.containing(&fold(last), &longer).into_iter();
                let behind = behind.map(|term| Form::new(term, How::Head)).collect();
                out.near(vec![before, behind], Reach::Ordered(SHARED), How::Elided, How::Elided.weight());
            }
        }
    }
}

/// The first letter, as one with those that spellings of a name may begin with instead.
fn sound(word: &str) -> u8 {
    match word.as_bytes().first().copied().unwrap_or_default() {
        b'c' | b'k' | b'q' | b'x' | b's' | b'z' => b'k',
        b'f' | b'p' => b'f',
        b'v' | b'w' => b'v',
        b'i' | b'j' | b'y' => b'i',
        // æ, ø, å and what is typed for them.
        b'a' | b'e' | b'o' | 0x80.. => b'a',
        letter => letter,
    }
}

/// What stands before one of the letters of a word, and what behind it. One edit leaves one of the two as it is.
fn sides(word: &str) -> (&str, &str) {
    let left = LEFT.min(word.chars().count().saturating_sub(1 + SEEN));
    let mut letters = word.char_indices().map(|(at, _)| at).skip(left);
    let before = letters.next().unwrap_or(word.len());
    let behind = letters.next().unwrap_or(word.len());
    (&word[..before], &word[behind..])
}

/// Where folded words lie that begin with the sound of a word's first letter: from here, and before there.
fn begins_like(word: &str, sound: u8) -> Vec<(String, Option<String>)> {
    let of_letter = |letter: u8| (char::from(letter).to_string(), Some(char::from(letter + 1).to_string()));
    // Letters of other alphabets stand behind all of ours.
    let behind = (String::from("{"), None);
    let vowel = |letter: &u8| b"aeo".contains(letter);
    match sound {
        b'k' => b"ckqsxz".iter().copied().map(of_letter).collect(),
        b'f' => b"fp".iter().copied().map(of_letter).collect(),
        b'v' => b"vw".iter().copied().map(of_letter).collect(),
        b'i' => b"ijy".iter().copied().map(of_letter).collect(),
        b'a' if fold(word).as_bytes().first().is_some_and(vowel) => {
            b"aeo".iter().copied().map(of_letter).chain([behind]).collect()
        }
        // An ü, a ç: they are as rare as what sounds like them.
        b'a' => vec![(String::new(), None)],
        letter => vec![of_letter(letter)],
    }
}

/// The ways in which Danish letters may have been meant: å for a or aa, æ for a, e or ae, ø for o or oe. Those with the
/// fewest changes first, as many as [`RESPELT`].
fn respelt(word: &str) -> Vec<String> {
    const LETTERS: [(&str, &str); 7] =
        [("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("a", "å"), ("a", "æ"), ("e", "æ"), ("o", "ø")];
    let mut all: Vec<(String, usize)> = vec![(word.to_owned(), 0)];
    let mut done = 0;
    while done < all.len() && all.len() < RESPELT {
        let (spelt, from) = all[done].clone();
        done += 1;
        for at in from..spelt.len() {
            let Some(rest) = spelt.get(at..) else { continue };
            for (typed, meant) in LETTERS {
                if let Some(behind) = rest.strip_prefix(typed) {
                    all.push((format!("{}{meant}{behind}", &spelt[..at]), at + meant.len()));
                }
            }
        }
    }
    all.truncate(RESPELT);
    all.into_iter().skip(1).map(|(spelt, _)| spelt).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{begins_like, edit, fold, respelt, sides, sound};

    proptest! {
        #[test]
        fn one_edit_leaves_one_side_of_a_letter(word in "[abæøåÿ𝄞]{5,9}", at in 0usize..9, how in 0..4, letter in "[abæø]") {
            let meant = edit::tests::edited(&word, at, how, &letter);
            let (before, behind) = sides(&word);
            prop_assert!(behind.chars().count() >= super::SEEN);
            let left = meant.starts_with(before) || meant.ends_with(behind);
            prop_assert!(left || !edit::one_edit(&word, &meant), "{word} {meant}");
        }

        #[test]
        fn words_of_one_sound_lie_where_they_are_looked_for(a in "[a-zæøåéüçßжä]{1,3}", b in "[a-zæøåéüçßжä]{1,3}") {
            let lies = |word: &str| {
                let folded = fold(word);
                let from_to = |(from, to): &(String, Option<String>)| {
                    &*folded >= from.as_str() && to.as_ref().is_none_or(|to| &*folded < to.as_str())
                };
                begins_like(&a, sound(&a)).iter().any(from_to)
            };
            let vowel = |word: &str| fold(word).starts_with(['a', 'e', 'o']);
            // What begins with a vowel is no spelling of what begins with a ç.
            let strange = sound(&a) == b'a' && vowel(&a) && !vowel(&b) && fold(&b).as_bytes()[0].is_ascii();
            prop_assert!(sound(&a) != sound(&b) || strange || lies(&b), "{a} {b}");
            if strange {
                prop_assert_ne!(super::name_key(&a), super::name_key(&b));
            }
        }
    }

    #[test]
    fn careless_typing_has_the_word_among_its_spellings() {
        for (typed, word) in [
            ("born", "børn"),
            ("boern", "børn"),
            ("aeldrerad", "ældreråd"),
            ("eldreraad", "ældreråd"),
            ("arhus", "århus"),
            ("laege", "læge"),
        ] {
            assert!(respelt(typed).iter().any(|spelt| spelt == word), "{typed} {word}");
        }
        assert!(respelt("kkk").is_empty());
        assert!(respelt(&"aeo".repeat(30)).len() <= super::RESPELT);
    }
}
