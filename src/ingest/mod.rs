//! Folders → index: finds the files, skips what has not changed, parses in parallel, indexes, commits once.

mod compare;
mod ids;
mod once;
mod place;
mod read;
mod report;
mod verify;
mod walk;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::dokument::Parsed;
use crate::index::{Catalog, Entry, Files, IndexError, Manifest, Record, Store, Writer, indexing_threads, is_busy};
use crate::parse::{self, parse};
use crate::source;

use compare::compare;
use ids::Given;
pub use once::{Skipped, each};
pub use place::on_disk;
use read::{Read, read};
pub use report::{Failure, IngestError, Report};
pub use verify::{Difference, Kind, Verified, verify};
use walk::scope;
pub use walk::{File, Scope, WalkError};

/// How many files are parsed before they are handed to the index: enough for all cores, little enough for the memory.
const CHUNK: usize = 64;
/// How many of them for each thread that parses, where these are few.
const CHUNK_PER_THREAD: usize = 16;
/// How many bytes they have at most, but for one that alone has more: a record may take many times its source.
const CHUNK_BYTES: u64 = source::MAX_SIZE;

/// How an ingest is to go.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Make the index anew from its sources, whatever state it is in.
    pub rebuild: bool,
    /// Hash every file: one that was changed and given its old size and time again is found.
    pub verify: bool,
    /// Wait where another process is writing to the index.
    pub wait: bool,
    /// Ends the run when it becomes true; what was not committed by then is not kept.
    pub stop: &'a AtomicBool,
}

/// How often one who waits looks whether the other is done.
const LOOK: Duration = Duration::from_millis(100);

/// Brings the index at `dir` up to date with `folders`. `progress` is told how many of how many files are done.
///
/// # Errors
/// If a folder is none, or the index cannot be used. A file that cannot be read is in the report.
pub fn ingest(dir: &Path, folders: &[PathBuf], progress: &mut dyn FnMut(usize, usize)) -> Result<Report, IngestError> {
    let stop = AtomicBool::new(false);
    ingest_with(dir, folders, Options { rebuild: false, verify: false, wait: false, stop: &stop }, progress)
}

