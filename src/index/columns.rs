//! The columns of an index by which hits are put in order, each opened once and only when it is asked for.

use std::cmp::Reverse;
use std::sync::OnceLock;

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, SegmentReader};

use super::{Catalog, IndexError};

/// The columns of a segment. What cannot be read is as what is not there; that it was damaged is noted elsewhere.
#[derive(Default)]
pub(super) struct Columns {
    dato: OnceLock<Option<Column<u64>>>,
    plads: OnceLock<Option<Column<u64>>>,
    dokument: OnceLock<Option<StrColumn>>,
}

impl Columns {
    fn dato(&self, segment: &SegmentReader) -> Option<&Column<u64>> {
        self.dato.get_or_init(|| segment.fast_fields().u64("dato").ok()).as_ref()
    }

    fn plads(&self, segment: &SegmentReader) -> Option<&Column<u64>> {
        self.plads.get_or_init(|| segment.fast_fields().u64("plads").ok()).as_ref()
    }

    fn dokument(&self, segment: &SegmentReader) -> Option<&StrColumn> {
        self.dokument.get_or_init(|| segment.fast_fields().str("dokument").ok().flatten()).as_ref()
    }
}

impl Catalog {
    /// Where the head of a punkt's document is.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn head_of(&self, punkt: DocAddress) -> Result<DocAddress, IndexError> {
        if let Some((columns, segment)) = self.columns(punkt)
            && let Some(plads) = columns.plads(segment)
        {
            return Ok(back(punkt, number(plads, punkt.doc_id)));
        }
        // To open it once more tells why it could not be opened.
        let plads = self.searcher().segment_reader(punkt.segment_ord).fast_fields().u64("plads")?;
        Ok(back(punkt, number(&plads, punkt.doc_id)))
    }

    /// The date of a punkt's meeting as yyyymmdd.
    #[must_use]
    pub fn date(&self, punkt: DocAddress) -> Option<u64> {
        let (columns, segment) = self.columns(punkt)?;
        columns.dato(segment)?.first(punkt.doc_id)
    }

    /// The place of a punkt among those of its day: its document's id, and how many places behind its head it is.
    #[must_use]
    pub fn place(&self, punkt: DocAddress) -> (String, u32) {
        let (ord, plads) = self.place_in_segment(punkt);
        let mut id = String::new();
        if let Some((columns, segment)) = self.columns(punkt)
            && let Some((ids, ord)) = columns.dokument(segment).zip(ord)
        {
            // What cannot be read is put first.
            let _ = ids.ord_to_str(ord, &mut id);
        }
        (id, plads)
    }

    /// The same within the punkt's segment, which has its ids by number, in their order.
    fn place_in_segment(&self, punkt: DocAddress) -> (Option<u64>, u32) {
        let Some((columns, segment)) = self.columns(punkt) else { return (None, 0) };
        let plads = columns.plads(segment).map_or(0, |plads| number(plads, punkt.doc_id));
        let head = back(punkt, plads);
        (columns.dokument(segment).and_then(|ids| ids.term_ords(head.doc_id).next()), plads)
    }

    /// Puts the newest first, those of a day by their documents' ids and their places there; as many as `wanted`, the order
    /// of the others being left open.
    pub fn newest_first<T>(&self, items: &mut [T], wanted: usize, address: impl Fn(&T) -> DocAddress) {
        let date = |item: &T| Reverse(self.date(address(item)));
        items.sort_by_cached_key(date);
        let mut begin = 0;
        for day in items.chunk_by_mut(|a, b| date(a) == date(b)) {
            let here = wanted.saturating_sub(begin);
            begin += day.len();
            if here == 0 {
                break;
            }
            // The ids cost more to read than all else.
            let first = self.first_of_segments(day, here, &address);
            day[..first].sort_by_cached_key(|item| self.place(address(item)));
        }
    }

    /// Puts the first punkter of each segment to the front, as many as `wanted` of each, by their places. Gives how many
    /// these are.
    fn first_of_segments<T>(&self, day: &mut [T], wanted: usize, address: &impl Fn(&T) -> DocAddress) -> usize {
        if day.len() <= wanted {
            return day.len();
        }
        let segment = |item: &T| address(item).segment_ord;
        day.sort_by_cached_key(|item| (segment(item), self.place_in_segment(address(item))));
        let (mut end, mut of_segment) = (0, (0, 0));
        for at in 0..day.len() {
            let now = segment(&day[at]);
            of_segment = if of_segment.0 == now { (now, of_segment.1 + 1) } else { (now, 1) };
            if of_segment.1 <= wanted {
                day.swap(at, end);
                end += 1;
            }
        }
        end
    }
}

/// The address of a punkt's head, which stands `plads` places before it.
pub(super) const fn back(punkt: DocAddress, plads: u32) -> DocAddress {
    DocAddress { segment_ord: punkt.segment_ord, doc_id: punkt.doc_id.saturating_sub(plads) }
}

pub(super) fn number(column: &Column<u64>, doc: u32) -> u32 {
    column.first(doc).and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}
