//! What may help where nothing was found.

use std::cmp::Reverse;

use super::ast::{Node, Query};
use super::compile::Filter;
use super::listing::punkter;
use super::meaning::{ALL_FIELDS, Leaf, Meaning};
use super::search::{SearchError, matching};
use crate::danish::{Danish, Form, How, Reached, Vocabulary, fold, lower};
use crate::index::Catalog;

/// How many edits a word is away at most that is shown as one that may have been meant.
const EDITS: usize = 2;
/// How many letters a word has at least that others are sought for.
const LETTERS: usize = 5;
/// How many letters an inflected form has at most behind what is compared.
const ENDING: usize = 5;
/// For how many words of a query others are sought: each takes a look at every word of the collection.
const LOOKED_AT: usize = 8;
/// How many words are shown for one.
const SHOWN: usize = 5;

/// What may help.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Suggestions {
    /// The words that the collection does not have, each with words of it that are two letters away, the nearest first.
    pub like: Vec<(String, Vec<String>)>,
    /// The words with how many punkter have each, where each is found and no punkt has them as asked.
    pub apart: Vec<(String, usize)>,
    /// The same words with no more demanded than that they be there, and how many punkter have some of them.
    pub looser: Option<(Query, usize)>,
    /// The body that was asked for, if no body has such words in its name.
    pub no_body: Option<String>,
    /// The case that was asked for, if no punkt is of it.
    pub no_case: Option<String>,
    /// The filters without which something is found, and how many punkter: each alone, or else all of them.
    pub without: Vec<(Vec<&'static str>, usize)>,
}

/// What may help where a query, or a filter alone, finds nothing.
///
/// # Errors
/// If the query asks for what cannot be, or the index cannot be read.
pub fn suggest(catalog: &Catalog, query: Option<&Query>, filter: &Filter) -> Result<Suggestions, SearchError> {
    let mut out = Suggestions {
        no_body: missing(catalog, filter.udvalg.as_ref(), |udvalg| Filter { udvalg, ..Filter::default() })?,
        no_case: missing(catalog, filter.sag.as_ref(), |sag| Filter { sag, ..Filter::default() })?,
        without: without(catalog, query, filter)?,
        ..Suggestions::default()
    };
    let Some(query) = query else { return Ok(out) };
    let meaning = Meaning::of(query, catalog)?;
    for typed in unknown(catalog, &meaning)?.into_iter().take(LOOKED_AT) {
        let like = like(catalog, &lower(&typed))?;
        // Of a single word that is what it means to find nothing.
        if !like.is_empty() || meaning.leaves.len() > 1 {
            out.like.push((typed, like));
        }
    }
    out.apart = apart(catalog, &meaning)?;
    out.looser = looser(catalog, query, filter)?;
    Ok(out)
}

/// The value of a filter by which alone nothing is found.
fn missing(
    catalog: &Catalog,
    value: Option<&String>,
    alone: impl Fn(Option<String>) -> Filter,
) -> Result<Option<String>, SearchError> {
    let Some(value) = value else { return Ok(None) };
    let found = count(catalog, None, &alone(Some(value.clone())))?;
    Ok((found == 0).then(|| value.clone()))
}

/// The words of a query that nothing in the collection answers, wherever it stands, as typed.
///
/// # Errors
/// If the index cannot be read.
pub fn unknown(catalog: &Catalog, meaning: &Meaning) -> Result<Vec<String>, SearchError> {
    let mut out = Vec::new();
    // Each form is there; what answers together may stand nowhere together.
    for leaf in meaning.leaves.iter().filter(|leaf| leaf.reached.forms.is_empty()) {
        let anywhere = Leaf { fields: ALL_FIELDS, ..leaf.clone() };
        if punkter(catalog, &anywhere, leaf.reached.clone())?.is_empty() {
            out.push(leaf.text.clone());
        }
    }
    Ok(out)
}

/// Words of the collection two edits away from a word, whatever they end in, the nearest first, of those the most
/// frequent.
fn like(catalog: &Catalog, word: &str) -> Result<Vec<String>, SearchError> {
    let length = word.chars().count();
    if length < LETTERS || !word.chars().all(char::is_alphabetic) {
        return Ok(Vec::new());
    }
    let danish = Danish::new(catalog);
    let (seen, folded) = (letters(word), fold(word));
    let away = |term: &str| {
        let whole = strsim::osa_distance(word, term);
        if whole <= EDITS { whole } else { strsim::osa_distance(&folded, &danish.stem(term)) }
    };
    let near = |term: &str| {
        let longer = term.chars().count();
        longer + EDITS >= length
            && longer <= length + EDITS + ENDING
            && term.chars().all(char::is_lowercase)
            // Each edit adds at most one letter that the word lacks, and so takes away at most one.
            && (seen & !letters(term)).count_ones() as usize <= EDITS
            && away(term) <= EDITS
    };
    let mut found = Vec::new();
    for term in catalog.beginning("", &near) {
        found.push((away(&term), Reverse(with(catalog, &term)?), term));
    }
    found.sort();
    Ok(found.into_iter().take(SHOWN).map(|(.., term)| term).collect())
}

