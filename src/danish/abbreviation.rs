//! Mines the abbreviations that a text itself explains, by Schwartz and Hearst's method adapted to Danish.

use std::ops::Range;

use memchr::{memchr, memchr3};

use self::matching::{best, is_function, letters};

mod matching;

/// How many bytes a long form may stand from its bracket, and a bracket be long.
const REACH: usize = 320;

/// What may stand before the short form in its bracket: "(herefter KAF)".
const LEAD: &[&str] = &[
    "herefter",
    "forkortet",
    "forkortes",
    "fork.",
    "kaldet",
    "kaldes",
    "benævnt",
    "også",
    "i",
    "det",
    "følgende",
    "daglig",
    "tale",
];

/// Written like short forms in brackets, but marks of access and state, file types, currencies and everyday shortenings.
const NEVER: &[&str] = &[
    "LUKKET", "ÅBEN", "ÅBENT", "FORTSAT", "UDSAT", "AFBUD", "NY", "NYT", "OBS", "PDF", "DOC", "DOCX", "XLSX", "DKK",
    "TDKK", "MDKK", "EUR", "USD", "MIO", "TKR", "BL.A.", "F.EKS.", "T.KR.", "M.V.", "M.M.", "M.FL.", "O.L.", "O.A.",
    "P.T.", "D.D.", "S.U.", "P.M.",
];

/// A short form and the words it stands for, as the text has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition<'t> {
    /// The abbreviation, without an ending set off by an apostrophe.
    pub short: &'t str,
    /// Its words, from the one that the first letter begins to the last.
    pub long: &'t str,
}

/// The abbreviations that `text` explains, in order: "Kommunale akutfunktioner (KAF)" and "KAF (kommunale
/// akutfunktioner)". The cost is linear in the text.
#[must_use]
pub fn definitions(text: &str) -> Vec<Definition<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr(b'(', text.as_bytes().get(from..).unwrap_or_default()) {
        let (before, rest) = (&text[..from + at], &text[from + at + 1..]);
        from += at + 1;
        // A bracket within a bracket is tried on its own; a long form does not cross a line.
        let Some(end) = memchr3(b'(', b')', b'\n', rest.as_bytes()) else { continue };
        if end > REACH || rest.as_bytes().get(end) != Some(&b')') {
            continue;
        }
        let inside = rest[..end].trim();
        let found = match short_inside(inside) {
            Some(short) => long_before(before, short).map(|long| Definition { short, long }),
            None => {
                short_before(before).and_then(|short| Some(Definition { short, long: long_inside(inside, short)? }))
            }
        };
        out.extend(found);
    }
    out
}

/// The form under which two long forms are the same: lower case, one space between words, no punctuation.
#[must_use]
pub fn normal(long: &str) -> String {
    let mut out = String::with_capacity(long.len());
    for word in long.split(|c| !in_word(c)).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| *c != '\u{ad}').flat_map(char::to_lowercase));
    }
    out
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{ad}'
}

/// A token that is written as short forms are.
fn as_short(token: &str) -> Option<&str> {
    let start = token.find(char::is_alphanumeric)?;
    let bare = token.get(start..)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.split(['\'', '’']).next()?;
    let dotted = bare.contains('.') && token[start + bare.len()..].starts_with('.');
    let short = if dotted { token.get(start..=start + bare.len())? } else { bare };
    let of_short = |c: char| c.is_alphanumeric() || "-/.&".contains(c);
    let fits = (2..=10).contains(&short.chars().count())
        && short.starts_with(char::is_alphabetic)
        && short.chars().all(of_short);
    // Latin degrees and titles have dots for capitals: "ph.d."
    let cased = short.chars().filter(|c| c.is_uppercase()).count() >= 2
        || dotted && short.chars().all(|c| c == '.' || c.is_lowercase());
    let is_numeral = short.bytes().all(|b| b"IVX".contains(&b));
    (fits && cased && !is_numeral && !NEVER.contains(&short.to_uppercase().as_str())).then_some(short)
}

