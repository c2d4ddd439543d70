//! Whether words stand near each other, told from their places.

use crate::danish::Reach;

/// How often the places of several words, each sorted, are as near each other as `reach` says. What is in no order is
/// counted once.
#[must_use]
pub(super) fn count<S: AsRef<[u32]>>(slots: &[S], reach: Reach) -> u32 {
    match reach {
        Reach::Within(width) => u32::from(window(slots, width).is_some()),
        Reach::Phrase | Reach::Ordered(_) => u32::try_from(starts(slots, reach).count()).unwrap_or(u32::MAX),
    }
}

/// The places that the words have each time they stand so.
pub(super) fn places<S: AsRef<[u32]>>(slots: &[S], reach: Reach) -> Vec<Vec<u32>> {
    match reach {
        Reach::Within(width) => window(slots, width).into_iter().collect(),
        Reach::Phrase | Reach::Ordered(_) => starts(slots, reach).collect(),
    }
}

/// Each place where the words begin that follow each other.
fn starts<S: AsRef<[u32]>>(slots: &[S], reach: Reach) -> impl Iterator<Item = Vec<u32>> {
    let most = if let Reach::Ordered(most) = reach { most } else { 1 };
    let (first, rest) = slots.split_first().map_or((&[][..], &[][..]), |(first, rest)| (first.as_ref(), rest));
    first.iter().filter_map(move |start| {
        let mut places = vec![*start];
        for slot in rest {
            let last = *places.last()?;
            let slot = slot.as_ref();
            let next = slot.get(slot.partition_point(|place| *place <= last)).filter(|next| **next - last <= most)?;
            places.push(*next);
        }
        Some(places)
    })
}

/// The first stretch of at most `width` words behind its first that has one of each, at different places.
fn window<S: AsRef<[u32]>>(slots: &[S], width: u32) -> Option<Vec<u32>> {
    let mut all: Vec<(u32, usize)> = slots
        .iter()
        .enumerate()
        .flat_map(|(slot, places)| places.as_ref().iter().map(move |place| (*place, slot)))
        .collect();
    all.sort_unstable();
    let mut last: Vec<Option<u32>> = vec![None; slots.len()];
    for (place, slot) in all {
        last[slot] = Some(place);
        let Some(places) = last.iter().copied().collect::<Option<Vec<u32>>>() else { continue };
        let near = places.iter().all(|other| place - other <= width);
        let apart = places.iter().enumerate().all(|(at, one)| !places[..at].contains(one));
        if near && apart {
            return Some(places);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_near_in_order_or_within_a_stretch() {
        let slots = [vec![1, 10], vec![2, 14]];
        assert_eq!(count(&slots, Reach::Phrase), 1);
        assert_eq!(count(&slots, Reach::Ordered(4)), 2);
        assert_eq!(places(&slots, Reach::Phrase), [[1, 2]]);
        let turned = [vec![14], vec![10]];
        assert_eq!((count(&turned, Reach::Phrase), count(&turned, Reach::Within(4))), (0, 1));
        assert_eq!(count(&turned, Reach::Within(3)), 0);
        assert_eq!(count(&[vec![3], vec![3]], Reach::Within(6)), 0);
        assert_eq!(count(&[vec![3], vec![]], Reach::Within(6)), 0);
    }
}
