//! The sources below one folder, in the order of their paths: entries in blocks, which are found by the path they begin with.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};
use std::io::{self, Write};
use std::ops::Range;

use super::entry::{self, Entry, Record};
use crate::record::number::{push_number, read_bytes, read_number};

/// How many bytes of entries are kept together: little enough to look through and to move, enough that keeping them costs
/// nothing beside them.
const BLOCK: usize = 8 << 10;

/// The sources below one folder.
#[derive(Default, Clone)]
pub struct Files {
    /// Entries, each block behind a path that none of its paths is before, and all of those in the block before are.
    blocks: BTreeMap<Box<str>, Vec<u8>>,
}

impl PartialEq for Files {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Files {}

impl Debug for Files {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Files {
    /// All of them with their paths, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Entry<'_>)> {
        self.blocks.values().flat_map(|block| {
            let mut rest = block.as_slice();
            std::iter::from_fn(move || entry::next(&mut rest))
        })
    }

    /// What is known of the file at `sti`.
    #[must_use]
    pub fn get(&self, sti: &str) -> Option<Entry<'_>> {
        let (_, block) = self.blocks.range::<str, _>(up_to(sti)).next_back()?;
        let mut record = &block[find(block, sti).ok()?];
        entry::next(&mut record).map(|(_, entry)| entry)
    }

    /// Puts a file in, in the place of what was known of it.
    pub fn put(&mut self, record: Record<'_>) {
        let Record { sti, bytes } = record;
        let key = self.blocks.range::<str, _>(up_to(sti)).next_back().map(|(key, _)| key.clone()).unwrap_or_default();
        let block = self.blocks.entry(key).or_default();
        let place = find(block, sti).unwrap_or_else(|place| place..place);
        if !place.is_empty() || block.len() + bytes.len() <= BLOCK || block.is_empty() {
            // All that it will hold at once: growing bit by bit would leave holes.
            block.reserve_exact(BLOCK.saturating_sub(block.len()));
            block.splice(place, bytes);
            return;
        }
        // Files come in order, mostly: one that is behind all of a full block begins the next.
        if place.start == block.len() {
            self.blocks.insert(sti.into(), bytes);
            return;
        }
        let behind = block.split_off(place.start);
        block.extend(bytes);
        let first = entry::next(&mut behind.as_slice()).map(|(sti, _)| Box::from(sti));
        self.blocks.insert(first.unwrap_or_default(), behind);
    }

    /// Takes a file out.
    pub fn remove(&mut self, sti: &str) {
        let Some((key, block)) = self.blocks.range_mut::<str, _>(up_to(sti)).next_back() else { return };
        let Ok(place) = find(block, sti) else { return };
        block.drain(place);
        if block.is_empty() {
            let key = key.clone();
            self.blocks.remove(&key);
        }
    }

    /// Reads files, and `bytes` are those behind them; `None` if these are none, or not in order.
    pub(super) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let mut blocks = BTreeMap::new();
        let mut last: Option<&str> = None;
        for _ in 0..read_number(bytes)? {
            let block = read_bytes(bytes)?;
            let (mut rest, mut key) = (block, None);
            while !rest.is_empty() {
                let (sti, _) = entry::next(&mut rest)?;
                if last.is_some_and(|last| last >= sti) {
                    return None;
                }
                last = Some(sti);
                key.get_or_insert(sti);
            }
            blocks.insert(Box::from(key?), block.to_vec());
        }
        Some(Self { blocks })
    }

    /// Writes them.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut number = Vec::new();
        push_number(&mut number, self.blocks.len() as u64);
        for block in self.blocks.values() {
            push_number(&mut number, block.len() as u64);
            out.write_all(&std::mem::take(&mut number))?;
            out.write_all(block)?;
        }
        out.write_all(&number)
    }
}

fn up_to(sti: &str) -> (std::ops::Bound<&str>, std::ops::Bound<&str>) {
    (std::ops::Bound::Unbounded, std::ops::Bound::Included(sti))
}

/// Where the entry of a file lies in a block; where it would, if it does not.
fn find(block: &[u8], sti: &str) -> Result<Range<usize>, usize> {
    let mut rest = block;
    loop {
        let start = block.len() - rest.len();
        match entry::next_sti(&mut rest) {
            Some(here) if here < sti.as_bytes() => {}
            Some(here) if here == sti.as_bytes() => return Ok(start..block.len() - rest.len()),
            _ => return Err(start),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(id: &str) -> Entry<'_> {
        Entry {
            size: 1,
            mtime: 2,
            hash: [3; 32],
            base: id,
            id,
            udvalg: None,
            dato: None,
            punkter: 0,
            advarsler: Vec::new(),
        }
    }

    proptest! {
        /// Paths of very different lengths, so that blocks are split in many ways.
        #[test]
        fn files_are_kept_as_in_a_map(
            steps in proptest::collection::vec((0_usize..40, "[a-d]{1,2}", any::<bool>()), 0..120),
        ) {
            let (mut files, mut map) = (Files::default(), BTreeMap::new());
            for (step, (length, sti, there)) in steps.into_iter().enumerate() {
                let (sti, id) = (sti.repeat(1 + length * 20), step.to_string());
                if there {
                    files.put(Record::of(&sti, &entry(&id)));
                    map.insert(sti, id);
                } else {
                    files.remove(&sti);
                    map.remove(&sti);
                }
            }
            let expected: Vec<_> = map.iter().map(|(sti, id)| (sti.as_str(), id.as_str())).collect();
            prop_assert_eq!(files.iter().map(|(sti, entry)| (sti, entry.id)).collect::<Vec<_>>(), expected);
            prop_assert!(map.iter().all(|(sti, id)| files.get(sti).is_some_and(|entry| entry.id == id)));
            prop_assert_eq!((files.get("e"), files.get("")), (None, None));
            let mut bytes = Vec::new();
            files.write(&mut bytes).unwrap();
            prop_assert_eq!(Files::read(&mut bytes.as_slice()), Some(files));
        }
    }

    #[test]
    fn files_that_come_in_order_fill_their_blocks() {
        let mut files = Files::default();
        for number in 0..2000 {
            files.put(Record::of(&format!("2024/{number:05}.md"), &entry("x")));
        }
        let (last, full): (Vec<_>, Vec<_>) =
            files.blocks.values().enumerate().partition(|(place, _)| place + 1 == files.blocks.len());
        assert_eq!(last.len(), 1);
        assert!(
            full.len() > 10 && full.iter().all(|(_, block)| block.len() > BLOCK - 200 && block.capacity() <= BLOCK)
        );
    }
}