/// The short form of "(KAF)", "(KAF, se bilag 2)" and "(herefter KAF)".
fn short_inside(inside: &str) -> Option<&str> {
    let (first, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    if rest.is_empty() || first.ends_with([',', ';']) {
        return as_short(first);
    }
    let (lead, last) = inside.rsplit_once(char::is_whitespace)?;
    let is_lead = |word: &str| LEAD.contains(&word.trim_end_matches([':', ',']).to_lowercase().as_str());
    if lead.split_whitespace().all(is_lead) { as_short(last) } else { None }
}

/// The short form that stands right before a bracket. A link "[KAF](…)" has no space between, a sentence's end a mark.
fn short_before(before: &str) -> Option<&str> {
    let line = before.trim_end_matches([' ', '\u{a0}', '*', '_']);
    if line.len() == before.len() || line.ends_with([',', ':', ';', '!', '?', ']', ')']) {
        return None;
    }
    let mut start = line.len();
    for (at, c) in line.char_indices().rev().take_while(|(_, c)| !c.is_whitespace()).take(16) {
        start = at;
        if c == '(' {
            return None;
        }
    }
    as_short(line.get(start..)?).filter(|short| short.ends_with('.') == line.ends_with('.'))
}

/// The last words of `text` that may belong together, in order, at most `limit`.
fn words_before(text: &str, limit: usize) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let (mut word, mut next, mut spaces) = (0..0, ' ', 0);
    for (at, c) in text.char_indices().rev() {
        if text.len() - at > REACH {
            word = 0..0;
            break;
        }
        if in_word(c) {
            word = at..if word.is_empty() { at + c.len_utf8() } else { word.end };
            (next, spaces) = (c, 0);
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        spaces = if c.is_whitespace() { spaces + 1 } else { 0 };
        let last = words.last().map_or("", |range| &text[range.clone()]);
        let ends = match c {
            '\n' | '\r' | '\t' | '(' | ')' | '[' | ']' | '<' | '>' | ':' | ';' | '!' | '?' | '|' | '•' | '·' | '…'
            | '–' | '—' | '{' | '}' | '=' => true,
            '"' | '“' | '”' | '„' | '»' | '«' | '*' | '`' => !words.is_empty(),
            // Single letters and saints are shortened with a full stop: "Nykøbing F. Sygehus", "Sct. Maria Hospice".
            '.' if next.is_whitespace() || next == '.' => {
                let word = text[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
                word.is_empty() || word.chars().nth(2).is_some() && !["Sct", "Skt"].contains(&word)
            }
            // A dash, but not in "Lærings - og Kvalitetsteams".
            '-' => next.is_whitespace() && text[..at].ends_with(' ') && !["og", "eller", "samt"].contains(&last),
            // The columns of a table in plain text.
            _ => spaces >= 3 && !words.is_empty(),
        };
        next = c;
        if ends || words.len() >= limit {
            break;
        }
    }
    if !word.is_empty() && words.len() < limit {
        words.push(word);
    }
    words.reverse();
    words
}

fn long_before<'t>(before: &'t str, short: &str) -> Option<&'t str> {
    let letters = letters(short);
    let words = words_before(before, (letters.len() + 5).min(2 * letters.len()));
    best(before, &words, short, &letters, words.len())
}

fn long_inside<'t>(inside: &'t str, short: &str) -> Option<&'t str> {
    let letters = letters(short);
    let whole = |text: &'t str| {
        let words = words_before(text, (letters.len() + 5).min(2 * letters.len()) + 1);
        let is_whole = words.first().map(|word| word.start) == text.find(in_word);
        let article = words.first().is_some_and(|word| is_function(&text[word.clone()]));
        if is_whole { best(text, &words, short, &letters, 1 + usize::from(article)) } else { None }
    };
    // "KOL (kronisk obstruktiv lungesygdom, tidligere rygerlunger)": what follows the comma explains further.
    whole(inside).or_else(|| whole(inside.split([',', ';']).next()?))
}

#[cfg(test)]
mod tests;
