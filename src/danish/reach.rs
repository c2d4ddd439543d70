//! A word → the terms of a collection that answer it.
//!
//! Everything that Danish does to a word is asked here, once a query, against the words that the collection has: its
//! inflected forms, the compounds that it is part of, its spellings and abbreviations. Only a word that the collection
//! does not have is taken for a misspelt one: correcting others puts noise in the place of answers.

mod abbreviations;
mod builder;
mod compounds;
mod guesses;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use self::builder::Builder;
use super::analysis::{Kind, Token, lower, tokens};
use super::form::{Form, How, Reach, Reached};
use super::stem::Stemmer;
use super::vocabulary::Vocabulary;
use super::{compound, fold};

/// How many bytes longer than its stem a form is at most.
const ENDING: usize = 10;

/// How many words of a query are guessed at. To guess takes a look at every word of the collection; a query with more
/// words that it lacks is no question with a slip of the hand.
const GUESSED: usize = 24;

/// How many digits a number has at least that is looked for in pieces, or as a piece of a longer one.
const DIGITS: usize = 4;

/// How many letters there are at most in a word in capitals that is an abbreviation, and no word that was shouted.
const ABBREVIATION: usize = 3;

/// How much a word in small letters counts where its capitals are a word of the collection too.
const SHOUTED: f32 = 0.4;

/// The Danish of a collection: what its words mean to each other.
pub struct Danish<'v> {
    vocabulary: &'v dyn Vocabulary,
    stemmer: Stemmer,
    definitions: OnceCell<Vec<Definition>>,
    /// The words of a stem.
    classes: RefCell<HashMap<String, Rc<[String]>>>,
    forms: RefCell<Known>,
    words: RefCell<Known>,
    /// How many words were guessed at.
    guesses: Cell<usize>,
}

/// What was asked about words before.
type Known = HashMap<Box<str>, bool, RandomState>;

/// What an abbreviation stands for.
struct Definition {
    short: String,
    /// The words of the name.
    words: Vec<String>,
    /// Their stems.
    stems: Vec<String>,
}

impl<'v> Danish<'v> {
    /// The language of the collection that has these words.
    #[must_use]
    pub fn new(vocabulary: &'v dyn Vocabulary) -> Self {
        Self {
            vocabulary,
            stemmer: Stemmer::new(),
            definitions: OnceCell::new(),
            classes: RefCell::default(),
            forms: RefCell::default(),
            words: RefCell::default(),
            guesses: Cell::default(),
        }
    }

    /// What answers a word as typed, or several that signs join ("72-timers"). `others` are the other words of the query,
    /// which tell an abbreviation's meanings apart.
    #[must_use]
    pub fn word(&self, typed: &str, others: &[&str]) -> Reached {
        let tokens = tokens(typed);
        let words: Vec<&str> = words(&tokens).collect();
        let mut builder = Builder::default();
        match words.as_slice() {
            [] => {}
            [word] => self.single(typed, word, others, &mut builder),
            words => self.joined(&tokens, words, &mut builder),
        }
        self.numbers(typed, &mut builder);
        builder.done()
    }

    /// What answers words in this order, in any of their forms.
    #[must_use]
    pub fn phrase(&self, text: &str) -> Reached {
        self.sequence(text, |word| self.close(word))
    }

    /// What answers a word of a name: it in any form, and the compounds that it is in ("klynge" names a Sundhedsklynge).
    #[must_use]
    pub fn of_name(&self, word: &str) -> Vec<Form> {
        let mut out = Builder::default();
        self.phrase(word).forms.into_iter().for_each(|form| out.add(form));
        let word = lower(word);
        if word.chars().all(char::is_alphabetic) {
            self.compounds(&word, &self.close(&word), &mut out);
        }
        out.done().forms
    }

    /// What answers words in this order exactly as they stand.
    #[must_use]
    pub fn letters(&self, text: &str) -> Reached {
        self.sequence(text, |word| self.exact(word))
    }

