//! Makes the file of a segment's words from its dictionaries.

use std::ops::Range;

use tantivy::{SegmentReader, TantivyError};

use super::filter::{self, Set};
use super::grams::Lists;
use super::layout::{FIRST, GROUP, MAGIC, SECTIONS, push_number};
use crate::danish::{STEMS, fold_into, stem};
use crate::index::Fields;
use crate::record::number::push_bytes;

/// A term, with the fields that have it, a bit each.
type Word<'t> = (&'t str, u32);
/// A word behind its folded form.
pub(super) type Folded<'t> = (&'t str, Word<'t>);

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
        push_bytes(&mut names, term);
    }
    let others = Others::of(&words)?;
    let count = words.ends.len();
    file(others.merged(&words), count, &names).ok_or_else(too_many)
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
    // As much as there may be: memory that is not written to costs nothing, and to grow would take both, old and new.
    let most = indexes.iter().map(|index| index.terms().num_terms()).sum();
    let mut out = Terms { bytes: Vec::with_capacity(16 * most), ends: Vec::with_capacity(most) };
    while let Some(first) = streams.iter().map(|(_, stream)| stream.key()).min() {
        let start = out.bytes.len();
        out.bytes.extend_from_slice(first);
        let mut fields = 0;
        streams.retain_mut(|(bit, stream)| {
            let here = stream.key() == &out.bytes[start..];
            fields |= if here { *bit } else { 0 };
            !here || stream.advance()
        });
        out.ends.push((place(out.bytes.len())?, fields));
    }
    Ok(out)
}

/// A place as the file holds it, and as it is kept until then: what is made of a large segment is most of a small ingest's
/// memory.
fn place(at: usize) -> Result<u32, TantivyError> {
    u32::try_from(at).map_err(|_| too_many())
}

fn too_many() -> TantivyError {
    TantivyError::InternalError("too many words".to_owned())
}

/// Terms, one behind the other.
#[derive(Default)]
struct Terms {
    bytes: Vec<u8>,
    /// Where each ends in these bytes, and its fields.
    ends: Vec<(u32, u32)>,
}

impl Terms {
    fn get(&self, number: usize) -> Option<Word<'_>> {
        let (end, fields) = *self.ends.get(number)?;
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before].0);
        Some((std::str::from_utf8(&self.bytes[from as usize..end as usize]).ok()?, fields))
    }

    fn iter(&self) -> impl Iterator<Item = Word<'_>> + Clone {
        (0..self.ends.len()).filter_map(|number| self.get(number))
    }
}

/// The terms that are not their own folded form, in the order of that form, which lie one behind the other. The terms that
/// are one stand in order already: so a large segment's words cost a few bytes each in memory, not a string each.
struct Others {
    folded: String,
    /// Where the folded form of a term lies, and the number of the term.
    order: Vec<(Range<u32>, u32)>,
}

impl Others {
    fn of(terms: &Terms) -> Result<Self, TantivyError> {
        let (mut folded, mut order) = (String::new(), Vec::new());
        for number in 0..terms.ends.len() {
            if let Some((term, _)) = terms.get(number)
                && !term.is_ascii()
            {
                let start = place(folded.len())?;
                fold_into(term, &mut folded);
                order.push((start..place(folded.len())?, place(number)?));
            }
        }
        // The numbers are in the order of the terms.
        order.sort_unstable_by(|(a, x), (b, y)| text(&folded, a).cmp(text(&folded, b)).then(x.cmp(y)));
        Ok(Self { folded, order })
    }

    /// All terms in the order of their folded forms, and of equal ones in their own.
    fn merged<'t>(&'t self, terms: &'t Terms) -> impl Iterator<Item = Folded<'t>> + Clone {
        let mut plain = terms.iter().filter(|(term, _)| term.is_ascii()).map(|word| (word.0, word)).peekable();
        let of = |(at, number): &(Range<u32>, u32)| Some((text(&self.folded, at), terms.get(*number as usize)?));
        let mut others = self.order.iter().filter_map(of).peekable();
        std::iter::from_fn(move || match (plain.peek(), others.peek()) {
            // A term of ASCII letters comes before one that folds to it.
            (Some((a, _)), Some((b, _))) if a > b => others.next(),
            (None, _) => others.next(),
            _ => plain.next(),
        })
    }
}

fn text<'t>(folded: &'t str, at: &Range<u32>) -> &'t str {
    &folded[at.start as usize..at.end as usize]
}

/// The file of such words, `count` of them in the order of their folded forms, and names; `None` where it would be too long.
pub(super) fn file<'t>(words: impl Iterator<Item = Folded<'t>> + Clone, count: usize, names: &[u8]) -> Option<Vec<u8>> {
    // More than a word, its part of the filter and of the lists take: see `merged`.
    let mut out = Vec::with_capacity(FIRST + count * 40);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&STEMS.to_le_bytes());
    out.resize(FIRST, 0);
    let mut starts: Vec<usize> = Vec::with_capacity(count / GROUP + 1);
    let mut stems = Vec::with_capacity(count);
    let mut grams = Lists::new(count);
    let (mut term_before, mut folded_before) = ("", "");
    for (place, (folded, (term, fields))) in words.clone().enumerate() {
        if place % GROUP == 0 {
            starts.push(out.len());
            (term_before, folded_before) = ("", "");
        }
        let shared = common(term_before, term);
        push_number(&mut out, shared);
        push_number(&mut out, term.len() - shared);
        out.extend_from_slice(&term.as_bytes()[shared..]);
        push_number(&mut out, fields as usize);
        grams.add(folded.as_bytes(), common(folded_before, folded), place / GROUP);
        (term_before, folded_before) = (term, folded);
        let stem = filter::hash(Set::Stems, stem(term).as_bytes());
        // Most neighbours in order have the same.
        if stems.last() != Some(&stem) {
            stems.push(stem);
        }
    }
    stems.sort_unstable();
    stems.dedup();
    let mut ends = vec![out.len()];
    push_all(&mut out, &starts)?;
    ends.push(out.len());
    let terms = words.map(|(_, (term, _))| filter::hash(Set::Terms, term.as_bytes()));
    out.extend(filter::build(count + stems.len(), terms.chain(stems.iter().copied())));
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::danish::fold;

    proptest! {
        #[test]
        fn terms_come_in_the_order_of_their_folded_forms(list in proptest::collection::btree_set("[aeoråøäöé]{1,4}", 0..60)) {
            let mut terms = Terms::default();
            for (fields, term) in (0..).zip(&list) {
                terms.bytes.extend_from_slice(term.as_bytes());
                terms.ends.push((terms.bytes.len() as u32, fields));
            }
            let expected: BTreeSet<(String, &str, u32)> =
                list.iter().zip(0..).map(|(term, fields)| (fold(term).into_owned(), term.as_str(), fields)).collect();
            let others = Others::of(&terms).unwrap();
            let merged: Vec<_> =
                others.merged(&terms).map(|(folded, (term, fields))| (folded.to_owned(), term, fields)).collect();
            prop_assert_eq!(merged, expected.into_iter().collect::<Vec<_>>());
        }
    }
}
