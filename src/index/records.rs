//! Stored records, each compressed by itself.
//!
//! A hit is read without its neighbours: a record is a zstd frame of its own, not a part of a block. What the records of a
//! collection have in common, their keys and its words, stands in a dictionary beside the index, which is made from the
//! first of them. With it a record takes a fifth less than in blocks of 16 kB without one; alone it would take a quarter
//! more. Measured: docs/performance.md.
//!
//! ```text
//! a frame of: length of the JSON (LEB128) | JSON | what is stored with it
//! ```

use std::io;
use std::num::NonZero;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use tantivy::directory::error::OpenReadError;
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::{get_dict_id_from_dict, get_dict_id_from_frame, get_frame_content_size};

use super::blocks::{self, Blocks};
use super::checked::Checked;
use super::store::damaged;
use super::{IndexError, files};
use crate::record::number::{push_bytes, read_bytes};

/// The dictionary, beside the index; the number is that of the layout.
pub(super) const FILE: &str = "records1.zdict";
/// The effort of zstd: 1 and 2 leave a tenth and a fifteenth more, 4 and 5 no less, 6 takes four times as long.
const LEVEL: i32 = 3;
/// How many bytes of records a dictionary is made from. Ten times as many make it 2 % better.
const SAMPLES: usize = 400 << 10;
/// The size of a dictionary in bytes: with half of it records take 3 % more, with twice of it as much.
const SIZE: usize = 64 << 10;
/// The most that zstd can have made one byte of: a block of 128 kB takes at least 4.
const RATIO: u64 = 32 << 10;

/// A record as it is stored before it is compressed: its JSON, and what is stored with it.
pub(super) fn plain(json: &[u8], with: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(json.len() + with.len() + 4);
    push_bytes(&mut out, json);
    out.extend_from_slice(with);
    out
}

/// Whether records of so many bytes are enough to make a dictionary from.
pub(super) const fn are_enough(bytes: usize) -> bool {
    bytes >= SAMPLES
}

/// A dictionary made from records; `None` where they have nothing in common.
pub(super) fn dictionary<'r>(records: impl Iterator<Item = &'r [u8]>) -> Option<Vec<u8>> {
    let (mut samples, mut sizes) = (Vec::new(), Vec::new());
    for record in records {
        samples.extend_from_slice(record);
        sizes.push(record.len());
    }
    zstd::dict::from_continuous(&samples, &sizes, SIZE).ok()
}

/// Compresses records.
pub(super) struct Packer(Compressor<'static>);

impl Packer {
    /// With the dictionary of the index, if it has one.
    ///
    /// # Errors
    /// If zstd has no memory, or this is no dictionary.
    pub(super) fn new(dictionary: Option<&[u8]>) -> io::Result<Self> {
        Compressor::with_dictionary(LEVEL, dictionary.unwrap_or_default()).map(Self)
    }

    /// A record from [`plain`], compressed.
    ///
    /// # Errors
    /// If zstd has no memory.
    pub(super) fn pack(&mut self, record: &[u8]) -> io::Result<Vec<u8>> {
        self.0.compress(record)
    }
}

/// A record as it was before it was compressed.
pub(super) struct Unpacked {
    bytes: Vec<u8>,
    json: Range<usize>,
}

impl Unpacked {
    fn of(bytes: Vec<u8>) -> Option<Self> {
        let mut rest = bytes.as_slice();
        let length = read_bytes(&mut rest)?.len();
        let end = bytes.len() - rest.len();
        Some(Self { json: end - length..end, bytes })
    }

    /// Its JSON.
    pub(super) fn json(&self) -> &[u8] {
        &self.bytes[self.json.clone()]
    }

    /// What is stored with it.
    pub(super) fn with(&self) -> &[u8] {
        &self.bytes[self.json.end..]
    }
}

/// Why a record cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Broken {
    /// It was written with another dictionary.
    Dictionary,
    /// It is none.
    Record,
}

/// Decompresses records.
struct Unpacker {
    zstd: Decompressor<'static>,
    dictionary: Option<NonZero<u32>>,
}