    /// What answers the beginning of a word, behind the words that signs join to it.
    #[must_use]
    pub fn prefix(&self, typed: &str) -> Reached {
        let tokens = tokens(typed);
        let mut words: Vec<&str> = words(&tokens).collect();
        let Some(last) = words.pop() else { return Reached::default() };
        let mut slots: Vec<Vec<Form>> = words.into_iter().map(|word| self.close(word)).collect();
        let begins = self.vocabulary.beginning(&fold(last), &is_word).into_iter();
        let begins: Vec<Form> = begins.map(|term| Form::new(term, How::Prefix)).collect();
        let mut builder = Builder::default();
        if slots.is_empty() {
            // The end that inflection changes is no hindrance: `timers*` is for "timer" too.
            if !self.close(last).is_empty() {
                self.single(typed, last, &[], &mut builder);
            }
            begins.into_iter().for_each(|form| builder.add(form));
        } else {
            slots.push(begins);
            builder.near(slots, Reach::Phrase, How::Prefix, How::Prefix.weight());
        }
        builder.done()
    }

    /// The stem of a word in any case: what two words have in common that are forms of one.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        self.stemmer.stem(&lower(word))
    }

    fn sequence(&self, text: &str, forms: impl Fn(&str) -> Vec<Form> + Copy) -> Reached {
        let tokens = tokens(text);
        let mut slots: Vec<Vec<Form>> = words(&tokens).map(forms).collect();
        let mut builder = Builder::default();
        if slots.len() == 1 {
            slots.remove(0).into_iter().for_each(|form| builder.add(form));
        } else {
            builder.near(slots, Reach::Phrase, How::Exact, How::Exact.weight());
        }
        if let Some(joined) = whole(&tokens) {
            forms(joined).into_iter().for_each(|form| builder.add(form));
        }
        builder.done()
    }

    /// Words that signs join: side by side, or as one word.
    fn joined(&self, tokens: &[Token], words: &[&str], out: &mut Builder) {
        let slots = words.iter().map(|word| self.close(word)).collect();
        out.near(slots, Reach::Phrase, How::Exact, How::Exact.weight());
        if let Some(joined) = whole(tokens) {
            self.close(joined).into_iter().for_each(|form| out.add(form));
        }
    }

    fn single(&self, typed: &str, word: &str, others: &[&str], out: &mut Builder) {
        let capitals = lower(typed) != typed && typed.chars().filter(|c| c.is_uppercase()).count() > 1;
        let capitals = if capitals { self.exact(typed) } else { Vec::new() };
        let mut close = self.close(word);
        if is_abbreviation(typed, others) && !close.iter().any(|form| form.how == How::Exact) {
            close.retain(|form| form.how != How::Inflection);
        }
        // Who types KL does not mean kl., nor kaffe who types KAF; who types PLAN may mean a plan.
        let (short, shouted) = (word.chars().count() <= 2, !capitals.is_empty());
        for form in close.iter().filter(|form| !shouted || form.how == How::Exact && !short) {
            let weight = form.weight * if shouted { SHOUTED } else { 1.0 };
            out.add(Form { weight, ..form.clone() });
        }
        capitals.into_iter().for_each(|form| out.add(form));
        self.apart(word, out);
        self.explained(typed, word, others, out);
        if FUNCTION_WORDS.contains(&word) {
            return;
        }
        self.compounds(word, &close, out);
        self.parts(word, out);
        let unknown = close.is_empty();
        if unknown && !self.may_guess() {
            return;
        }
        if unknown {
            self.loosely(word, out);
        }
        // A capital can be that of the query's beginning; a name has its capital alone, or beside other names.
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        if unknown || !shouted && capital(typed) && (others.is_empty() || others.iter().copied().any(capital)) {
            self.names(word, out);
        }
        if unknown {
            self.hanging(word, out);
        }
        // What is a part of other words is a word, and no misspelt one.
        if out.has_no_form() && !self.seeming(word, out) {
            self.mended(word, out);
        }
    }

    /// Whether another word that the collection lacks is to be guessed at.
    fn may_guess(&self) -> bool {
        self.guesses.set(self.guesses.get() + 1);
        self.guesses.get() <= GUESSED
    }

    /// The word itself and its spellings and inflected forms: all that is taken for the same word.
    fn close(&self, word: &str) -> Vec<Form> {
        let mut out = self.exact(word);
        let folded = fold(word);
        let mut stems = vec![self.stemmer.stem(word)];
        if !has_digit(word) {
            // "boer" are people where "bør" is typed; å and aa are the same letter.
            let same = |term: &str| {
                let letters = |word: &str| word.replace('å', "aa");
                term != word && is_word(term) && (word.is_ascii() || letters(word) == letters(term))
            };
            for term in self.vocabulary.folding_to(&folded, &same) {
                stems.push(self.stemmer.stem(&term));
                out.push(Form::new(term, How::Spelling));
            }
            stems.sort_unstable();
            stems.dedup();
            for stem in stems {
                for term in self.class(&stem).iter() {
                    if !out.iter().any(|known| known.term == *term) {
                        out.push(Form::new(term.clone(), How::Inflection));
                    }
                }
            }
        }
        out
    }

    fn exact(&self, word: &str) -> Vec<Form> {
        if self.vocabulary.has(word) { vec![Form::new(word.to_owned(), How::Exact)] } else { Vec::new() }
    }

    /// The words of the collection that have this stem.
    fn class(&self, stem: &str) -> Rc<[String]> {
        if let Some(known) = self.classes.borrow().get(stem) {
            return Rc::clone(known);
        }
        let form = |term: &str| is_word(term) && self.stemmer.stem(term) == stem;
        let found: Rc<[String]> = self.vocabulary.of_stem(stem, &|| self.stemmer.beginnings(stem), &form).into();
        self.classes.borrow_mut().insert(stem.to_owned(), Rc::clone(&found));
        found
    }

    /// Whether the collection has a word of this stem.
    fn has_stem(&self, stem: &str) -> bool {
        if let Some(known) = self.classes.borrow().get(stem) {
            return !known.is_empty();
        }
        let form = |term: &str| is_word(term) && self.stemmer.stem(term) == stem;
        self.vocabulary.has_stem(stem, &|| self.stemmer.beginnings(stem), &form)
    }

    /// Letters and digits that were typed without a sign between them: 72timers, covid19.
    fn apart(&self, word: &str, out: &mut Builder) {
        let mut pieces: Vec<String> = Vec::new();
        for c in word.chars() {
            let goes_on = pieces.last().is_some_and(|last| last.ends_with(|b: char| b.is_numeric() == c.is_numeric()));
            match pieces.last_mut() {
                Some(last) if goes_on => last.push(c),
                _ => pieces.push(c.to_string()),
            }
        }
        if (2..=3).contains(&pieces.len()) {
            let slots = pieces.iter().map(|piece| self.close(piece)).collect();
            out.near(slots, Reach::Phrase, How::Spelling, How::Spelling.weight());
        }
    }

    /// The number or the word that words side by side are the pieces of: EMN 2022 08416, ældre råd. Danes write compounds
    /// apart, and mean the same.
    #[must_use]
    pub fn together(&self, words: &[&str]) -> Vec<Form> {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        let is_number = words.iter().map(|word| digits(word)).sum::<usize>() >= DIGITS;
        let is_word = words.len() == 2 && words.iter().all(|word| is_part(&lower(word)));
        if words.len() < 2 || !is_number && !is_word {
            return Vec::new();
        }
        let key: String = words.iter().map(|word| letters(word)).collect();
        let forms = if is_word { self.close(&key) } else { self.exact(&key) };
        let joined = |form: Form| Form { how: How::Spelling, weight: How::Spelling.weight() * form.weight, ..form };
        forms.into_iter().map(joined).collect()
    }

    /// The beginning or the end of a longer number, with whatever signs between: 108633 of 10863316.
    fn numbers(&self, typed: &str, out: &mut Builder) {
        let key = letters(typed);
        if key.chars().filter(char::is_ascii_digit).count() < DIGITS {
            return;
        }
        // 2023 is a year before it is the end of a number.
        let year = key.len() == 4 && (key.starts_with("19") || key.starts_with("20"));
        let in_number = |term: &str| term == key || !year && (term.starts_with(&key) || term.ends_with(&key));
        for term in self.vocabulary.containing(&fold(&key), &in_number) {
            let how = if term == key { How::Exact } else { How::Number };
            out.add(Form::new(term, how));
        }
    }
}

