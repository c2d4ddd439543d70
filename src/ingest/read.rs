//! A file to its record: read whole, once, and only if it is still the file that was found.

use std::fs::{File as Open, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use super::walk::File;
use crate::dokument::Parsed;
use crate::parse::parse;
use crate::source::{self, Digest};

/// A file that was read: its record, or that its content is the known one.
pub(super) enum Read {
    Parsed(Box<Parsed>),
    Same,
    Failed(String),
    /// Not read, because the run is to stop.
    Stopped,
}

/// Reads and parses a file, unless its content is the known one.
pub(super) fn read(file: &File, known: Option<Digest>) -> Read {
    if let Some(reason) = source::too_large(file.size) {
        return Read::Failed(reason);
    }
    let bytes = match bytes(&file.path()) {
        Ok(bytes) => bytes,
        Err(error) => return Read::Failed(error.to_string()),
    };
    if source::is_binary(&bytes) {
        return Read::Failed("not a text file: it has NUL bytes".to_owned());
    }
    if known.is_some_and(|known| known == source::digest(&bytes)) {
        return Read::Same;
    }
    parsed(&file.sti, &bytes)
}

/// The record of the file at `sti` with these bytes.
pub(super) fn parsed(sti: &str, bytes: &[u8]) -> Read {
    // The parser does not panic on anything we know of. If it does, it costs this one file, not the others.
    match std::panic::catch_unwind(|| parse(sti, bytes)) {
        Ok(parsed) => Read::Parsed(Box::new(parsed)),
        Err(_) => Read::Failed("klynge failed on it: please report this, with the file if you can".to_owned()),
    }
}

/// The bytes of a file that was found in a folder. In the time since, anything may have been put in its place: a link out
/// of the folder, or a pipe, is not read, and of a file that grows no more than the limit.
///
/// # Errors
/// If it cannot be read, is no file any more, or has grown past the limit.
pub(crate) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let found = path.symlink_metadata()?;
    if !found.is_file() {
        return Err(io::Error::other("it is no longer a file"));
    }
    let file = Open::open(path)?;
    if !is_same(&found, &file.metadata()?) {
        return Err(io::Error::other("another file was put in its place while it was opened: run the command again"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len().min(source::MAX_SIZE)).unwrap_or(0) + 1);
    file.take(source::MAX_SIZE + 1).read_to_end(&mut bytes)?;
    match source::too_large(bytes.len() as u64) {
        Some(reason) => Err(io::Error::other(reason)),
        None => Ok(bytes),
    }
}

#[cfg(unix)]
fn is_same(found: &Metadata, opened: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    opened.is_file() && (found.dev(), found.ino()) == (opened.dev(), opened.ino())
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, opened: &Metadata) -> bool {
    opened.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_read_and_no_more_than_the_limit() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        std::fs::write(&path, "# A").unwrap();
        assert_eq!(bytes(&path).unwrap(), b"# A");
        let grown = Open::options().write(true).open(&path).unwrap();
        grown.set_len(source::MAX_SIZE + 1).unwrap();
        assert!(bytes(&path).unwrap_err().to_string().contains("32 MB"));
        assert!(bytes(dir.path()).unwrap_err().to_string().contains("no longer a file"));
        assert_eq!(bytes(&dir.path().join("b.md")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_was_put_in_a_files_place_is_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("secret"), "x").unwrap();
        std::os::unix::fs::symlink("secret", dir.path().join("a.md")).unwrap();
        assert!(bytes(&dir.path().join("a.md")).is_err());
        let (a, b) = (dir.path().join("secret"), dir.path().join("b"));
        std::fs::write(&b, "y").unwrap();
        assert!(!is_same(&a.metadata().unwrap(), &b.metadata().unwrap()));
    }
}