impl Unpacker {
    fn new(dictionary: Option<&[u8]>) -> io::Result<Self> {
        let zstd = Decompressor::with_dictionary(dictionary.unwrap_or_default())?;
        Ok(Self { zstd, dictionary: dictionary.and_then(get_dict_id_from_dict) })
    }

    fn unpack(&mut self, frame: &[u8]) -> Result<Unpacked, Broken> {
        if get_dict_id_from_frame(frame).is_some_and(|id| Some(id) != self.dictionary) {
            return Err(Broken::Dictionary);
        }
        self.decompress(frame).and_then(Unpacked::of).ok_or(Broken::Record)
    }

    fn decompress(&mut self, frame: &[u8]) -> Option<Vec<u8>> {
        // A frame says how much it holds; more than it can is not believed.
        let length = get_frame_content_size(frame).ok()??.min(frame.len() as u64 * RATIO);
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(usize::try_from(length).ok()?).ok()?;
        self.zstd.decompress_to_buffer(frame, &mut bytes).ok()?;
        Some(bytes)
    }
}

/// The records of an index, open for reading.
pub(super) struct Records {
    /// Where the dictionary is, or would be.
    path: PathBuf,
    file: Option<Blocks>,
    /// Made for the first record that is read: most of its cost is the dictionary's.
    unpacker: OnceLock<Mutex<Unpacker>>,
}

impl Records {
    /// The records of the index whose files are in `folder`, if it is not in memory.
    ///
    /// # Errors
    /// If there is a dictionary that cannot be opened.
    pub(super) fn open(folder: Option<&Checked>) -> Result<Self, IndexError> {
        let none = |path| Self { path, file: None, unpacker: OnceLock::new() };
        let Some(folder) = folder else { return Ok(none(PathBuf::new())) };
        let records = none(folder.path().join(FILE));
        match folder.blocks(Path::new(FILE)) {
            Ok(file) => Ok(Self { file: Some(file), ..records }),
            Err(OpenReadError::FileDoesNotExist(_)) => Ok(records),
            Err(error) => Err(damaged(folder.path(), &error.into())),
        }
    }

    /// Whether there is a dictionary.
    pub(super) const fn has_dictionary(&self) -> bool {
        self.file.is_some()
    }

    /// The dictionary, if there is one.
    ///
    /// # Errors
    /// If it has changed since it was written.
    pub(super) fn dictionary(&self) -> Result<Option<&[u8]>, IndexError> {
        let damaged = |damage: blocks::Damage| self.damaged(&damage.what.to_string());
        self.file.as_ref().map(|file| file.bytes(0..file.len())).transpose().map_err(damaged)
    }

    /// Reads a record from its frame.
    ///
    /// # Errors
    /// If the dictionary is not the one that it was written with, or it is no record.
    pub(super) fn read(&self, frame: &[u8]) -> Result<Unpacked, IndexError> {
        let unpacker = match self.unpacker.get() {
            Some(unpacker) => unpacker,
            None => {
                let made = Unpacker::new(self.dictionary()?).map_err(|error| self.damaged(&error.to_string()))?;
                self.unpacker.get_or_init(|| Mutex::new(made))
            }
        };
        let mut unpacker = unpacker.lock().unwrap_or_else(PoisonError::into_inner);
        unpacker.unpack(frame).map_err(|broken| match broken {
            Broken::Dictionary => self.damaged("is missing, or belongs to another index"),
            Broken::Record => IndexError::Damaged(self.folder(), "a record cannot be decompressed".to_owned()),
        })
    }

    fn damaged(&self, what: &str) -> IndexError {
        IndexError::Damaged(self.folder(), format!("{} {what}", self.path.display()))
    }

    fn folder(&self) -> PathBuf {
        self.path.parent().unwrap_or(&self.path).to_owned()
    }
}

/// Writes a dictionary into the folder of an index that has none.
///
/// # Errors
/// If the file cannot be written.
pub(super) fn keep(folder: &Path, dictionary: &[u8]) -> Result<(), IndexError> {
    let path = folder.join(FILE);
    files::put(&path, |file| blocks::write(dictionary, file)).map_err(|error| IndexError::Io(path, error))
}

