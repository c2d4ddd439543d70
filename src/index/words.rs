//! The words of a segment in one file beside it, so that a query can ask which words there are.
//!
//! tantivy's dictionaries can tell whether a word is there and what begins with it, field by field; a query also asks what
//! *contains* it (compounds). So the words of all fields stand in one run of bytes, sorted by their folded form, which is
//! searched as fast as memory is read. The file follows from the segment, which never changes: it is written once, and
//! made in memory where it is missing. What a deletion took out is told by the postings.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use memchr::memmem;
use rayon::prelude::*;
use tantivy::directory::OwnedBytes;
use tantivy::index::SegmentId;
use tantivy::schema::Field;
use tantivy::{Index, IndexReader, ReloadPolicy, SegmentReader, TantivyError};

use super::checked::Checked;
use super::{IndexError, blocks, files};
use crate::danish::{fold, no_ending};

/// The beginning of a file; the number is that of the layout.
const MAGIC: &[u8; 8] = b"klynge\x001";
/// Between a folded form and the word, where they differ. Like all bytes from 0xF5 on it is in no UTF-8.
const WRITTEN: u8 = 0xF5;
/// Bytes from here on hold three bits each of [`Entry::fields`].
const BITS: u8 = 0xF8;
/// How many such bytes end an entry.
const BITS_BYTES: usize = 5;

/// Where the words of a segment lie, beside its files.
pub(super) fn file(segment: SegmentId) -> PathBuf {
    PathBuf::from(format!("{}{ENDING}", segment.uuid_string()))
}

/// How the names of such files end.
pub(super) const ENDING: &str = ".words";

/// The words of a segment, from their file in `folder`, or made in memory where there is none that is as it was written.
///
/// # Errors
/// If the segment cannot be read.
pub(super) fn read_or_make(
    folder: Option<&Checked>,
    segment: &SegmentReader,
    fields: &[Field],
) -> Result<Words, TantivyError> {
    if let Some(words) = folder.and_then(|folder| read(folder, segment.segment_id())) {
        return Ok(words);
    }
    let made = Words::of(segment, fields)?;
    Words::open(OwnedBytes::new(made))
        .ok_or_else(|| TantivyError::InternalError("words that cannot be read".to_owned()))
}

/// The words in the file of a segment; `None` where there is none, or it has changed since it was written.
pub(super) fn read(folder: &Checked, segment: SegmentId) -> Option<Words> {
    Words::open(folder.blocks(&file(segment)).ok()?.all().ok()?)
}

/// Writes the words of those segments that have no good file yet into the index's folder, and removes the files of segments
/// that are gone.
///
/// # Errors
/// If a segment cannot be read or a file not be written.
pub(super) fn settle(dir: &Path, index: &Index, fields: &[Field]) -> Result<(), IndexError> {
    let io = |error| IndexError::Io(dir.to_owned(), error);
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    let searcher = reader.searcher();
    let segments: HashMap<PathBuf, &SegmentReader> =
        searcher.segment_readers().iter().map(|segment| (file(segment.segment_id()), segment)).collect();
    for entry in std::fs::read_dir(dir).map_err(io)?.flatten() {
        let name = PathBuf::from(entry.file_name());
        if name.to_string_lossy().ends_with(ENDING) && !segments.contains_key(&name) {
            // It costs space, no truth: the next commit tries again.
            let _ = std::fs::remove_file(entry.path());
        }
    }
    let folder = Checked::open(dir).map_err(TantivyError::from)?;
    let lacking: Vec<_> =
        segments.into_iter().filter(|(_, segment)| read(&folder, segment.segment_id()).is_none()).collect();
    lacking.into_par_iter().try_for_each(|(name, segment)| {
        files::replace(&dir.join(name), &blocks::seal(&Words::of(segment, fields)?)).map_err(io)
    })
}

/// The words of one segment.
pub(super) struct Words {
    bytes: OwnedBytes,
    start: usize,
}

/// A word of a segment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// Its folded form.
    pub(super) folded: &'a str,
    /// The term.
    pub(super) term: &'a str,
    /// The fields that have it, a bit each, in the order of the fields given to [`Words::of`].
    pub(super) fields: u32,
}

