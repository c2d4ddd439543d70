//! What can go wrong with an index, and what to do then.

use std::io;
use std::path::PathBuf;

use tantivy::TantivyError;

use super::lock::Holder;
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
    #[error("another klynge is writing to the index at {0}{by}", by = held(.1.as_ref()))]
    Busy(PathBuf, Option<Holder>),
    /// Its files make no sense, or are not as they were written.
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
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Missing(_) => {
                Some("make one with `klynge ingest <folder>`, or search a folder directly with `--in <folder>`")
            }
            Self::Older(..) => Some("run `klynge ingest <folder>` once: it rebuilds the index from its sources"),
            Self::Newer(..) => Some("use the newer klynge, or another index with `--index PATH`"),
            Self::Busy(..) => Some("try again when it has finished, or wait for it with `--wait`"),
            Self::Damaged(..) | Self::Record(_) => Some(REBUILD),
            Self::Foreign(_) => Some("choose an empty folder, or one that does not exist, with `--index PATH`"),
            Self::Io(_, error) => hint_of_io(error.kind()),
            Self::Tantivy(error) => Some(io_kind(error).and_then(hint_of_io).unwrap_or(REBUILD)),
        }
    }
}

pub(crate) const REBUILD: &str =
    "make the index anew with `klynge ingest --rebuild <folder>`: the sources are untouched";

/// What can be done about a file system that refuses.
pub(crate) const fn hint_of_io(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Some("make room and run the command again; what was in the index before is untouched")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Some("check your rights to it, or choose another place with `--index PATH`; nothing was changed")
        }
        io::ErrorKind::InvalidData => Some(REBUILD),
        _ => None,
    }
}

/// The kind of the error of the file system that a failure of tantivy comes from.
fn io_kind(error: &TantivyError) -> Option<io::ErrorKind> {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return Some(error.kind());
        }
        cause = error.source();
    }
    match error {
        TantivyError::IoError(error) => Some(error.kind()),
        _ => None,
    }
}

fn held(holder: Option<&Holder>) -> String {
    holder.map(|holder| format!(" ({holder})")).unwrap_or_default()
}
