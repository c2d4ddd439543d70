//! The words of the index as the language asks for them, and where their postings are.

use std::sync::Arc;

use tantivy::postings::{BlockSegmentPostings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED, TantivyError, Term};

use super::convert::definition;
use super::reader::Catalog;
use super::words::{Wanted, Words};
use crate::danish::{Vocabulary, fold};

/// Where a term stands in one field of a segment.
pub struct Posting {
    /// The place of the field among [`super::Fields::worded`].
    pub field: usize,
    /// Whether it is kept how often it stands there.
    counted: bool,
    index: Arc<InvertedIndexReader>,
    term: TermInfo,
}

/// Where postings are read to.
pub struct Blocks {
    counted: bool,
    blocks: BlockSegmentPostings,
}

impl Posting {
    /// Gives the punkter that have it and how often, deleted ones among them; by blocks, which is the fastest. Where it is not
    /// kept how often, as of numbers, it gives none of that. What they are read to is large, and is left to be used again.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn read(&self, used: &mut Option<Blocks>, mut take: impl FnMut(&[DocId], &[u32])) -> Result<(), TantivyError> {
        let blocks = self.blocks(used)?;
        while blocks.block_len() > 0 {
            take(blocks.docs(), blocks.freqs());
            blocks.advance();
        }
        Ok(())
    }

    fn blocks<'b>(&self, used: &'b mut Option<Blocks>) -> Result<&'b mut BlockSegmentPostings, TantivyError> {
        // What is kept without how often it stands there is read in another way: what read the one skips what it takes for
        // the other. It is not moved: its size is what is to be spared.
        if let Some(used) = used.as_mut().filter(|used| used.counted == self.counted) {
            self.index.reset_block_postings_from_terminfo(&self.term, &mut used.blocks)?;
        } else {
            let blocks = self.index.read_block_postings_from_terminfo(&self.term, IndexRecordOption::WithFreqs)?;
            *used = Some(Blocks { counted: self.counted, blocks });
        }
        let none = || TantivyError::InternalError("postings were read to nowhere".to_owned());
        used.as_mut().map(|used| &mut used.blocks).ok_or_else(none)
    }

    /// The punkter that have it, and at which words.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn places(&self) -> Result<SegmentPostings, TantivyError> {
        Ok(self.index.read_postings_from_terminfo(&self.term, IndexRecordOption::WithFreqsAndPositions)?)
    }
}

impl Catalog {
    /// The fields of a segment that have a term, a bit each.
    #[must_use]
    pub fn fields_with(&self, segment: usize, term: &str) -> u32 {
        self.words().get(segment).map_or(0, |words| words.find(term))
    }

    /// Where a term stands in one segment, in those of the fields whose bits are in `fields`.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn postings(&self, segment: usize, term: &str, fields: u32) -> Result<Vec<Posting>, TantivyError> {
        let (Some(words), Some(reader)) = (self.words().get(segment), self.searcher().segment_readers().get(segment))
        else {
            return Ok(Vec::new());
        };
        let has = words.find(term) & fields;
        let there = self.worded().iter().enumerate().filter(|(place, _)| has & (1 << place) != 0);
        let mut out = Vec::new();
        for (place, field) in there {
            let index = self.dictionary(segment, place, || reader.inverted_index(*field))?;
            if let Some(found) = index.terms().get(term)? {
                let kept = reader.schema().get_field_entry(*field).field_type().get_index_record_option();
                let counted = kept.is_some_and(IndexRecordOption::has_freq);
                out.push(Posting { field: place, counted, index, term: found });
            }
        }
        Ok(out)
    }

    /// The terms that `find` finds among the words of each segment and that `wanted` takes, each once, in the order of their
    /// folded forms.
    fn terms(&self, find: impl Fn(&Words, Wanted<'_>) -> Vec<String>, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (words, segment) in self.words().iter().zip(self.searcher().segment_readers()) {
            let alive = |term: &str, fields: u32| wanted(term) && self.is_alive(segment, term, fields);
            found.extend(find(words, &alive));
        }
        // Of one segment they come in order.
        if self.words().len() > 1 {
            found.sort_by(|a, b| fold(a).cmp(&fold(b)).then_with(|| a.cmp(b)));
            found.dedup();
        }
        found
    }

    /// Whether any punkt that has the word in one of these fields is still there.
    fn is_alive(&self, segment: &SegmentReader, term: &str, fields: u32) -> bool {
        let mut fields = self.worded().iter().enumerate().filter(|(place, _)| fields & (1 << place) != 0);
        !segment.has_deletes() || fields.any(|(_, field)| stands(segment, *field, term))
    }
}

