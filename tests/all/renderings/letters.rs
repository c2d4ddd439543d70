//! What typesetting leaves in the letters.

use unicode_normalization::UnicodeNormalization;

/// Between a number and what it counts, and behind an abbreviation.
pub(crate) fn no_break_spaces(source: &str) -> String {
    let mut out = String::new();
    let inner = |before: &str, after: Option<char>| {
        let counts = before.ends_with(|c: char| c.is_ascii_digit())
            || ["kl.", "pkt.", "nr.", "den"].iter().any(|end| before.ends_with(end));
        counts && after.is_some_and(char::is_alphanumeric)
    };
    for (at, c) in source.char_indices() {
        let replaced = c == ' ' && inner(&source[..at], source[at + 1..].chars().next());
        out.push(if replaced { '\u{A0}' } else { c });
    }
    out
}

/// Inside each long word.
pub(crate) fn soft_hyphens(source: &str) -> String {
    let mut out = String::new();
    for word in source.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters: Vec<char> = word.chars().collect();
        let middle = if letters.len() > 10 { letters.len() / 2 } else { 0 };
        for (at, c) in letters.iter().enumerate() {
            if at > 0 && at == middle {
                out.push('\u{AD}');
            }
            out.push(*c);
        }
    }
    out
}

pub(crate) fn ligatures(source: &str) -> String {
    source.replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")
}

pub(crate) fn decomposed(source: &str) -> String {
    source.nfd().collect()
}

pub(crate) fn crlf(source: &str) -> String {
    source.replace('\n', "\r\n")
}