impl Words {
    /// The words of a segment, made from its dictionaries.
    pub(super) fn of(segment: &SegmentReader, fields: &[Field]) -> Result<Vec<u8>, TantivyError> {
        let mut found: HashMap<Box<[u8]>, u32, foldhash::fast::RandomState> = HashMap::default();
        for (place, field) in fields.iter().enumerate() {
            let index = segment.inverted_index(*field)?;
            let mut terms = index.terms().stream()?;
            while let Some((term, _)) = terms.next() {
                match found.get_mut(term) {
                    Some(bits) => *bits |= 1 << place,
                    None => {
                        found.insert(term.into(), 1 << place);
                    }
                }
            }
        }
        let mut words: Vec<(String, String, u32)> = found
            .into_iter()
            .filter_map(|(term, bits)| {
                let term = String::from_utf8(term.into()).ok()?;
                Some((fold(&term).into_owned(), term, bits))
            })
            .collect();
        words.sort_unstable();
        let mut out = Vec::with_capacity(MAGIC.len() + words.len() * 16);
        out.extend_from_slice(MAGIC);
        for (folded, term, bits) in words {
            out.extend_from_slice(folded.as_bytes());
            if folded != term {
                out.push(WRITTEN);
                out.extend_from_slice(term.as_bytes());
            }
            out.extend((0..BITS_BYTES).map(|place| BITS | (bits >> (3 * place)) as u8 & 7));
        }
        Ok(out)
    }

    /// Words as [`Self::of`] gives them; `None` if these bytes are none.
    pub(super) fn open(bytes: OwnedBytes) -> Option<Self> {
        let whole = bytes.len() == MAGIC.len() || bytes.last().is_some_and(|byte| *byte >= BITS);
        (bytes.starts_with(MAGIC) && whole).then_some(Self { bytes, start: MAGIC.len() })
    }

    /// Bytes behind what a file of words begins with.
    pub(super) fn with_magic(bytes: &[u8]) -> Vec<u8> {
        [MAGIC, bytes].concat()
    }

    /// The file's bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The entry of a term.
    pub(super) fn find(&self, term: &str) -> Option<Entry<'_>> {
        let folded = fold(term);
        let mut raw = self.raw(self.first_from(folded.as_bytes()));
        while let Some(found) = raw.filter(|raw| raw.folded == folded.as_bytes()) {
            if found.term == term.as_bytes() {
                return found.entry();
            }
            raw = self.raw(found.end);
        }
        None
    }

    /// The entries whose folded form begins so, in order; all of them if nothing is asked for.
    pub(super) fn beginning<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Entry<'a>> {
        let first = if folded.is_empty() { self.start } else { self.first_from(folded.as_bytes()) };
        let all = std::iter::successors(self.raw(first), |raw| self.raw(raw.end));
        all.take_while(move |raw| raw.folded.starts_with(folded.as_bytes())).filter_map(|raw| raw.entry())
    }

    /// The entries whose folded form is this with an ending or none, in order. Compounds are passed over as a whole: of a
    /// letter that no ending has, nothing that goes on behind it is looked at.
    pub(super) fn inflected<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Entry<'a>> {
        let mut at = self.first_from(folded.as_bytes());
        let all = std::iter::from_fn(move || {
            loop {
                let raw = self.raw(at)?;
                let rest = raw.folded.strip_prefix(folded.as_bytes())?;
                let Some(strange) = no_ending(rest) else {
                    at = raw.end;
                    return Some(raw);
                };
                let mut behind = raw.folded.get(..=folded.len() + strange)?.to_vec();
                if let Some(last) = behind.last_mut() {
                    *last = last.saturating_add(1);
                }
                at = self.first_from(&behind).max(raw.end);
            }
        });
        all.filter_map(|raw| raw.entry())
    }

    /// The entries whose folded form has this in it, in order.
    pub(super) fn containing<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Entry<'a>> {
        let finder = memmem::Finder::new(folded).into_owned();
        let mut from = self.start;
        let all = std::iter::from_fn(move || {
            loop {
                let at = from + finder.find(self.bytes.get(from..)?)?;
                let raw = self.raw(self.begin_of(at))?;
                from = raw.end;
                // Not where only the word as written has it.
                if at + folded.len() <= raw.start + raw.folded.len() {
                    return Some(raw);
                }
            }
        });
        all.filter_map(|raw| raw.entry())
    }

    /// Where the first entry begins whose folded form is this or behind it; else the end.
    fn first_from(&self, folded: &[u8]) -> usize {
        let (mut low, mut high) = (self.start, self.bytes.len());
        while low < high {
            let Some(raw) = self.raw(self.begin_of(low + (high - low) / 2)) else { return self.bytes.len() };
            if raw.folded < folded {
                low = raw.end;
            } else {
                high = raw.start;
            }
        }
        low
    }

    /// Where the entry begins that the byte at `at` is part of.
    fn begin_of(&self, at: usize) -> usize {
        let bytes = &self.bytes[self.start..=at];
        // Behind the last bits before this byte; a byte of bits belongs to the entry that it ends.
        let word = bytes.iter().rposition(|byte| *byte < BITS).unwrap_or(0);
        bytes[..word].iter().rposition(|byte| *byte >= BITS).map_or(self.start, |end| self.start + end + 1)
    }

    fn raw(&self, start: usize) -> Option<Raw<'_>> {
        let rest = self.bytes.get(start..)?;
        let length = rest.iter().position(|byte| *byte >= BITS)?;
        let (word, bits) = (rest.get(..length)?, rest.get(length..length + BITS_BYTES)?);
        let (folded, term) = match word.iter().position(|byte| *byte == WRITTEN) {
            Some(at) => (&word[..at], &word[at + 1..]),
            None => (word, word),
        };
        Some(Raw { folded, term, bits, start, end: start + length + BITS_BYTES })
    }
}

