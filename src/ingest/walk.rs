//! Finds the documents below a folder.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use ignore::WalkBuilder;

use super::Failure;
use crate::parse::is_document;

/// A folder to look through: all of an ingested folder, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The ingested folder that paths are relative to; absolute.
    pub root: Arc<str>,
    /// The folder to look through.
    folder: PathBuf,
    /// Where that is below the root, with `/`; empty for all of it.
    prefix: String,
}

/// A document found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The folder that it was found for; absolute.
    pub root: Arc<str>,
    /// Where it is, relative to that, with `/` between its parts.
    pub sti: Box<str>,
    /// Where it is, if that is not what the two say: of a name that is not UTF-8.
    odd: Option<Box<Path>>,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub mtime: u64,
}

impl File {
    /// The file at `path`, which was found for the folder `root`.
    pub(super) fn new(root: &Arc<str>, path: &Path, size: u64, mtime: u64) -> Self {
        let sti = relative(Path::new(&**root), path).into_boxed_str();
        let odd = (Path::new(&**root).join(&*sti).as_os_str() != path.as_os_str()).then(|| Box::from(path));
        Self { root: Arc::clone(root), sti, odd, size, mtime }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.odd.as_deref().map_or_else(|| Path::new(&*self.root).join(&*self.sti), Path::to_owned)
    }
}

/// What a folder holds.
pub(super) struct Found {
    pub(super) files: Vec<File>,
    pub(super) failed: Vec<Failure>,
}

/// A folder that cannot be ingested.
#[derive(Debug, thiserror::Error)]
pub enum WalkError {
    /// It is not there, or not to be read.
    #[error("cannot read the folder {0}: {1}")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// It is a file.
    #[error("{0} is a file, not a folder")]
    NotAFolder(PathBuf),
}

impl WalkError {
    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable(_, error) if error.kind() == std::io::ErrorKind::NotFound => {
                "check the path; nothing was changed. To forget a folder that is gone for good: `klynge ingest --rebuild` \
                 with one that is there"
            }
            Self::Unreadable(..) => "check the path and your rights to it; nothing was changed",
            Self::NotAFolder(_) => "name the folder that it is in",
        }
    }
}

/// What to look through for `folders`, outer ones first: an inner one is part of the outer.
///
/// # Errors
/// If one is no folder that can be read.
pub(super) fn scopes(folders: &[PathBuf], known: &[String]) -> Result<Vec<Scope>, WalkError> {
    let mut folders = folders.to_vec();
    folders.sort_by_cached_key(|folder| std::fs::canonicalize(folder).unwrap_or_else(|_| folder.clone()));
    let mut roots = known.to_vec();
    let mut scopes: Vec<Scope> = Vec::with_capacity(folders.len());
    for folder in &folders {
        let scope = scope(folder, &roots)?;
        roots.push(scope.root.to_string());
        scopes.push(scope);
    }
    Ok(scopes)
}

/// What to look through for `folder`, given the folders that the index already has: a part of one of those stays part of
/// it.
///
/// # Errors
/// If it is no folder that can be read.
pub(super) fn scope(folder: &Path, roots: &[String]) -> Result<Scope, WalkError> {
    let unreadable = |error| WalkError::Unreadable(folder.to_owned(), error);
    let absolute = std::fs::canonicalize(folder).map_err(unreadable)?;
    if !absolute.is_dir() {
        return Err(WalkError::NotAFolder(folder.to_owned()));
    }
    std::fs::read_dir(&absolute).map_err(unreadable)?;
    let outer = roots.iter().find(|root| absolute.starts_with(root));
    let root: Arc<str> = outer.map_or_else(|| absolute.to_string_lossy().into(), |outer| outer.as_str().into());
    let prefix = relative(Path::new(&*root), &absolute);
    Ok(Scope { root, folder: absolute, prefix })
}

impl Scope {
    /// Whether the path `sti` below the root is in this scope.
    #[must_use]
    pub fn has(&self, sti: &str) -> bool {
        self.prefix.is_empty() || sti.strip_prefix(&self.prefix).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// All documents of a scope, in the order of their paths. Links are not followed: they may lead out of the folder. Ignore
/// files in and above the folder count; what a user has git ignore everywhere was not said of documents.
pub(super) fn files(scope: &Scope) -> Found {
    let mut found = Found { files: Vec::new(), failed: Vec::new() };
    for entry in WalkBuilder::new(&scope.folder).follow_links(false).git_global(false).build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && is_document(&entry.file_name().to_string_lossy()) {
                    match file(scope, entry.path(), entry.metadata()) {
                        Ok(file) => found.files.push(file),
                        Err(failure) => found.failed.push(failure),
                    }
                }
            }
            Err(error) => found.failed.push(failure(scope, &error)),
        }
    }
    found.files.sort_unstable_by(|a, b| a.sti.cmp(&b.sti).then_with(|| a.path().cmp(&b.path())));
    // Names that are no UTF-8 can look alike. One of them has the place in the index; the others are named.
    found.files.dedup_by(|file, before| {
        let alike = file.sti == before.sti;
        if alike {
            let reason = "its name is not UTF-8 and looks like another's: rename it".to_owned();
            found.failed.push(Failure { path: file.path(), reason });
        }
        alike
    });
    found
}

fn file(scope: &Scope, path: &Path, metadata: Result<std::fs::Metadata, ignore::Error>) -> Result<File, Failure> {
    let metadata = metadata.map_err(|error| Failure { path: path.to_owned(), reason: error.to_string() })?;
    let since_1970 = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let mtime = since_1970.and_then(|time| u64::try_from(time.as_nanos()).ok()).unwrap_or(0);
    Ok(File::new(&scope.root, path, metadata.len(), mtime))
}

/// Names the place that could not be looked into; without one, all of the scope counts as not seen.
fn failure(scope: &Scope, error: &ignore::Error) -> Failure {
    let (path, reason) = match error {
        ignore::Error::WithPath { path, err } => (path.clone(), err.to_string()),
        ignore::Error::WithDepth { err, .. } => return failure(scope, err),
        error => (scope.folder.clone(), error.to_string()),
    };
    Failure { path, reason }
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    // What is walked below a folder has the separator once between its parts.
    if MAIN_SEPARATOR == '/' {
        return below.to_string_lossy().into_owned();
    }
    let parts: Vec<String> = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}
