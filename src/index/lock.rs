//! One writer at a time. The lock is the operating system's, and gone with the process that held it, however it ended;
//! who holds it is written beside it, for whoever comes second.

use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, Lock, MmapDirectory};
use time::OffsetDateTime;

use super::{IndexError, files};

/// The file that is locked; it stays.
pub(super) const FILE: &str = "klynge.lock";
/// Says who holds the lock; only as true as the lock is held.
const HOLDER: &str = "klynge.lock.json";

/// The right to write to an index, until it is dropped.
pub(super) struct WriterLock {
    _lock: DirectoryLock,
    holder: PathBuf,
}

/// Who writes to an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The number of the process.
    pub pid: u32,
    /// When it began, in seconds since 1970.
    pub since: i64,
}

impl Display for Holder {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "process {}", self.pid)?;
        let Ok(since) = OffsetDateTime::from_unix_timestamp(self.since) else { return Ok(()) };
        let (date, time) = (since.date(), since.time());
        write!(f, " since {date} {:02}:{:02}:{:02} UTC", time.hour(), time.minute(), time.second())
    }
}

impl WriterLock {
    /// Takes the lock of the index at `dir`, which must exist.
    ///
    /// # Errors
    /// If another process has it, or the folder cannot be written to.
    pub(super) fn take(dir: &Path) -> Result<Self, IndexError> {
        let lock = try_lock(dir)?;
        let holder = dir.join(HOLDER);
        let own = Holder { pid: std::process::id(), since: OffsetDateTime::now_utc().unix_timestamp() };
        let bytes = serde_json::to_vec(&own)?;
        files::replace(&holder, &bytes).map_err(|error| IndexError::Io(holder.clone(), error))?;
        Ok(Self { _lock: lock, holder })
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // Left behind it says nothing, since the lock is free.
        let _ = std::fs::remove_file(&self.holder);
    }
}

fn try_lock(dir: &Path) -> Result<DirectoryLock, IndexError> {
    let path = dir.join(FILE);
    let folder = MmapDirectory::open(dir).map_err(|error| IndexError::Tantivy(error.into()))?;
    folder.acquire_lock(&Lock { filepath: PathBuf::from(FILE), is_blocking: false }).map_err(|error| match error {
        LockError::LockBusy => IndexError::Busy(dir.to_owned(), holder(dir)),
        LockError::IoError(error) => IndexError::Io(path, std::io::Error::new(error.kind(), error.to_string())),
    })
}

fn holder(dir: &Path) -> Option<Holder> {
    let bytes = files::read_if_there(&dir.join(HOLDER)).ok()??;
    serde_json::from_slice(&bytes).ok()
}

/// Whether somebody writes to the index at `dir`.
#[must_use]
pub fn is_busy(dir: &Path) -> bool {
    matches!(try_lock(dir), Err(IndexError::Busy(..)))
}
