//! tantivy's directory with [`Blocks`] for files: all that tantivy reads is what it wrote, or an error that names the file.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

use super::blocks::{Blocks, Damage, Sums, Wrong};
use super::files;

/// The first damage that this process came upon. tantivy and we ourselves go on without what cannot be read in some
/// places (a word that cannot be looked up is not there); an answer that was made so is none, and who gives it must know.
static DAMAGE: OnceLock<Damage> = OnceLock::new();

/// The first damage to an index that this process came upon.
#[must_use]
pub fn damage() -> Option<&'static Damage> {
    DAMAGE.get()
}

fn noted(damage: Damage) -> io::Error {
    let _ = DAMAGE.set(damage.clone());
    damage.into()
}

/// The first file that this process could not write, and why. tantivy's threads pass on what they met in words of their own.
static UNWRITTEN: OnceLock<(PathBuf, io::Error)> = OnceLock::new();

/// The first file of an index that this process could not write, and why.
#[must_use]
pub fn unwritten() -> Option<(&'static Path, &'static io::Error)> {
    UNWRITTEN.get().map(|(file, error)| (file.as_path(), error))
}

/// Passes on a result of writing to `file`, after taking note of an error.
fn written<T>(file: &Path, result: io::Result<T>) -> io::Result<T> {
    if let Err(error) = &result
        && error.kind() != io::ErrorKind::Interrupted
    {
        let noted = error.raw_os_error().map_or_else(|| io::Error::from(error.kind()), io::Error::from_raw_os_error);
        let _ = UNWRITTEN.set((file.to_owned(), noted));
    }
    result
}

/// A folder of files with checksums.
#[derive(Clone)]
pub(super) struct Checked {
    dir: PathBuf,
    files: MmapDirectory,
}

impl fmt::Debug for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Checked({})", self.dir.display())
    }
}

impl Checked {
    /// The folder `dir`.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn open(dir: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { dir: dir.to_owned(), files: MmapDirectory::open(dir)? })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.dir
    }

    /// A file of the folder.
    ///
    /// # Errors
    /// If it cannot be opened, or its end is not as it was written.
    pub(super) fn blocks(&self, name: &Path) -> Result<Blocks, OpenReadError> {
        let wrong = |error| OpenReadError::wrap_io_error(error, name.to_owned());
        let file = self.files.get_file_handle(name)?;
        let bytes = file.read_bytes(0..file.len()).map_err(wrong)?;
        Blocks::open(&self.dir.join(name), bytes).map_err(|damage| wrong(damage.into()))
    }
}

/// What is wrong with a file that could not be opened, if it is not as it was written.
pub(super) fn damage_of(error: &OpenReadError) -> Option<&Damage> {
    match error {
        OpenReadError::IoError { io_error, .. } => io_error.get_ref()?.downcast_ref(),
        _ => None,
    }
}

/// Blocks as tantivy reads them.
#[derive(Debug)]
struct Handle(Blocks);

impl HasLen for Handle {
    fn len(&self) -> usize {
        self.0.len()
    }
}

impl FileHandle for Handle {
    fn read_bytes(&self, range: std::ops::Range<usize>) -> io::Result<tantivy::directory::OwnedBytes> {
        self.0.read(range).map_err(noted)
    }
}

/// A file that is written with its checksums behind it.
struct Writing {
    path: PathBuf,
    file: Box<dyn TerminatingWrite + Send + Sync>,
    sums: Sums,
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = written(&self.path, self.file.write(bytes))?;
        self.sums.update(bytes.get(..count).unwrap_or(bytes));
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        written(&self.path, self.file.flush())
    }
}

impl TerminatingWrite for Writing {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        let result = self.sums.finish(&mut self.file).and_then(|()| self.file.terminate_ref(token));
        written(&self.path, result)
    }
}

/// What stands behind the bytes of a small file that is read whole: a line with their checksum.
fn seal(bytes: &[u8]) -> String {
    format!("\n{:08x}\n", crc32fast::hash(bytes))
}

/// The bytes of such a file without that line, if they are those that were written.
fn unseal(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let at = bytes.len().checked_sub(seal(&[]).len())?;
    let line = bytes.split_off(at);
    (line == seal(&bytes).as_bytes()).then_some(bytes)
}

impl Directory for Checked {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(Handle(self.blocks(path)?)))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let file = self.files.open_write(path).inspect_err(|error| {
            if let OpenWriteError::IoError { io_error, .. } = error {
                let _ = written::<()>(&self.dir.join(path), Err(io_error.kind().into()));
            }
        })?;
        let file = file.into_inner().map_err(|error| {
            let error = io::Error::new(error.error().kind(), error.to_string());
            OpenWriteError::wrap_io_error(error, path.to_owned())
        })?;
        Ok(WritePtr::new(Box::new(Writing { path: self.dir.join(path), file, sums: Sums::default() })))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        unseal(self.files.atomic_read(path)?).ok_or_else(|| {
            let damage = Damage { file: self.dir.join(path), what: Wrong::Changed };
            OpenReadError::wrap_io_error(damage.into(), path.to_owned())
        })
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        // Not tantivy's way, whose files only their owner may read: an index can be shared.
        let path = self.dir.join(path);
        written(&path, files::replace(&path, &[data, seal(data).as_bytes()].concat()))
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.files.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.files.acquire_lock(lock) {
            // It keeps a writer from clearing away what a reader is about to open. Where nobody may write there is none; a
            // writer with more rights than ours is met by opening again (see `Catalog::open`).
            Err(LockError::IoError(error)) if lock.filepath == META_LOCK.filepath && cannot_write(&error) => {
                Ok(DirectoryLock::from(Box::new(())))
            }
            other => other,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(callback)
    }
}

fn cannot_write(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_that_changed_is_refused() {
        let sealed = [b"{}", seal(b"{}").as_bytes()].concat();
        assert_eq!(unseal(sealed.clone()), Some(b"{}".to_vec()));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(unseal(changed), None);
            assert_eq!(unseal(sealed[..at].to_vec()), None);
        }
    }
}
