//! Steps over text by byte offset. Every offset taken and given lies between two characters.

/// `text.trim()`: almost every text begins and ends with a letter or a mark, and has nothing to lose.
pub(crate) fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// How many bytes are looked at together.
const STRETCH: usize = 32;

/// The first ASCII digit at or after `from`.
pub(crate) fn next_digit(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let mut passed = 0;
    while rest[passed..].first_chunk().is_some_and(|stretch| !has_digit(stretch)) {
        passed += STRETCH;
    }
    rest[passed..].iter().position(u8::is_ascii_digit).map(|skipped| from + passed + skipped)
}

/// Prose has few digits: stretches without one are told without a branch for each byte, in vectors, which takes a function of
/// its own.
#[inline(never)]
fn has_digit(stretch: &[u8; STRETCH]) -> bool {
    stretch.iter().fold(false, |found, byte| found | byte.is_ascii_digit())
}

/// The end of the run of ASCII digits that begins at `at`; `at` itself where there is none.
pub(crate) fn digits(text: &str, at: usize) -> usize {
    at + text[at..].bytes().take_while(u8::is_ascii_digit).count()
}

/// The number of up to `max` digits at `at`, and its end. A longer run of digits is no number of that kind.
pub(crate) fn number(text: &str, at: usize, max: usize) -> Option<(u32, usize)> {
    let end = digits(text, at);
    if end - at > max {
        return None;
    }
    Some((text[at..end].parse().ok()?, end))
}

/// The end of the white space at `at`. Two line breaks end a paragraph, so no more than one is stepped over.
pub(crate) fn spaces(text: &str, at: usize) -> usize {
    let mut breaks = 0;
    let mut end = at;
    for c in text[at..].chars() {
        breaks += usize::from(c == '\n');
        if !c.is_whitespace() || breaks > 1 {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Whether the colon at `at`, if one stands there, is that between hour and minutes.
pub(crate) fn is_hour(text: &str, at: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text[at..].starts_with(':') && digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next())
}

/// The end of the run of letters at `at`.
pub(crate) fn letters(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>()
}

/// The end of `word` (ASCII, any case) if it stands at `at`; what follows it is not looked at.
pub(crate) fn skip(text: &str, at: usize, word: &str) -> Option<usize> {
    let end = at + word.len();
    text.as_bytes().get(at..end).filter(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes())).map(|_| end)
}

/// The end of a hyphen or dash at `at`; typesetting turns the one into the other.
pub(crate) fn dash(text: &str, at: usize) -> Option<usize> {
    text[at..].chars().next().filter(|c| is_dash(*c)).map(|c| at + c.len_utf8())
}

/// Hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether a number of its own may begin at `at`. Behind a letter, a digit, or a joining mark that has one before it, it
/// would be the tail of something longer: `EMN-2023`, `1-51-71`, `12/838`, `1.066`. A full stop, comma or colon behind a
/// letter joins nothing (`d.13.4.2023`, `Dato:13.4.2023`).
pub(crate) fn opens(text: &str, at: usize) -> bool {
    let mut back = text[..at].chars().rev();
    match back.next() {
        None => true,
        Some('+') => false,
        Some('-' | '/') => !back.next().is_some_and(char::is_alphanumeric),
        Some('.' | ',' | ':') => !back.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric(),
    }
}

/// Whether a number of its own may end at `at`: no letter, digit, or joining mark with a digit behind it follows.
pub(crate) fn closes(text: &str, at: usize) -> bool {
    let mut on = text[at..].chars();
    match on.next() {
        None => true,
        Some('-' | '/' | '.' | ',' | ':') => !on.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric(),
    }
}