impl compound::Words for Danish<'_> {
    fn has(&self, word: &str) -> bool {
        remembered(&self.words, word, || self.vocabulary.has(word))
    }

    fn has_form(&self, word: &str) -> bool {
        remembered(&self.forms, word, || self.has(word) || self.has_stem(&self.stemmer.stem(word)))
    }
}

fn remembered(known: &RefCell<Known>, word: &str, ask: impl Fn() -> bool) -> bool {
    if let Some(known) = known.borrow().get(word) {
        return *known;
    }
    let answer = ask();
    known.borrow_mut().insert(word.into(), answer);
    answer
}

/// The words of a text, without what stands beside them.
fn words(tokens: &[Token]) -> impl Iterator<Item = &str> {
    tokens.iter().filter(|token| token.kind == Kind::Word).map(|token| token.term.as_str())
}

/// Whether a word may be a part of a compound that was written apart: no word of grammar, and none with signs or figures.
fn is_part(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(char::is_alphabetic) && !FUNCTION_WORDS.contains(&word)
}

/// Whether a word is typed as an abbreviation is: EMN has no forms, and is no emne. Who types all in capitals says nothing.
fn is_abbreviation(typed: &str, others: &[&str]) -> bool {
    let shouted = |word: &str| word.contains(char::is_alphabetic) && !word.contains(char::is_lowercase);
    let alone = others.iter().all(|other| !shouted(other));
    alone && shouted(typed) && typed.chars().filter(|c| c.is_alphabetic()).count() <= ABBREVIATION
}

