//! Short texts in lower case, to look them up in tables: almost every line is, and few are found, so none of them is worth
//! a string of its own.

use std::borrow::Cow;

/// The longest text that is looked up, in bytes.
const LONGEST: usize = 64;

/// A short text in lower case.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lower {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Lower {
    /// `None` where the text is longer than what is looked up. A sigma is the same at the end of a word as inside it, which
    /// is not so in a Greek text.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        // Of all bytes at once, which is quicker than of some.
        if bytes.is_ascii() {
            bytes.make_ascii_lowercase();
            return Some(Self { bytes, length: text.len() });
        }
        let mut length = 0;
        for c in text.chars().flat_map(char::to_lowercase) {
            let end = length + c.len_utf8();
            c.encode_utf8(bytes.get_mut(length..end)?);
            length = end;
        }
        Some(Self { bytes, length })
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or("")
    }
}

/// A text in lower case, which most words are as they stand.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    let is_lower = |c: char| if c.is_ascii() { !c.is_ascii_uppercase() } else { c.is_lowercase() };
    if text.chars().all(is_lower) { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

/// The letters and figures of a text in lower case, which is what two writings of a name have in common.
pub(crate) fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Most letters come in runs without an accent.
        let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        out.push_str(&rest[..run]);
        let mut behind = rest[run..].chars();
        if let Some(c) = behind.next().filter(|c| c.is_alphanumeric()) {
            out.extend(c.to_lowercase());
        }
        rest = behind.as_str();
    }
    out.make_ascii_lowercase();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_lower_case() {
        let lower = |text: &str| Lower::new(text).map(|lower| lower.as_str().to_owned());
        for text in ["", "Økonomi", "SAGSFREMSTILLING", "Résumé 3/4", "ÅBEN SAG", "\u{212A}"] {
            assert_eq!(lower(text), Some(text.to_lowercase()));
        }
        assert_eq!(lower(&"a".repeat(LONGEST + 1)), None);
    }
}
