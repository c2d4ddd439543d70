//! Reads every byte of an index and says which of its files are not as they were written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tantivy::directory::error::OpenReadError;
use tantivy::directory::{Directory, OwnedBytes};
use tantivy::{Index, TantivyError};

use super::checked::{Checked, damage_of};
use super::store::open;
use super::{Catalog, IndexError, Pointer};
use super::{records, words};

/// The files of an index, and what is wrong with them.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Audited {
    /// How many were read.
    pub files: usize,
    /// How many bytes they have.
    pub bytes: u64,
    /// Those that are not as they were written: the file, and what is wrong.
    pub damaged: Vec<(PathBuf, String)>,
}

impl Audited {
    fn read(&mut self, path: PathBuf, result: Result<usize, String>) {
        self.files += 1;
        match result {
            Ok(bytes) => self.bytes += bytes as u64,
            Err(what) => self.damaged.push((path, what)),
        }
    }
}

/// Checks all files of the index at `dir`: our checksums, tantivy's, and that the lists of words are those of the
/// dictionaries.
///
/// # Errors
/// If there is no index, or it is of another format, or what names its files cannot be read.
pub fn audit(dir: &Path) -> Result<Audited, IndexError> {
    let pointer = Pointer::read(dir)?.ok_or_else(|| IndexError::Missing(dir.to_owned()))?;
    pointer.usable(dir)?;
    let generation = pointer.generation_dir(dir);
    let folder = Checked::open(&generation).map_err(TantivyError::from)?;
    let mut files = Audited::default();
    for name in ["meta.json", ".managed.json"].map(Path::new) {
        let read = folder.atomic_read(name).map(|bytes| bytes.len()).map_err(|error| error.to_string());
        files.read(generation.join(name), read);
    }
    if files.damaged.is_empty() {
        segments(&mut files, &open(&generation)?, &folder, &generation)?;
        dictionary(&mut files, &folder, &generation);
    }
    if files.damaged.is_empty() {
        lists_of_words(&mut files, dir, &folder, &generation)?;
    }
    Ok(files)
}

/// The files of the segments that the index has; those of a run that was killed belong to none.
fn segments(files: &mut Audited, index: &Index, folder: &Checked, generation: &Path) -> Result<(), IndexError> {
    let segments: BTreeSet<String> =
        index.load_metas()?.segments.iter().map(|segment| segment.id().uuid_string()).collect();
    let entries = std::fs::read_dir(generation).map_err(|error| IndexError::Io(generation.to_owned(), error))?;
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    let of_a_segment = |name: &str| {
        name.split_once('.').is_some_and(|(uuid, ending)| segments.contains(uuid) && !words::ENDING.ends_with(ending))
    };
    for name in names.iter().map(String::as_str).filter(|name| of_a_segment(name)) {
        files.read(generation.join(name), segment_file(index, folder, Path::new(name)));
    }
    Ok(())
}

/// The bytes of a file, or what is wrong with it.
fn whole(folder: &Checked, name: &Path) -> Result<OwnedBytes, String> {
    let what =
        |error: OpenReadError| damage_of(&error).map_or_else(|| error.to_string(), |damage| damage.what.to_string());
    let blocks = folder.blocks(name).map_err(what)?;
    blocks.all().map_err(|damage| damage.what.to_string())
}

/// How many bytes a file of tantivy's has, or what is wrong with it.
fn segment_file(index: &Index, folder: &Checked, name: &Path) -> Result<usize, String> {
    let bytes = whole(folder, name)?;
    match index.directory().validate_checksum(name) {
        Ok(true) => Ok(bytes.len()),
        Ok(false) => Err("its checksum is another than tantivy's".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// What the records are compressed with. Small indexes have none; that one is missing is found by reading the records.
fn dictionary(files: &mut Audited, folder: &Checked, generation: &Path) {
    let path = generation.join(records::FILE);
    if path.exists() {
        files.read(path, whole(folder, Path::new(records::FILE)).map(|bytes| bytes.len()));
    }
}

/// The words of each segment, against its dictionaries. A list that is missing is made in memory, and nothing is wrong.
fn lists_of_words(files: &mut Audited, dir: &Path, folder: &Checked, generation: &Path) -> Result<(), IndexError> {
    let catalog = Catalog::open(dir)?;
    for segment in catalog.searcher().segment_readers() {
        let path = generation.join(words::file(segment.segment_id()));
        if !path.exists() {
            continue;
        }
        let there = words::read(folder, segment.segment_id());
        let result = match there {
            None => Err("has changed since it was written".to_owned()),
            Some(bytes) if bytes == words::made(segment, catalog.fields())? => Ok(bytes.len()),
            Some(_) => Err("has other words than the index".to_owned()),
        };
        files.read(path, result);
    }
    Ok(())
}
