//! Words with a sign between them and no space: e-mail, 72-timers, og/eller, EMN-2022-08416, 1.250.000, ph.d.
//!
//! They are found both as their words and as one. Which signs join is a fact about each: hyphens, slashes, plus signs and
//! apostrophes join any words; a point or comma joins the groups of a number, or the letters of an abbreviation, and else
//! stands where somebody forgot a space.

use std::ops::Range;

use super::analysis::{is_accent, is_word, lower_into, next_word};

/// How many words are joined at most: a URL or a row of a table is no word.
const WORDS: usize = 8;
/// How long a joined word can be, in bytes.
const LENGTH: usize = 80;

/// A run of words that signs join.
pub(super) struct Cluster {
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it is found as one word too.
    pub(super) is_word: bool,
}

/// The cluster that begins with `first`, if there is more of it than this word.
pub(super) fn of(text: &str, first: &Range<usize>) -> Option<Cluster> {
    let mut last = first.clone();
    let mut words = 1;
    while let Some(next) = joined_to(text, &last) {
        last = next;
        words += 1;
    }
    if words == 1 {
        return None;
    }
    let whole = &text[first.start..last.end];
    Some(Cluster { end: last.end, is_word: words <= WORDS && whole.len() <= LENGTH && !is_date(whole) })
}

/// The word that a sign joins to `word`.
fn joined_to(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let sign = *text.as_bytes().get(word.end)?;
    if !matches!(sign, b'-' | b'/' | b'+' | b'\'' | b'.' | b',' | b':') {
        return None;
    }
    // Behind most of these signs is a space.
    let begins = word.end + 1 < text.len() && is_word(text, word.end + 1);
    let next = begins.then(|| next_word(text, word.end + 1)).flatten()?;
    let (left, right) = (&text[word.clone()], &text[next.clone()]);
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let count = |text: &str| text.chars().filter(|c| !is_accent(*c)).count();
    let letters = |text: &str| count(text) <= 3 && text.chars().all(|c| c.is_alphabetic() || is_accent(c));
    let joins = match sign {
        b',' => digits(left) && digits(right),
        b'.' => digits(left) && digits(right) || letters(left) && letters(right) && count(right) == 1,
        b':' => false,
        _ => true,
    };
    joins.then_some(next)
}

/// Days are words of numbers: 12.03.2024, 1.2.24.
fn is_date(cluster: &str) -> bool {
    let mut groups = cluster.split('.');
    let short = |group: Option<&str>| group.is_some_and(|group| group.len() <= 2);
    let numbers = cluster.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    numbers
        && short(groups.next())
        && short(groups.next())
        && groups.next().is_some_and(|year| matches!(year.len(), 2 | 4))
}

/// Appends a cluster as one word. A number loses the points between its thousands, and its decimals follow a comma
/// whichever sign was written; of all else only letters and digits are left.
pub(super) fn join_into(cluster: &str, out: &mut String) {
    let number = cluster.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if number {
        return number_into(cluster, out);
    }
    let mut rest = 0;
    while let Some(word) = next_word(cluster, rest) {
        rest = word.end;
        lower_into(&cluster[word], out);
    }
}

fn number_into(cluster: &str, out: &mut String) {
    let (whole, decimals) = match cluster.rfind([',', '.']) {
        Some(at) if cluster[at..].starts_with(',') || cluster.len() - at != 4 => {
            (&cluster[..at], Some(&cluster[at + 1..]))
        }
        _ => (cluster, None),
    };
    out.extend(whole.chars().filter(char::is_ascii_digit));
    if let Some(decimals) = decimals {
        out.push(',');
        out.push_str(decimals);
    }
}
