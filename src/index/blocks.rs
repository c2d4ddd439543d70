//! Files that know what they should hold: the bytes, a checksum for each block of them, and how many they are.
//!
//! A checksum of a whole file can only be looked at by reading all of it, which a search cannot afford. With one for each
//! block it is looked at for what is read, when it is read: nothing is used that is not what was written, and an index of
//! any size costs a search what it touches.
//!
//! ```text
//! bytes | CRC-32 of each 4 KiB of them | their number (8 bytes) | CRC-32 of that number | magic
//! ```
//!
//! Numbers are little-endian.

use std::fmt::{self, Display, Formatter};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use tantivy::directory::OwnedBytes;

/// How many bytes have a checksum together: what the machine reads from a disk at least.
pub(super) const BLOCK: usize = 4096;
/// The end of a file; the number is that of the layout.
const MAGIC: &[u8; 8] = b"klyngeB1";
/// The number of bytes, its checksum, and the magic.
const TAIL: usize = 8 + 4 + MAGIC.len();

/// A file that does not hold what was written to it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Damage {
    /// The file.
    pub file: PathBuf,
    /// What is wrong with it.
    pub what: Wrong,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Its end is missing, or it was never whole.
    End,
    /// The bytes at these places have changed.
    Bytes(Range<usize>),
    /// It is small and read whole, and has changed somewhere.
    Changed,
}

impl Display for Damage {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.file.display(), self.what)
    }
}

impl Display for Wrong {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::End => write!(f, "is cut short, or its end has changed"),
            Self::Bytes(range) => {
                write!(f, "has changed since it was written, in bytes {} to {}", range.start, range.end)
            }
            Self::Changed => write!(f, "has changed since it was written"),
        }
    }
}

impl From<Damage> for io::Error {
    fn from(damage: Damage) -> Self {
        Self::new(io::ErrorKind::InvalidData, damage)
    }
}

/// Writes the bytes through and remembers their checksums.
#[derive(Default)]
pub(super) struct Sums {
    sums: Vec<u8>,
    block: crc32fast::Hasher,
    in_block: usize,
    length: u64,
}

impl Sums {
    /// Takes note of bytes that were written.
    pub(super) fn update(&mut self, mut bytes: &[u8]) {
        self.length += bytes.len() as u64;
        while !bytes.is_empty() {
            let (now, rest) = bytes.split_at(bytes.len().min(BLOCK - self.in_block));
            self.block.update(now);
            self.in_block += now.len();
            bytes = rest;
            if self.in_block == BLOCK {
                self.end_block();
            }
        }
    }

    fn end_block(&mut self) {
        let sum = std::mem::take(&mut self.block).finalize();
        self.sums.extend_from_slice(&sum.to_le_bytes());
        self.in_block = 0;
    }

    /// Writes what stands behind the bytes.
    pub(super) fn finish(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.in_block > 0 {
            self.end_block();
        }
        out.write_all(&self.sums)?;
        out.write_all(&tail(self.length))
    }
}

fn tail(length: u64) -> [u8; TAIL] {
    let mut tail = [0; TAIL];
    let length = length.to_le_bytes();
    tail[..8].copy_from_slice(&length);
    tail[8..12].copy_from_slice(&crc32fast::hash(&length).to_le_bytes());
    tail[12..].copy_from_slice(MAGIC);
    tail
}

/// Bytes as a file of blocks.
pub(super) fn seal(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 512 + TAIL);
    // Writing to memory does not fail.
    let _ = write(bytes, &mut out);
    out
}

/// Writes bytes as a file of blocks.
///
/// # Errors
/// If `out` cannot be written to.
pub(super) fn write(bytes: &[u8], out: &mut impl Write) -> io::Result<()> {
    let mut sums = Sums::default();
    sums.update(bytes);
    out.write_all(bytes)?;
    sums.finish(out)
}

/// A file of blocks, open for reading.
pub(super) struct Blocks {
    path: PathBuf,
    file: OwnedBytes,
    length: usize,
    /// A bit for each block that was found to be right.
    right: Box<[AtomicU64]>,
}

impl fmt::Debug for Blocks {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Blocks({}, {} bytes)", self.path.display(), self.length)
    }
}

impl Blocks {
    /// The file at `path`, whose bytes these are.
    ///
    /// # Errors
    /// If its length is not what its end says.
    pub(super) fn open(path: &Path, file: OwnedBytes) -> Result<Self, Damage> {
        let length = length(&file).ok_or_else(|| Damage { file: path.to_owned(), what: Wrong::End })?;
        let words = length.div_ceil(BLOCK).div_ceil(64);
        Ok(Self { path: path.to_owned(), file, length, right: (0..words).map(|_| AtomicU64::new(0)).collect() })
    }

