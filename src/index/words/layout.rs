//! How the words of a segment lie in their file, and how they are read there, a page at a time.
//!
//! ```text
//! magic | the version of the stems | where each section ends (6 numbers) | the sections:
//!   words     groups of 16, in the order of their folded forms. Of each: how many bytes it has in common with the one before
//!             in its group, how many follow, these, and its fields as bits
//!   starts    where each group starts
//!   filter    which terms and stems there are
//!   places    where each list of groups ends
//!   lists     in which groups three letters stand in a row
//!   names     abbreviations with what they stand for, each behind its length
//! ```
//!
//! Numbers have 4 bytes, the lowest first, and count from the file's beginning; those in words, lists and names have seven
//! bits a byte.

use std::ops::Range;

use super::filter;
use super::grams;
use crate::danish::fold_into;
use crate::index::blocks::Blocks;
use crate::record::number;

/// The beginning of a file; the number is that of the layout.
pub(super) const MAGIC: &[u8; 8] = b"klynge\x003";
/// How many words a group has.
pub(super) const GROUP: usize = 16;
/// How many sections there are.
pub(super) const SECTIONS: usize = 6;
/// Where the first one starts.
pub(super) const FIRST: usize = MAGIC.len() + 4 + 4 * SECTIONS;

/// What cannot be read: bytes that have changed since they were written.
#[derive(Debug)]
pub(super) struct Broken;

/// A file of words. Of what a search does not look at nothing is read.
pub(super) struct Pages {
    blocks: Blocks,
    words: Range<usize>,
    starts: Range<usize>,
    filter: Range<usize>,
    places: Range<usize>,
    lists: Range<usize>,
    names: Range<usize>,
}

impl Pages {
    /// The words in a file; `None` if it is none.
    pub(super) fn open(blocks: Blocks) -> Option<Self> {
        let head = blocks.bytes(0..FIRST).ok()?;
        let stems = head.get(MAGIC.len()..MAGIC.len() + 4)?;
        if !head.starts_with(MAGIC) || stems != crate::danish::STEMS.to_le_bytes() {
            return None;
        }
        let mut from = FIRST;
        let mut sections = head[MAGIC.len() + 4..].chunks_exact(4).map(|end| {
            let end = u32::from_le_bytes(end.try_into().ok()?) as usize;
            let section = from..end;
            from = end;
            (section.start <= section.end).then_some(section)
        });
        let mut next = || sections.next().flatten();
        let (words, starts, filter) = (next()?, next()?, next()?);
        let (places, lists, names) = (next()?, next()?, next()?);
        let whole = names.end == blocks.len() && filter.len() >= filter::BLOCK && places.len() >= 4;
        whole.then_some(Self { blocks, words, starts, filter, places, lists, names })
    }

    /// All its bytes.
    pub(super) fn all(&self) -> Result<&[u8], Broken> {
        self.blocks.bytes(0..self.blocks.len()).map_err(|_| Broken)
    }

    fn bytes(&self, range: Range<usize>) -> Result<&[u8], Broken> {
        self.blocks.bytes(range).map_err(|_| Broken)
    }

    /// The number at a place of a section of numbers.
    fn number(&self, section: &Range<usize>, place: usize) -> Result<usize, Broken> {
        let at = section.start + 4 * place;
        let bytes = self.bytes(at..at + 4)?;
        bytes.try_into().map(|bytes| u32::from_le_bytes(bytes) as usize).map_err(|_| Broken)
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        self.starts.len() / 4
    }

    /// The bytes of a group.
    fn group(&self, group: usize) -> Result<&[u8], Broken> {
        let starts = self.starts.start + 4 * group..(self.starts.start + 4 * group + 8).min(self.starts.end);
        self.group_of(self.bytes(starts)?, 0)
    }

    /// The bytes of a group, by where it starts and the next does.
    fn group_of(&self, starts: &[u8], group: usize) -> Result<&[u8], Broken> {
        let number = |group: usize| {
            let bytes = starts.get(4 * group..4 * group + 4)?.try_into().ok()?;
            Some(u32::from_le_bytes(bytes) as usize)
        };
        let start = number(group).ok_or(Broken)?;
        let end = number(group + 1).unwrap_or(self.words.end);
        if start < self.words.start || end > self.words.end || start >= end {
            return Err(Broken);
        }
        self.bytes(start..end)
    }

    /// Whether the key of a set whose number this is may be there; where it is not, nearly always `false`.
    pub(super) fn may_have(&self, hash: u64) -> Result<bool, Broken> {
        let start = self.filter.start + filter::block(hash, self.filter.len() / filter::BLOCK) * filter::BLOCK;
        Ok(filter::may_have(self.bytes(start..start + filter::BLOCK)?, hash))
    }

    /// The groups that may have words with this in their folded form, in order.
    pub(super) fn with(&self, folded: &[u8]) -> Result<Vec<usize>, Broken> {
        let mut lists = Vec::new();
        let places = self.places.len() / 4;
        for gram in folded.windows(grams::GRAM) {
            let place = grams::place(gram, places);
            let start = if place == 0 { self.lists.start } else { self.number(&self.places, place - 1)? };
            let end = self.number(&self.places, place)?;
            if start < self.lists.start || end > self.lists.end || start > end {
                return Err(Broken);
            }
            lists.push(start..end);
        }
        // The rarest letters first; the others tell little more.
        lists.sort_unstable_by_key(|list| (list.len(), list.start));
        lists.dedup();
        let Some((first, others)) = lists.split_first() else { return Ok((0..self.groups()).collect()) };
        let mut groups = grams::groups(self.bytes(first.clone())?).ok_or(Broken)?;
        for list in others.iter().take(3) {
            grams::both(&mut groups, self.bytes(list.clone())?).ok_or(Broken)?;
        }
        if groups.last().is_some_and(|last| *last >= self.groups()) { Err(Broken) } else { Ok(groups) }
    }

