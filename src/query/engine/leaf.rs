//! The punkter that have a word, with how often and how closely.

use std::cell::OnceCell;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::Field;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use super::docs::Docs;
use crate::danish::{Form, Near, Reach};
use crate::index::{Blocks, Catalog, Posting};
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
    let mut used = None;
    for group in groups(leaf) {
        for form in &group.forms {
            for posting in catalog.postings(segment, &form.term, leaf.fields)? {
                sums.add_all(&posting, &mut used)?;
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
    touched: Docs,
    /// Those that the group has.
    group: Docs,
    /// Words that stand near each other mostly count twice, by how near.
    near: Vec<(Vec<Vec<Form>>, Vec<Together>)>,
}

/// What is stored of a field's lengths, and how short that is; `None` where length says nothing.
type Lengths = Option<(FieldNormReader, Box<[f32; 256]>)>;

/// The punkter that have words of all slots in one field, and where.
struct Together {
    field: usize,
    docs: Vec<DocId>,
    /// For each slot, for each of the punkter.
    places: Vec<Vec<Vec<u32>>>,
}

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
            touched: Docs::none(reader.max_doc()),
            group: Docs::none(reader.max_doc()),
            near: Vec::new(),
        }
    }

    /// Adds all that postings have, which are read to `used`.
    fn add_all(&mut self, posting: &Posting, used: &mut Option<Blocks>) -> Result<(), SearchError> {
        let blocks = posting.blocks(used)?;
        while blocks.block_len() > 0 {
            // Where frequencies are not kept, as of numbers, once is all there is.
            let counts = blocks.freqs().iter().copied().chain(std::iter::repeat(1));
            self.add(posting.field, blocks.docs().iter().copied().zip(counts));
            blocks.advance();
        }
        Ok(())
    }

    /// Adds occurrences in a field: of each punkt, how many.
    fn add(&mut self, field: usize, counts: impl Iterator<Item = (DocId, u32)>) {
        let lengths = self.lengths.get(field);
        let lengths = lengths.and_then(|one| one.get_or_init(|| lengths_of(self.reader, self.fields, field)).as_ref());
        let (weight, deletes) = (field_weight(field), self.reader.has_deletes());
        for (doc, count) in counts {
            if deletes && self.reader.is_deleted(doc) {
                continue;
            }
            let length = lengths.map_or(1.0, |(norms, table)| table[usize::from(norms.fieldnorm_id(doc))]);
            if let Some(sum) = self.occurrences.get_mut(doc as usize) {
                *sum += count as f32 * weight * length;
                self.group.add(doc);
            }
        }
    }

    fn add_near(
        &mut self,
        catalog: &Catalog,
        segment: usize,
        near: &Near,
        fields: FieldSet,
    ) -> Result<(), SearchError> {
        let known = self.near.iter().position(|(slots, _)| *slots == near.slots);
        let together = match known {
            Some(place) => self.near.swap_remove(place).1,
            None => together(catalog, segment, near, fields)?,
        };
        for here in &together {
            let count = |(at, doc): (usize, &DocId)| {
                let slots: Vec<&[u32]> = here.places.iter().map(|slot| slot[at].as_slice()).collect();
                (*doc, near::count(&slots, near.reach))
            };
            self.add(here.field, here.docs.iter().enumerate().map(count).filter(|(_, count)| *count > 0));
        }
        // The first time of the two.
        if known.is_none() && matches!(near.reach, Reach::Within(_)) {
            self.near.push((near.slots.clone(), together));
        }
        Ok(())
    }

    /// Ends a group of what counts equally much.
    fn close(&mut self, weight: f32) {
        for doc in self.group.iter() {
            let place = doc as usize;
            let score = weight * saturated(self.occurrences[place]);
            self.weak[place] = self.weak[place].max(score);
            if weight >= STRONG {
                self.strong[place] = self.strong[place].max(score);
            }
            self.touched.add(doc);
        }
        self.group.clear();
    }

    fn found(self) -> Found {
        let mut out = Found::default();
        out.docs.reserve(self.touched.len());
        out.docs.extend(self.touched.iter());
        let of = |sums: &[f32]| out.docs.iter().map(|doc| sums[*doc as usize]).collect();
        (out.strong, out.weak) = (of(&self.strong), of(&self.weak));
        out
    }
}

/// The punkter of a segment that have a word of each slot in one field, by fields.
fn together(catalog: &Catalog, segment: usize, near: &Near, fields: FieldSet) -> Result<Vec<Together>, SearchError> {
    let Some(reader) = catalog.searcher().segment_readers().get(segment) else { return Ok(Vec::new()) };
    let mut slots: Vec<Vec<Posting>> = Vec::with_capacity(near.slots.len());
    for slot in &near.slots {
        let mut postings = Vec::new();
        for form in slot {
            postings.extend(catalog.postings(segment, &form.term, fields)?);
        }
        slots.push(postings);
    }
    let mut out = Vec::new();
    for field in 0..catalog.worded().len() {
        let here: Vec<Vec<&Posting>> =
            slots.iter().map(|slot| slot.iter().filter(|posting| posting.field == field).collect()).collect();
        if here.iter().any(Vec::is_empty) {
            continue;
        }
        let docs = common(&here, reader.max_doc())?;
        let places = here.iter().map(|postings| places(postings, &docs)).collect::<Result<_, _>>()?;
        out.push(Together { field, docs, places });
    }
    Ok(out)
}

/// The punkter that each of the slots has a word in.
fn common(slots: &[Vec<&Posting>], all: u32) -> Result<Vec<DocId>, SearchError> {
    let mut out: Option<Docs> = None;
    let mut read = None;
    for slot in slots {
        let mut docs = Docs::none(all);
        for posting in slot {
            let blocks = posting.blocks(&mut read)?;
            while blocks.block_len() > 0 {
                blocks.docs().iter().for_each(|doc| docs.add(*doc));
                blocks.advance();
            }
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