    /// How many bytes it holds.
    pub(super) const fn len(&self) -> usize {
        self.length
    }

    /// All of it.
    ///
    /// # Errors
    /// If anything has changed.
    pub(super) fn all(&self) -> Result<OwnedBytes, Damage> {
        self.read(0..self.length)
    }

    /// A part of it.
    ///
    /// # Errors
    /// If anything in its blocks has changed, or there is no such part.
    pub(super) fn read(&self, range: Range<usize>) -> Result<OwnedBytes, Damage> {
        self.check_all(&range)?;
        Ok(self.file.slice(range))
    }

    /// A part of it, for who needs it no longer than this file is open.
    ///
    /// # Errors
    /// If anything in its blocks has changed, or there is no such part.
    pub(super) fn bytes(&self, range: Range<usize>) -> Result<&[u8], Damage> {
        self.check_all(&range)?;
        self.file.get(range.clone()).ok_or_else(|| self.wrong(range))
    }

    fn check_all(&self, range: &Range<usize>) -> Result<(), Damage> {
        if range.start > range.end || range.end > self.length {
            // Who asks has read a wrong place, in this file or in another.
            return Err(self.wrong(range.clone()));
        }
        if !range.is_empty() {
            for block in range.start / BLOCK..=(range.end - 1) / BLOCK {
                self.check(block)?;
            }
        }
        Ok(())
    }

    fn check(&self, block: usize) -> Result<(), Damage> {
        let (word, bit) = (self.right.get(block / 64), 1 << (block % 64));
        if word.is_some_and(|word| word.load(Ordering::Relaxed) & bit != 0) {
            return Ok(());
        }
        let range = block * BLOCK..((block + 1) * BLOCK).min(self.length);
        let at = self.length + 4 * block;
        let (bytes, sum) = (self.file.get(range.clone()), self.file.get(at..at + 4));
        match (bytes, sum) {
            (Some(bytes), Some(sum)) if crc32fast::hash(bytes).to_le_bytes() == sum => {
                if let Some(word) = word {
                    word.fetch_or(bit, Ordering::Relaxed);
                }
                Ok(())
            }
            _ => Err(self.wrong(range)),
        }
    }

    fn wrong(&self, range: Range<usize>) -> Damage {
        Damage { file: self.path.clone(), what: Wrong::Bytes(range) }
    }
}

/// How many bytes a file says that it holds, if it is as long as it is then.
fn length(file: &[u8]) -> Option<usize> {
    let tail_at = file.len().checked_sub(TAIL)?;
    let number: [u8; 8] = file.get(tail_at..tail_at + 8)?.try_into().ok()?;
    let length = u64::from_le_bytes(number);
    if file.get(tail_at..)? != tail(length) {
        return None;
    }
    let length = usize::try_from(length).ok()?;
    let whole = length.div_ceil(BLOCK).checked_mul(4)?.checked_add(length)?;
    (whole == tail_at).then_some(length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn open(bytes: Vec<u8>) -> Result<Vec<u8>, Damage> {
        Ok(Blocks::open(Path::new("f"), OwnedBytes::new(bytes))?.all()?.to_vec())
    }

    #[test]
    fn what_was_written_is_read() {
        for length in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 70 * BLOCK + 5] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            assert_eq!(open(seal(&bytes)).unwrap(), bytes);
            let blocks = Blocks::open(Path::new("f"), OwnedBytes::new(seal(&bytes))).unwrap();
            assert_eq!(&blocks.read(length / 3..length / 2).unwrap()[..], &bytes[length / 3..length / 2]);
            assert!(blocks.read(0..length + 1).is_err());
        }
    }

    #[test]
    fn only_what_is_read_is_looked_at() {
        let mut file = seal(&vec![7; 3 * BLOCK]);
        file[BLOCK] = 8;
        let blocks = Blocks::open(Path::new("a.store"), OwnedBytes::new(file)).unwrap();
        assert!(blocks.read(0..BLOCK).is_ok() && blocks.read(2 * BLOCK..3 * BLOCK).is_ok());
        let damage = blocks.read(BLOCK - 1..BLOCK + 1).unwrap_err();
        assert_eq!(damage.to_string(), "a.store has changed since it was written, in bytes 4096 to 8192");
    }

    proptest! {
        #[test]
        fn no_change_goes_unseen(
            bytes in proptest::collection::vec(any::<u8>(), 0..3 * BLOCK),
            place in any::<proptest::sample::Index>(),
            bit in 0..8_u8,
        ) {
            let mut file = seal(&bytes);
            let at = place.index(file.len());
            file[at] ^= 1 << bit;
            prop_assert!(open(file.clone()).is_err());
            file[at] ^= 1 << bit;
            file.truncate(at);
            prop_assert!(open(file).is_err());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = open(bytes);
        }
    }
}