    /// The abbreviations.
    pub(super) fn names(&self) -> Result<Vec<String>, Broken> {
        let mut rest = self.bytes(self.names.clone())?;
        let mut out = Vec::new();
        while !rest.is_empty() {
            let name = number::read_bytes(&mut rest).ok_or(Broken)?;
            out.push(std::str::from_utf8(name).map_err(|_| Broken)?.to_owned());
        }
        Ok(out)
    }
}

/// A place among the words; before the first word of a group until it is moved.
pub(super) struct Cursor<'p> {
    pages: &'p Pages,
    group: usize,
    rest: &'p [u8],
    term: Vec<u8>,
    /// Its folded form, where that is another.
    folded: String,
    /// The fields that have the word, a bit each.
    pub(super) fields: u32,
}

impl<'p> Cursor<'p> {
    /// Before the first word of a group; of one that is not there, behind the last word.
    pub(super) fn before(pages: &'p Pages, group: usize) -> Result<Self, Broken> {
        let rest = if group < pages.groups() { pages.group(group)? } else { &[] };
        Ok(Self { pages, group, rest, term: Vec::with_capacity(40), folded: String::new(), fields: 0 })
    }

    /// At the first word whose folded form is `key` or behind it; `None` if there is none.
    pub(super) fn seek(pages: &'p Pages, key: &[u8]) -> Result<Option<Self>, Broken> {
        Self::seek_from(pages, 0, key)
    }

    fn seek_from(pages: &'p Pages, group: usize, key: &[u8]) -> Result<Option<Self>, Broken> {
        let (mut low, mut high) = (group, pages.groups());
        let starts = pages.bytes(pages.starts.clone())?;
        let mut buffer = String::new();
        while low < high {
            let middle = low + (high - low) / 2;
            let mut first = pages.group_of(starts, middle)?;
            let (shared, more) = (read_number(&mut first).ok_or(Broken)?, read_number(&mut first).ok_or(Broken)?);
            let term = first.get(..more).filter(|_| shared == 0).ok_or(Broken)?;
            if folded(term, &mut buffer)? < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let mut found = Self::before(pages, low.saturating_sub(1).max(group))?;
        while found.next()? {
            if found.folded() >= key {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Goes on to the first word, this one or behind it, whose folded form is `key` or behind it.
    pub(super) fn forward(mut self, key: &[u8]) -> Result<Option<Self>, Broken> {
        for _ in 0..GROUP {
            if self.folded() >= key {
                return Ok(Some(self));
            }
            if !self.next()? {
                return Ok(None);
            }
        }
        Self::seek_from(self.pages, self.group, key)
    }

    /// Goes on to the next word, of the next group where this one has ended; whether there is one.
    pub(super) fn next(&mut self) -> Result<bool, Broken> {
        if self.next_of_group()? {
            return Ok(true);
        }
        if self.group + 1 >= self.pages.groups() {
            return Ok(false);
        }
        self.group += 1;
        self.rest = self.pages.group(self.group)?;
        self.term.clear();
        self.next_of_group()
    }

    /// Goes on to the next word of the group; whether there is one.
    pub(super) fn next_of_group(&mut self) -> Result<bool, Broken> {
        if self.rest.is_empty() {
            return Ok(false);
        }
        let mut number = || read_number(&mut self.rest).ok_or(Broken);
        let (shared, more) = (number()?, number()?);
        let (new, rest) = self.rest.split_at_checked(more).filter(|_| shared <= self.term.len()).ok_or(Broken)?;
        self.term.truncate(shared);
        self.term.extend_from_slice(new);
        self.rest = rest;
        self.fields = read_number(&mut self.rest).and_then(|fields| u32::try_from(fields).ok()).ok_or(Broken)?;
        self.folded.clear();
        if !self.term.is_ascii() {
            fold_into(std::str::from_utf8(&self.term).map_err(|_| Broken)?, &mut self.folded);
        }
        Ok(true)
    }

    /// The word.
    pub(super) fn term(&self) -> Result<&str, Broken> {
        std::str::from_utf8(&self.term).map_err(|_| Broken)
    }

    /// Its folded form.
    pub(super) fn folded(&self) -> &[u8] {
        if self.folded.is_empty() { &self.term } else { self.folded.as_bytes() }
    }
}

/// The folded form of a term, which lies in `buffer` if it is another.
fn folded<'t>(term: &'t [u8], buffer: &'t mut String) -> Result<&'t [u8], Broken> {
    if term.is_ascii() {
        return Ok(term);
    }
    buffer.clear();
    fold_into(std::str::from_utf8(term).map_err(|_| Broken)?, buffer);
    Ok(buffer.as_bytes())
}

/// Writes a number of the file.
pub(super) fn push_number(out: &mut Vec<u8>, number: usize) {
    number::push_number(out, number as u64);
}

/// Reads such a number, and what it is read from is behind it.
pub(super) fn read_number(bytes: &mut &[u8]) -> Option<usize> {
    number::read_number(bytes).and_then(|number| usize::try_from(number).ok())
}
