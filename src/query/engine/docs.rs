//! Sets of a segment's punkter, a bit each.

use tantivy::DocId;

/// A set of punkter. To add one costs an instruction or two, and they come in order.
#[derive(Debug, Clone)]
pub(super) struct Docs {
    bits: Vec<u64>,
}

impl Docs {
    /// None of so many.
    pub(super) fn none(all: u32) -> Self {
        Self { bits: vec![0; (all as usize).div_ceil(64)] }
    }

    /// Adds one.
    pub(super) fn add(&mut self, doc: DocId) {
        if let Some(bits) = self.bits.get_mut(doc as usize / 64) {
            *bits |= 1 << (doc % 64);
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.bits.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Leaves those that are in both.
    pub(super) fn keep(&mut self, others: &Self) {
        self.bits.iter_mut().zip(&others.bits).for_each(|(bits, others)| *bits &= others);
    }

    /// All of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = DocId> {
        (0..).zip(&self.bits).flat_map(|(word, bits)| {
            // The lowest bit is taken off until none is left.
            let rests = std::iter::successors(Some(*bits), |rest| Some(rest & rest.wrapping_sub(1)));
            rests.take_while(|rest| *rest != 0).map(move |rest| word * 64 + rest.trailing_zeros())
        })
    }

    /// Empties it.
    pub(super) fn clear(&mut self) {
        self.bits.fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punkter_come_once_and_in_order() {
        let mut docs = Docs::none(130);
        [129, 3, 64, 3, 0, 500].into_iter().for_each(|doc| docs.add(doc));
        assert_eq!(docs.iter().collect::<Vec<_>>(), [0, 3, 64, 129]);
        assert_eq!(docs.count(), 4);
        let mut others = Docs::none(130);
        [3, 129, 5].into_iter().for_each(|doc| others.add(doc));
        docs.keep(&others);
        assert_eq!(docs.iter().collect::<Vec<_>>(), [3, 129]);
        docs.clear();
        assert_eq!(docs.iter().next(), None);
    }
}
