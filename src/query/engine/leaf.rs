//! The punkter that have a word, with how often and how closely.

use std::cell::OnceCell;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::Field;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use crate::danish::{Form, Near};
use crate::index::{Catalog, Posting};
use crate::query::meaning::{FieldSet, Leaf};
use crate::query::near;
use crate::query::search::SearchError;
use crate::query::weight::{STRONG, field_weight, length_norm, saturated};

/// The punkter of a segment that have a word, in order.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) docs: Vec<DocId>,
    /// How well each has it in one of its own forms; 0 where it has none.
    pub(super) strong: Vec<f32>,
    /// How well each has it in any way.
    pub(super) weak: Vec<f32>,
}

/// Finds a word in a segment.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn find(catalog: &Catalog, segment: usize, leaf: &Leaf) -> Result<Found, SearchError> {
    let Some(reader) = catalog.searcher().segment_readers().get(segment) else { return Ok(Found::default()) };
    let mut sums = Sums::new(reader, catalog);
    for group in groups(leaf) {
        for form in &group.forms {
            for posting in catalog.postings(segment, &form.term, leaf.fields)? {
                sums.add_all(&posting)?;
            }
        }
        for near in &group.nears {
            sums.add_near(catalog, segment, near, leaf.fields)?;
        }
        sums.close(group.weight);
    }
    Ok(sums.found())
}

/// What counts equally much.
struct Group<'a> {
    weight: f32,
    forms: Vec<&'a Form>,
    nears: Vec<&'a Near>,
}

/// The forms of a word by their weight, the most first: what counts more counts among what counts less too.
fn groups(leaf: &Leaf) -> Vec<Group<'_>> {
    let mut weights: Vec<f32> = leaf.reached.forms.iter().map(|form| form.weight).collect();
    weights.extend(leaf.reached.near.iter().map(|near| near.weight));
    weights.sort_by(|a, b| b.total_cmp(a));
    weights.dedup();
    let group = |weight: f32| Group {
        weight,
        forms: leaf.reached.forms.iter().filter(|form| form.weight.total_cmp(&weight).is_eq()).collect(),
        nears: leaf.reached.near.iter().filter(|near| near.weight.total_cmp(&weight).is_eq()).collect(),
    };
    weights.into_iter().map(group).collect()
}

/// Sums over the punkter of a segment. Memory that is never touched costs nothing: it is set aside as zeroes.
struct Sums<'a> {
    reader: &'a SegmentReader,
    /// Those of [`crate::index::Fields::worded`].
    fields: &'a [Field],
    /// How short each field is, once it was asked for.
    lengths: Vec<OnceCell<Lengths>>,
    occurrences: Vec<f32>,
    strong: Vec<f32>,
    weak: Vec<f32>,
    touched: Vec<DocId>,
    /// Where the last group's begin.
    group: Vec<DocId>,
}

/// What is stored of a field's lengths, and how short that is; `None` where length says nothing.
type Lengths = Option<(FieldNormReader, Box<[f32; 256]>)>;

fn lengths_of(reader: &SegmentReader, fields: &[Field], place: usize) -> Lengths {
    let norms = reader.get_fieldnorms_reader(*fields.get(place)?).ok()?;
    let mut table = Box::new([1.0; 256]);
    for (id, norm) in (0_u8..=255).zip(table.iter_mut()) {
        *norm = length_norm(place, FieldNormReader::id_to_fieldnorm(id))?;
    }
    Some((norms, table))
}

impl<'a> Sums<'a> {
    fn new(reader: &'a SegmentReader, catalog: &'a Catalog) -> Self {
        let zeroes = || vec![0.0; reader.max_doc() as usize];
        Self {
            lengths: catalog.worded().iter().map(|_| OnceCell::new()).collect(),
            fields: catalog.worded(),
            reader,
            occurrences: zeroes(),
            strong: zeroes(),
            weak: zeroes(),
            touched: Vec::new(),
            group: Vec::new(),
        }
    }