/// An entry whose bytes have not been looked at.
#[derive(Clone, Copy)]
struct Raw<'a> {
    folded: &'a [u8],
    term: &'a [u8],
    bits: &'a [u8],
    start: usize,
    end: usize,
}

impl<'a> Raw<'a> {
    fn entry(&self) -> Option<Entry<'a>> {
        let fields = self.bits.iter().rev().fold(0, |all, bits| all << 3 | u32::from(bits & 7));
        let (folded, term) = (std::str::from_utf8(self.folded).ok()?, std::str::from_utf8(self.term).ok()?);
        Some(Entry { folded, term, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(terms: &[&str]) -> Words {
        let mut schema = tantivy::schema::Schema::builder();
        let field = schema.add_text_field("a", tantivy::schema::STRING);
        let other = schema.add_text_field("b", tantivy::schema::STRING);
        let index = tantivy::Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads::<tantivy::TantivyDocument>(1, 20 << 20).unwrap();
        for (place, term) in terms.iter().enumerate() {
            let mut doc = tantivy::TantivyDocument::new();
            doc.add_text(if place % 2 == 0 { field } else { other }, term);
            writer.add_document(doc).unwrap();
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        Words::open(OwnedBytes::new(Words::of(searcher.segment_reader(0), &[field, other]).unwrap())).unwrap()
    }

    #[test]
    fn words_are_found_by_beginning_inside_and_whole() {
        let words = words(&["ansvar", "behandlingsansvar", "århus", "aarhus", "vand", "ansvar", "vandværk"]);
        let terms = |entries: Vec<Entry<'_>>| entries.iter().map(|e| e.term.to_owned()).collect::<Vec<_>>();
        assert_eq!(terms(words.containing("ansvar").collect()), ["ansvar", "behandlingsansvar"]);
        assert_eq!(terms(words.beginning("aarh").collect()), ["aarhus", "århus"]);
        assert_eq!(terms(words.beginning("vandv").collect()), ["vandværk"]);
        assert_eq!(terms(words.containing("å").collect()), Vec::<String>::new());
        assert_eq!(terms(words.inflected("vand").collect()), ["vand"]);
        assert_eq!(terms(words.inflected("ansva").collect()), ["ansvar"]);
        assert_eq!(words.find("ansvar").unwrap().fields, 0b11);
        assert_eq!(words.find("århus").unwrap().fields, 0b01);
        assert!(words.find("ansva").is_none() && words.find("zz").is_none() && words.find("").is_none());
        assert_eq!(words.beginning("").count(), 6);
    }

    #[test]
    fn bytes_that_are_no_words_are_refused_or_read_without_panic() {
        assert!(Words::open(OwnedBytes::new(b"klynge".to_vec())).is_none());
        for byte in 0..=255_u8 {
            let mut bytes = MAGIC.to_vec();
            bytes.extend([b'a', byte, b'b', 0xF8, byte, 0xFF]);
            let Some(words) = Words::open(OwnedBytes::new(bytes)) else { continue };
            assert!(words.beginning("").count() <= 3);
            assert!(words.find("a").is_none() && words.containing("b").count() <= 1);
        }
    }
}
