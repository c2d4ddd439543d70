//! A search that reads everything: what a query means, without an index.

use std::collections::BTreeMap;

use klynge::danish::{Vocabulary, definitions, fold, no_ending, normal, tokens};
use klynge::index::{case_numbers, number_key};
use klynge::query::{DOK, Filter, Matcher, Meaning, SAG, Text, Tree, Value, beside, texts};
use klynge::record::{Dokument, Hoved, Punkt};

/// A punkt with what else it is found by.
pub(crate) struct Scanned {
    pub(crate) hoved: Hoved,
    pub(crate) punkt: Punkt,
    beside: Vec<(usize, String)>,
}

/// The words of the punkter, found by looking at each.
#[derive(Default)]
pub(crate) struct Words {
    /// By folded form, then as written.
    terms: BTreeMap<(String, String), ()>,
    definitions: Vec<(String, String)>,
}

impl Words {
    pub(crate) fn of(punkter: &[Scanned]) -> Self {
        let mut out = Self::default();
        for scanned in punkter {
            for tekst in scanned.punkt.tekster() {
                let defined = definitions(tekst.tekst).into_iter();
                out.definitions.extend(defined.map(|found| (found.short.to_owned(), normal(found.long))));
                out.add(tokens(tekst.tekst).into_iter().map(|token| token.term));
            }
            for (field, text) in &scanned.beside {
                if matches!(*field, SAG | DOK) {
                    out.add(std::iter::once(text.clone()));
                } else {
                    out.add(tokens(text).into_iter().map(|token| token.term));
                }
            }
        }
        out.definitions.sort();
        out.definitions.dedup();
        out
    }

    /// The words of a text.
    pub(crate) fn of_text(text: &str) -> Self {
        let mut out = Self::default();
        out.add(tokens(text).into_iter().map(|token| token.term));
        out
    }

    fn add(&mut self, terms: impl Iterator<Item = String>) {
        self.terms.extend(terms.map(|term| ((fold(&term).into_owned(), term), ())));
    }

    fn all(&self, wanted: impl Fn(&str, &str) -> bool) -> Vec<String> {
        self.terms.keys().filter(|(folded, term)| wanted(folded, term)).map(|(_, term)| term.clone()).collect()
    }
}

impl Vocabulary for Words {
    fn has(&self, term: &str) -> bool {
        self.terms.contains_key(&(fold(term).into_owned(), term.to_owned()))
    }

    fn folding_to(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.all(|word, term| word == folded && wanted(term))
    }

    fn beginning(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.all(|word, term| word.starts_with(folded) && wanted(term))
    }

    fn inflected(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let ends = |word: &str| word.strip_prefix(folded).is_some_and(|rest| no_ending(rest.as_bytes()).is_none());
        self.all(|word, term| ends(word) && wanted(term))
    }

    fn containing(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.all(|word, term| word.contains(folded) && wanted(term))
    }

    fn definitions(&self) -> Vec<(String, String)> {
        self.definitions.clone()
    }
}

impl Scanned {
    pub(crate) fn all(dokument: Dokument) -> Vec<Self> {
        let hoved = dokument.hoved;
        let scan = |punkt: Punkt| Self { beside: beside(&hoved, &punkt), hoved: hoved.clone(), punkt };
        dokument.punkter.into_iter().map(scan).collect()
    }

    /// Whether it has all that is asked for (`Some(true)`), or some of it.
    pub(crate) fn answers(&self, meaning: &Meaning, filter: &Filter) -> Option<bool> {
        if !self.passes(filter) {
            return None;
        }
        let found = self.leaves(meaning);
        let has = |tree: &Tree| self.has(tree, meaning, &found);
        if let Tree::Words(clauses) = &meaning.root
            && asked(clauses, meaning).all(has)
            && forbidden(clauses).all(|tree| !has(tree))
        {
            return Some(true);
        }
        let is_words = matches!(meaning.root, Tree::Words(_));
        has(&meaning.root).then_some(!is_words)
    }

    /// Which of the words it has.
    fn leaves(&self, meaning: &Meaning) -> Vec<bool> {
        let beside = self.beside.iter().map(|(field, text)| Text { field: *field, text });
        let all: Vec<Text<'_>> = texts(&self.punkt).chain(beside).collect();
        let mut out = vec![false; meaning.leaves.len()];
        Matcher::new(meaning).find(&all).iter().for_each(|found| out[found.leaf] = true);
        out
    }

    fn passes(&self, filter: &Filter) -> bool {
        let name = self.hoved.udvalg.clone().unwrap_or_default().to_lowercase();
        let words = filter.udvalg.as_deref().unwrap_or_default().to_lowercase();
        let day = self.hoved.dato.as_deref();
        // Of the names asked for here, all forms have them in it.
        words.split_whitespace().all(|word| name.contains(word))
            && filter.fra.as_deref().is_none_or(|fra| day.is_some_and(|day| day >= fra))
            && filter.til.as_deref().is_none_or(|til| day.is_some_and(|day| day <= til))
            && (filter.udfald.is_none() || filter.udfald == self.punkt.udfald)
            && filter.sag.as_ref().is_none_or(|sag| case_numbers(&self.hoved, &self.punkt).contains(&number_key(sag)))
    }

    fn has(&self, tree: &Tree, meaning: &Meaning, found: &[bool]) -> bool {
        let has = |tree: &Tree| self.has(tree, meaning, found);
        match tree {
            Tree::Leaf(place) => found[*place],
            Tree::Value(Value::Udfald(name)) => self.punkt.udfald.is_some_and(|udfald| udfald.navn() == *name),
            Tree::Value(Value::Nummer(number)) => self.punkt.nummer.to_lowercase() == *number,
            Tree::Must(tree) => has(tree),
            Tree::Not(tree) => !has(tree),
            Tree::All(trees) => trees.iter().all(has),
            Tree::Any(trees) => trees.iter().any(has),
            // What is demanded and what is forbidden decides, and one of those that are asked for has to be there.
            Tree::Words(trees) => {
                forbidden(trees).all(|tree| !has(tree))
                    && trees.iter().filter(|tree| matches!(tree, Tree::Must(_))).all(has)
                    && asked(trees, meaning).any(has)
            }
        }
    }
}

fn forbidden(trees: &[Tree]) -> impl Iterator<Item = &Tree> {
    trees.iter().filter_map(|tree| if let Tree::Not(tree) = tree { Some(&**tree) } else { None })
}

/// The clauses that an answer is to have: not those that it may not have, nor function words beside others.
fn asked<'a>(trees: &'a [Tree], meaning: &'a Meaning) -> impl Iterator<Item = &'a Tree> {
    let holds = |tree: &Tree| matches!(tree, Tree::Leaf(place) if meaning.leaves[*place].function_word);
    let only_those = trees.iter().all(|tree| holds(tree) || matches!(tree, Tree::Not(_)));
    trees.iter().filter(move |tree| !matches!(tree, Tree::Not(_)) && (only_those || !holds(tree)))
}
