//! More like this: the words that tell a punkt from others, searched together.

use std::collections::HashMap;

use tantivy::DocAddress;

use super::compile::{Filter, filter};
use super::engine;
use super::listing::punkter;
use super::meaning::{ALL_FIELDS, Leaf, Meaning, Tree};
use super::search::{Answers, Order, SearchError, Sort};
use super::weight::{field_weight, idf, saturated};
use crate::danish::{Danish, FUNCTION_WORDS, Kind, tokens};
use crate::index::Catalog;
use crate::record::{Felt, Punkt};

/// How many words are searched at most.
const WORDS: usize = 20;
/// How many of them a punkt has at least that is like another, where there are so many.
const SHARED: u32 = 3;
/// How many letters a word has at least that tells anything.
const LETTERS: usize = 3;

/// What is asked for: punkter like one.
#[derive(Debug, Clone)]
pub struct Similar<'p> {
    /// The one.
    pub punkt: &'p Punkt,
    /// Where it is in the index, if it is there: it is left out.
    pub address: Option<DocAddress>,
    /// What narrows the answer.
    pub filter: Filter,
    /// How many hits to give at most.
    pub limit: usize,
    /// Their order.
    pub sort: Sort,
}

/// The punkter that have most of the words that tell one from others, in any of their inflected forms. All of them count
/// as having everything that is asked for.
///
/// # Errors
/// If the index cannot be read.
pub fn similar<'c>(catalog: &'c Catalog, asked: &Similar<'_>) -> Result<Answers<'c>, SearchError> {
    let telling = telling(catalog, asked)?;
    let mut shared: HashMap<DocAddress, u32> = HashMap::new();
    for punkt in telling.iter().flat_map(|word| &word.punkter) {
        *shared.entry(*punkt).or_default() += 1;
    }
    let enough = SHARED.min(u32::try_from(telling.len()).unwrap_or(SHARED));
    let root = Tree::Words((0..telling.len()).map(Tree::Leaf).collect());
    let meaning = Meaning { leaves: telling.into_iter().map(|word| word.leaf).collect(), root };
    let (rarities, mut scored) = engine::run(catalog, &meaning, filter(&asked.filter, catalog).as_deref())?;
    scored.retain(|scored| shared.get(&scored.address).is_some_and(|count| *count >= enough));
    scored.retain(|scored| Some(scored.address) != asked.address);
    scored.iter_mut().for_each(|scored| scored.all = true);
    let order = Order { limit: asked.limit, sort: asked.sort, by_standing: false };
    Answers::of(catalog, Some(meaning), rarities, scored, order)
}

/// A word of a punkt that tells it from others.
struct Telling {
    leaf: Leaf,
    /// Those that have it, the punkt itself among them.
    punkter: Vec<DocAddress>,
    /// How much it tells.
    worth: f32,
}

/// The words that tell most: often in the punkt, in its title above all, and rare in the collection.
fn telling(catalog: &Catalog, asked: &Similar<'_>) -> Result<Vec<Telling>, SearchError> {
    let danish = Danish::new(catalog);
    let all = engine::all(catalog, None)?.len() as u64;
    let mut out = Vec::new();
    for word in words(asked.punkt, &danish) {
        let leaf =
            Leaf { reached: danish.phrase(&word.text), text: word.text, fields: ALL_FIELDS, function_word: false };
        let punkter = punkter(catalog, &leaf, leaf.reached.clone())?;
        // A word that nothing else has leads nowhere.
        if punkter.iter().any(|punkt| Some(*punkt) != asked.address) {
            let worth = saturated(word.often) * idf(all, punkter.len() as u64);
            out.push(Telling { leaf, punkter, worth });
        }
    }
    out.sort_by(|a, b| b.worth.total_cmp(&a.worth).then_with(|| a.leaf.text.cmp(&b.leaf.text)));
    out.truncate(WORDS);
    Ok(out)
}

/// A word of a punkt, in the form in which it first stands there.
struct Word {
    text: String,
    /// How often it stands there in any form, each time counted by its field.
    often: f32,
}

/// The words of a punkt, each once in whatever form, without numbers and those that only hold sentences together.
fn words(punkt: &Punkt, danish: &Danish<'_>) -> Vec<Word> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut out: Vec<Word> = Vec::new();
    for tekst in punkt.tekster().filter(|tekst| tekst.felt != Felt::Fravaerende) {
        let weight = field_weight(tekst.felt as usize);
        for token in tokens(tekst.tekst).into_iter().filter(|token| token.kind == Kind::Word) {
            let text = token.term;
            if text.chars().count() < LETTERS
                || !text.chars().all(char::is_alphabetic)
                || FUNCTION_WORDS.contains(&text.as_str())
            {
                continue;
            }
            let place = *places.entry(danish.stem(&text)).or_insert_with(|| {
                out.push(Word { text, often: 0.0 });
                out.len() - 1
            });
            if let Some(word) = out.get_mut(place) {
                word.often += weight;
            }
        }
    }
    out
}
