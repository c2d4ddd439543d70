//! Small files, written whole or not at all.

use std::io::{self, Write};
use std::path::Path;

/// Reads a file; `None` where there is none.
///
/// # Errors
/// If it is there and cannot be read.
pub(crate) fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Replaces a file atomically: whoever reads it sees the old or the new bytes, also after a crash. A link is replaced, not
/// followed: nothing is written but where it is asked for.
///
/// # Errors
/// If it cannot be written; the old file is then untouched.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, |file| file.write_all(bytes))
}

/// As [`replace`], with what `write` writes.
///
/// # Errors
/// If it cannot be written, or `write` fails; the old file is then untouched.
pub(crate) fn put<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut io::BufWriter<&mut std::fs::File>) -> Result<(), E>,
) -> Result<(), E> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = new_file().tempfile_in(dir)?;
    {
        let mut buffered = io::BufWriter::new(file.as_file_mut());
        write(&mut buffered)?;
        buffered.flush()?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(dir)?;
    Ok(())
}

/// Replaces a file atomically by what `write` writes. A link stays, and the file behind it is replaced; what is no file (a
/// device, a pipe) is written to. The new file has the rights that any new file has.
///
/// # Errors
/// If it cannot be written, or `write` fails; the old file is then untouched.
pub(crate) fn replace_with<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut io::BufWriter<&mut std::fs::File>) -> Result<(), E>,
) -> Result<(), E> {
    let there = path.canonicalize().ok();
    let path = there.as_deref().unwrap_or(path);
    if path.metadata().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        let mut device = std::fs::File::options().write(true).open(path)?;
        let mut buffered = io::BufWriter::new(&mut device);
        write(&mut buffered)?;
        return Ok(buffered.flush()?);
    }
    put(path, write)
}

/// Makes a change of names in a folder last through a loss of power, where the system has a way to.
pub(crate) fn sync_folder(dir: &Path) -> io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(dir)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

/// Removes what a run that was killed had begun to write into a folder. Only for who holds the lock of the index.
pub(super) fn sweep(dir: &Path) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    for entry in entries.flatten().filter(|entry| is_unfinished(&entry.file_name().to_string_lossy())) {
        // It costs space, no truth.
        let _ = std::fs::remove_file(entry.path());
    }
}

/// Whether a file was begun under a name of its own, to be renamed when it is whole: by us or by tantivy.
pub(super) fn is_unfinished(name: &str) -> bool {
    name.starts_with(UNFINISHED) || name.starts_with(".tmp")
}

const UNFINISHED: &str = ".klynge-";

/// A temporary file that is to stay.
fn new_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the user's umask leaves of it; a temporary file's own would be for the owner alone.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}
