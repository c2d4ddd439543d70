//! Answers a query from the postings: which punkter have which of its words, and how well.
//!
//! Each word is answered by many terms in many fields. Their postings are read one behind the other into one sum a punkt
//! (term at a time), which costs what the postings cost, however many they are. tantivy's own queries merge them document
//! by document, and add up the scores of a word's forms where the best of them is meant.

mod docs;
mod leaf;
mod slots;
pub(super) mod standing;
mod tree;

use tantivy::query::{Query as TantivyQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, SegmentReader, Term};

use super::meaning::{FieldSet, Meaning};
use super::search::SearchError;
use super::weight::idf;
use crate::index::{Catalog, PUNKT};
use leaf::{Found, Sums};
pub(super) use tree::{asked, counts, share};

/// A punkt that answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    /// How well.
    pub(super) score: f32,
    /// Whether it has everything that is asked for.
    pub(super) all: bool,
    /// Where it is.
    pub(super) address: DocAddress,
}

/// What is known of a word in the whole collection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rarity {
    /// The weight of the word for those that have it in one of its own forms.
    pub(super) strong: f32,
    /// The weight of the word for those that have only a compound or the like.
    pub(super) weak: f32,
}

/// How rare each word of the meaning is, and the punkter that answer, in the order of their addresses.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn run(
    catalog: &Catalog,
    meaning: &Meaning,
    filter: Option<&dyn TantivyQuery>,
) -> Result<(Vec<Rarity>, Vec<Scored>), SearchError> {
    let segments = catalog.searcher().segment_readers();
    let asked = tree::asked(meaning);
    let mut found: Vec<Vec<Found>> = Vec::with_capacity(segments.len());
    let mut sums: Option<Sums<'_>> = None;
    for (segment, reader) in segments.iter().enumerate() {
        let sums = match &mut sums {
            Some(sums) => {
                sums.go_to(segment, reader);
                sums
            }
            none => none.insert(Sums::new(catalog, segment, reader)),
        };
        let leaves = meaning.leaves.iter().zip(&asked);
        let leaves = leaves.map(|(leaf, asked)| if *asked { leaf::find(sums, leaf) } else { Ok(Found::default()) });
        found.push(leaves.collect::<Result<_, _>>()?);
    }
    let rarities: Vec<Rarity> = (0..meaning.leaves.len())
        .map(|place| rarity(catalog.searcher().num_docs(), found.iter().filter_map(|leaves| leaves.get(place))))
        .collect();
    let mut out = Vec::new();
    for (ord, (segment, leaves)) in (0u32..).zip(segments.iter().zip(&found)) {
        let answers = tree::Segment { catalog, reader: segment, leaves, rarities: &rarities }.answers(meaning)?;
        let let_through = filter.map(|filter| allowed(catalog, segment, filter)).transpose()?;
        let passes = |doc: &DocId| let_through.as_ref().is_none_or(|docs| docs.binary_search(doc).is_ok());
        out.reserve(answers.len());
        let answers = answers.into_iter().filter(|answer| passes(&answer.doc) && !segment.is_deleted(answer.doc));
        out.extend(answers.map(|answer| Scored {
            score: answer.score,
            all: answer.all,
            address: DocAddress::new(ord, answer.doc),
        }));
    }
    Ok((rarities, out))
}

/// All punkter that a filter lets through, in the order of their addresses.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn all(catalog: &Catalog, filter: Option<&dyn TantivyQuery>) -> Result<Vec<Scored>, SearchError> {
    let punkter = TermQuery::new(Term::from_field_text(catalog.fields().slags, PUNKT), IndexRecordOption::Basic);
    let mut out = Vec::new();
    for (ord, segment) in (0u32..).zip(catalog.searcher().segment_readers()) {
        let mut docs = allowed(catalog, segment, &punkter)?;
        if let Some(filter) = filter {
            let let_through = allowed(catalog, segment, filter)?;
            docs.retain(|doc| let_through.binary_search(doc).is_ok());
        }
        docs.retain(|doc| !segment.is_deleted(*doc));
        out.extend(docs.into_iter().map(|doc| Scored { score: 0.0, all: true, address: DocAddress::new(ord, doc) }));
    }
    Ok(out)
}

/// The punkter that have a term in one of these fields, in the order of their addresses.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn having(catalog: &Catalog, term: &str, fields: FieldSet) -> Result<Vec<DocAddress>, SearchError> {
    let mut out = Vec::new();
    let mut used = None;
    for (ord, segment) in (0u32..).zip(catalog.searcher().segment_readers()) {
        let mut docs: Vec<DocId> = Vec::new();
        for posting in catalog.postings(ord as usize, term, fields)? {
            posting.read(&mut used, |here, _| docs.extend_from_slice(here))?;
        }
        docs.sort_unstable();
        docs.dedup();
        docs.retain(|doc| !segment.is_deleted(*doc));
        out.extend(docs.into_iter().map(|doc| DocAddress::new(ord, doc)));
    }
    Ok(out)
}

/// The punkter of a segment that a filter lets through, deleted ones among them, in order.
fn allowed(catalog: &Catalog, segment: &SegmentReader, filter: &dyn TantivyQuery) -> Result<Vec<DocId>, SearchError> {
    let weight = filter.weight(tantivy::query::EnableScoring::disabled_from_searcher(catalog.searcher()))?;
    let mut out = Vec::new();
    weight.for_each_no_score(segment, &mut |docs| out.extend_from_slice(docs))?;
    Ok(out)
}

/// How rare a word is. Its own forms count together, and so do all that answer it: a
/// rare inflection is no rarer a word.
fn rarity<'a>(all: u64, found: impl Iterator<Item = &'a Found>) -> Rarity {
    let (mut strong, mut any) = (0_u64, 0_u64);
    for found in found {
        any += found.docs.len() as u64;
        strong += found.strong.iter().filter(|score| **score > 0.0).count() as u64;
    }
    Rarity { strong: idf(all, strong), weak: idf(all, any) }
}
