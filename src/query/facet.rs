//! Counts punkter by a value that each has at most one of.

use std::cmp::Reverse;
use std::collections::HashMap;

use tantivy::{DocAddress, SegmentReader, TantivyError};

use super::search::SearchError;
use crate::index::Catalog;

/// What punkter are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// The body.
    Udvalg,
    /// The year of the meeting.
    Aar,
    /// The kind of decision.
    Udfald,
    /// The type of document.
    Type,
    /// The punkt's own case number.
    Sag,
}

impl Facet {
    /// Its name.
    #[must_use]
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Udvalg => "udvalg",
            Self::Aar => "aar",
            Self::Udfald => "udfald",
            Self::Type => "type",
            Self::Sag => "sag",
        }
    }
}

/// How many punkter have a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The value; `None` for those that have none.
    pub navn: Option<String>,
    /// How many.
    pub antal: usize,
}

/// Counts the punkter at these addresses, which are sorted: the value that most have first, ties by name, and last those
/// that have none. Every punkt is counted once.
///
/// # Errors
/// If the index cannot be read.
pub fn facet(catalog: &Catalog, punkter: &[DocAddress], facet: Facet) -> Result<Vec<Counted>, SearchError> {
    let mut counts: HashMap<Option<String>, usize> = HashMap::new();
    for segment in punkter.chunk_by(|a, b| a.segment_ord == b.segment_ord) {
        let Some(first) = segment.first() else { continue };
        let reader = catalog.searcher().segment_reader(first.segment_ord);
        let docs = segment.iter().map(|punkt| punkt.doc_id);
        for (navn, antal) in of_segment(reader, docs, facet)? {
            *counts.entry(navn).or_default() += antal;
        }
    }
    let mut out: Vec<Counted> = counts.into_iter().map(|(navn, antal)| Counted { navn, antal }).collect();
    out.sort_by(|a, b| {
        let key = |counted: &Counted| (counted.navn.is_none(), Reverse(counted.antal));
        key(a).cmp(&key(b)).then_with(|| a.navn.cmp(&b.navn))
    });
    Ok(out)
}

/// The values of one segment, each counted.
fn of_segment(
    reader: &SegmentReader,
    docs: impl Iterator<Item = u32>,
    facet: Facet,
) -> Result<Vec<(Option<String>, usize)>, SearchError> {
    match facet {
        Facet::Aar => {
            let dato = reader.fast_fields().u64("dato")?;
            let years = tally(docs.map(|doc| dato.first(doc).map(|dato| dato / 10_000)));
            Ok(years.into_iter().map(|(year, antal)| (year.map(|year| year.to_string()), antal)).collect())
        }
        Facet::Udvalg => names(reader, docs, "udvalg_navn"),
        Facet::Udfald => names(reader, docs, "udfald"),
        Facet::Type => names(reader, docs, "type"),
        Facet::Sag => names(reader, docs, "sag_navn"),
    }
}

fn names(
    reader: &SegmentReader,
    docs: impl Iterator<Item = u32>,
    field: &str,
) -> Result<Vec<(Option<String>, usize)>, SearchError> {
    let Some(column) = reader.fast_fields().str(field)? else { return Ok(vec![(None, docs.count())]) };
    let mut out = Vec::new();
    for (ord, antal) in tally(docs.map(|doc| column.term_ords(doc).next())) {
        let mut name = String::new();
        let there = match ord {
            Some(ord) => column.ord_to_str(ord, &mut name).map_err(TantivyError::from)?,
            None => false,
        };
        out.push((there.then_some(name), antal));
    }
    Ok(out)
}

fn tally(values: impl Iterator<Item = Option<u64>>) -> HashMap<Option<u64>, usize> {
    let mut out = HashMap::new();
    values.for_each(|value| *out.entry(value).or_default() += 1);
    out
}
