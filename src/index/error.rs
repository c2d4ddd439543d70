//! What can go wrong with an index, and what to do then.

use std::io;
use std::path::PathBuf;

use tantivy::TantivyError;

use super::schema::FORMAT_VERSION;

/// An index that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// There is none.
    #[error("there is no index at {0}")]
    Missing(PathBuf),
    /// It was written by an older klynge.
    #[error("the index at {0} has format {1}; this klynge reads format {FORMAT_VERSION}")]
    Older(PathBuf, u32),
    /// It was written by a newer klynge.
    #[error("the index at {0} has format {1}, of a newer klynge; this one reads format {FORMAT_VERSION}")]
    Newer(PathBuf, u32),
    /// Another process writes to it.
    #[error("another klynge is writing to the index at {0}")]
    Busy(PathBuf),
    /// Its files make no sense.
    #[error("the index at {0} is damaged: {1}")]
    Damaged(PathBuf, String),
    /// A folder that is no index stands where the index should be.
    #[error("{0} is not a klynge index")]
    Foreign(PathBuf),
    /// A file cannot be read or written.
    #[error("cannot use {0}: {1}")]
    Io(PathBuf, #[source] io::Error),
    /// Tantivy failed.
    #[error("the index failed: {0}")]
    Tantivy(#[from] TantivyError),
    /// A record could not be written or read as JSON.
    #[error("a record in the index cannot be read: {0}")]
    Record(#[from] serde_json::Error),
}

impl IndexError {
    /// What the user can do about it.
    #[must_use]
    pub const fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Missing(_) => {
                Some("make one with `klynge ingest <folder>`, or search a folder directly with `--in <folder>`")
            }
            Self::Older(..) => Some("run `klynge ingest <folder>` once: it rebuilds the index from its sources"),
            Self::Newer(..) => Some("use the newer klynge, or another index with `--index PATH`"),
            Self::Busy(_) => Some("wait until it has finished, then try again"),
            Self::Damaged(..) | Self::Record(_) => {
                Some("remove the folder and run `klynge ingest <folder>` again: the sources are untouched")
            }
            Self::Foreign(_) => Some("choose an empty folder, or one that does not exist, with `--index PATH`"),
            Self::Io(..) | Self::Tantivy(_) => None,
        }
    }
}
