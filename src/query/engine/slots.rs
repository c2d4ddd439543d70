//! Where the words of a segment's punkter stand, of words that have to stand near each other.

use tantivy::postings::Postings;
use tantivy::{DocId, DocSet, TERMINATED};

use super::docs::Docs;
use crate::danish::{Form, Near};
use crate::index::{Catalog, Posting};
use crate::query::meaning::FieldSet;
use crate::query::search::SearchError;

/// The postings of the words of each slot.
pub(super) struct Slots(Vec<Vec<Posting>>);

impl Slots {
    /// Those in a segment, in those of the fields where each slot has one.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub(super) fn of(catalog: &Catalog, segment: usize, near: &Near, fields: FieldSet) -> Result<Self, SearchError> {
        // To open a field's dictionary costs more than to ask which fields have a word, and one word of them is often rare.
        let have = |slot: &Vec<Form>| slot.iter().fold(0, |all, form| all | catalog.fields_with(segment, &form.term));
        let fields = near.slots.iter().fold(fields, |fields, slot| fields & have(slot));
        let mut slots = Vec::with_capacity(near.slots.len());
        for slot in &near.slots {
            let mut postings = Vec::new();
            for form in slot {
                postings.extend(catalog.postings(segment, &form.term, fields)?);
            }
            slots.push(postings);
        }
        Ok(Self(slots))
    }

    /// Those in one field; `None` where a slot has none there.
    pub(super) fn in_field(&self, field: usize) -> Option<Vec<Vec<&Posting>>> {
        let mut out = Vec::with_capacity(self.0.len());
        for slot in &self.0 {
            let here: Vec<&Posting> = slot.iter().filter(|posting| posting.field == field).collect();
            if here.is_empty() {
                return None;
            }
            out.push(here);
        }
        Some(out)
    }
}

/// The punkter that each of the slots has a word in.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn common(slots: &[Vec<&Posting>], all: u32) -> Result<Vec<DocId>, SearchError> {
    let mut out: Option<Docs> = None;
    let mut read = None;
    for slot in slots {
        let mut docs = Docs::none(all);
        for posting in slot {
            posting.read(&mut read, |here, _| here.iter().for_each(|doc| docs.add(*doc)))?;
        }
        out = Some(match out {
            Some(mut before) => {
                before.keep(&docs);
                before
            }
            None => docs,
        });
    }
    Ok(out.map(|docs| docs.iter().collect()).unwrap_or_default())
}

/// The places of a slot's words in each of the punkter.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn places(postings: &[&Posting], docs: &[DocId]) -> Result<Vec<Vec<u32>>, SearchError> {
    let mut out = vec![Vec::new(); docs.len()];
    let mut here = Vec::new();
    for posting in postings {
        let mut postings = posting.places()?;
        for (doc, places) in docs.iter().zip(&mut out) {
            if postings.doc() == TERMINATED {
                break;
            }
            if postings.doc() < *doc {
                postings.seek(*doc);
            }
            if postings.doc() == *doc {
                postings.positions(&mut here);
                places.append(&mut here);
            }
        }
    }
    for places in &mut out {
        places.sort_unstable();
        places.dedup();
    }
    Ok(out)
}
