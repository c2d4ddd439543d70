//! The words of a segment in one file beside it, so that a query can ask which words there are.
//!
//! tantivy's dictionaries can tell whether a word is there and what begins with it, field by field; a query also asks what
//! *contains* it (compounds), and whether there is any form of a word. So the words of all fields stand in the order of
//! their folded forms, with a filter for what is not there and lists of what stands inside them ([`layout`]). The file
//! follows from the segment, which never changes: it is written once, and made in memory where it is missing. What a
//! deletion took out is told by the postings.

mod build;
mod filter;
mod grams;
mod layout;

use std::cell::Cell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use foldhash::fast::RandomState;
use memchr::memmem;
use tantivy::directory::OwnedBytes;
use tantivy::index::SegmentId;
use tantivy::{Index, IndexReader, ReloadPolicy, SegmentReader, TantivyError};

use self::filter::Set;
use self::layout::{Broken, Cursor, Pages};
use super::blocks::Blocks;
use super::checked::Checked;
use super::{Fields, IndexError, blocks, files};
use crate::danish::{fold, no_ending};

/// Where the words of a segment lie, beside its files.
pub(super) fn file(segment: SegmentId) -> PathBuf {
    PathBuf::from(format!("{}{ENDING}", segment.uuid_string()))
}

/// How the names of such files end.
pub(super) const ENDING: &str = ".words";

/// The words of a segment, from their file in `folder`, or made in memory where there is none.
///
/// # Errors
/// If the segment cannot be read.
pub(super) fn read_or_make(
    folder: Option<&Checked>,
    segment: &SegmentReader,
    fields: &Fields,
) -> Result<Words, TantivyError> {
    let again = (segment.clone(), fields.clone());
    if let Some(pages) = folder.and_then(|folder| pages(folder, segment.segment_id())) {
        return Ok(Words::of(pages, Some(again)));
    }
    Ok(Words::of(in_memory(&again)?, None))
}

/// The words in the file of a segment; `None` where there is none, or it has changed since it was written.
pub(super) fn read(folder: &Checked, segment: SegmentId) -> Option<Vec<u8>> {
    pages(folder, segment)?.all().ok().map(<[u8]>::to_vec)
}

/// The words of a segment as their file holds them.
///
/// # Errors
/// If the segment cannot be read.
pub(super) fn made(segment: &SegmentReader, fields: &Fields) -> Result<Vec<u8>, TantivyError> {
    build::of(segment, fields)
}

fn pages(folder: &Checked, segment: SegmentId) -> Option<Pages> {
    Pages::open(folder.blocks(&file(segment)).ok()?)
}

fn in_memory((segment, fields): &(SegmentReader, Fields)) -> Result<Pages, TantivyError> {
    of_bytes(&made(segment, fields)?).ok_or_else(|| TantivyError::InternalError("words that cannot be read".to_owned()))
}

fn of_bytes(bytes: &[u8]) -> Option<Pages> {
    Pages::open(Blocks::open(Path::new(ENDING), OwnedBytes::new(blocks::seal(bytes))).ok()?)
}

/// Writes the words of those segments that have no good file yet into the index's folder, and removes the files of segments
/// that are gone.
///
/// # Errors
/// If a segment cannot be read or a file not be written.
pub(super) fn settle(dir: &Path, index: &Index, fields: &Fields) -> Result<(), IndexError> {
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
    let good = |segment: &SegmentReader| pages(&folder, segment.segment_id()).is_some_and(|pages| pages.all().is_ok());
    // One behind the other: the words of all of a large collection's segments are more than an ingest has memory for.
    for (name, segment) in segments.into_iter().filter(|(_, segment)| !good(segment)) {
        let made = made(segment, fields)?;
        files::put(&dir.join(name), |file| blocks::write(&made, file)).map_err(io)?;
    }
    Ok(())
}

/// The words of one segment. A file that turns out to have changed is made again in memory, and then asked again.
pub(super) struct Words {
    pages: Pages,
    made: OnceLock<Option<Pages>>,
    /// What they can be made again from; `None` where they have been.
    again: Option<(SegmentReader, Fields)>,
    /// The words that were found, with their fields: what a query means is asked first, and then where it stands.
    seen: Mutex<HashMap<Box<str>, u32, RandomState>>,
}

/// Which of the words are asked for: the word, and the fields that have it, a bit each.
pub(super) type Wanted<'w> = &'w dyn Fn(&str, u32) -> bool;

impl Words {
    /// Words in the bytes of a file; `None` if these are none.
    pub(super) fn open(bytes: &[u8]) -> Option<Self> {
        Some(Self::of(of_bytes(bytes)?, None))
    }

    fn of(pages: Pages, again: Option<(SegmentReader, Fields)>) -> Self {
        Self { pages, made: OnceLock::new(), again, seen: Mutex::default() }
    }

    fn ask<T: Default>(&self, question: impl Fn(&Pages) -> Result<T, Broken>) -> T {
        if let Ok(answer) = question(&self.pages) {
            return answer;
        }
        // A segment that cannot be read either is damage that has been taken note of.
        let made = self.made.get_or_init(|| self.again.as_ref().and_then(|again| in_memory(again).ok()));
        made.as_ref().and_then(|pages| question(pages).ok()).unwrap_or_default()
    }

    /// The fields that have a term, a bit each, in the order of [`Fields::worded`]; 0 if it is not there.
    pub(super) fn find(&self, term: &str) -> u32 {
        if let Some(fields) = self.seen().get(term) {
            return *fields;
        }
        let fields = self.looked_up(term, Self::number(term));
        if fields != 0 {
            self.seen().insert(term.into(), fields);
        }
        fields
    }

