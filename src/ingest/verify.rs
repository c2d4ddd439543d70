//! The index against its sources: every file of the index, every hash, every record.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Serialize;

use super::read::{Read, bytes};
use super::walk;
use super::{CHUNK, IngestError, on_disk, read};
use crate::dokument::Parsed;
use crate::index::{self, Catalog, DocumentRef, Entry, IndexError, Manifest, Store};
use crate::parse;
use crate::source;

/// What a check of an index came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Where the index lies.
    pub index: PathBuf,
    /// How many of its files were read.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
    /// How many documents were compared with their sources.
    pub dokumenter: usize,
    /// How many punkter.
    pub punkter: usize,
    /// What differs; empty if all is well.
    pub differences: Vec<Difference>,
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What kind of thing it is.
    pub kind: Kind,
    /// The file that it is about.
    pub path: PathBuf,
    /// What is wrong.
    pub what: String,
}

/// The kinds of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A file of the index is not as it was written.
    Damaged,
    /// The index has not what its list of sources says, or what the source gives.
    Record,
    /// A source has changed since it was indexed.
    Changed,
    /// A source is gone.
    Gone,
    /// A source is not in the index yet.
    New,
    /// A source cannot be read.
    Unreadable,
}

impl Kind {
    /// The name, as JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::Record => "record",
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::New => "new",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Checks the index at `dir`. Nothing is written. Where a file of the index is damaged, nothing else is looked at: what it
/// would say of the sources could not be trusted.
///
/// # Errors
/// If there is no index, or it is of another format, or cannot be read at all.
pub fn verify(dir: &Path, progress: &mut dyn FnMut(usize, usize)) -> Result<Verified, IngestError> {
    let files = index::audit(dir)?;
    let mut check = Check {
        verified: Verified {
            index: dir.to_owned(),
            files: files.files,
            bytes: files.bytes,
            dokumenter: 0,
            punkter: 0,
            differences: Vec::new(),
        },
    };
    for (path, what) in files.damaged {
        check.differs(Kind::Damaged, &path, what);
    }
    if check.verified.differences.is_empty() {
        check.sources(dir, progress)?;
    }
    Ok(check.verified)
}

/// A check under way.
struct Check {
    verified: Verified,
}

/// The documents of an index by folder and path.
type Documents = BTreeMap<(String, String), DocumentRef>;

impl Check {
    fn differs(&mut self, kind: Kind, path: &Path, what: impl Into<String>) {
        self.verified.differences.push(Difference { kind, path: path.to_owned(), what: what.into() });
    }

