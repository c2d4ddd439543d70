//! Compounds by their looks: of a word that the collection does not have by itself, and whose neighbour in a longer word it
//! may not have either.

use super::tables::{FUNCTION, PARTICLES, SUFFIXES};
use super::{begins_like_a_word, ends_like_a_word, is_ending, is_vowel, listed, takes_e, takes_s};

/// How many letters a part has at least that is only taken for one by its looks.
const SEEMING: usize = 4;

/// Whether what follows a word in a longer one looks like the head of a compound; how many bytes of linking letter stand
/// before that.
#[must_use]
pub(in crate::danish) fn seems_head(word: &str, rest: &str) -> Option<usize> {
    // Behind a vowel an s that is no link begins a cluster: skole|start.
    let links = [(takes_s(word), "s"), (takes_e(word), "e")].into_iter().filter(|(takes, _)| *takes);
    let mut rests = std::iter::once(rest).chain(links.filter_map(|(_, link)| rest.strip_prefix(link)));
    let head = rests.find(|head| {
        let long = head.chars().count() >= SEEMING && !head.starts_with(is_vowel) || begins_with_particle(head);
        let barred = listed(SUFFIXES, head) || listed(FUNCTION, head) || is_ending(word, head);
        long && begins_like_a_word(head) && head.contains(is_vowel) && !barred
    })?;
    Some(rest.len() - head.len())
}

/// Whether what stands before a word in a longer one looks like the modifier of a compound, with its link or without.
#[must_use]
pub(in crate::danish) fn seems_modifier(before: &str, word: &str) -> bool {
    let bare = before.strip_suffix('s').unwrap_or(before);
    let particles = PARTICLES.iter().filter(|particle| particle.len() > 1);
    let mut behind = particles.filter_map(|particle| before.strip_prefix(particle).map(str::len));
    // What ends in a particle belongs to it: sagsbe|handling; what is little more than one is none: tilt|rådt.
    let derived = PARTICLES.iter().any(|particle| before.ends_with(particle)) || behind.any(|rest| rest < 3);
    bare.chars().count() >= SEEMING && ends_like_a_word(bare) && begins_like_a_word(word) && !derived
}

/// Whether a word begins with a particle that stands before whole words too: alkohol|overforbrug.
fn begins_with_particle(word: &str) -> bool {
    ["efter", "over", "under"].iter().any(|particle| word.len() > particle.len() + 3 && word.starts_with(particle))
}
