//! What an index holds, from its list of sources: no stored record is read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::store::open;
use super::{FORMAT_VERSION, IndexError, Pointer, Rebuild, Store};
use crate::record::Kode;

/// What an index holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Where it lies.
    pub index: PathBuf,
    /// The format of its files.
    pub format: u32,
    /// Its size on disk in bytes.
    pub bytes: u64,
    /// The folders that it was made from.
    pub folders: Vec<String>,
    /// How many documents it has.
    pub dokumenter: usize,
    /// How many punkter.
    pub punkter: u64,
    /// How many bodies.
    pub udvalg: usize,
    /// The date of its oldest document.
    pub fra: Option<String>,
    /// The date of its newest.
    pub til: Option<String>,
    /// How many warnings of each kind.
    pub advarsler: BTreeMap<Kode, u64>,
}

/// What the index at `dir` holds.
///
/// # Errors
/// If there is none, or it is of another format or damaged.
pub fn status(dir: &Path) -> Result<Status, IndexError> {
    let Some(pointer) = Pointer::read(dir)? else { return Err(IndexError::Missing(dir.to_owned())) };
    let store = Store::open(dir)?;
    match store.rebuild {
        Some(Rebuild::Format(format)) => return Err(IndexError::Older(dir.to_owned(), format)),
        Some(Rebuild::Sources | Rebuild::Asked) => {
            // Says which file it is, if it is one of tantivy's.
            open(&pointer.generation_dir(dir))?;
            return Err(IndexError::Damaged(dir.to_owned(), "its list of sources does not belong to it".to_owned()));
        }
        None => {}
    }
    let entries = || store.manifest.entries().map(|(_, _, entry)| entry);
    let mut advarsler = BTreeMap::new();
    for (kode, count) in entries().flat_map(|entry| entry.advarsler) {
        *advarsler.entry(kode).or_insert(0) += u64::from(count);
    }
    let dates: BTreeSet<&str> = entries().filter_map(|entry| entry.dato).collect();
    Ok(Status {
        index: dir.to_owned(),
        format: FORMAT_VERSION,
        bytes: size(&pointer.generation_dir(dir)),
        folders: store.manifest.roots.keys().cloned().collect(),
        dokumenter: entries().count(),
        punkter: entries().map(|entry| u64::from(entry.punkter)).sum(),
        udvalg: entries().filter_map(|entry| entry.udvalg).collect::<BTreeSet<_>>().len(),
        fra: dates.first().map(|date| (*date).to_owned()),
        til: dates.last().map(|date| (*date).to_owned()),
        advarsler,
    })
}

/// The bytes of the files in a folder; a file that vanishes meanwhile counts nothing.
fn size(dir: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(dir) else { return 0 };
    entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum()
}
