//! The only writer: replaces and removes sources, commits once.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;

use tantivy::indexer::{IndexWriterOptions, UserOperation};
use tantivy::{Index, IndexWriter, TantivyError, Term};

use super::checked::Checked;
use super::lock::WriterLock;
use super::queue::{Queue, Queued};
use super::schema::Fields;
use super::store::{payload, remove_other_generations};
use super::{Catalog, IndexError, Manifest, Pointer, convert, files, words};
use crate::dokument::Parsed;

/// Memory that tantivy may use for postings before it writes a segment, in bytes, for all threads together. With 76 MB an
/// ingest takes 4 % more CPU than with 100, below 50 half as much again; at 100,000 documents less would spare nothing, since
/// merges and the words of large segments come last.
const BUDGET: usize = 100 << 20;

/// How many threads index on this machine, and how many cores they leave to others, of which there is one at least. Each
/// makes segments of its own, with dictionaries of its own: two cost a tenth more CPU and disk than one, and are worth it
/// only where parsing has cores enough beside them.
#[must_use]
pub fn indexing_threads() -> (usize, usize) {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = if cores < 4 { 1 } else { 2 };
    (threads, cores.saturating_sub(threads).max(1))
}

/// A writer into an index, on disk or in memory.
pub struct Writer {
    writer: IndexWriter<Queued>,
    fields: Fields,
    queue: Arc<Queue>,
    /// Where the index lies; `None` in memory.
    place: Option<Place>,
}

/// Where an index lies, and the right to write there.
pub(super) struct Place {
    pub(super) dir: PathBuf,
    pub(super) pointer: Pointer,
    pub(super) lock: WriterLock,
}

impl Writer {
    /// A writer into a new index in memory.
    ///
    /// # Errors
    /// If tantivy cannot make one.
    pub fn in_memory() -> Result<Self, IndexError> {
        Self::new(super::in_memory()?, None, 30 << 20, 1)
    }

    /// A writer into the index at `place`.
    ///
    /// # Errors
    /// If another process writes to it, or tantivy cannot.
    pub(super) fn on_disk(index: Index, place: Place) -> Result<Self, IndexError> {
        let writer = Self::new(index, Some(place), BUDGET, indexing_threads().0)?;
        // What a killed run left that no commit names: a list of deletions would be written again under the same name.
        writer.writer.garbage_collect_files().wait()?;
        Ok(writer)
    }

    fn new(index: Index, place: Option<Place>, budget: usize, threads: usize) -> Result<Self, IndexError> {
        let fields = Fields::of(&index.schema())?;
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(budget / threads)
            .num_worker_threads(threads)
            .num_merge_threads(threads)
            .build();
        let writer = index.writer_with_options(options).map_err(|error| match (error, &place) {
            (TantivyError::LockFailure(..), Some(place)) => IndexError::Busy(place.dir.clone(), None),
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
    pub fn commit(mut self, manifest: Manifest) -> Result<Catalog, IndexError> {
        let Some(Place { dir, pointer, lock }) = self.place.take() else {
            self.writer.commit()?;
            return Catalog::of(self.writer.index().clone(), None);
        };
        let generation = pointer.generation_dir(&dir);
        let io = |error| IndexError::Io(generation.clone(), error);
        let payload = manifest.write_ahead(&generation, payload(&generation).as_deref()).map_err(io)?;
        // What comes after the commit needs memory that grows with the index too.
        let roots = manifest.roots.into_keys().collect();
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        Manifest::settle(&generation).map_err(io)?;
        let index = self.writer.index().clone();
        self.writer.wait_merging_threads()?;
        words::settle(&generation, &index, &self.fields)?;
        let pointer = Pointer { roots, ..pointer };
        // One that cannot be read is what was to be replaced.
        if Pointer::read(&dir).ok().flatten().as_ref() != Some(&pointer) {
            pointer.write(&dir)?;
            remove_other_generations(&dir, &pointer);
        }
        files::sweep(&generation);
        let folder = Checked::open(&generation).map_err(TantivyError::from)?;
        let catalog = Catalog::of(index, Some(&folder));
        drop(lock);
        catalog
    }
}
