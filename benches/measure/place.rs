//! The folder that a size is measured in: the documents, and the rows that are made of them for those who cannot read
//! documents.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use klynge::parse;
use rayon::prelude::*;
use tempfile::TempDir;

use super::Wanted;
use crate::{corpus, floor};

/// How many documents are parsed at once on the way to rows.
const AT_ONCE: u64 = 512;

/// Where a size is measured.
pub(super) struct Place {
    dir: TempDir,
    /// The program that is measured.
    pub(super) klynge: PathBuf,
    /// Whether the slow peers are measured too.
    pub(super) slow: bool,
    /// How many documents.
    pub(super) count: u64,
    /// How many rows: the punkter.
    pub(super) punkter: u64,
    /// The bytes of the documents.
    pub(super) bytes: u64,
}

impl Place {
    /// Writes the documents, and from them the rows: id and text of each punkt, as our own parser splits them.
    pub(super) fn new(wanted: &Wanted, count: u64) -> io::Result<Self> {
        let dir = tempfile::Builder::new().prefix("klynge-peers-").tempdir_in(&wanted.dir)?;
        let mut place = Self { dir, klynge: wanted.klynge.clone(), slow: wanted.slow, count, punkter: 0, bytes: 0 };
        corpus::write(&place.corpus(), count)?;
        let mut rows = BufWriter::with_capacity(1 << 20, File::create(place.rows())?);
        for from in (0..count).step_by(AT_ONCE as usize) {
            let some: Vec<(usize, floor::Texts)> = (from..count.min(from + AT_ONCE))
                .into_par_iter()
                .map(|number| {
                    let (name, text) = corpus::document(1, number);
                    let dokument = parse::parse(&name, text.as_bytes()).dokument;
                    (text.len(), floor::texts(&name, &dokument))
                })
                .collect();
            for (bytes, texts) in some {
                place.bytes += bytes as u64;
                place.punkter += texts.len() as u64;
                for (id, text) in texts {
                    write!(rows, "{id}{}{text}{}", floor::BETWEEN, floor::BEHIND)?;
                }
            }
        }
        rows.flush()?;
        Ok(place)
    }

    /// A file or folder in it.
    pub(super) fn at(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(super) fn corpus(&self) -> PathBuf {
        self.at("corpus")
    }

    /// The rows with control characters between their fields and behind them, as `sqlite3` imports them.
    pub(super) fn rows(&self) -> PathBuf {
        self.at("rows")
    }

    /// How many documents have the needles.
    pub(super) fn needles(&self) -> u64 {
        (self.count + 993) / 1000
    }
}

/// The bytes of all files below a path.
pub(super) fn size(path: &Path) -> u64 {
    if path.is_file() {
        return path.metadata().map_or(0, |metadata| metadata.len());
    }
    fs::read_dir(path).into_iter().flatten().flatten().map(|entry| size(&entry.path())).sum()
}

/// Makes a path as if nothing had been there.
pub(super) fn clear(path: &Path) {
    let _ = fs::remove_dir_all(path);
    let _ = fs::remove_file(path);
}
