//! What the index was made from: one small file beside it, so that a second ingest reads no stored documents.
//!
//! ```text
//! magic | the parser's version | how many folders | of each: its path | how many blocks | of each: its length | its entries
//! ```
//!
//! Numbers have seven bits a byte, texts stand behind their length. In memory an entry is what it is in the file, some 180
//! bytes: of all that an ingest keeps, this and the list of the files to read grow with the number of sources.

mod entry;
mod files;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

pub use self::entry::{Entry, Record};
pub use self::files::Files;
use super::files as disk;
use crate::record::number::{push_bytes, push_number, read_number};
use crate::source;

/// The sources that the index holds.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The parser's version that read them.
    pub parser: u32,
    /// By folder that was ingested (absolute).
    pub roots: BTreeMap<String, Files>,
}

impl Manifest {
    /// All sources with their folder and path, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str, Entry<'_>)> {
        self.roots.iter().flat_map(|(root, files)| files.iter().map(move |(sti, entry)| (root.as_str(), sti, entry)))
    }

    /// What is known of a source.
    #[must_use]
    pub fn get(&self, root: &str, sti: &str) -> Option<Entry<'_>> {
        self.roots.get(root)?.get(sti)
    }

    /// Puts a source in, in the place of what was known of it.
    pub fn put(&mut self, root: &str, record: Record<'_>) {
        self.roots.entry(root.to_owned()).or_default().put(record);
    }

    /// The manifest with these bytes; `None` if they are none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let parser = u32::try_from(read_number(&mut rest)?).ok()?;
        let mut roots = BTreeMap::new();
        for _ in 0..read_number(&mut rest)? {
            roots.insert(entry::read_text(&mut rest)?.to_owned(), Files::read(&mut rest)?);
        }
        rest.is_empty().then_some(Self { parser, roots })
    }

    /// Writes its bytes.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(MAGIC)?;
        let mut head = Vec::new();
        push_number(&mut head, u64::from(self.parser));
        push_number(&mut head, self.roots.len() as u64);
        for (root, files) in &self.roots {
            push_bytes(&mut head, root.as_bytes());
            out.write_all(&std::mem::take(&mut head))?;
            files.write(out)?;
        }
        out.write_all(&head)
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
            let Some(bytes) = disk::read_if_there(&path)? else { continue };
            if source::hash(&bytes) == payload {
                return Ok(Self::read(&bytes));
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
        let ahead = disk::read_if_there(&dir.join(AHEAD))?;
        if payload.is_some() && ahead.map(|bytes| source::hash(&bytes)).as_deref() == payload {
            Self::settle(dir)?;
        }
        // Straight into the file: of 100,000 sources it is 18 MB.
        let mut hash = blake3::Hasher::new();
        disk::put(&dir.join(AHEAD), |file| self.write(&mut Hashing { file, hash: &mut hash }))?;
        Ok(hash.finalize().to_hex().to_string())
    }

    /// Makes the manifest that was written ahead the current one, after the commit.
    ///
    /// # Errors
    /// If the file cannot be renamed.
    pub(super) fn settle(dir: &Path) -> io::Result<()> {
        std::fs::rename(dir.join(AHEAD), dir.join(FILE))?;
        disk::sync_folder(dir)
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

/// The beginning of the file; the number is that of the layout.
const MAGIC: &[u8; 8] = b"klyngeS1";
const FILE: &str = "sources";
const AHEAD: &str = "sources.next";
