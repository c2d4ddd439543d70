//! The only writer: opens or makes an index, replaces and removes sources, commits once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::{Directory, INDEX_WRITER_LOCK};
use tantivy::indexer::{IndexWriterOptions, UserOperation};
use tantivy::{Index, IndexWriter, TantivyError, Term};

use super::queue::{Queue, Queued};
use super::schema::{FORMAT_VERSION, Fields, schema};
use super::{Catalog, IndexError, Manifest, Pointer, builder, convert, tokenizers, words};
use crate::dokument::Parsed;

/// Memory that tantivy may use for postings before it writes a segment, in bytes, for all threads together. Below 50 MB
/// it costs half as much CPU again; see benches/README.md.
const BUDGET: usize = 120 << 20;
/// Threads that index. Parsing has the others.
const THREADS: usize = 2;

/// The place of an index on disk, and what it was made from.
pub struct Store {
    dir: PathBuf,
    pointer: Pointer,
    /// What the index was made from; empty where it is begun anew.
    pub manifest: Manifest,
    /// Why everything is read anew, though there is an index.
    pub rebuild: Option<Rebuild>,
    fresh: bool,
}

/// Why an index is made anew from its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rebuild {
    /// It has an older format.
    Format(u32),
    /// Its list of sources does not belong to it.
    Sources,
}

impl Store {
    /// Looks at the index at `dir` without opening it for writing.
    ///
    /// # Errors
    /// If the index is of a newer format, or its files cannot be read.
    pub fn open(dir: &Path) -> Result<Self, IndexError> {
        let Some(pointer) = Pointer::read(dir)? else {
            refuse_foreign(dir)?;
            let pointer = Pointer { format: FORMAT_VERSION, generation: 1, roots: Vec::new() };
            return Ok(Self::begin(dir, pointer, None));
        };
        if pointer.format > FORMAT_VERSION {
            return Err(IndexError::Newer(dir.to_owned(), pointer.format));
        }
        if pointer.format < FORMAT_VERSION {
            let reason = Rebuild::Format(pointer.format);
            return Ok(Self::begin(dir, pointer.next(), Some(reason)));
        }
        let generation = pointer.generation_dir(dir);
        let payload = payload(&generation);
        match Manifest::load(&generation, payload.as_deref()).map_err(|error| IndexError::Io(generation, error))? {
            Some(manifest) => Ok(Self { dir: dir.to_owned(), pointer, manifest, rebuild: None, fresh: false }),
            None => Ok(Self::begin(dir, pointer.next(), Some(Rebuild::Sources))),
        }
    }

    fn begin(dir: &Path, pointer: Pointer, rebuild: Option<Rebuild>) -> Self {
        Self { dir: dir.to_owned(), pointer, manifest: Manifest::default(), rebuild, fresh: true }
    }

    /// The folders that the index was made from.
    #[must_use]
    pub fn roots(&self) -> &[String] {
        &self.pointer.roots
    }

    /// Opens the index for writing, making it if there is none.
    ///
    /// # Errors
    /// If another process writes to it, or it has changed since this store was opened, or files cannot be written.
    pub fn writer(&self) -> Result<Writer, IndexError> {
        let generation = self.pointer.generation_dir(&self.dir);
        let io = |error| IndexError::Io(generation.clone(), error);
        if self.fresh && generation.exists() {
            // Nothing points to it: another run is making it, or ended before it was done.
            if is_locked(&generation) {
                return Err(IndexError::Busy(self.dir.clone()));
            }
            std::fs::remove_dir_all(&generation).map_err(io)?;
        }
        std::fs::create_dir_all(&generation).map_err(io)?;
        let index = if self.fresh { builder(schema()).create_in_dir(&generation)? } else { open(&generation)? };
        let writer = Writer::new(index, Some((self.dir.clone(), self.pointer.clone())), BUDGET, THREADS)?;
        // The lock is ours now; what another run did between our look and the lock would be undone by us.
        let changed = !self.fresh && {
            let payload = payload(&generation);
            Manifest::load(&generation, payload.as_deref()).map_err(io)?.as_ref() != Some(&self.manifest)
        };
        if changed { Err(IndexError::Busy(self.dir.clone())) } else { Ok(writer) }
    }
}

/// A writer into an index, on disk or in memory.
pub struct Writer {
    writer: IndexWriter<Queued>,
    fields: Fields,
    queue: Arc<Queue>,
    /// Where the index lies; `None` in memory.
    place: Option<(PathBuf, Pointer)>,
}

impl Writer {
    /// A writer into a new index in memory.
    ///
    /// # Errors
    /// If tantivy cannot make one.
    pub fn in_memory() -> Result<Self, IndexError> {
        Self::new(super::in_memory()?, None, 30 << 20, 1)
    }

