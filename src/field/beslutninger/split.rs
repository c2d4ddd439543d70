//! Where a Danish sentence ends.

use crate::danish::MONTHS;

/// Abbreviations that something always follows.
const OPEN: &[&str] = &[
    "bl.a",
    "f.eks",
    "feks",
    "fx",
    "jf",
    "jfr",
    "ca",
    "d",
    "kl",
    "nr",
    "stk",
    "pkt",
    "evt",
    "inkl",
    "ekskl",
    "ift",
    "vedr",
    "pga",
    "p.g.a",
    "dvs",
    "d.v.s",
    "hhv",
    "i.f.t",
    "mht",
    "m.h.t",
    "mhp",
    "m.h.p",
    "iht",
    "i.h.t",
    "pr",
    "s",
    "hr",
    "fr",
    "dr",
    "prof",
    "afd",
    "tlf",
    "cf",
    "maks",
    "max",
    "min",
    "gns",
    "ang",
    "ref",
    "sml",
    "ad",
    "red",
    "forv",
    "k",
    "t",
    "bl",
    "sagsnr",
    "dok",
    "journalnr",
    "j.nr",
    "dok.nr",
    "vha",
    "v.h.a",
    "mdr",
    "el",
];

/// Abbreviations that end a sentence as often as not: the sentence ends where a capital follows.
const CLOSING: &[&str] = &[
    "kr", "mio", "mia", "m.v", "mv", "m.m", "mm", "m.fl", "mfl", "osv", "o.l", "ol", "etc", "o.lign", "t.e", "godk",
    "a.m.b.a", "o.a", "d.d", "p.t", "pt", "årh",
];

/// How many characters around a stop can say whether it ends a sentence.
const NEAR: usize = 60;

/// The sentences of a text in order, each as it stands there. A blank line ends one, and so does the end of a line
/// before a list item.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let may_end = |byte: u8| matches!(byte, b'\n' | b'.' | b'!' | b'?');
    while let Some(ahead) = text.as_bytes()[at..].iter().position(|byte| may_end(*byte)) {
        let stop = at + ahead;
        let next = stop + 1;
        // Stops and the marks that close behind them are judged as one.
        let (end, ends) = if text.as_bytes()[stop] == b'\n' {
            (next, breaks_line(&text[next..]))
        } else {
            let end = next + closers(&text[next..]);
            (end, ends(text, start, stop, end))
        };
        if ends {
            found.push(&text[start..end]);
            start = end;
        }
        at = end;
    }
    found.push(&text[start..]);
    found.into_iter().map(str::trim).filter(|s| s.chars().any(char::is_alphanumeric)).collect()
}

/// Whether a new block starts on the line that `rest` begins with: a blank line or a list item.
fn breaks_line(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or("").trim();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.is_empty()
        || ["- ", "• ", "* ", "– "].iter().any(|mark| line.starts_with(mark))
        || number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "))
}

/// Bytes of the marks that close what the sentence opened, and of further stops: `."`, `.)`, `...`.
fn closers(rest: &str) -> usize {
    rest.find(|c: char| {
        !matches!(c, '"' | '”' | '“' | '«' | '»' | '’' | '\'' | ')' | ']' | '.' | '!' | '?' | '*' | '_')
    })
    .unwrap_or(rest.len())
}

/// Whether the stop at `stop` ends the sentence that began at `start`; `end` is behind the marks that close it.
fn ends(text: &str, start: usize, stop: usize, end: usize) -> bool {
    let rest = &text[end..];
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return false;
    }
    // What says how the text goes on stands near; marks without end are looked through once.
    let near = rest.char_indices().nth(NEAR).map_or(rest, |(end, _)| &rest[..end]);
    let ahead = near.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\n');
    let Some(first) = ahead.trim_start().chars().next() else { return true };
    // The dots of a leader end nothing.
    if near.trim_start().starts_with('.') {
        return false;
    }
    // No Danish sentence starts with a small letter: "3. behandling", "A/S. m.v. og".
    if first.is_lowercase() {
        return false;
    }
    let before = &text[start..stop];
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '”' | '/')).next().unwrap_or("");
    if end > stop + 1 || !text[stop..].starts_with('.') {
        // A bracket or quotation mark that closes behind an abbreviation, "(bl.a.)", says nothing of the sentence.
        return !OPEN.contains(&word.to_lowercase().as_str()) && !CLOSING.contains(&word.to_lowercase().as_str())
            || first.is_uppercase();
    }
    if word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty() {
        return number_ends(before, word, ahead);
    }
    // One capital is a person's initial.
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
        return false;
    }
    let word = word.to_lowercase();
    !(OPEN.contains(&word.as_str()) || CLOSING.contains(&word.as_str()) && !first.is_uppercase())
}

/// Whether the stop behind a number ends the sentence: not behind a list's number, nor behind a day or another ordinal.
fn number_ends(before: &str, number: &str, ahead: &str) -> bool {
    let lead = before[..before.len() - number.len()].trim_end();
    let lead_word = lead.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    let next = ahead.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    let marks_item = !lead.chars().rev().take(NEAR).any(char::is_alphanumeric);
    let ordinal = number.len() <= 2 && (MONTHS.contains(&next.as_str()) || matches!(lead_word.as_str(), "den" | "d."));
    !marks_item && !ordinal
}

/// Whether the stop at the end of a text is that of an abbreviation: "grundejerne m.fl." need be no sentence.
pub fn ends_in_abbreviation(text: &str) -> bool {
    let Some(before) = text.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    OPEN.contains(&word.as_str()) || CLOSING.contains(&word.as_str())
}

/// Whether a sentence is a list item.
pub(super) fn is_item(sentence: &str) -> bool {
    breaks_line(sentence)
}
