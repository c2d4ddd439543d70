//! The record as JSON, streamed from the index: one document in memory at a time.
//!
//! The index keeps the records as JSON, so that most of an export is copying: an object gets another key by leaving out
//! its last brace.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::index::{Address, Catalog, DocumentRef, IndexError};
use crate::record::{Dokument, FORMAT, Hoved, Punkt};

/// An export that failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The index could not be read.
    #[error(transparent)]
    Index(#[from] IndexError),
}

/// What of an index is exported.
pub struct Narrow {
    /// The documents, in the order of an export.
    documents: Vec<DocumentRef>,
    /// The punkter of theirs, sorted; `None` for all.
    among: Option<Vec<Address>>,
}

impl Narrow {
    /// Everything.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn all(catalog: &Catalog) -> Result<Self, IndexError> {
        Ok(Self { documents: catalog.documents()?, among: None })
    }

    /// These punkter (sorted) and their documents.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn to(catalog: &Catalog, punkter: Vec<Address>) -> Result<Self, IndexError> {
        Ok(Self { documents: catalog.documents_of(&punkter)?, among: Some(punkter) })
    }

    /// Calls `visit` with each document's head and those of its punkter that are exported, in order.
    pub(super) fn each(
        &self,
        catalog: &Catalog,
        mut visit: impl FnMut(&RawValue, &[Box<RawValue>]) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        for document in &self.documents {
            visit(&catalog.raw_head(document)?, &catalog.raw_punkter(document, self.among.as_deref())?)?;
        }
        Ok(())
    }

    /// Whether nothing is left.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }
}

/// Writes one JSON array of documents, a document a line.
///
/// # Errors
/// If the index cannot be read, or `out` cannot be written to.
pub fn json(out: &mut dyn Write, catalog: &Catalog, narrow: &Narrow) -> Result<(), ExportError> {
    out.write_all(b"[")?;
    let mut before: &[u8] = b"\n";
    narrow.each(catalog, |head, punkter| {
        out.write_all(before)?;
        before = b",\n";
        open(out, head)?;
        out.write_all(b",\"punkter\":[")?;
        for (place, punkt) in punkter.iter().enumerate() {
            if place > 0 {
                out.write_all(b",")?;
            }
            out.write_all(punkt.get().as_bytes())?;
        }
        out.write_all(b"]}")?;
        Ok(())
    })?;
    out.write_all(if narrow.is_empty() { b"]\n" } else { b"\n]\n" })?;
    Ok(())
}

/// Writes one punkt a line, each with its document's fields (all but its punkter) under `dokument`.
///
/// # Errors
/// If the index cannot be read, or `out` cannot be written to.
pub fn jsonl(out: &mut dyn Write, catalog: &Catalog, narrow: &Narrow) -> Result<(), ExportError> {
    narrow.each(catalog, |head, punkter| {
        for punkt in punkter {
            open(out, punkt)?;
            out.write_all(b",\"dokument\":")?;
            out.write_all(head.get().as_bytes())?;
            out.write_all(b"}\n")?;
        }
        Ok(())
    })
}

/// Writes an object without its last brace, for more keys to follow.
pub(super) fn open(out: &mut dyn Write, object: &RawValue) -> io::Result<()> {
    let json = object.get();
    out.write_all(json.strip_suffix('}').unwrap_or(json).as_bytes())
}

/// A line of `--jsonl`.
#[derive(Serialize, JsonSchema)]
struct Linje {
    #[serde(flatten)]
    punkt: Punkt,
    /// The document that the punkt is from, without its punkter.
    dokument: Hoved,
}

/// The JSON Schema of the formats, made from the types, with the number of the format.
#[derive(Serialize)]
struct Formats {
    format: u32,
    /// Of `--json`.
    schema: schemars::Schema,
    /// Of each line of `--jsonl`.
    jsonl: schemars::Schema,
}

/// Writes the format's number and the JSON Schema of both exports.
///
/// # Errors
/// If `out` cannot be written to.
pub fn schema(out: &mut dyn Write) -> io::Result<()> {
    let formats =
        Formats { format: FORMAT, schema: schemars::schema_for!(Vec<Dokument>), jsonl: schemars::schema_for!(Linje) };
    serde_json::to_writer_pretty(&mut *out, &formats)?;
    writeln!(out)
}
