//! Files and folders → parsed documents, with no index: each is read, handed over, and forgotten.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::read::{Read, read};
use super::walk::{self, File};
use super::{CHUNK, Failure};
use crate::dokument::Parsed;

/// What could not be handed over.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Paths that could not be read, with the reason.
    pub failed: Vec<Failure>,
    /// Folders that have no documents.
    pub empty: Vec<PathBuf>,
}

/// Parses every document of `paths`, in their order, each file once, and hands it to `take` with the folder that its `sti`
/// is relative to. Folders are walked as for an index; a file that is named is read whatever its ending. What cannot be
/// read keeps nothing else from being read.
///
/// # Errors
/// If `take` fails.
pub fn each<E>(paths: &[PathBuf], mut take: impl FnMut(&str, &Parsed) -> Result<(), E>) -> Result<Skipped, E> {
    let mut skipped = Skipped::default();
    let mut files: Vec<File> = Vec::new();
    for path in paths {
        match found(path) {
            Ok(found) => {
                if found.files.is_empty() && found.failed.is_empty() {
                    skipped.empty.push(path.clone());
                }
                skipped.failed.extend(found.failed);
                files.extend(found.files);
            }
            Err(failure) => skipped.failed.push(failure),
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(file.path()));
    for chunk in files.chunks(CHUNK) {
        let parsed: Vec<Read> = chunk.par_iter().map(|file| read(file, None)).collect();
        for (file, parsed) in chunk.iter().zip(parsed) {
            match parsed {
                Read::Parsed(parsed) => take(&file.root, &parsed)?,
                Read::Failed(reason) => skipped.failed.push(Failure { path: file.path(), reason }),
                // Only of a content that is known, and of a run that can be stopped.
                Read::Same | Read::Stopped => {}
            }
        }
    }
    Ok(skipped)
}

/// The files that a path names.
fn found(path: &Path) -> Result<walk::Found, Failure> {
    let failure = |reason: String| Failure { path: path.to_owned(), reason };
    let metadata = path.metadata().map_err(|error| failure(error.to_string()))?;
    if metadata.is_dir() {
        let scope = walk::scope(path, &[]).map_err(|error| failure(error.to_string()))?;
        return Ok(walk::files(&scope));
    }
    if !metadata.is_file() {
        return Err(failure("neither a file nor a folder".to_owned()));
    }
    let path = path.canonicalize().map_err(|error| failure(error.to_string()))?;
    let folder = path.parent().unwrap_or(Path::new("")).to_string_lossy().into();
    let file = File::new(&folder, &path, metadata.len(), 0);
    Ok(walk::Found { files: vec![file], failed: Vec::new() })
}