/// As [`ingest`], in the way that `options` say.
///
/// # Errors
/// If a folder is none, or the index cannot be used, or the run is stopped.
pub fn ingest_with(
    dir: &Path,
    folders: &[PathBuf],
    options: Options<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, IngestError> {
    loop {
        match attempt(dir, folders, options, progress) {
            // Begun again when the other is done: what there is to do may be another thing then.
            Err(IngestError::Index(IndexError::Busy(..))) if options.wait => {
                while is_busy(dir) && !options.stop.load(Ordering::Relaxed) {
                    std::thread::sleep(LOOK);
                }
            }
            done => return done,
        }
    }
}

fn attempt(
    dir: &Path,
    folders: &[PathBuf],
    options: Options<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, IngestError> {
    let mut store = if options.rebuild { Store::anew(dir)? } else { Store::open(dir)? };
    let mut scopes = walk::scopes(folders, store.roots())?;
    let manifest = std::mem::take(&mut store.manifest);
    let mut run = Run::new(manifest, || store.writer());
    run.stop = Some(options.stop);
    run.verify = options.verify;
    run.report.rebuild = store.rebuild;
    if store.rebuild.is_some() {
        // Made anew from all its sources. A folder that is gone has none left, and the user is told.
        for root in store.roots() {
            match scope(Path::new(root), store.roots()) {
                Ok(scope) if scopes.contains(&scope) => {}
                Ok(scope) => scopes.push(scope),
                Err(error) => {
                    let reason = format!("its documents are no longer in the index: {error}");
                    run.report.failed.push(Failure { path: PathBuf::from(root), reason });
                }
            }
        }
    }
    run.scopes(scopes, progress)?;
    if is_set(run.stop) {
        return Err(IngestError::Stopped);
    }
    let (report, _) = run.finish()?;
    Ok(report)
}

/// Reads `folders` into an index in memory.
///
/// # Errors
/// If a folder is none, or tantivy fails.
pub fn in_memory(folders: &[PathBuf]) -> Result<(Catalog, Report), IngestError> {
    let scopes = walk::scopes(folders, &[])?;
    let mut run = Run::new(Manifest::default(), Writer::in_memory);
    run.writer()?;
    run.scopes(scopes, &mut |_, _| {})?;
    let (report, catalog) = run.finish()?;
    let catalog = catalog.map_or_else(|| Writer::in_memory()?.commit(Manifest::default()), Ok)?;
    Ok((catalog, report))
}

fn is_set(stop: Option<&AtomicBool>) -> bool {
    stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
}

/// One ingest under way.
struct Run<'a, W> {
    manifest: Manifest,
    /// Opens the index for writing, which happens only if something has changed.
    open: W,
    writer: Option<Writer>,
    report: Report,
    /// Whether the parser is another than the one that read the index's sources.
    other_parser: bool,
    /// Whether every file is hashed.
    verify: bool,
    stop: Option<&'a AtomicBool>,
    /// Once there is a document that has none.
    ids: Option<Given>,
}

impl<W: Fn() -> Result<Writer, IndexError>> Run<'_, W> {
    fn new(manifest: Manifest, open: W) -> Self {
        let other_parser = manifest.parser != parse::VERSION;
        Self {
            manifest,
            open,
            writer: None,
            report: Report::default(),
            other_parser,
            verify: false,
            stop: None,
            ids: None,
        }
    }

    fn writer(&mut self) -> Result<&Writer, IndexError> {
        if self.writer.is_none() {
            self.writer = Some((self.open)()?);
        }
        self.writer.as_ref().ok_or_else(|| IndexError::Missing(PathBuf::new()))
    }

    fn scopes(&mut self, scopes: Vec<Scope>, progress: &mut dyn FnMut(usize, usize)) -> Result<(), IngestError> {
        let mut changed: Vec<File> = Vec::new();
        // In one folder each file is found once.
        let mut seen: Option<HashSet<PathBuf>> = (scopes.len() > 1).then(HashSet::new);
        for scope in scopes {
            self.absorb(&scope)?;
            let found = walk::files(&scope);
            let compared = compare(&scope, &found, self.manifest.roots.get(&*scope.root).unwrap_or(&Files::default()));
            self.remove(&scope.root, &compared.gone)?;
            self.report.failed.extend(found.failed);
            for (file, same) in found.files.into_iter().zip(compared.same) {
                if seen.as_mut().is_some_and(|seen| !seen.insert(file.path())) {
                    continue;
                }
                if same && !self.other_parser && !self.verify {
                    self.report.unchanged += 1;
                } else {
                    changed.push(file);
                }
            }
        }
        self.read_all(changed, progress)
    }

    /// Reads the files in parallel, and takes them in their order. What is done with is given back: of many files it is much.
    fn read_all(&mut self, files: Vec<File>, progress: &mut dyn FnMut(usize, usize)) -> Result<(), IngestError> {
        let total = files.len();
        let pool = parsers(total);
        let threads = pool.as_ref().map_or(1, ThreadPool::current_num_threads);
        let mut files = files.into_iter();
        while files.len() > 0 {
            progress(total - files.len(), total);
            let count = chunk(files.as_slice(), CHUNK.min(CHUNK_PER_THREAD * threads));
            let chunk: Vec<File> = files.by_ref().take(count).collect();
            let manifest = (!self.other_parser).then_some(&self.manifest);
            let known = |file: &File| Some(manifest?.get(&file.root, &file.sti)?.hash);
            let stop = self.stop;
            let one = |file: &File| if is_set(stop) { Read::Stopped } else { read(file, known(file)) };
            let all = || chunk.par_iter().map(one).collect();
            let read: Vec<Read> = pool.as_ref().map_or_else(all, |pool| pool.install(all));
            if is_set(stop) {
                return Err(IngestError::Stopped);
            }
            for (file, read) in chunk.iter().zip(read) {
                self.take(file, read)?;
            }
        }
        progress(total, total);
        Ok(())
    }

    fn take(&mut self, file: &File, read: Read) -> Result<(), IndexError> {
        let root = &*file.root;
        match read {
            // Nothing is taken of a run that is to stop.
            Read::Stopped => {}
            Read::Failed(reason) => self.report.failed.push(Failure { path: file.path(), reason }),
            Read::Same => {
                self.report.unchanged += 1;
                let (size, mtime) = (file.size, file.mtime);
                let entry =
                    self.manifest.get(root, &file.sti).filter(|entry| (entry.size, entry.mtime) != (size, mtime));
                if let Some(record) = entry.map(|entry| Record::of(&file.sti, &Entry { size, mtime, ..entry })) {
                    self.manifest.put(root, record);
                    self.writer()?;
                }
            }
            Read::Parsed(mut parsed) => {
                let base = parsed.dokument.hoved.id.clone();
                let known = self.manifest.get(root, &file.sti);
                let is_known = known.is_some();
                if let Some(entry) = known.filter(|entry| entry.base == base) {
                    parsed.rename(entry.id);
                } else if let Some(id) = self.ids.get_or_insert_with(|| Given::of(&self.manifest)).next(&base) {
                    parsed.rename(&id);
                }
                self.report.documents += 1;
                self.report.punkter += parsed.dokument.punkter.len();
                self.report.warnings += parsed.dokument.hoved.advarsler.len();
                self.manifest.put(root, Record::of(&file.sti, &entry(file, &base, &parsed)));
                let writer = self.writer()?;
                if is_known {
                    writer.remove(root, &file.sti);
                }
                writer.add(root, &parsed)?;
            }
        }
        Ok(())
    }

    /// Takes out files that are gone from a folder.
    fn remove(&mut self, root: &str, gone: &[String]) -> Result<(), IndexError> {
        for sti in gone {
            self.writer()?.remove(root, sti);
            if let Some(files) = self.manifest.roots.get_mut(root) {
                files.remove(sti);
            }
        }
        self.report.removed += gone.len();
        Ok(())
    }

    /// Folders inside of the one that is ingested become part of it: a file has one place in the index.
    fn absorb(&mut self, scope: &Scope) -> Result<(), IndexError> {
        let inner: Vec<String> = self
            .manifest
            .roots
            .keys()
            .filter(|root| ***root != *scope.root && Path::new(root).starts_with(&*scope.root))
            .cloned()
            .collect();
        for root in inner {
            for (sti, _) in self.manifest.roots.remove(&root).unwrap_or_default().iter() {
                self.writer()?.remove(&root, sti);
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(Report, Option<Catalog>), IndexError> {
        if self.writer.is_none() && !self.is_new() {
            return Ok((self.report, None));
        }
        self.settle_ids()?;
        self.manifest.parser = parse::VERSION;
        self.writer()?;
        let Some(writer) = self.writer.take() else { return Ok((self.report, None)) };
        let catalog = writer.commit(self.manifest)?;
        Ok((self.report, Some(catalog)))
    }

    /// An index that does not exist yet is made even of nothing, so that the next command finds one.
    fn is_new(&self) -> bool {
        self.other_parser
    }

    /// Gives the documents whose ids would be the same different ones, and indexes those again whose id is another now.
    fn settle_ids(&mut self) -> Result<(), IndexError> {
        for (root, sti, id) in ids::changed(&self.manifest) {
            let path = Path::new(&root).join(&sti);
            // Gone or changed between our two looks: the next ingest will see it.
            let Ok(bytes) = read::bytes(&path) else { continue };
            // Its record must be of the content that the manifest names, or a file that is changed back would not be read.
            if self.manifest.get(&root, &sti).is_none_or(|entry| entry.hash != source::digest(&bytes)) {
                continue;
            }
            let mut parsed = parse(&sti, &bytes);
            parsed.rename(&id);
            let writer = self.writer()?;
            writer.remove(&root, &sti);
            writer.add(&root, &parsed)?;
            let entry = self.manifest.get(&root, &sti);
            if let Some(record) = entry.map(|entry| Record::of(&sti, &Entry { id: &id, ..entry })) {
                self.manifest.put(&root, record);
            }
        }
        Ok(())
    }
}

/// The threads that parse so many files beside those that index, which are what the run waits for: they get cores of their
/// own. `None` where there is too little to do, or the machine gives no threads.
fn parsers(files: usize) -> Option<ThreadPool> {
    let (_, threads) = indexing_threads();
    (files > 1).then(|| ThreadPoolBuilder::new().num_threads(threads).build().ok()).flatten()
}

/// How many of the files are read in one go, `most` at most.
fn chunk(files: &[File], most: usize) -> usize {
    let mut bytes = 0_u64;
    let more = files.iter().take(most).take_while(|file| {
        // One that is too large is not read.
        bytes += if file.size > source::MAX_SIZE { 0 } else { file.size };
        bytes <= CHUNK_BYTES
    });
    more.count().max(1).min(files.len())
}

fn entry<'p>(file: &File, base: &'p str, parsed: &'p Parsed) -> Entry<'p> {
    let hoved = &parsed.dokument.hoved;
    let mut advarsler = BTreeMap::new();
    for advarsel in &hoved.advarsler {
        *advarsler.entry(advarsel.kode).or_insert(0) += 1;
    }
    Entry {
        size: file.size,
        mtime: file.mtime,
        // It is one; if it were not, the file would be read again each time.
        hash: source::digest_of(&hoved.indhold_hash).unwrap_or_default(),
        base,
        id: &hoved.id,
        udvalg: hoved.udvalg.as_deref(),
        dato: hoved.dato.as_deref(),
        punkter: u32::try_from(parsed.dokument.punkter.len()).unwrap_or(u32::MAX),
        advarsler: advarsler.into_iter().collect(),
    }
}