/// The joined form of a text that is one cluster.
fn whole(tokens: &[Token]) -> Option<&str> {
    let joined = tokens.iter().find(|token| token.kind == Kind::Joined)?;
    let all = tokens.last()?.range.end <= joined.range.end && joined.position == 0;
    all.then_some(joined.term.as_str())
}

/// Whether a term is a word in small letters, not one with a hyphen or in capitals that stands beside it.
fn is_word(term: &str) -> bool {
    !term.starts_with('-') && !term.ends_with('-') && !term.contains(char::is_uppercase)
}

/// The letters and digits of a text, without what stands between.
fn letters(text: &str) -> String {
    lower(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn has_digit(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// Words that hold sentences together: an answer need not have them.
pub const FUNCTION_WORDS: &[&str] = &[
    "ad", "af", "alle", "at", "blev", "blive", "bliver", "da", "de", "deres", "den", "der", "det", "disse", "dog",
    "efter", "eller", "en", "end", "er", "et", "for", "fra", "ham", "han", "har", "havde", "hun", "hvad", "hvem",
    "hvilke", "hvis", "hvor", "hvordan", "hvornår", "hvorfor", "i", "ikke", "ind", "inden", "kan", "man", "med", "men",
    "mod", "når", "og", "om", "op", "over", "på", "samt", "sig", "sin", "skal", "som", "til", "ud", "under", "var",
    "ved", "vil", "vi", "være",
];
