//! Misprints: whether two words are one edit apart, and how likely that edit is at a keyboard.

/// What was done to a word where it was mistyped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edit {
    Swapped,
    Missing,
    Extra { doubled: bool },
    Other(char, char),
}

/// Whether the two differ by exactly one letter put in, left out or changed, or two neighbours swapped.
#[cfg(test)]
pub(super) fn one_edit(typed: &str, word: &str) -> bool {
    edit(typed, word).is_some()
}

/// How likely `word` was meant by `typed`, from 0.35 to 0.6; 0 unless they are one edit apart.
#[must_use]
pub(super) fn edit_weight(typed: &str, word: &str) -> f32 {
    let Some(edit) = edit(typed, word) else { return 0.0 };
    // People seldom get the first letter wrong.
    if typed.chars().next() != word.chars().next() {
        return 0.35;
    }
    match edit {
        Edit::Swapped | Edit::Missing | Edit::Extra { doubled: true } => 0.6,
        Edit::Other(a, b) if are_neighbours(a, b) => 0.5,
        Edit::Extra { doubled: false } | Edit::Other(..) => 0.4,
    }
}

/// The one edit between the two: at the first place where they differ the next letters tell which it can be, and what
/// follows has to be the same.
fn edit(typed: &str, word: &str) -> Option<Edit> {
    // A letter has at most four bytes, so most of a vocabulary is told apart by length alone.
    if typed.len().abs_diff(word.len()) > 4 {
        return None;
    }
    let (a, b) = (typed.as_bytes(), word.as_bytes());
    let mut at = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    // æ, ø and å have their first byte in common.
    while !typed.is_char_boundary(at) || !word.is_char_boundary(at) {
        at -= 1;
    }
    let (mut typed_rest, mut word_rest) = (typed.get(at..)?.chars(), word.get(at..)?.chars());
    let (typed_all, word_all) = (typed_rest.as_str(), word_rest.as_str());
    let (first, meant) = (typed_rest.next(), word_rest.next());
    let (typed_rest, word_rest) = (typed_rest.as_str(), word_rest.as_str());
    match (first, meant) {
        (Some(first), Some(meant)) if typed_rest == word_rest => Some(Edit::Other(first, meant)),
        (_, Some(_)) if typed_all == word_rest => Some(Edit::Missing),
        (Some(first), _) if typed_rest == word_all => Some(Edit::Extra { doubled: typed.get(..at)?.ends_with(first) }),
        (Some(first), Some(meant)) => {
            let rest = typed_rest.strip_prefix(meant)?;
            (word_rest.strip_prefix(first) == Some(rest)).then_some(Edit::Swapped)
        }
        _ => None,
    }
}

/// The letters of a Danish keyboard. Each row stands half a key to the right of the one above.
const ROWS: [&str; 3] = ["qwertyuiopå", "asdfghjklæø", "zxcvbnm"];

fn key(letter: char) -> Option<(usize, usize)> {
    ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.chars().position(|c| c == letter)?)))
}

/// Whether the keys of two small letters touch.
fn are_neighbours(a: char, b: char) -> bool {
    let (Some(a), Some(b)) = (key(a), key(b)) else { return false };
    let ((upper, left), (lower, right)) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    match lower - upper {
        0 => left.abs_diff(right) == 1,
        1 => left == right || left == right + 1,
        _ => false,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::{are_neighbours, edit_weight, one_edit};

    /// Optimal string alignment: Damerau's distance without an edit inside a swap.
    fn distance(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let changed = d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let best = changed.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                    let swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swap { best.min(d[i - 2][j - 2] + 1) } else { best }
                };
            }
        }
        d[a.len()][b.len()]
    }

    /// A word with one edit at a letter: a letter more, one less, another, or two swapped.
    pub(in crate::danish) fn edited(word: &str, at: usize, how: i32, letter: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let (at, letter) = (at % letters.len(), letter.chars().next().unwrap());
        match how {
            0 => letters.insert(at, letter),
            1 => drop(letters.remove(at)),
            2 => letters[at] = letter,
            _ => letters.swap(at, at.saturating_sub(1)),
        }
        letters.into_iter().collect()
    }

    #[test]
    fn misprints_are_weighed() {
        for (typed, word, weight) in [
            ("sundehd", "sundhed", 0.6),
            ("håndtreing", "håndtering", 0.6),
            ("kommision", "kommission", 0.6),
            ("sundhd", "sundhed", 0.6),
            ("sundhe", "sundhed", 0.6),
            ("mødde", "møde", 0.6),
            ("sundjed", "sundhed", 0.5),
            ("mæde", "møde", 0.5),
            ("pæjecenter", "plejecenter", 0.0),
            ("møse", "møde", 0.5),
            ("sundhad", "sundhed", 0.4),
            ("sundheds", "sundhed", 0.4),
            ("mode", "møde", 0.4),
            ("dundhed", "sundhed", 0.35),
            ("undhed", "sundhed", 0.35),
            ("usndhed", "sundhed", 0.35),
            ("århus", "århus", 0.0),
            ("fald", "affald", 0.0),
            ("", "a", 0.35),
        ] {
            assert!((edit_weight(typed, word) - weight).abs() < f32::EPSILON, "{typed} {word}");
        }
    }

    #[test]
    fn keys_touch() {
        for (a, b) in [("a", "qwsz"), ("ø", "æå"), ("p", "oåæl"), ("g", "ftyhvb"), ("m", "njk")] {
            let a = a.chars().next().unwrap();
            let touching: Vec<char> =
                "abcdefghijklmnopqrstuvwxyzåæø".chars().filter(|c| are_neighbours(a, *c)).collect();
            let mut expected: Vec<char> = b.chars().collect();
            expected.sort_unstable();
            assert_eq!(touching, expected, "{a}");
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_distance(a in "[abæøåÿ𝄞]{0,5}", b in "[abæøåÿ𝄞]{0,5}") {
            prop_assert_eq!(one_edit(&a, &b), distance(&a, &b) == 1);
            prop_assert_eq!(edit_weight(&a, &b) > 0.0, one_edit(&a, &b));
        }

        #[test]
        fn any_two_strings(a in ".{0,6}", b in ".{0,6}") {
            prop_assert_eq!(one_edit(&a, &b), distance(&a, &b) == 1);
        }

        #[test]
        fn what_is_edited_is_found(a in "[a-eæøå]{1,12}", at in 0usize..12, how in 0..4, letter in "[a-eæøå]") {
            let typed = edited(&a, at, how, &letter);
            prop_assert_eq!(one_edit(&typed, &a), typed != a);
        }
    }
}
