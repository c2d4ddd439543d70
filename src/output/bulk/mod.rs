//! The records for a search engine of several machines: NDJSON as its bulk API takes it, and the configuration of an
//! index for them.

mod elasticsearch;
mod fields;
mod quickwit;

use std::io::{self, Write};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::export::{ExportError, Narrow, open};
use crate::index::{Catalog, IndexError};

/// An engine that records are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Elasticsearch 8 or newer.
    Elasticsearch,
    /// Quickwit 0.9 or newer.
    Quickwit,
}

impl Engine {
    /// Its name.
    #[must_use]
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Elasticsearch => "Elasticsearch",
            Self::Quickwit => "Quickwit",
        }
    }

    /// How many MB it takes in one request, unless it is told otherwise: `http.max_content_length` of Elasticsearch,
    /// `ingest_api.content_length_limit` of Quickwit.
    #[must_use]
    pub const fn megabytes(self) -> usize {
        match self {
            Self::Elasticsearch => 100,
            Self::Quickwit => 10,
        }
    }
}

/// The punkter that are too long for one request of the engine. They are written all the same.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TooLong {
    /// How many.
    pub count: usize,
    /// The id of the first.
    pub first: Option<String>,
}

/// Writes one punkt a line, each with its document's fields under `dokument`, as `klynge export --jsonl` does: for
/// Elasticsearch behind a line that says under which `_id`, for Quickwit with one key more. One document is in memory
/// at a time.
///
/// # Errors
/// If the index cannot be read, or `out` cannot be written to.
pub fn bulk(out: &mut dyn Write, catalog: &Catalog, narrow: &Narrow, engine: Engine) -> Result<TooLong, ExportError> {
    let mut too_long = TooLong::default();
    let mut lines = Vec::new();
    narrow.each(catalog, |head, punkter| {
        for punkt in punkter {
            lines.clear();
            match engine {
                Engine::Elasticsearch => for_elasticsearch(&mut lines, head, punkt)?,
                Engine::Quickwit => for_quickwit(&mut lines, head, punkt)?,
            }
            out.write_all(&lines)?;
            if lines.len() > engine.megabytes() * 1_000_000 {
                too_long.count += 1;
                too_long.first.get_or_insert(serde_json::from_str(id(punkt)?.get()).map_err(IndexError::from)?);
            }
        }
        Ok(())
    })?;
    Ok(too_long)
}

/// Writes the configuration of an index for the records: for Elasticsearch the body of the request that makes it, for
/// Quickwit its configuration file.
///
/// # Errors
/// If `out` cannot be written to.
pub fn bulk_mapping(out: &mut dyn Write, engine: Engine) -> io::Result<()> {
    let mapping = match engine {
        Engine::Elasticsearch => elasticsearch::mapping(),
        Engine::Quickwit => quickwit::config(),
    };
    serde_json::to_writer_pretty(&mut *out, &mapping)?;
    writeln!(out)
}

/// The index is named by whoever sends it, in the address: one export serves any.
fn for_elasticsearch(lines: &mut Vec<u8>, head: &RawValue, punkt: &RawValue) -> Result<(), ExportError> {
    writeln!(lines, r#"{{"index":{{"_id":{}}}}}"#, id(punkt)?)?;
    open(lines, punkt)?;
    writeln!(lines, r#","dokument":{head}}}"#)?;
    Ok(())
}

fn for_quickwit(lines: &mut Vec<u8>, head: &RawValue, punkt: &RawValue) -> Result<(), ExportError> {
    let dato = from::<Dated<'_>>(head)?.dato;
    open(lines, punkt)?;
    let tidspunkt = dato.map_or(quickwit::UDEN_DATO, RawValue::get);
    writeln!(lines, r#","dokument":{head},"{}":{tidspunkt}}}"#, quickwit::TIDSPUNKT)?;
    Ok(())
}

/// The part of a punkt that is read; as JSON, to be written as it is.
#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
}

/// The part of a head that is read.
#[derive(Deserialize)]
struct Dated<'a> {
    #[serde(borrow)]
    dato: Option<&'a RawValue>,
}

fn id(punkt: &RawValue) -> Result<&RawValue, ExportError> {
    Ok(from::<Named<'_>>(punkt)?.id)
}

fn from<'a, T: Deserialize<'a>>(json: &'a RawValue) -> Result<T, ExportError> {
    Ok(serde_json::from_str(json.get()).map_err(IndexError::from)?)
}
