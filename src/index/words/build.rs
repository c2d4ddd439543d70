//! Makes the file of a segment's words from its dictionaries.

use std::borrow::Cow;

use tantivy::{SegmentReader, TantivyError};

use super::filter::{self, Set};
use super::grams::Lists;
use super::layout::{FIRST, GROUP, MAGIC, SECTIONS, push_number};
use crate::danish::{STEMS, fold, stem};
use crate::index::Fields;

/// A term, with the fields that have it, a bit each.
type Word<'t> = (&'t str, u32);

/// The words of a segment as their file holds them.
///
/// # Errors
/// If the segment cannot be read, or has more words than a file can hold.
pub(super) fn of(segment: &SegmentReader, fields: &Fields) -> Result<Vec<u8>, TantivyError> {
    let mut read = Read::default();
    for (place, field) in fields.worded().into_iter().enumerate() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().stream()?;
        while let Some((term, _)) = terms.next() {
            read.add(term, 1 << place);
        }
    }
    let mut names = Vec::new();
    let index = segment.inverted_index(fields.forkortelse)?;
    let mut terms = index.terms().stream()?;
    while let Some((term, _)) = terms.next() {
        push_number(&mut names, term.len());
        names.extend_from_slice(term);
    }
    file(&in_order(&read.words()), &names).ok_or_else(|| TantivyError::InternalError("too many words".to_owned()))
}

/// The terms of several dictionaries, one behind the other.
#[derive(Default)]
struct Read {
    bytes: Vec<u8>,
    /// Where each ends in these bytes, and its fields.
    terms: Vec<(usize, u32)>,
}

impl Read {
    fn add(&mut self, term: &[u8], fields: u32) {
        self.bytes.extend_from_slice(term);
        self.terms.push((self.bytes.len(), fields));
    }

    /// The terms in order, each once. That each dictionary is in order makes a stable sort a merge of them.
    fn words(&self) -> Vec<Word<'_>> {
        let mut from = 0;
        let mut out: Vec<(&[u8], u32)> = Vec::with_capacity(self.terms.len());
        for (end, fields) in &self.terms {
            out.push((&self.bytes[from..*end], *fields));
            from = *end;
        }
        out.sort_by(|a, b| a.0.cmp(b.0));
        out.dedup_by(|again, kept| {
            let same = again.0 == kept.0;
            if same {
                kept.1 |= again.1;
            }
            same
        });
        out.into_iter().filter_map(|(term, fields)| Some((std::str::from_utf8(term).ok()?, fields))).collect()
    }
}

/// Words in the order of their folded forms, of words in order. Those that are their own folded form are in it already.
fn in_order<'t>(words: &[Word<'t>]) -> Vec<(Cow<'t, str>, Word<'t>)> {
    let (plain, others): (Vec<_>, Vec<_>) =
        words.iter().map(|word| (fold(word.0), *word)).partition(|(folded, _)| matches!(folded, Cow::Borrowed(_)));
    let mut out = plain;
    out.extend(others);
    out.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.0.cmp(y.0)));
    out
}

/// The file of such words and names; `None` where it would be too long.
pub(super) fn file(words: &[(Cow<'_, str>, Word<'_>)], names: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(FIRST + words.len() * 16);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&STEMS.to_le_bytes());
    out.resize(FIRST, 0);
    let mut starts: Vec<usize> = Vec::with_capacity(words.len() / GROUP + 1);
    let mut hashes = Vec::with_capacity(words.len() * 2);
    let mut grams = Lists::new(words.len());
    for (number, group) in words.chunks(GROUP).enumerate() {
        starts.push(out.len());
        let (mut term_before, mut folded_before) = ("", "");
        for (folded, (term, fields)) in group {
            let shared = common(term_before, term);
            push_number(&mut out, shared);
            push_number(&mut out, term.len() - shared);
            out.extend_from_slice(&term.as_bytes()[shared..]);
            push_number(&mut out, *fields as usize);
            grams.add(folded.as_bytes(), common(folded_before, folded), number);
            (term_before, folded_before) = (term, folded);
            hashes.push(filter::hash(Set::Terms, term.as_bytes()));
        }
    }
    hashes.extend(stems(words));
    let mut ends = vec![out.len()];
    push_all(&mut out, &starts)?;
    ends.push(out.len());
    out.extend(filter::build(&hashes));
    ends.push(out.len());
    let lists: Vec<Vec<u8>> = grams.done().collect();
    let mut end = out.len() + 4 * lists.len();
    let places: Vec<usize> = lists
        .iter()
        .map(|list| {
            end += list.len();
            end
        })
        .collect();
    push_all(&mut out, &places)?;
    ends.push(out.len());
    lists.iter().for_each(|list| out.extend_from_slice(list));
    ends.push(out.len());
    out.extend_from_slice(names);
    ends.push(out.len());
    let head: Vec<u8> = ends
        .iter()
        .map(|end| u32::try_from(*end).ok())
        .collect::<Option<Vec<u32>>>()?
        .into_iter()
        .flat_map(u32::to_le_bytes)
        .collect();
    out[FIRST - 4 * SECTIONS..FIRST].copy_from_slice(&head);
    Some(out)
}

/// What is kept of the words' stems, each once: most neighbours in order have the same.
fn stems(words: &[(Cow<'_, str>, Word<'_>)]) -> Vec<u64> {
    let mut out: Vec<u64> =
        words.iter().map(|(_, (term, _))| filter::hash(Set::Stems, stem(term).as_bytes())).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// How many bytes two texts have in common at their beginning.
fn common(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

fn push_all(out: &mut Vec<u8>, numbers: &[usize]) -> Option<()> {
    for number in numbers {
        out.extend_from_slice(&u32::try_from(*number).ok()?.to_le_bytes());
    }
    Some(())
}