/// Reads `bytes` as a record, and as a dictionary for it; for the fuzzer.
pub(super) fn check(bytes: &[u8]) {
    for dictionary in [None, Some(bytes)] {
        if let Ok(mut unpacker) = Unpacker::new(dictionary) {
            let _ = unpacker.unpack(bytes).map(|record| record.json().len() + record.with().len());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Records with much in common, as those of a collection have.
    fn records() -> Vec<Vec<u8>> {
        let word = |nr: usize| ["kommune", "budget", "plejehjem", "referat", "region", "udvalg", "sag"][nr * nr % 7];
        let text = |nr: usize| (0..200).map(|at| format!("{} {at} ", word(nr * at + at / 3))).collect::<String>();
        let json = |nr: usize| format!(r#"{{"id":"m-2024#{nr}","nummer":"{nr}","sagsfremstilling":"{}"}}"#, text(nr));
        (0..300).map(|nr| plain(json(nr).as_bytes(), &[nr as u8; 5])).collect()
    }

    fn made() -> Vec<u8> {
        dictionary(records().iter().map(Vec::as_slice)).unwrap()
    }

    fn unpacked(frame: &[u8], dictionary: Option<&[u8]>) -> Result<Vec<u8>, Broken> {
        let unpacked = Unpacker::new(dictionary).unwrap().unpack(frame)?;
        assert_eq!(plain(unpacked.json(), unpacked.with()), unpacked.bytes);
        Ok(unpacked.bytes)
    }

    #[test]
    fn a_dictionary_makes_records_smaller_and_is_needed_to_read_them() {
        let (dictionary, record) = (made(), &records()[77]);
        assert!(dictionary.len() <= SIZE && are_enough(records().iter().map(Vec::len).sum()));
        let with = Packer::new(Some(&dictionary)).unwrap().pack(record).unwrap();
        let without = Packer::new(None).unwrap().pack(record).unwrap();
        assert!(with.len() < without.len(), "{} and {}", with.len(), without.len());
        assert_eq!(unpacked(&with, Some(&dictionary)).as_ref(), Ok(record));
        assert_eq!(unpacked(&without, None).as_ref(), Ok(record));
        // Those that were there before the dictionary are read with it, too.
        assert_eq!(unpacked(&without, Some(&dictionary)).as_ref(), Ok(record));
        assert_eq!(unpacked(&with, None), Err(Broken::Dictionary));
        let other = super::dictionary(records().iter().skip(9).map(Vec::as_slice)).unwrap();
        assert_eq!(unpacked(&with, Some(&other)), Err(Broken::Dictionary));
    }

    #[test]
    fn records_with_nothing_in_common_make_no_dictionary() {
        assert_eq!(dictionary([].into_iter()), None);
        assert_eq!(dictionary([&b"x"[..]].into_iter()), None);
    }

    #[test]
    fn a_frame_that_claims_more_than_it_can_hold_is_refused() {
        // A frame of one segment whose length of 8 bytes says 2^62, and an empty last block.
        let frame = [0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0x40, 1, 0, 0];
        assert_eq!(get_frame_content_size(&frame).unwrap(), Some(1 << 62));
        assert_eq!(unpacked(&frame, None), Err(Broken::Record));
    }

    proptest! {
        #[test]
        fn a_record_is_read_as_it_was_written(json in "\\PC*", with: Vec<u8>) {
            let record = plain(json.as_bytes(), &with);
            let frame = Packer::new(None).unwrap().pack(&record).unwrap();
            let unpacked = Unpacker::new(None).unwrap().unpack(&frame).unwrap();
            prop_assert_eq!((unpacked.json(), unpacked.with()), (json.as_bytes(), with.as_slice()));
        }

        #[test]
        fn a_frame_with_changes_is_read_or_refused(
            changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..5),
            cut: Option<proptest::sample::Index>,
        ) {
            let mut frame = Packer::new(None).unwrap().pack(&records()[3]).unwrap();
            for (place, byte) in changes {
                let at = place.index(frame.len());
                frame[at] = byte;
            }
            frame.truncate(cut.map_or(frame.len(), |cut| cut.index(frame.len())));
            check(&frame);
        }
    }
}
