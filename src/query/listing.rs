//! What a query's words reach in a collection, counted: for whoever must know that nothing was overlooked.

use std::cmp::Reverse;

use tantivy::DocAddress;

use super::ast::Query;
use super::compile::{Filter, filter};
use super::engine;
use super::meaning::{Leaf, Meaning, Tree};
use super::search::SearchError;
use crate::danish::{Form, Near, Reach, Reached};
use crate::index::Catalog;

/// The words of a query with all that answers them.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Its words and phrases, in order.
    pub ord: Vec<Listed>,
    /// How many punkter have everything that is asked for.
    pub with_all: usize,
    /// How many have some and not all.
    pub with_some: usize,
}

/// A word or phrase with all that answers it.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// As typed.
    pub text: String,
    /// Whether a search asks for it: it does not ask for function words among other words.
    pub asked: bool,
    /// How many punkter have it in any way.
    pub punkter: usize,
    /// The forms that punkter have: the closest kinds first, within a kind the most frequent.
    pub forms: Vec<(Form, usize)>,
    /// What answers only together, the closest first.
    pub together: Vec<(Near, usize)>,
}

/// Why there is no listing.
#[derive(Debug, thiserror::Error)]
pub enum ListingError {
    /// The query does more than name words.
    #[error("the query does more than name words")]
    NoWord,
    /// The search failed.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Lists what the words of a query reach, with the punkter that a filter lets through.
///
/// Together, what is listed is what a search for the query finds. So the query may be words, phrases and beginnings of
/// words side by side, in fields or not, and nothing that takes punkter away again.
///
/// # Errors
/// If the query does more than name words, or the index cannot be read.
pub fn listing(catalog: &Catalog, query: &Query, narrow: &Filter) -> Result<Listing, ListingError> {
    let meaning = Meaning::of(query, catalog).map_err(SearchError::from)?;
    only_words(&meaning.root)?;
    let narrow = filter(narrow, catalog);
    let scored = engine::run(catalog, &meaning, narrow.as_deref())?.1;
    let with_all = scored.iter().filter(|scored| scored.all).count();
    let with_some = scored.len() - with_all;
    let allowed = match narrow {
        Some(narrow) => Some(engine::all(catalog, Some(&*narrow))?.into_iter().map(|scored| scored.address).collect()),
        None => None,
    };
    let counter = Counter { catalog, allowed };
    let asked = engine::asked(&meaning);
    let ord = meaning.leaves.iter().zip(asked).map(|(leaf, asked)| counter.listed(leaf, asked));
    Ok(Listing { ord: ord.collect::<Result<_, _>>()?, with_all, with_some })
}

/// Whether a query only names words: what is demanded or forbidden, or a value, is no word.
fn only_words(tree: &Tree) -> Result<(), ListingError> {
    match tree {
        Tree::Leaf(_) => Ok(()),
        Tree::Words(trees) | Tree::Any(trees) => trees.iter().try_for_each(only_words),
        Tree::Value(_) | Tree::Not(_) | Tree::Must(_) | Tree::All(_) => Err(ListingError::NoWord),
    }
}

/// Counts punkter that are there today and that a filter lets through.
struct Counter<'c> {
    catalog: &'c Catalog,
    /// Those that the filter lets through, in order; `None` for all.
    allowed: Option<Vec<DocAddress>>,
}

impl Counter<'_> {
    fn listed(&self, leaf: &Leaf, asked: bool) -> Result<Listed, SearchError> {
        let mut forms: Vec<(Form, usize)> = Vec::new();
        for form in &leaf.reached.forms {
            let punkter = engine::having(self.catalog, &form.term, leaf.fields)?;
            forms.push((form.clone(), self.allowed(&punkter)));
        }
        forms.retain(|(_, punkter)| *punkter > 0);
        forms.sort_by(|(a, few), (b, many)| {
            a.how.cmp(&b.how).then_with(|| Reverse(few).cmp(&Reverse(many))).then_with(|| a.term.cmp(&b.term))
        });
        let mut together: Vec<(Near, usize)> = Vec::new();
        for near in widest(&leaf.reached.near) {
            let one = Reached { forms: Vec::new(), near: vec![near.clone()] };
            together.push((near.clone(), self.count(leaf, one)?));
        }
        together.retain(|(_, punkter)| *punkter > 0);
        together.sort_by_key(|(near, punkter)| (near.how, Reverse(*punkter)));
        let punkter = self.count(leaf, leaf.reached.clone())?;
        Ok(Listed { text: leaf.text.clone(), asked, punkter, forms, together })
    }

    /// How many punkter have what is reached where a word is looked for.
    fn count(&self, leaf: &Leaf, reached: Reached) -> Result<usize, SearchError> {
        Ok(self.allowed(&punkter(self.catalog, leaf, reached)?))
    }

    /// How many of the punkter the filter lets through.
    fn allowed(&self, punkter: &[DocAddress]) -> usize {
        match &self.allowed {
            Some(allowed) => punkter.iter().filter(|punkt| allowed.binary_search(punkt).is_ok()).count(),
            None => punkter.len(),
        }
    }
}

/// The punkter that have what is reached where a word is looked for, in order.
pub(super) fn punkter(catalog: &Catalog, leaf: &Leaf, reached: Reached) -> Result<Vec<DocAddress>, SearchError> {
    let leaf = Leaf { text: leaf.text.clone(), fields: leaf.fields, reached, function_word: false };
    let alone = Meaning { leaves: vec![leaf], root: Tree::Leaf(0) };
    Ok(engine::run(catalog, &alone, None)?.1.into_iter().map(|scored| scored.address).collect())
}

/// What answers together, without what stands in a shorter stretch of another.
fn widest(all: &[Near]) -> impl Iterator<Item = &Near> {
    let wider = |near: &Near, other: &Near| match (near.reach, other.reach) {
        (Reach::Within(near_width), Reach::Within(width)) => near.slots == other.slots && near_width < width,
        _ => false,
    };
    all.iter().filter(move |near| !all.iter().any(|other| wider(near, other)))
}
