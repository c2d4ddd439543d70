//! The index: where it lies, what it holds, and the only writer. Built on tantivy.
//!
//! On disk: `klynge.json` names the format and the current generation; `gen-N/` is a tantivy index with the list of its
//! sources beside its files. A new generation is begun when everything is read anew, and becomes current in one rename.

mod audit;
mod blocks;
mod checked;
mod columns;
mod convert;
pub(crate) mod error;
pub(crate) mod files;
mod lock;
mod manifest;
mod metadata;
mod queue;
mod reader;
mod records;
mod schema;
mod status;
mod store;
mod tokenizer;
mod vocabulary;
mod words;
mod writer;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::schema::Schema;
use tantivy::store::Compressor;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

pub use audit::{Audited, audit};
pub use blocks::{Damage, Wrong};
pub use checked::{damage, unwritten};
pub use convert::{case_numbers, date_number, date_range, document_numbers, number_key};
pub use error::IndexError;
pub use lock::{Holder, is_busy};
pub use manifest::{Entry, Files, Manifest, Record};
#[doc(hidden)]
pub use metadata::check_metadata;
pub use reader::{Catalog, DocumentRef, Stored};
pub use schema::{FORMAT_VERSION, Fields, HOVED, PUNKT};
pub use status::{Status, status};
pub use store::{Rebuild, Store};
pub use vocabulary::{Blocks, Posting};
pub use writer::{Writer, indexing_threads};

/// Where a record is in an index, as long as that does not change.
pub type Address = tantivy::DocAddress;

/// Says which format a folder holds, which generation is current, and from which folders it was made. The one file that
/// every format has alike, so that an index of any format can be made anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Pointer {
    format: u32,
    generation: u32,
    roots: Vec<String>,
}

/// The pointer as it is written, with its checksum.
#[derive(Serialize, Deserialize)]
struct Sealed {
    #[serde(flatten)]
    pointer: Pointer,
    #[serde(default)]
    sum: String,
}

const POINTER: &str = "klynge.json";

impl Pointer {
    /// Reads the pointer of the index at `dir`, of whatever format.
    fn read(dir: &Path) -> Result<Option<Self>, IndexError> {
        let path = dir.join(POINTER);
        let bytes = match files::read_if_there(&path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(None),
            Err(_) if dir.is_file() => return Err(IndexError::Foreign(dir.to_owned())),
            Err(error) => return Err(IndexError::Io(path, error)),
        };
        let damaged = |what: String| IndexError::Damaged(dir.to_owned(), format!("{POINTER}: {what}"));
        let sealed: Sealed = serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        let Sealed { pointer, sum } = sealed;
        // Other formats have their own ways. With our checksum, another format is a number that has changed.
        let ours = Self { format: FORMAT_VERSION, ..pointer.clone() };
        if (sum == ours.sum()?) != (pointer == ours) {
            return Err(damaged("it has changed since it was written".to_owned()));
        }
        Ok(Some(pointer))
    }

    fn sum(&self) -> Result<String, IndexError> {
        Ok(format!("{:08x}", crc32fast::hash(&serde_json::to_vec(self)?)))
    }

    fn write(&self, dir: &Path) -> Result<(), IndexError> {
        let path = dir.join(POINTER);
        let bytes = serde_json::to_vec(&Sealed { pointer: self.clone(), sum: self.sum()? })?;
        files::replace(&path, &bytes).map_err(|error| IndexError::Io(path, error))
    }

    /// Whether this klynge can read what it points to.
    fn usable(&self, dir: &Path) -> Result<(), IndexError> {
        match self.format {
            format if format > FORMAT_VERSION => Err(IndexError::Newer(dir.to_owned(), format)),
            format if format < FORMAT_VERSION => Err(IndexError::Older(dir.to_owned(), format)),
            _ => Ok(()),
        }
    }

    /// The generation after this one, in today's format.
    fn next(self) -> Self {
        Self { format: FORMAT_VERSION, generation: self.generation.saturating_add(1), ..self }
    }

    fn generation_dir(&self, dir: &Path) -> PathBuf {
        dir.join(format!("gen-{}", self.generation))
    }
}

fn settings() -> tantivy::IndexSettings {
    tantivy::IndexSettings {
        // Records are compressed before they come here.
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        // A block of records is read whole, and so is what has a checksum together.
        docstore_blocksize: blocks::BLOCK,
        ..tantivy::IndexSettings::default()
    }
}

fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::new();
    // Numbers have no words, but tantivy asks for a tokenizer of the default name for them too.
    for name in ["raw", "default"] {
        manager.register(name, tantivy::tokenizer::RawTokenizer::default());
    }
    manager.register(schema::ANALYSER, TextAnalyzer::builder(tokenizer::DanishTokenizer::default()).build());
    manager
}

fn builder(schema: Schema) -> tantivy::IndexBuilder {
    tantivy::Index::builder()
        .schema(schema)
        .settings(settings())
        .tokenizers(tokenizers())
        .fast_field_tokenizers(tokenizers())
}

/// An index in memory, gone with the process.
fn in_memory() -> Result<tantivy::Index, IndexError> {
    Ok(builder(schema::schema()).create_in_ram()?)
}
