//! The documents that the tests read: the fixtures, and real ones where they are at hand.

use std::fs;
use std::path::{Path, PathBuf};

/// A document as the program meets it.
pub(crate) struct Document {
    /// Path relative to its folder, with `/`.
    pub(crate) sti: String,
    pub(crate) bytes: Vec<u8>,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn fixtures() -> PathBuf {
    root().join("fixtures")
}

/// Every document of the fixtures, in the order of their paths.
pub(crate) fn all() -> Vec<Document> {
    in_folder(&fixtures())
}

/// The folder of small documents, each of which has one fact of layouts that was learnt after the fixtures were written.
pub(crate) fn facts_folder() -> PathBuf {
    root().join("tests/facts")
}

/// The documents of that folder, in the order of their paths.
pub(crate) fn facts() -> Vec<Document> {
    in_folder(&facts_folder())
}

/// The real documents. They are no part of the repository; tests say so and pass where there are none.
pub(crate) fn real() -> Vec<Document> {
    let folder = std::env::var_os("KLYNGE_REAL").map_or_else(|| root().join("../shared/real"), PathBuf::from);
    if !folder.is_dir() {
        println!("skipped: no real documents at {}", folder.display());
        return Vec::new();
    }
    in_folder(&folder)
}

fn in_folder(folder: &Path) -> Vec<Document> {
    files(folder)
        .into_iter()
        .filter(|sti| klynge::parse::is_document(sti) && !sti.ends_with("README.md"))
        .map(|sti| Document { bytes: fs::read(folder.join(&sti)).unwrap(), sti })
        .collect()
}

/// All files under `folder` as relative paths with `/`, sorted.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let parts: Vec<_> =
                    path.strip_prefix(folder).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort_unstable();
    found
}