/// Whether a term stands in a field of any punkt that is not deleted. A file that cannot be read has no terms.
fn stands(segment: &SegmentReader, field: Field, term: &str) -> bool {
    let postings = || {
        let index = segment.inverted_index(field)?;
        Ok::<_, TantivyError>(index.read_postings(&Term::from_field_text(field, term), IndexRecordOption::Basic)?)
    };
    let Ok(Some(mut postings)) = postings() else { return false };
    while postings.doc() != TERMINATED && segment.is_deleted(postings.doc()) {
        postings.advance();
    }
    postings.doc() != TERMINATED
}

impl Vocabulary for Catalog {
    fn has(&self, term: &str) -> bool {
        let number = Words::number(term);
        self.words().iter().zip(self.searcher().segment_readers()).any(|(words, segment)| {
            let fields = words.looked_up(term, number);
            fields != 0 && self.is_alive(segment, term, fields)
        })
    }

    fn of_stem(&self, stem: &str, beginnings: &dyn Fn() -> Vec<String>, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let number = Words::number_of_stem(stem);
        if !self.words().iter().any(|words| words.may_have_stem(number)) {
            return Vec::new();
        }
        let find = |words: &Words, beginning: &str, wanted: Wanted<'_>| {
            if words.may_have_stem(number) { words.inflected(beginning, wanted) } else { Vec::new() }
        };
        let found = |beginning: &String| self.terms(|words, wanted| find(words, beginning, wanted), wanted);
        beginnings().iter().flat_map(found).collect()
    }

    fn has_stem(&self, stem: &str, beginnings: &dyn Fn() -> Vec<String>, wanted: &dyn Fn(&str) -> bool) -> bool {
        let segments = || self.words().iter().zip(self.searcher().segment_readers());
        let number = Words::number_of_stem(stem);
        let may_have: Vec<_> = segments().filter(|(words, _)| words.may_have_stem(number)).collect();
        if may_have.is_empty() {
            return false;
        }
        let beginnings = beginnings();
        may_have.into_iter().any(|(words, segment)| {
            let alive = |term: &str, fields: u32| wanted(term) && self.is_alive(segment, term, fields);
            beginnings.iter().any(|beginning| words.has_inflected(beginning, &alive))
        })
    }

    fn folding_to(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.terms(|words, wanted| words.folding_to(folded, wanted), wanted)
    }

    fn beginning(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.terms(|words, wanted| words.beginning(folded, wanted), wanted)
    }

    fn between(&self, from: &str, to: Option<&str>, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.terms(|words, wanted| words.between(from, to, wanted), wanted)
    }

    fn inflected(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.terms(|words, wanted| words.inflected(folded, wanted), wanted)
    }

    fn containing(&self, folded: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        self.terms(|words, wanted| words.containing(folded, wanted), wanted)
    }

    fn definitions(&self) -> Vec<(String, String)> {
        let field = self.fields().forkortelse;
        let mut out = Vec::new();
        for (words, segment) in self.words().iter().zip(self.searcher().segment_readers()) {
            for name in words.names() {
                let Some((short, long)) = definition(&name) else { continue };
                if !segment.has_deletes() || stands(segment, field, &name) {
                    out.push((short.to_owned(), long.to_owned()));
                }
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}
