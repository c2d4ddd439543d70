//! What counts how much in the order of an answer. The numbers were chosen on the judged queries of `tests/ranking`; what
//! each mechanism is worth there is in `docs/search.md`.

use super::meaning::{SAG, UDVALG};
use crate::record::Felt;

/// A form that counts at least this much is the word itself, and no compound or guess.
pub(super) const STRONG: f32 = 0.8;
/// BM25's k1: how soon more of the same word says nothing new.
const SATURATION: f32 = 1.2;
/// BM25's b: how much a long text is held against a word.
const LENGTH: f32 = 0.5;

/// How much a word counts by where it stands: a title says what a punkt is about; attachments, other meetings and people
/// who were away say less. `field` is a place in [`crate::index::Fields::worded`].
pub(super) const fn field_weight(field: usize) -> f32 {
    const TITEL: usize = Felt::Titel as usize;
    const BILAG: usize = Felt::Bilag as usize;
    const FRAVAERENDE: usize = Felt::Fravaerende as usize;
    const TIDLIGERE: usize = Felt::TidligereBeslutninger as usize;
    const FORLOEB: usize = Felt::Forloeb as usize;
    match field {
        TITEL => 2.5,
        BILAG | FRAVAERENDE => 0.5,
        TIDLIGERE | FORLOEB => 0.7,
        UDVALG => 0.3,
        SAG.. => 2.0,
        _ => 1.0,
    }
}

/// What an occurrence counts in a field of so many words; `None` where length says nothing (names of bodies, numbers).
///
/// Lengths are held against what is usual in minutes, not against the average of the collection: an answer shall not
/// depend on what was deleted from it.
pub(super) fn length_norm(field: usize, words: u32) -> Option<f32> {
    let usual = match field {
        0 => 8.0,
        UDVALG.. => return None,
        _ => 120.0,
    };
    Some(1.0 / (1.0 - LENGTH + LENGTH * words as f32 / usual))
}

/// What so many occurrences are worth, from 0 to 1.
pub(super) fn saturated(occurrences: f32) -> f32 {
    occurrences / (occurrences + SATURATION)
}

/// BM25's weight of a word that `count` punkter of `all` have: the rarer, the more it tells.
pub(super) fn idf(all: u64, count: u64) -> f32 {
    let (all, count) = (all.max(count) as f32, count as f32);
    (1.0 + (all - count + 0.5) / (count + 0.5)).ln()
}