    fn sources(&mut self, dir: &Path, progress: &mut dyn FnMut(usize, usize)) -> Result<(), IngestError> {
        let store = Store::open(dir)?;
        if store.rebuild.is_some() {
            self.differs(Kind::Damaged, dir, "its list of sources does not belong to it");
            return Ok(());
        }
        let manifest = &store.manifest;
        if manifest.parser != parse::VERSION {
            self.differs(
                Kind::Record,
                dir,
                "was made by another version of klynge: `klynge ingest` reads it all again",
            );
            return Ok(());
        }
        let catalog = Catalog::open(dir)?;
        let mut documents = documents(&catalog)?;
        self.counts(dir, &catalog, manifest);
        let entries: Vec<(&str, &str, Entry<'_>)> = manifest.entries().collect();
        for (place, chunk) in entries.chunks(CHUNK).enumerate() {
            progress(place * CHUNK, entries.len());
            let read: Vec<Now> = chunk.par_iter().map(|(root, sti, entry)| now(root, sti, entry)).collect();
            for ((root, sti, entry), now) in chunk.iter().zip(read) {
                let document = documents.remove(&((*root).to_owned(), (*sti).to_owned()));
                self.document(&catalog, &Path::new(root).join(sti), entry, document.as_ref(), now)?;
            }
        }
        for (root, sti) in documents.into_keys() {
            self.differs(Kind::Record, &Path::new(&root).join(sti), "is in the index, but not in its list of sources");
        }
        self.new_files(manifest);
        Ok(())
    }

    fn counts(&mut self, dir: &Path, catalog: &Catalog, manifest: &Manifest) {
        let listed: u64 = manifest.entries().map(|(_, _, entry)| 1 + u64::from(entry.punkter)).sum();
        let there = catalog.searcher().num_docs();
        if listed != there {
            self.differs(Kind::Record, dir, format!("has {there} records; its list of sources says {listed}"));
        }
    }

    fn document(
        &mut self,
        catalog: &Catalog,
        path: &Path,
        entry: &Entry<'_>,
        document: Option<&DocumentRef>,
        now: Now,
    ) -> Result<(), IndexError> {
        let Some(document) = document else {
            self.differs(Kind::Record, path, "is in the list of sources, but not in the index");
            return Ok(());
        };
        match now {
            Now::Changed => self.differs(Kind::Changed, path, "has changed since it was indexed"),
            Now::Gone => self.differs(Kind::Gone, path, "is gone since it was indexed"),
            Now::Unreadable(reason) => self.differs(Kind::Unreadable, path, reason),
            Now::Same(parsed) => {
                self.verified.dokumenter += 1;
                self.verified.punkter += parsed.dokument.punkter.len();
                if document.id != entry.id {
                    let what = format!("has the id {}; its list of sources says {}", document.id, entry.id);
                    self.differs(Kind::Record, path, what);
                }
                if let Some(what) = difference(catalog, document, &parsed)? {
                    self.differs(Kind::Record, path, what);
                }
            }
        }
        Ok(())
    }

    /// Files in the folders of the index that it does not have.
    fn new_files(&mut self, manifest: &Manifest) {
        for (root, known) in &manifest.roots {
            let folder = Path::new(root);
            let scope = match walk::scope(folder, &[]) {
                Ok(scope) => scope,
                Err(error) => {
                    self.differs(Kind::Unreadable, folder, error.to_string());
                    continue;
                }
            };
            let found = walk::files(&scope);
            for failure in found.failed {
                self.differs(Kind::Unreadable, &failure.path, failure.reason);
            }
            for file in found.files.iter().filter(|file| known.get(&file.sti).is_none()) {
                match read::read(file, None) {
                    Read::Failed(reason) => self.differs(Kind::Unreadable, &file.path(), reason),
                    _ => self.differs(Kind::New, &file.path(), "is not in the index"),
                }
            }
        }
    }
}

/// The documents of an index, by their sources.
fn documents(catalog: &Catalog) -> Result<Documents, IndexError> {
    let mut out = Documents::new();
    for document in catalog.documents()? {
        let (rod, hoved) = catalog.head(&document)?;
        out.insert((rod, hoved.sti), document);
    }
    Ok(out)
}

/// A source as it is now.
enum Now {
    Same(Box<Parsed>),
    Changed,
    Gone,
    Unreadable(String),
}

fn now(root: &str, sti: &str, entry: &Entry<'_>) -> Now {
    let path = on_disk(root, sti);
    let bytes = match bytes(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Now::Gone,
        Err(error) => return Now::Unreadable(error.to_string()),
    };
    if source::digest(&bytes) != entry.hash {
        return Now::Changed;
    }
    match read::parsed(sti, &bytes) {
        Read::Parsed(mut parsed) => {
            parsed.rename(entry.id);
            Now::Same(parsed)
        }
        Read::Failed(reason) => Now::Unreadable(reason),
        Read::Same | Read::Stopped => Now::Changed,
    }
}

/// What a stored document has other than what its source gives.
fn difference(catalog: &Catalog, document: &DocumentRef, parsed: &Parsed) -> Result<Option<String>, IndexError> {
    if catalog.raw_head(document)?.get() != serde_json::to_string(&parsed.dokument.hoved)? {
        return Ok(Some("its head is not what the source gives".to_owned()));
    }
    let (stored, given) = (catalog.raw_punkter(document, None)?, &parsed.dokument.punkter);
    if stored.len() != given.len() {
        return Ok(Some(format!("has {} punkter; the source gives {}", stored.len(), given.len())));
    }
    let linjekort = catalog.linjekort(document)?;
    let mut ids = BTreeSet::new();
    for (place, (stored, punkt)) in stored.iter().zip(given).enumerate() {
        let same = stored.get() == serde_json::to_string(punkt)? && linjekort.get(place) == parsed.linjekort.get(place);
        if !same {
            return Ok(Some(format!("punkt {} is not what the source gives", punkt.id)));
        }
        // Of equal ids only the first is found by it.
        if ids.insert(&punkt.id) && !catalog.is_at(&punkt.id, document, place)? {
            return Ok(Some(format!("punkt {} is not found by its id", punkt.id)));
        }
    }
    Ok(None)
}
