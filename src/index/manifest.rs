//! What the index was made from: one small file beside it, so that a second ingest reads no stored documents.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files;
use crate::record::Kode;
use crate::source;

/// The sources that the index holds.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The parser's version that read them.
    pub parser: u32,
    /// By folder that was ingested (absolute), then by path below it.
    pub roots: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// A source file as it was when it was indexed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub mtime: u64,
    /// BLAKE3 of its bytes.
    pub hash: String,
    /// The id that its document would have by itself.
    pub base: String,
    /// The id that it has, unique in the index.
    pub id: String,
    /// The body.
    pub udvalg: Option<String>,
    /// The date.
    pub dato: Option<String>,
    /// How many punkter it has.
    pub punkter: u32,
    /// How many warnings of each kind.
    pub advarsler: BTreeMap<Kode, u32>,
}

impl Manifest {
    /// All sources with their folder and path, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str, &Entry)> {
        self.roots
            .iter()
            .flat_map(|(root, files)| files.iter().map(move |(sti, entry)| (root.as_str(), sti.as_str(), entry)))
    }

    /// Reads the manifest whose bytes have the hash `payload`: the one beside the index, or the one that was written
    /// ahead of a commit which then ended the run. `None` where neither is: nothing is known of the index's sources.
    ///
    /// # Errors
    /// If a file is there and cannot be read.
    pub(super) fn load(dir: &Path, payload: Option<&str>) -> io::Result<Option<Self>> {
        let Some(payload) = payload else { return Ok(None) };
        for name in [FILE, AHEAD] {
            let path = dir.join(name);
            let Some(bytes) = files::read_if_there(&path)? else { continue };
            if source::hash(&bytes) == payload {
                return Ok(serde_json::from_slice(&bytes).ok());
            }
        }
        Ok(None)
    }

    /// Writes the manifest ahead of the commit that it describes; gives the payload for that commit. `payload` is that of
    /// the last commit: if a run ended right behind it, the manifest that it wrote ahead is the one to keep.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn write_ahead(&self, dir: &Path, payload: Option<&str>) -> io::Result<String> {
        let ahead = files::read_if_there(&dir.join(AHEAD))?;
        if payload.is_some() && ahead.map(|bytes| source::hash(&bytes)).as_deref() == payload {
            Self::settle(dir)?;
        }
        // Straight into the file: of 100,000 sources it is 36 MB.
        let mut hash = blake3::Hasher::new();
        files::put(&dir.join(AHEAD), |file| {
            let mut whole = io::BufWriter::new(Hashing { file, hash: &mut hash });
            serde_json::to_writer(&mut whole, self)?;
            whole.flush()
        })?;
        Ok(hash.finalize().to_hex().to_string())
    }

    /// Makes the manifest that was written ahead the current one, after the commit.
    ///
    /// # Errors
    /// If the file cannot be renamed.
    pub(super) fn settle(dir: &Path) -> io::Result<()> {
        std::fs::rename(dir.join(AHEAD), dir.join(FILE))?;
        files::sync_folder(dir)
    }
}

/// Hashes what goes into a file.
struct Hashing<'a, W> {
    file: W,
    hash: &'a mut blake3::Hasher,
}

impl<W: Write> Write for Hashing<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

const FILE: &str = "sources.json";
const AHEAD: &str = "sources.next.json";
