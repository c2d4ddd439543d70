//! The place of an index on disk: what is there, and whether it can be added to or has to be made anew.

use std::path::{Path, PathBuf};

use tantivy::{Index, TantivyError};

use super::checked::{Checked, damage_of};
use super::lock::{self, WriterLock};
use super::schema::{FORMAT_VERSION, schema};
use super::writer::{Place, Writer};
use super::{IndexError, Manifest, Pointer, builder, files, tokenizers};

/// The place of an index on disk, and what it was made from.
pub struct Store {
    dir: PathBuf,
    pointer: Pointer,
    /// What the index was made from; empty where it is begun anew.
    pub manifest: Manifest,
    /// Why everything is read anew, though there is an index.
    pub rebuild: Option<Rebuild>,
    /// What the last commit says of its sources; see [`payload`].
    payload: Option<String>,
    fresh: bool,
}

/// Why an index is made anew from its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rebuild {
    /// It has an older format.
    Format(u32),
    /// Its list of sources does not belong to it.
    Sources,
    /// The user asked for it.
    Asked,
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
            Some(manifest) => Ok(Self { dir: dir.to_owned(), pointer, manifest, rebuild: None, payload, fresh: false }),
            None => Ok(Self::begin(dir, pointer.next(), Some(Rebuild::Sources))),
        }
    }

    /// The index at `dir` to be made anew from its sources, whatever state it is in. Of an index that cannot be read at all
    /// the folders may be unknown; see [`Self::roots`].
    ///
    /// # Errors
    /// If the index is of a newer format, or the folder is somebody else's.
    pub fn anew(dir: &Path) -> Result<Self, IndexError> {
        let pointer = match Pointer::read(dir) {
            Ok(Some(pointer)) if pointer.format > FORMAT_VERSION => {
                return Err(IndexError::Newer(dir.to_owned(), pointer.format));
            }
            Ok(Some(pointer)) => pointer,
            Ok(None) => {
                refuse_foreign(dir)?;
                recovered(dir)
            }
            Err(IndexError::Damaged(..)) => recovered(dir),
            Err(error) => return Err(error),
        };
        Ok(Self::begin(dir, pointer.next(), Some(Rebuild::Asked)))
    }

    fn begin(dir: &Path, pointer: Pointer, rebuild: Option<Rebuild>) -> Self {
        let (dir, manifest) = (dir.to_owned(), Manifest::default());
        Self { dir, pointer, manifest, rebuild, payload: None, fresh: true }
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
        std::fs::create_dir_all(&self.dir).map_err(|error| IndexError::Io(self.dir.clone(), error))?;
        let lock = WriterLock::take(&self.dir)?;
        // What another run did between our look and the lock would be undone by us.
        if self.is_overtaken()? {
            return Err(IndexError::Busy(self.dir.clone(), None));
        }
        files::sweep(&self.dir);
        let generation = self.pointer.generation_dir(&self.dir);
        let index = if self.fresh { create(&generation)? } else { open(&generation)? };
        Writer::on_disk(index, Place { dir: self.dir.clone(), pointer: self.pointer.clone(), lock })
    }

    /// Whether the index is another than the one that was looked at.
    fn is_overtaken(&self) -> Result<bool, IndexError> {
        if self.fresh {
            // Damaged as it may be, it is what is to be replaced.
            let there = Pointer::read(&self.dir).ok().flatten();
            return Ok(there.is_some_and(|there| there.generation >= self.pointer.generation));
        }
        let there = Pointer::read(&self.dir)?;
        Ok(there.as_ref() != Some(&self.pointer) || payload(&self.pointer.generation_dir(&self.dir)) != self.payload)
    }
}

/// Opens the tantivy index of a generation.
pub(super) fn open(generation: &Path) -> Result<Index, IndexError> {
    let mut index = read(generation).map_err(|error| damaged(generation, &error))?;
    index.set_tokenizers(tokenizers());
    Ok(index)
}

fn read(generation: &Path) -> Result<Index, TantivyError> {
    Index::open(Checked::open(generation)?)
}

/// Makes the tantivy index of a generation. What is there already is what a run left that ended before it was done, since
/// nothing points to it and the lock is ours.
fn create(generation: &Path) -> Result<Index, IndexError> {
    let io = |error| IndexError::Io(generation.to_owned(), error);
    if generation.exists() {
        std::fs::remove_dir_all(generation).map_err(io)?;
    }
    std::fs::create_dir_all(generation).map_err(io)?;
    let folder = Checked::open(generation).map_err(TantivyError::from)?;
    Ok(builder(schema()).open_or_create(folder)?)
}

/// What is known of an index whose pointer cannot be read: its generations, and what the latest was made from.
fn recovered(dir: &Path) -> Pointer {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let number = |name: std::ffi::OsString| name.to_str()?.strip_prefix("gen-")?.parse::<u32>().ok();
    let generation = entries.filter_map(|entry| number(entry.file_name())).max().unwrap_or(0);
    let pointer = Pointer { format: FORMAT_VERSION, generation, roots: Vec::new() };
    let latest = pointer.generation_dir(dir);
    let manifest = Manifest::load(&latest, payload(&latest).as_deref()).ok().flatten().unwrap_or_default();
    Pointer { roots: manifest.roots.into_keys().collect(), ..pointer }
}

/// A failure of tantivy to read an index, as what it means to who uses it.
pub(super) fn damaged(generation: &Path, error: &TantivyError) -> IndexError {
    let unopened = match error {
        TantivyError::OpenReadError(error) => damage_of(error),
        _ => None,
    };
    // The file is named by the damage itself.
    let what = super::damage().or(unopened).map_or_else(|| error.to_string(), ToString::to_string);
    IndexError::Damaged(generation.to_owned(), what)
}

/// The payload of the last commit: the hash of the manifest that belongs to it.
pub(super) fn payload(generation: &Path) -> Option<String> {
    read(generation).ok()?.load_metas().ok()?.payload
}

/// Old generations are of no use to anyone but a reader that still has them open, which keeps their files alive.
pub(super) fn remove_other_generations(dir: &Path, current: &Pointer) {
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
            let foreign = entries.flatten().any(|entry| !is_ours(&entry.file_name().to_string_lossy()));
            if foreign { Err(IndexError::Foreign(dir.to_owned())) } else { Ok(()) }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(IndexError::Io(dir.to_owned(), error)),
    }
}

/// Whether a file beside the pointer is one that a run leaves there which ended before its first commit.
fn is_ours(name: &str) -> bool {
    name.starts_with("gen-") || name.starts_with(lock::FILE) || files::is_unfinished(name)
}