    fn new(index: Index, place: Option<(PathBuf, Pointer)>, budget: usize, threads: usize) -> Result<Self, IndexError> {
        let fields = Fields::of(&index.schema())?;
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(budget / threads)
            .num_worker_threads(threads)
            .num_merge_threads(threads)
            .build();
        let writer = index.writer_with_options(options).map_err(|error| match (error, &place) {
            (TantivyError::LockFailure(..), Some((dir, _))) => IndexError::Busy(dir.clone()),
            (error, _) => IndexError::Tantivy(error),
        })?;
        Ok(Self { writer, fields, queue: Arc::default(), place })
    }

    /// Puts a document into the index. What it had from the same source must be removed first.
    ///
    /// # Errors
    /// If a record cannot be written as JSON, or tantivy has failed.
    pub fn add(&self, rod: &str, parsed: &Parsed) -> Result<(), IndexError> {
        let documents = convert::documents(&self.fields, rod, parsed)?;
        let bytes =
            parsed.dokument.punkter.iter().flat_map(|punkt| punkt.tekster()).map(|tekst| tekst.tekst.len()).sum();
        let batch = self.queue.admit(documents, bytes);
        let operations: Vec<UserOperation<Queued>> = batch.into_iter().map(UserOperation::Add).collect();
        self.writer.run(operations)?;
        Ok(())
    }

    /// Takes out all that came from a source.
    pub fn remove(&self, rod: &str, sti: &str) {
        self.writer.delete_term(Term::from_field_text(self.fields.kilde, &convert::kilde(rod, sti)));
    }

    /// Makes all of it visible at once, with `manifest` as what it was made from. Until this returns, readers see what was
    /// there before; a run that ends inside it leaves either state, never something between.
    ///
    /// # Errors
    /// If files cannot be written.
    pub fn commit(mut self, manifest: &Manifest) -> Result<Catalog, IndexError> {
        let Some((dir, pointer)) = self.place.take() else {
            self.writer.commit()?;
            return Catalog::of(self.writer.index().clone(), None);
        };
        let generation = pointer.generation_dir(&dir);
        let io = |error| IndexError::Io(generation.clone(), error);
        let payload = manifest.write_ahead(&generation, payload(&generation).as_deref()).map_err(io)?;
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        Manifest::settle(&generation).map_err(io)?;
        let index = self.writer.index().clone();
        self.writer.wait_merging_threads()?;
        words::settle(&generation, &index, &self.fields.worded())?;
        let pointer = Pointer { roots: manifest.roots.keys().cloned().collect(), ..pointer };
        if Pointer::read(&dir)?.as_ref() != Some(&pointer) {
            pointer.write(&dir)?;
            remove_other_generations(&dir, &pointer);
        }
        Catalog::of(index, Some(&generation))
    }
}

/// Whether a process is writing to a generation.
fn is_locked(generation: &Path) -> bool {
    let lock = |index: Index| index.directory().acquire_lock(&INDEX_WRITER_LOCK).map(|_| ());
    Index::open_in_dir(generation).is_ok_and(|index| lock(index).is_err())
}

/// Opens the tantivy index of a generation.
pub(super) fn open(generation: &Path) -> Result<Index, IndexError> {
    let mut index = Index::open_in_dir(generation).map_err(|error| damaged(generation, &error))?;
    index.set_tokenizers(tokenizers());
    Ok(index)
}

fn damaged(generation: &Path, error: &TantivyError) -> IndexError {
    IndexError::Damaged(generation.to_owned(), error.to_string())
}

/// The payload of the last commit: the hash of the manifest that belongs to it.
fn payload(generation: &Path) -> Option<String> {
    Index::open_in_dir(generation).ok()?.load_metas().ok()?.payload
}

/// Old generations are of no use to anyone but a reader that still has them open, which keeps their files alive.
fn remove_other_generations(dir: &Path, current: &Pointer) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_generation = name.to_str().is_some_and(|name| name.starts_with("gen-"));
        if is_generation && entry.path() != current.generation_dir(dir) {
            // A leftover costs space, not truth: the next new generation tries again.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// A folder with files of somebody else's is not ours to write into.
fn refuse_foreign(dir: &Path) -> Result<(), IndexError> {
    match std::fs::read_dir(dir) {
        Ok(entries) => {
            let foreign = entries.flatten().any(|entry| !entry.file_name().to_string_lossy().starts_with("gen-"));
            if foreign { Err(IndexError::Foreign(dir.to_owned())) } else { Ok(()) }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(IndexError::Io(dir.to_owned(), error)),
    }
}
