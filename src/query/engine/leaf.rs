//! The punkter that have a word, with how often and how closely.

use std::cell::OnceCell;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::{DocId, SegmentReader};

use super::docs::Docs;
use super::slots::{Slots, common, places};
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

/// Finds a word in a segment, whose sums these are.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn find(sums: &mut Sums<'_>, leaf: &Leaf) -> Result<Found, SearchError> {
    let mut used = None;
    for group in groups(leaf) {
        for form in &group.forms {
            for posting in sums.catalog.postings(sums.segment, &form.term, leaf.fields)? {
                sums.add_all(&posting, &mut used)?;
            }
        }
        for near in &group.nears {
            sums.add_near(near, leaf.fields)?;
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

/// Sums over the punkter of a segment, all 0 between one word and the next: the memory is the same for all.
pub(super) struct Sums<'a> {
    catalog: &'a Catalog,
    segment: usize,
    reader: &'a SegmentReader,
    /// How many words each field has, as that is stored, once it was asked for.
    norms: Vec<OnceCell<Option<FieldNormReader>>>,
    /// How short that is, in any segment; `None` where length says nothing.
    lengths: Vec<OnceCell<Option<Box<[f32; 256]>>>>,
    /// Of each punkt, its occurrences, and what becomes of them: see [`Found::strong`] and [`Found::weak`]. Side by side, so
    /// that few punkter touch little memory.
    sums: Vec<[f32; 3]>,
    touched: Docs,
    /// Those that the group has.
    group: Docs,
    /// Words that stand near each other mostly count twice, by how near.
    near: Vec<(Vec<Vec<Form>>, Vec<Together>)>,
}

/// The punkter that have words of all slots in one field, and where.
struct Together {
    field: usize,
    docs: Vec<DocId>,
    /// For each slot, for each of the punkter.
    places: Vec<Vec<Vec<u32>>>,
}

/// How short a field is, by what is stored of how many words it has.
fn lengths(place: usize) -> Option<Box<[f32; 256]>> {
    let mut table = Box::new([1.0; 256]);
    for (id, norm) in (0_u8..=255).zip(table.iter_mut()) {
        *norm = length_norm(place, FieldNormReader::id_to_fieldnorm(id))?;
    }
    Some(table)
}

impl<'a> Sums<'a> {
    /// Sums for a segment.
    pub(super) fn new(catalog: &'a Catalog, segment: usize, reader: &'a SegmentReader) -> Self {
        let largest = catalog.searcher().segment_readers().iter().map(SegmentReader::max_doc).max();
        let mut out = Self {
            catalog,
            segment,
            reader,
            norms: Vec::new(),
            lengths: catalog.worded().iter().map(|_| OnceCell::new()).collect(),
            // Zeroes that nothing is added to take up no memory.
            sums: vec![[0.0; 3]; largest.unwrap_or(0) as usize],
            touched: Docs::none(0),
            group: Docs::none(0),
            near: Vec::new(),
        };
        out.go_to(segment, reader);
        out
    }

    /// Goes on to a segment.
    pub(super) fn go_to(&mut self, segment: usize, reader: &'a SegmentReader) {
        (self.segment, self.reader) = (segment, reader);
        self.norms = self.catalog.worded().iter().map(|_| OnceCell::new()).collect();
        let all = reader.max_doc();
        (self.touched, self.group) = (Docs::none(all), Docs::none(all));
    }

    /// Adds all that postings have, which are read to `used`.
    fn add_all(&mut self, posting: &Posting, used: &mut Option<Blocks>) -> Result<(), SearchError> {
        posting.read(used, |docs, counts| {
            // Where frequencies are not kept, once is all there is.
            let counts = counts.iter().copied().chain(std::iter::repeat(1));
            self.add(posting.field, docs.iter().copied().zip(counts));
        })?;
        Ok(())
    }

    /// Adds occurrences in a field: of each punkt, how many.
    fn add(&mut self, field: usize, counts: impl Iterator<Item = (DocId, u32)>) {
        let of_reader = || self.reader.get_fieldnorms_reader(*self.catalog.worded().get(field)?).ok();
        let table = self.lengths.get(field).and_then(|table| table.get_or_init(|| lengths(field)).as_deref());
        let norms = self.norms.get(field).filter(|_| table.is_some());
        let lengths = norms.and_then(|norms| norms.get_or_init(of_reader).as_ref()).zip(table);
        let (weight, deletes) = (field_weight(field), self.reader.has_deletes());
        for (doc, count) in counts {
            if deletes && self.reader.is_deleted(doc) {
                continue;
            }
            let length = lengths.map_or(1.0, |(norms, table)| table[usize::from(norms.fieldnorm_id(doc))]);
            if let Some([occurrences, ..]) = self.sums.get_mut(doc as usize) {
                *occurrences += count as f32 * weight * length;
                self.group.add(doc);
            }
        }
    }

    fn add_near(&mut self, near: &Near, fields: FieldSet) -> Result<(), SearchError> {
        let known = self.near.iter().position(|(slots, _)| *slots == near.slots);
        let together = match known {
            Some(place) => self.near.swap_remove(place).1,
            None => together(self.catalog, self.segment, near, fields)?,
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
            let [occurrences, strong, weak] = &mut self.sums[doc as usize];
            let score = weight * saturated(*occurrences);
            *weak = weak.max(score);
            if weight >= STRONG {
                *strong = strong.max(score);
            }
            self.touched.add(doc);
        }
        self.group.clear();
    }

    /// What was found of a word; the sums are 0 then.
    fn found(&mut self) -> Found {
        let count = self.touched.count();
        let [mut strong, mut weak] = [Vec::with_capacity(count), Vec::with_capacity(count)];
        let mut docs = Vec::with_capacity(count);
        for doc in self.touched.iter() {
            let [_, of_own, of_any] = std::mem::take(&mut self.sums[doc as usize]);
            docs.push(doc);
            strong.push(of_own);
            weak.push(of_any);
        }
        self.touched.clear();
        self.near.clear();
        Found { docs, strong, weak }
    }
}

/// The punkter of a segment that have a word of each slot in one field, by fields.
fn together(catalog: &Catalog, segment: usize, near: &Near, fields: FieldSet) -> Result<Vec<Together>, SearchError> {
    let Some(reader) = catalog.searcher().segment_readers().get(segment) else { return Ok(Vec::new()) };
    let slots = Slots::of(catalog, segment, near, fields)?;
    let mut out = Vec::new();
    for field in 0..catalog.worded().len() {
        if let Some(here) = slots.in_field(field) {
            let docs = common(&here, reader.max_doc())?;
            let places = here.iter().map(|postings| places(postings, &docs)).collect::<Result<_, _>>()?;
            out.push(Together { field, docs, places });
        }
    }
    Ok(out)
}
