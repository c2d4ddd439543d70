//! The only writer: replaces and removes sources, commits once.

use std::io;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::indexer::{IndexWriterOptions, UserOperation};
use tantivy::{Index, IndexWriter, TantivyError, Term};

use super::checked::Checked;
use super::convert::Document;
use super::lock::WriterLock;
use super::queue::{Queue, Queued};
use super::records::{self, Packer, Records};
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
    packing: Mutex<Packing>,
    /// Where the index lies; `None` in memory.
    place: Option<Place>,
}

/// How records are compressed.
enum Packing {
    /// Not yet: these are too few to make a dictionary from.
    Waiting(Vec<Batch>),
    /// So.
    With(Packer),
}

/// The documents of a source that are on their way into the index.
struct Batch {
    kilde: String,
    documents: Vec<Document>,
    /// How many bytes of text they have.
    text: usize,
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
        Self::new(super::in_memory()?, None, Packing::With(Packer::new(None).map_err(zstd)?), 30 << 20, 1)
    }

    /// A writer into the index at `place`.
    ///
    /// # Errors
    /// If another process writes to it, or tantivy cannot.
    pub(super) fn on_disk(index: Index, place: Place) -> Result<Self, IndexError> {
        let folder = Checked::open(&place.pointer.generation_dir(&place.dir)).map_err(TantivyError::from)?;
        let records = Records::open(Some(&folder))?;
        let packing = match records.dictionary()? {
            None => Packing::Waiting(Vec::new()),
            dictionary => Packing::With(Packer::new(dictionary).map_err(zstd)?),
        };
        let writer = Self::new(index, Some(place), packing, BUDGET, indexing_threads().0)?;
        // What a killed run left that no commit names: a list of deletions would be written again under the same name.
        writer.writer.garbage_collect_files().wait()?;
        Ok(writer)
    }

    fn new(
        index: Index,
        place: Option<Place>,
        packing: Packing,
        budget: usize,
        threads: usize,
    ) -> Result<Self, IndexError> {
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
        Ok(Self { writer, fields, queue: Arc::default(), packing: Mutex::new(packing), place })
    }

    /// Puts a document into the index. What it had from the same source must be removed first.
    ///
    /// # Errors
    /// If a record cannot be written as JSON, or tantivy has failed.
    pub fn add(&self, rod: &str, parsed: &Parsed) -> Result<(), IndexError> {
        let documents = convert::documents(&self.fields, rod, parsed)?;
        let text =
            parsed.dokument.punkter.iter().flat_map(|punkt| punkt.tekster()).map(|tekst| tekst.tekst.len()).sum();
        let batch = Batch { kilde: convert::kilde(rod, &parsed.dokument.hoved.sti), documents, text };
        let mut packing = self.packing();
        match &mut *packing {
            Packing::With(packer) => return self.send(packer, batch),
            Packing::Waiting(waiting) => waiting.push(batch),
        }
        self.begin(&mut packing)
    }

    /// Begins to compress records when enough of them wait.
    fn begin(&self, packing: &mut Packing) -> Result<(), IndexError> {
        let Packing::Waiting(waiting) = &*packing else { return Ok(()) };
        let records = || waiting.iter().flat_map(|batch| &batch.documents).map(|document| document.record.as_slice());
        if !records::are_enough(records().map(<[u8]>::len).sum()) {
            return Ok(());
        }
        let dictionary = records::dictionary(records());
        if let (Some(dictionary), Some(place)) = (&dictionary, &self.place) {
            records::keep(&place.pointer.generation_dir(&place.dir), dictionary)?;
        }
        self.send_all(packing, dictionary.as_deref())
    }

    /// Sends all that waits, if anything still does, compressed with this dictionary.
    fn send_all(&self, packing: &mut Packing, dictionary: Option<&[u8]>) -> Result<(), IndexError> {
        if let Packing::Waiting(waiting) = packing {
            let mut packer = Packer::new(dictionary).map_err(zstd)?;
            for batch in std::mem::take(waiting) {
                self.send(&mut packer, batch)?;
            }
            *packing = Packing::With(packer);
        }
        Ok(())
    }

    fn send(&self, packer: &mut Packer, batch: Batch) -> Result<(), IndexError> {
        let pack = |Document { mut fields, record }| {
            fields.add_bytes(self.fields.post, &packer.pack(&record)?);
            Ok(fields)
        };
        let documents = batch.documents.into_iter().map(pack).collect::<io::Result<_>>().map_err(zstd)?;
        let batch = self.queue.admit(documents, batch.text);
        let operations: Vec<UserOperation<Queued>> = batch.into_iter().map(UserOperation::Add).collect();
        self.writer.run(operations)?;
        Ok(())
    }

    fn packing(&self) -> MutexGuard<'_, Packing> {
        self.packing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes out all that came from a source.
    pub fn remove(&self, rod: &str, sti: &str) {
        let kilde = convert::kilde(rod, sti);
        if let Packing::Waiting(waiting) = &mut *self.packing() {
            waiting.retain(|batch| batch.kilde != kilde);
        }
        self.writer.delete_term(Term::from_field_text(self.fields.kilde, &kilde));
    }

    /// Makes all of it visible at once, with `manifest` as what it was made from. Until this returns, readers see what was
    /// there before; a run that ends inside it leaves either state, never something between.
    ///
    /// # Errors
    /// If files cannot be written.
    pub fn commit(mut self, manifest: Manifest) -> Result<Catalog, IndexError> {
        self.send_all(&mut self.packing(), None)?;
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

/// zstd has no memory, and nothing else to complain of: the dictionary was checked.
fn zstd(error: io::Error) -> IndexError {
    IndexError::Tantivy(error.into())
}
