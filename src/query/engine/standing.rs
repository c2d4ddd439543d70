//! Where the words of a query stand in a few punkter, told from the postings: what [`crate::query::matcher`] finds when it
//! reads their texts, without reading them.

use tantivy::{DocAddress, DocId};

use super::slots::{Slots, places};
use crate::danish::Near;
use crate::index::Catalog;
use crate::query::meaning::{FieldSet, Leaf, Meaning, UDVALG};
use crate::query::near;
use crate::query::rank::Seen;
use crate::query::search::SearchError;

/// The fields that are texts of a punkt.
const TEXTS: FieldSet = (1 << UDVALG) - 1;
/// How many forms are looked for in the postings at most. To read a text costs as much as some tens of them.
const FORMS: usize = 300;

/// Whether so few forms answer a query that looking for all of them costs less than reading the texts.
pub(in crate::query) fn is_cheap(meaning: &Meaning) -> bool {
    let near = |leaf: &Leaf| leaf.reached.near.iter().flat_map(|near| &near.slots).map(Vec::len).sum::<usize>();
    meaning.leaves.iter().map(|leaf| leaf.reached.forms.len() + near(leaf)).sum::<usize>() <= FORMS
}

/// What is seen of each word in each of these punkter; of words that only hold a sentence together nothing.
///
/// # Errors
/// If the index cannot be read.
pub(in crate::query) fn seen(
    catalog: &Catalog,
    meaning: &Meaning,
    punkter: &[DocAddress],
) -> Result<Vec<Vec<Vec<Seen>>>, SearchError> {
    let mut out = vec![vec![Vec::new(); meaning.leaves.len()]; punkter.len()];
    let mut order: Vec<usize> = (0..punkter.len()).collect();
    order.sort_unstable_by_key(|place| punkter[*place]);
    for of_segment in order.chunk_by(|a, b| punkter[*a].segment_ord == punkter[*b].segment_ord) {
        let docs: Vec<DocId> = of_segment.iter().map(|place| punkter[*place].doc_id).collect();
        let segment = punkter[of_segment[0]].segment_ord as usize;
        let here = Here { catalog, segment, docs };
        for (number, leaf) in meaning.leaves.iter().enumerate().filter(|(_, leaf)| !leaf.function_word) {
            here.leaf(leaf, &mut |doc, seen| out[of_segment[doc]][number].push(seen))?;
        }
    }
    out.iter_mut().flatten().for_each(|of_leaf| of_leaf.sort_by_key(|seen| (seen.field, seen.begin)));
    Ok(out)
}

/// Some punkter of a segment, in order.
struct Here<'c> {
    catalog: &'c Catalog,
    segment: usize,
    docs: Vec<DocId>,
}

impl Here<'_> {
    /// Tells of all that answers a word in which of the punkter it is.
    fn leaf(&self, leaf: &Leaf, tell: &mut dyn FnMut(usize, Seen)) -> Result<(), SearchError> {
        for form in &leaf.reached.forms {
            for posting in self.catalog.postings(self.segment, &form.term, leaf.fields & TEXTS)? {
                for (doc, places) in places(&[&posting], &self.docs)?.into_iter().enumerate() {
                    for begin in places {
                        tell(doc, Seen { field: posting.field, begin, end: begin, weight: form.weight });
                    }
                }
            }
        }
        for near in &leaf.reached.near {
            self.near(near, leaf.fields & TEXTS, tell)?;
        }
        Ok(())
    }

    /// Tells where words stand near each other.
    fn near(&self, near: &Near, fields: FieldSet, tell: &mut dyn FnMut(usize, Seen)) -> Result<(), SearchError> {
        let slots = Slots::of(self.catalog, self.segment, near, fields)?;
        for field in 0..UDVALG {
            let Some(here) = slots.in_field(field) else { continue };
            let found = here.iter().map(|postings| places(postings, &self.docs)).collect::<Result<Vec<_>, _>>()?;
            for doc in 0..self.docs.len() {
                let slots: Vec<&[u32]> = found.iter().map(|slot| slot[doc].as_slice()).collect();
                for places in near::places(&slots, near.reach) {
                    if let (Some(begin), Some(end)) = (places.iter().min(), places.iter().max()) {
                        tell(doc, Seen { field, begin: *begin, end: *end, weight: near.weight });
                    }
                }
            }
        }
        Ok(())
    }
}