    fn seen(&self) -> MutexGuard<'_, HashMap<Box<str>, u32, RandomState>> {
        // Nothing can go wrong half way through.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the words of any segment are asked for a term by, besides the term.
    pub(super) fn number(term: &str) -> u64 {
        filter::hash(Set::Terms, term.as_bytes())
    }

    /// As [`Self::find`], of a term with its number, for terms that are asked for once.
    pub(super) fn looked_up(&self, term: &str, number: u64) -> u32 {
        self.ask(|pages| {
            if !pages.may_have(number)? {
                return Ok(0);
            }
            let folded = fold(term);
            let mut found = Cursor::seek(pages, folded.as_bytes())?;
            while let Some(here) = &mut found {
                if here.folded() != folded.as_bytes() {
                    break;
                }
                if here.term()? == term {
                    return Ok(here.fields);
                }
                if !here.next()? {
                    break;
                }
            }
            Ok(0)
        })
    }

    /// What the words of any segment are asked for a stem by.
    pub(super) fn number_of_stem(stem: &str) -> u64 {
        filter::hash(Set::Stems, stem.as_bytes())
    }

    /// Whether there may be a word of the stem with this number. `false` only where there is none.
    pub(super) fn may_have_stem(&self, number: u64) -> bool {
        !self.ask(|pages| Ok(!pages.may_have(number)?))
    }

    /// The words whose folded form is this.
    pub(super) fn folding_to(&self, folded: &str, wanted: Wanted<'_>) -> Vec<String> {
        self.run(folded.as_bytes(), |word| Step::of(word == folded.as_bytes()), wanted)
    }

    /// The words whose folded form begins so, in order.
    pub(super) fn beginning(&self, folded: &str, wanted: Wanted<'_>) -> Vec<String> {
        self.run(folded.as_bytes(), |word| Step::of(word.starts_with(folded.as_bytes())), wanted)
    }

    /// The words whose folded form is this or behind it, and before `to` if that is given, in order.
    pub(super) fn between(&self, from: &str, to: Option<&str>, wanted: Wanted<'_>) -> Vec<String> {
        self.run(from.as_bytes(), |word| Step::of(to.is_none_or(|to| word < to.as_bytes())), wanted)
    }

    /// The words whose folded form is this with an ending or none, in order. Compounds are passed over as a whole: of a
    /// letter that no ending has, nothing that goes on behind it is looked at.
    pub(super) fn inflected(&self, folded: &str, wanted: Wanted<'_>) -> Vec<String> {
        let step = |word: &[u8]| inflected(word, folded.as_bytes());
        self.run(folded.as_bytes(), step, wanted)
    }

    /// Whether one of [`Self::inflected`] is wanted.
    pub(super) fn has_inflected(&self, folded: &str, wanted: Wanted<'_>) -> bool {
        let found = Cell::new(false);
        let first = |term: &str, fields: u32| {
            let here = !found.get() && wanted(term, fields);
            found.set(found.get() || here);
            here
        };
        let step = |word: &[u8]| if found.get() { Step::End } else { inflected(word, folded.as_bytes()) };
        !self.run(folded.as_bytes(), step, &first).is_empty()
    }

    /// The words from the one whose folded form is `from` or next behind it.
    fn run(&self, from: &[u8], step: impl Fn(&[u8]) -> Step, wanted: Wanted<'_>) -> Vec<String> {
        self.ask(|pages| {
            let mut out = Vec::new();
            let mut found = Cursor::seek(pages, from)?;
            while let Some(mut here) = found {
                let step = step(here.folded());
                found = match step {
                    Step::End => break,
                    Step::To(key) => here.forward(&key)?,
                    Step::Take => {
                        self.take(&here, wanted, &mut out)?;
                        here.next()?.then_some(here)
                    }
                };
            }
            Ok(out)
        })
    }

    /// The words whose folded form has this in it, in order.
    pub(super) fn containing(&self, folded: &str, wanted: Wanted<'_>) -> Vec<String> {
        let finder = memmem::Finder::new(folded);
        self.ask(|pages| {
            let mut out = Vec::new();
            for group in pages.with(folded.as_bytes())? {
                let mut here = Cursor::before(pages, group)?;
                while here.next_of_group()? {
                    if finder.find(here.folded()).is_some() {
                        self.take(&here, wanted, &mut out)?;
                    }
                }
            }
            Ok(out)
        })
    }

    /// The abbreviations that punkter of the segment explain, as `convert::definition` reads them.
    pub(super) fn names(&self) -> Vec<String> {
        self.ask(Pages::names)
    }

    fn take(&self, here: &Cursor<'_>, wanted: Wanted<'_>, out: &mut Vec<String>) -> Result<(), Broken> {
        let term = here.term()?;
        if wanted(term, here.fields) {
            self.seen().insert(term.into(), here.fields);
            out.push(term.to_owned());
        }
        Ok(())
    }
}

/// What to do with a word, and where to go on.
enum Step {
    /// It is one of those asked for.
    Take,
    /// It is not, and neither are those before this one.
    To(Vec<u8>),
    /// It is not, and neither are those behind it.
    End,
}

impl Step {
    const fn of(here: bool) -> Self {
        if here { Self::Take } else { Self::End }
    }
}

/// What to do with a word where forms of one that begins so are asked for.
fn inflected(word: &[u8], beginning: &[u8]) -> Step {
    let Some(rest) = word.strip_prefix(beginning) else { return Step::End };
    let Some(strange) = no_ending(rest) else { return Step::Take };
    let mut behind = word.get(..=beginning.len() + strange).unwrap_or(word).to_vec();
    if let Some(last) = behind.last_mut() {
        *last = last.saturating_add(1);
    }
    Step::To(behind)
}

#[cfg(test)]
mod tests;
