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
    let words = merged(segment, fields)?;
    let mut names = Vec::new();
    let index = segment.inverted_index(fields.forkortelse)?;
    let mut terms = index.terms().stream()?;
    while let Some((term, _)) = terms.next() {
        push_number(&mut names, term.len());
        names.extend_from_slice(term);
    }
    file(&in_order(&words), &names).ok_or_else(|| TantivyError::InternalError("too many words".to_owned()))
}

/// The terms of all dictionaries in order, each once. The dictionaries are in order, so that they are read side by side, and
/// of none more than a term is in memory.
fn merged(segment: &SegmentReader, fields: &Fields) -> Result<Terms, TantivyError> {
    let indexes =
        fields.worded().into_iter().map(|field| segment.inverted_index(field)).collect::<Result<Vec<_>, _>>()?;
    let mut streams = Vec::with_capacity(indexes.len());
    for (place, index) in indexes.iter().enumerate() {
        let mut stream = index.terms().stream()?;
        if stream.advance() {
            streams.push((1 << place, stream));
        }
    }
    let mut out = Terms::default();
    while let Some(first) = streams.iter().map(|(_, stream)| stream.key()).min() {
        let start = out.bytes.len();
        out.bytes.extend_from_slice(first);
        let mut fields = 0;
        streams.retain_mut(|(bit, stream)| {
            let here = stream.key() == &out.bytes[start..];
            fields |= if here { *bit } else { 0 };
            !here || stream.advance()
        });
        out.ends.push((out.bytes.len(), fields));
    }
    Ok(out)
}

/// Terms, one behind the other.
#[derive(Default)]
struct Terms {
    bytes: Vec<u8>,
    /// Where each ends in these bytes, and its fields.
    ends: Vec<(usize, u32)>,
}

impl Terms {
    fn iter(&self) -> impl Iterator<Item = Word<'_>> {
        let mut from = 0;
        self.ends.iter().filter_map(move |(end, fields)| {
            let term = &self.bytes[from..*end];
            from = *end;
            Some((std::str::from_utf8(term).ok()?, *fields))
        })
    }
}

/// Words in the order of their folded forms. Those that are their own folded form are in it already.
fn in_order(words: &Terms) -> Vec<(Cow<'_, str>, Word<'_>)> {
    let folded = || words.iter().map(|word| (fold(word.0), word));
    let mut out = Vec::with_capacity(words.ends.len());
    out.extend(folded().filter(|(folded, _)| matches!(folded, Cow::Borrowed(_))));
    out.extend(folded().filter(|(folded, _)| matches!(folded, Cow::Owned(_))));
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
