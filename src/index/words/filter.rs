//! Tells what a set does not have, at the price of one look at memory: a Bloom filter in blocks of 32 bytes.
//!
//! Most of what the language asks of a collection is not there (the parts that chance finds in a compound), and is
//! answered here. A key that is not in the set is taken for one of it in about one of a hundred cases.

/// What is kept of a word: the sets that share a filter.
#[derive(Debug, Clone, Copy)]
pub(super) enum Set {
    Terms = 1,
    Stems = 2,
}

/// How many bytes a block has.
pub(super) const BLOCK: usize = 32;
/// How many bits a key takes up. With eight, one key of 25 is taken for one that is there, and each segment that is asked is
/// one more chance for it.
const BITS: usize = 12;
/// How many of them are set for a key.
const PROBES: u32 = 6;
/// A multiplier that spreads bits well (that of splitmix64).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number for a key, the same on every machine.
pub(super) fn hash(set: Set, key: &[u8]) -> u64 {
    let mut hash = (set as u64 ^ (key.len() as u64) << 8).wrapping_mul(SPREAD);
    for part in key.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..part.len()].copy_from_slice(part);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(SPREAD);
        hash ^= hash >> 32;
    }
    hash
}

/// A filter for `count` keys with these numbers.
pub(super) fn build(count: usize, hashes: impl Iterator<Item = u64>) -> Vec<u8> {
    let blocks = (count * BITS).div_ceil(8 * BLOCK).max(1);
    let mut out = vec![0; blocks * BLOCK];
    for hash in hashes {
        let start = block(hash, blocks) * BLOCK;
        for bit in bits(hash) {
            out[start + bit / 8] |= 1 << (bit % 8);
        }
    }
    out
}

/// Which of so many blocks says whether a key is there.
pub(super) const fn block(hash: u64, blocks: usize) -> usize {
    (((hash >> 32) * blocks as u64) >> 32) as usize
}

/// Whether the block of a key may have it.
pub(super) fn may_have(block: &[u8], hash: u64) -> bool {
    bits(hash).all(|bit| block.get(bit / 8).is_some_and(|byte| byte & 1 << (bit % 8) != 0))
}

fn bits(hash: u64) -> impl Iterator<Item = usize> {
    let spread = hash.wrapping_mul(SPREAD);
    (0..PROBES).map(move |probe| (spread >> (16 + 8 * probe)) as usize % (8 * BLOCK))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_never_denied_and_what_is_not_seldom_affirmed() {
        let key = |number: u32| hash(Set::Terms, format!("ord{number}").as_bytes());
        let keys: Vec<u64> = (0..5000).map(key).collect();
        let filter = build(keys.len(), keys.iter().copied());
        let has = |hash: u64| {
            let start = block(hash, filter.len() / BLOCK) * BLOCK;
            may_have(&filter[start..start + BLOCK], hash)
        };
        assert!(keys.iter().all(|key| has(*key)));
        let wrong = (5000..15_000).filter(|number| has(key(*number))).count();
        assert!(wrong < 250, "{wrong} of 10,000");
        assert_ne!(hash(Set::Terms, b"ord"), hash(Set::Stems, b"ord"));
        assert_eq!(build(0, std::iter::empty()), [0; BLOCK]);
    }
}