    fn add_all(&mut self, posting: &Posting) -> Result<(), SearchError> {
        let mut blocks = posting.blocks()?;
        while blocks.block_len() > 0 {
            // Where frequencies are not kept, as of numbers, once is all there is.
            let counts = blocks.freqs().iter().copied().chain(std::iter::repeat(1));
            for (doc, count) in blocks.docs().iter().zip(counts) {
                self.add(*doc, posting.field, count);
            }
            blocks.advance();
        }
        Ok(())
    }

    fn add(&mut self, doc: DocId, field: usize, count: u32) {
        let length = self.lengths.get(field).map_or(1.0, |lengths| {
            let lengths = lengths.get_or_init(|| lengths_of(self.reader, self.fields, field));
            lengths.as_ref().map_or(1.0, |(norms, table)| table[usize::from(norms.fieldnorm_id(doc))])
        });
        let Some(sum) = self.occurrences.get_mut(doc as usize) else { return };
        if *sum == 0.0 {
            if self.reader.is_deleted(doc) {
                return;
            }
            self.touched.push(doc);
        }
        *sum += count as f32 * field_weight(field) * length;
        self.group.push(doc);
    }

    fn add_near(
        &mut self,
        catalog: &Catalog,
        segment: usize,
        near: &Near,
        fields: FieldSet,
    ) -> Result<(), SearchError> {
        let mut slots: Vec<Vec<Posting>> = Vec::with_capacity(near.slots.len());
        for slot in &near.slots {
            let mut postings = Vec::new();
            for form in slot {
                postings.extend(catalog.postings(segment, &form.term, fields)?);
            }
            slots.push(postings);
        }
        for field in 0..catalog.worded().len() {
            let here: Vec<Vec<&Posting>> =
                slots.iter().map(|slot| slot.iter().filter(|posting| posting.field == field).collect()).collect();
            if here.iter().any(Vec::is_empty) {
                continue;
            }
            let docs = common(&here)?;
            let places: Vec<Vec<Vec<u32>>> =
                here.iter().map(|postings| places(postings, &docs)).collect::<Result<_, _>>()?;
            for (at, doc) in docs.iter().enumerate() {
                let slots: Vec<Vec<u32>> = places.iter().map(|slot| slot[at].clone()).collect();
                let count = near::count(&slots, near.reach);
                if count > 0 {
                    self.add(*doc, field, count);
                }
            }
        }
        Ok(())
    }

    /// Ends a group of what counts equally much.
    fn close(&mut self, weight: f32) {
        for doc in self.group.drain(..) {
            let place = doc as usize;
            let score = weight * saturated(self.occurrences[place]);
            self.weak[place] = self.weak[place].max(score);
            if weight >= STRONG {
                self.strong[place] = self.strong[place].max(score);
            }
        }
    }

    fn found(mut self) -> Found {
        self.touched.sort_unstable();
        let of = |sums: &[f32]| self.touched.iter().map(|doc| sums[*doc as usize]).collect();
        Found { strong: of(&self.strong), weak: of(&self.weak), docs: self.touched }
    }
}

/// The punkter that each of the slots has a word in.
fn common(slots: &[Vec<&Posting>]) -> Result<Vec<DocId>, SearchError> {
    let mut out: Option<Vec<DocId>> = None;
    for slot in slots {
        let mut docs: Vec<DocId> = Vec::new();
        for posting in slot {
            let mut blocks = posting.blocks()?;
            while blocks.block_len() > 0 {
                docs.extend_from_slice(blocks.docs());
                blocks.advance();
            }
        }
        docs.sort_unstable();
        docs.dedup();
        out = Some(match out {
            Some(before) => before.into_iter().filter(|doc| docs.binary_search(doc).is_ok()).collect(),
            None => docs,
        });
    }
    Ok(out.unwrap_or_default())
}

/// The places of a slot's words in each of the punkter.
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
