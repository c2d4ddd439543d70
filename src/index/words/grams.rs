//! In which groups of words three letters stand in a row, so that a search inside words reads few of them.

use super::layout::{push_number, read_number};

/// How many letters (bytes of a folded form) are looked at together.
pub(super) const GRAM: usize = 3;
/// The most lists; sets of letters that fall on the same list share it.
const MOST: usize = 8192;

/// The lists as they grow: for each, the groups in order, each as its distance from the one before.
pub(super) struct Lists {
    lists: Vec<List>,
}

#[derive(Clone, Default)]
struct List {
    bytes: Vec<u8>,
    /// The last group, counted from 1; 0 where there is none.
    last: usize,
}

impl Lists {
    /// No groups yet, of so many words.
    pub(super) fn new(words: usize) -> Self {
        Self { lists: vec![List::default(); (words / 8).next_power_of_two().clamp(64, MOST)] }
    }

    /// Takes note of a word of a group, whose first letters up to `known` were noted with another word of it.
    pub(super) fn add(&mut self, folded: &[u8], known: usize, group: usize) {
        let places = self.lists.len();
        for gram in folded.windows(GRAM).skip((known + 1).saturating_sub(GRAM)) {
            let Some(list) = self.lists.get_mut(place(gram, places)) else { continue };
            if list.last != group + 1 {
                push_number(&mut list.bytes, group + 1 - list.last);
                list.last = group + 1;
            }
        }
    }

    /// The bytes of each list.
    pub(super) fn done(self) -> impl Iterator<Item = Vec<u8>> {
        self.lists.into_iter().map(|list| list.bytes)
    }
}

/// Which of so many lists has the groups with these letters.
pub(super) fn place(gram: &[u8], places: usize) -> usize {
    let letters = gram.iter().fold(0_u32, |all, letter| all << 8 | u32::from(*letter));
    // The upper bits of a product depend on all letters.
    (letters.wrapping_mul(0x9E37_79B1) >> 16) as usize % places.max(1)
}

/// The groups of a list; `None` if its bytes are none.
pub(super) fn groups(mut bytes: &[u8]) -> Option<Vec<usize>> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut last = 0_usize;
    while !bytes.is_empty() {
        last = last.checked_add(read_number(&mut bytes)?)?;
        out.push(last.checked_sub(1)?);
    }
    Some(out)
}

/// Those of the groups, in order, that are in a list too.
pub(super) fn both(groups: &mut Vec<usize>, list: &[u8]) -> Option<()> {
    let (mut bytes, mut last) = (list, 0_usize);
    let mut broken = false;
    groups.retain(|group| {
        while last < group + 1 && !bytes.is_empty() && !broken {
            match read_number(&mut bytes).and_then(|step| last.checked_add(step)) {
                Some(next) => last = next,
                None => broken = true,
            }
        }
        last == group + 1
    });
    (!broken).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_found_by_three_letters() {
        let mut lists = Lists::new(100_000);
        for (group, word) in ["ansvar", "behandlingsansvar", "vand", "van"].into_iter().enumerate() {
            lists.add(word.as_bytes(), 0, group * 100);
        }
        lists.add(b"vandret", 4, 300);
        let lists: Vec<Vec<u8>> = lists.done().collect();
        let of = |gram: &[u8]| &lists[place(gram, lists.len())];
        assert_eq!(groups(of(b"ans")), Some(vec![0, 100]));
        assert_eq!(groups(of(b"van")), Some(vec![200, 300]));
        assert_eq!(groups(of(b"and")), Some(vec![100, 200]));
        assert_eq!(groups(of(b"ndr")), Some(vec![300]));
        let mut found = groups(of(b"van")).unwrap();
        both(&mut found, of(b"and")).unwrap();
        assert_eq!(found, [200]);
        assert_eq!((groups(&[0]), groups(&[0x80])), (None, None));
    }
}
