//! What comes of an ingest.

use std::path::PathBuf;

use super::WalkError;
use crate::index::{IndexError, Rebuild};

/// What an ingest did.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Report {
    /// Documents read and indexed.
    pub documents: usize,
    /// Their punkter.
    pub punkter: usize,
    /// Their warnings.
    pub warnings: usize,
    /// Files that had not changed.
    pub unchanged: usize,
    /// Files that were gone, and were removed from the index.
    pub removed: usize,
    /// Files that could not be read, with the reason.
    pub failed: Vec<Failure>,
    /// Why everything was read anew, if it was.
    pub rebuild: Option<Rebuild>,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// An ingest that could not be done.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// A folder that cannot be read.
    #[error(transparent)]
    Walk(#[from] WalkError),
    /// The index failed.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// It was told to stop, before anything was committed.
    #[error("stopped: nothing was kept, and the index is as it was before")]
    Stopped,
}
