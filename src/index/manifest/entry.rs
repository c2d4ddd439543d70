//! What the list of sources says of one file, and how it lies there.
//!
//! ```text
//! length of what follows | path | size, time (8 bytes each, the lowest first) | hash | id | id by itself, where another |
//! body | date | how many punkter | how many kinds of warnings | of each: its name | how many
//! ```
//!
//! What may be missing stands behind its length and one more; 0 is nothing.

use crate::record::Kode;
use crate::record::number::{push_bytes, push_number, read_bytes, read_number};
use crate::source::Digest;

/// A source file as it was when it was indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'m> {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub mtime: u64,
    /// BLAKE3 of its bytes.
    pub hash: Digest,
    /// The id that its document would have by itself.
    pub base: &'m str,
    /// The id that it has, unique in the index.
    pub id: &'m str,
    /// The body.
    pub udvalg: Option<&'m str>,
    /// The date.
    pub dato: Option<&'m str>,
    /// How many punkter it has.
    pub punkter: u32,
    /// How many warnings of each kind.
    pub advarsler: Vec<(Kode, u32)>,
}

/// An entry as it lies in the list, with the path that it is for.
#[derive(Debug)]
pub struct Record<'s> {
    pub(super) sti: &'s str,
    pub(super) bytes: Vec<u8>,
}

impl<'s> Record<'s> {
    /// What `entry` says of the file at `sti`.
    #[must_use]
    pub fn of(sti: &'s str, entry: &Entry<'_>) -> Self {
        let mut body = Vec::with_capacity(sti.len() + entry.id.len() + 100);
        push_bytes(&mut body, sti.as_bytes());
        body.extend_from_slice(&entry.size.to_le_bytes());
        body.extend_from_slice(&entry.mtime.to_le_bytes());
        body.extend_from_slice(&entry.hash);
        push_bytes(&mut body, entry.id.as_bytes());
        push_maybe(&mut body, (entry.base != entry.id).then_some(entry.base));
        push_maybe(&mut body, entry.udvalg);
        push_maybe(&mut body, entry.dato);
        push_number(&mut body, u64::from(entry.punkter));
        push_number(&mut body, entry.advarsler.len() as u64);
        for (kode, count) in &entry.advarsler {
            push_bytes(&mut body, kode.navn().as_bytes());
            push_number(&mut body, u64::from(*count));
        }
        let mut bytes = Vec::with_capacity(body.len() + 2);
        push_bytes(&mut bytes, &body);
        Self { sti, bytes }
    }
}

/// Reads an entry with its path, and `bytes` are those behind it; `None` where there is none.
pub(super) fn next<'b>(bytes: &mut &'b [u8]) -> Option<(&'b str, Entry<'b>)> {
    let mut body = read_bytes(bytes)?;
    let rest = &mut body;
    let sti = read_text(rest)?;
    let (size, mtime) = (u64::from_le_bytes(take(rest)?), u64::from_le_bytes(take(rest)?));
    let hash = take(rest)?;
    let id = read_text(rest)?;
    let base = read_maybe(rest)?.unwrap_or(id);
    let (udvalg, dato) = (read_maybe(rest)?, read_maybe(rest)?);
    let punkter = u32::try_from(read_number(rest)?).ok()?;
    let mut advarsler = Vec::new();
    for _ in 0..read_number(rest)? {
        let navn = read_text(rest)?;
        let kode = Kode::ALLE.into_iter().find(|kode| kode.navn() == navn)?;
        advarsler.push((kode, u32::try_from(read_number(rest)?).ok()?));
    }
    rest.is_empty().then_some((sti, Entry { size, mtime, hash, base, id, udvalg, dato, punkter, advarsler }))
}

/// The path of an entry, of which nothing else is read; `bytes` are those behind it.
pub(super) fn next_sti<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let mut body = read_bytes(bytes)?;
    read_bytes(&mut body)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, behind) = bytes.split_first_chunk()?;
    *bytes = behind;
    Some(*first)
}

pub(super) fn read_text<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
    std::str::from_utf8(read_bytes(bytes)?).ok()
}

fn push_maybe(out: &mut Vec<u8>, text: Option<&str>) {
    push_number(out, text.map_or(0, |text| text.len() as u64 + 1));
    out.extend_from_slice(text.unwrap_or_default().as_bytes());
}

fn read_maybe<'b>(bytes: &mut &'b [u8]) -> Option<Option<&'b str>> {
    let Some(length) = usize::try_from(read_number(bytes)?).ok()?.checked_sub(1) else { return Some(None) };
    let (text, behind) = bytes.split_at_checked(length)?;
    *bytes = behind;
    Some(Some(std::str::from_utf8(text).ok()?))
}