/// The letters of a word, a bit for each; letters of other scripts share theirs.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |all, c| all | 1 << (c as u32 % 64))
}

/// How many punkter have a term.
fn with(catalog: &Catalog, term: &str) -> Result<usize, SearchError> {
    let reached = Reached { forms: vec![Form::new(term.to_owned(), How::Exact)], near: Vec::new() };
    let leaf = Leaf { text: term.to_owned(), fields: ALL_FIELDS, reached: Reached::default(), function_word: false };
    Ok(punkter(catalog, &leaf, reached)?.len())
}

/// The words with their counts, if there are several and each is found.
fn apart(catalog: &Catalog, meaning: &Meaning) -> Result<Vec<(String, usize)>, SearchError> {
    let mut out = Vec::new();
    for leaf in meaning.leaves.iter().filter(|leaf| !leaf.function_word) {
        out.push((leaf.text.clone(), punkter(catalog, leaf, leaf.reached.clone())?.len()));
    }
    if out.len() < 2 || out.iter().any(|(_, punkter)| *punkter == 0) {
        out.clear();
    }
    Ok(out)
}

/// The words of a query side by side, if that finds more.
fn looser(catalog: &Catalog, query: &Query, filter: &Filter) -> Result<Option<(Query, usize)>, SearchError> {
    let mut words = Vec::new();
    loosen(&query.root, &mut words);
    let root = if words.len() == 1 { words.pop() } else { Some(Node::Words(words)) };
    let Some(looser) = root.map(|root| Query { root }).filter(|looser| looser != query) else { return Ok(None) };
    let punkter = count(catalog, Some(&looser), filter)?;
    Ok((punkter > 0).then_some((looser, punkter)))
}

/// How many punkter answer at all.
fn count(catalog: &Catalog, query: Option<&Query>, filter: &Filter) -> Result<usize, SearchError> {
    let found = matching(catalog, query, filter)?;
    Ok(found.with_all.len() + found.with_some)
}

/// The single words of a query, wherever it looks for them and whether it demands them; none that it forbids, and no
/// values.
fn loosen(node: &Node, out: &mut Vec<Node>) {
    match node {
        Node::Word { .. } => out.push(node.clone()),
        Node::Phrase(text) | Node::Verbatim(text) => out.extend(
            text.split_whitespace()
                .filter(|word| word.contains(char::is_alphanumeric))
                .map(|word| Node::Word { text: word.to_owned(), prefix: false }),
        ),
        Node::Field { field, node } if super::meaning::felt(*field).is_some() => loosen(node, out),
        Node::Field { .. } | Node::Not(_) => {}
        Node::Must(node) => loosen(node, out),
        Node::All(nodes) | Node::Any(nodes) | Node::Words(nodes) => nodes.iter().for_each(|node| loosen(node, out)),
    }
}

/// The filters without which something is found.
fn without(
    catalog: &Catalog,
    query: Option<&Query>,
    filter: &Filter,
) -> Result<Vec<(Vec<&'static str>, usize)>, SearchError> {
    // That there is anything at all is no help.
    let total = |filter: &Filter| match (query, filter.is_empty()) {
        (None, true) => Ok(0),
        _ => count(catalog, query, filter),
    };
    let set = narrowed(filter);
    let mut out = Vec::new();
    for (name, without) in &set {
        let total = total(without)?;
        if total > 0 {
            out.push((vec![*name], total));
        }
    }
    if out.is_empty() && set.len() > 1 {
        let total = total(&Filter::default())?;
        if total > 0 {
            out.push((set.into_iter().map(|(name, _)| name).collect(), total));
        }
    }
    Ok(out)
}

/// The options of a filter that are set, each with the filter that lacks it. The two days are one: a span.
fn narrowed(filter: &Filter) -> Vec<(&'static str, Filter)> {
    let Filter { udvalg, fra, til, udfald, sag } = filter;
    let days = match (fra.is_some(), til.is_some()) {
        (true, true) => "--fra, --til",
        (true, false) => "--fra",
        _ => "--til",
    };
    let all = [
        (udvalg.is_some(), "--udvalg", Filter { udvalg: None, ..filter.clone() }),
        (fra.is_some() || til.is_some(), days, Filter { fra: None, til: None, ..filter.clone() }),
        (udfald.is_some(), "--udfald", Filter { udfald: None, ..filter.clone() }),
        (sag.is_some(), "--sag", Filter { sag: None, ..filter.clone() }),
    ];
    all.into_iter().filter(|(set, ..)| *set).map(|(_, name, without)| (name, without)).collect()
}
