//! Case numbers and document numbers, with and without a label.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::scan;

mod beside;
#[cfg(test)]
mod tests;

pub use beside::{alone, behind_title};

/// What a label says that its number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The number of a case.
    Sag,
    /// The number of a document.
    Dok,
}

/// The systems that documents name before the label: "eDoc sagsnr.", "F2 sagsnummer".
const SYSTEMS: [&str; 7] = ["edoc", "f2", "acadre", "esdh", "sbsys", "360", "workzone"];

/// What a label's name says. `None`: no number (a clerk's initials), skipped. A firm label may stand without a value, the
/// value being on the next line, and takes any number; the others are words of prose too, and want a case's shape.
type Name = (&'static str, Option<Label>, bool);

/// Names of labels without dots, spaces and hyphens. A longer name stands before the shorter one that it begins with.
const NAMES: [Name; 24] = [
    ("sagsnummer", Some(Label::Sag), true),
    ("sagsnr", Some(Label::Sag), true),
    ("sagsid", Some(Label::Sag), true),
    ("sagnummer", Some(Label::Sag), true),
    ("sagnr", Some(Label::Sag), true),
    ("sagid", Some(Label::Sag), true),
    ("sagsinitialer", None, true),
    ("sag", Some(Label::Sag), false),
    ("journalnummer", Some(Label::Sag), true),
    ("journalnr", Some(Label::Sag), true),
    ("jnr", Some(Label::Sag), true),
    ("dokumentnummer", Some(Label::Dok), true),
    ("dokumentnr", Some(Label::Dok), true),
    ("dokumentid", Some(Label::Dok), true),
    ("doknummer", Some(Label::Dok), true),
    ("doknr", Some(Label::Dok), true),
    ("dokid", Some(Label::Dok), true),
    ("dok", Some(Label::Dok), false),
    ("brevid", Some(Label::Dok), true),
    ("initialer", None, true),
    ("init", None, true),
    (OFFICER, None, true),
    ("sagsbeh", None, true),
    ("sagsansvarlig", None, true),
];

/// Whose case it is: a label of its own where it stands alone.
const OFFICER: &str = "sagsbehandler";

/// The letters of the longest of them.
const LONGEST_NAME: usize = "dokumentnummer".len();

/// A document that is longer than this in one line has prose there, no labels.
const LINE: usize = 240;

/// The text without white space, dashes as hyphens: "2024 – 3451" is "2024-3451".
pub fn compact(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_owned();
    }
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if scan::is_dash(c) { '-' } else { c }).collect()
}

/// Whether the whole text is a case number of a shape that may stand without a label.
pub fn is_case_id(text: &str) -> bool {
    let text = scan::trim(text);
    let with_digits = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    if text.len() > 40 || !with_digits(text) || !text.contains(|c: char| c == '/' || scan::is_dash(c)) {
        return false;
    }
    // "11/12 2023" is a day, and no number 2023 of an eleventh year.
    let digit = |c: char| c.is_ascii_digit();
    let mut side_by_side = text.split_whitespace().zip(text.split_whitespace().skip(1));
    if side_by_side.any(|(one, next)| one.ends_with(digit) && next.starts_with(digit)) {
        return false;
    }
    let id = compact(text);
    (has_shape(&id) || is_of_regions_plan(&id)) && !id.split_once('/').is_some_and(|(a, b)| day_or_years(a, b))
}

/// The shapes that no other kind of text has, by system: a system's letters, year and number (`EMN-2022-08416`); year and
/// at least five figures (`2024-0052292`; four could be a span of years); unit, year and number (`306-2009-600`); the
/// municipalities' plan, the case's number and its year (`85.02.02-G01-3-23`); the year's last two figures and the number
/// (`12/838`).
fn has_shape(id: &str) -> bool {
    let figures = |part: &str, lengths: RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year = |part: &str| figures(part, 4..=4) && (part.starts_with("19") || part.starts_with("20"));
    let is_capital = |c: char| c.is_ascii_uppercase() || "ÆØÅ".contains(c);
    let system = |part: &str| part.chars().all(is_capital) && (2..=5).contains(&part.chars().count());
    let mut rest = id.split('-');
    let parts: [Option<&str>; 5] = std::array::from_fn(|_| rest.next());
    match parts {
        [Some(slashed), None, ..] => {
            slashed.split_once('/').is_some_and(|(a, b)| figures(a, 2..=2) && figures(b, 2..=6))
        }
        [Some(a), Some(b), None, ..] => year(a) && figures(b, 5..=8),
        [Some(a), Some(b), Some(c), None, ..] => {
            year(b) && (system(a) && figures(c, 3..=7) || figures(a, 3..=3) && figures(c, 1..=7))
        }
        [Some(plan), Some(done), Some(c), Some(d), None] => {
            let of_plan = plan.split('.').count() == 3 && plan.split('.').all(|part| figures(part, 2..=2));
            let of_done = done.strip_prefix(is_capital).is_some_and(|figure| figures(figure, 2..=2));
            of_plan && of_done && figures(c, 1..=5) && (figures(d, 2..=2) || year(d))
        }
        _ => false,
    }
}

/// A region's journal plan: its group, two figures, the places in it, the case's number, and the year's last two figures (`1-51-71-3321-08`, `1-00-3-14`).
fn is_of_regions_plan(id: &str) -> bool {
    let is_part = |(nr, part): (usize, &str), last: usize| {
        let lengths = match nr {
            0 => 1..=1,
            1 => 2..=2,
            _ if nr == last => 2..=2,
            _ => 1..=5,
        };
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let last = id.bytes().filter(|byte| *byte == b'-').count();
    (3..=6).contains(&last) && id.split('-').enumerate().all(|part| is_part(part, last))
}

/// Whether two figures on each side of a slash are a day and month (13/04), or years that follow each other (22/23).
fn day_or_years(a: &str, b: &str) -> bool {
    let (Ok(first), Ok(second)) = (a.parse::<u32>(), b.parse::<u32>()) else { return false };
    b.len() == 2 && (((1..=31).contains(&first) && (1..=12).contains(&second)) || second == first + 1)
}

/// The labels that a line consists of, with their values; an empty value may stand on the next line. A word of access
/// ("Åbent") and a clerk's initials may stand among them; anything else makes the line prose, and the answer `None`.
pub fn labelled(line: &str) -> Option<Vec<(Label, String)>> {
    let line = scan::trim(line);
    let may_begin = |c: char| {
        let small = c.to_ascii_lowercase();
        matches!(small, 's' | 'd' | 'j' | 'b' | 'e' | 'f' | 'a' | 'w' | 'i' | 'l' | '3' | '(' | '*')
            || matches!(c, 'å' | 'Å' | 'ø' | 'Ø')
    };
    if line.len() > LINE || !line.starts_with(may_begin) {
        return None;
    }
    let line = within_brackets(line);
    let line = if line.contains('*') { Cow::Owned(line.replace('*', "")) } else { Cow::Borrowed(line) };
    let found = labels(&line)?;
    (!found.is_empty()).then_some(found)
}

/// The line without the parentheses that stand around all of it, and inside it nowhere.
fn within_brackets(line: &str) -> &str {
    let inside = line.strip_prefix('(').and_then(|line| line.strip_suffix(')'));
    inside.filter(|line| !line.contains(['(', ')'])).unwrap_or(line)
}

/// Whether a line says whose desk a case is on and nothing else: "Initialer: KLH".
pub fn is_clerk(line: &str) -> bool {
    let line = scan::trim(line);
    line.len() <= 40 && name(line, 0).is_some_and(|((_, label, _), _)| label.is_none()) && labels(line).is_some()
}

/// The numbers that a line consists of, with a label or of a shape that needs none.
pub fn numbers(line: &str) -> Option<Vec<(Label, String)>> {
    let alone = || is_case_id(line).then(|| vec![(Label::Sag, compact(line))]);
    labelled(line).or_else(alone)
}

/// The same at the end of a line that begins with something else, as `<udvalg> Brevid: 1234567`: that beginning, and the
/// labels. Only labels with a colon and a value count here.
pub fn labelled_tail(line: &str) -> Option<(&str, Vec<(Label, String)>)> {
    let line = scan::trim(line);
    if line.len() > LINE || !line.contains(':') || !line.ends_with(|c: char| c.is_alphanumeric() || c == ')') {
        return None;
    }
    line.match_indices(' ').find_map(|(at, _)| {
        let rest = line[at..].trim_start();
        let ((.., firm), name_end) = name(rest, 0)?;
        let colon = rest[name_end..].trim_start_matches('.').starts_with(':');
        let found = if firm && colon { labels(rest)? } else { return None };
        let valued = !found.is_empty() && found.iter().all(|(_, value)| !value.is_empty());
        valued.then(|| (line[..at].trim_end(), found))
    })
}

/// The labels that a line begins with, as `Sagsnr. 301144 Kulturudvalget Åbent punkt`, and what stands behind them, without a
/// word of access at its end. Only labels with a value count here.
pub fn labelled_start(line: &str) -> Option<(Vec<(Label, String)>, &str)> {
    let line = scan::trim(line);
    if line.len() > LINE {
        return None;
    }
    let (found, end) = beginning(line)?;
    let valued = !found.is_empty() && found.iter().all(|(_, value)| !value.is_empty());
    let rest = &line[end..];
    // "… Åbent punkt": a word and perhaps another.
    let words = rest.rmatch_indices(' ').map(|(at, _)| at).take(2);
    let marker = words.filter(|at| access(rest, at + 1) == Some(rest.len())).last();
    let rest = rest[..marker.unwrap_or(rest.len())].trim();
    (valued && !rest.is_empty()).then_some((found, rest))
}

/// Reads labels, values, words of access and separators to the end of the line.
fn labels(line: &str) -> Option<Vec<(Label, String)>> {
    let (found, end) = beginning(line)?;
    (end == line.len()).then_some(found)
}

/// Reads them as far as they go, and gives where that is.
fn beginning(line: &str) -> Option<(Vec<(Label, String)>, usize)> {
    let mut found = Vec::new();
    // A journal number may be of a plan that many cases share ("00.01S00"): then a case goes by a number of its own.
    let (mut journal, mut journal_at) = (Vec::new(), None);
    let mut at = 0;
    loop {
        at += line[at..].len() - line[at..].trim_start_matches([' ', '\u{a0}', '\t', '|', ',', ';', '.']).len();
        if at == line.len() {
            break;
        }
        if let Some(end) = access(line, at) {
            at = end;
            continue;
        }
        let Some(((label_name, label, firm), name_end)) = name(line, at) else { break };
        let mut marks = name_end;
        while line[marks..].starts_with(['.', ':']) {
            marks += 1;
        }
        // The cells of a table's row.
        let cell = scan::spaces(line, marks);
        if line[cell..].starts_with('|') {
            marks = cell + 1;
        }
        let start = scan::spaces(line, marks);
        let Some(label) = label else {
            if label_name == OFFICER && found.is_empty() {
                break;
            }
            at = if access(line, start).is_some() { start } else { initials(line, start) };
            continue;
        };
        let (values, end) = values(line, start, label, firm);
        if values.is_empty() {
            // A firm label ends its line, or is followed by the next one, or has the mark of a label.
            if !firm || (marks == name_end && start < line.len()) {
                return None;
            }
            found.push((label, String::new()));
        }
        if label_name.starts_with('j') && !values.iter().any(|(_, value)| is_case_id(value)) {
            journal_at.get_or_insert(found.len());
            journal.extend(values);
        } else {
            found.extend(values);
        }
        at = end;
    }
    let has_case = found.iter().any(|(label, value)| *label == Label::Sag && !value.is_empty());
    let journal_at = journal_at.filter(|_| !has_case).unwrap_or(found.len());
    found.splice(journal_at..journal_at, journal);
    Some((found, at))
}

/// The label at `at`, and the end of its name: letters with dots, spaces and hyphens strewn in ("J. nr", "Sags-ID").
fn name(line: &str, at: usize) -> Option<(Name, usize)> {
    // Few pairs of letters begin one of the names or systems: most words are told by that.
    let pair = line.as_bytes().get(at..at + 2)?;
    match [pair[0].to_ascii_lowercase(), pair[1].to_ascii_lowercase()] {
        [b's', b'a' | b'b'] | [b'j', b'o' | b'n'] | [b'd', b'o'] | [b'b', b'r'] | [b'i', b'n'] => {}
        [b'e', b'd' | b's'] | [b'a', b'c'] | [b'f', b'2'] | [b'w', b'o'] | [b'3', b'6'] => {}
        [b's' | b'j' | b'd' | b'b' | b'i', b'.' | b' ' | b'-' | 0xC2] => {}
        _ => return None,
    }
    let at = SYSTEMS
        .iter()
        .find_map(|system| scan::skip(line, at, system))
        .map_or(at, |end| end + usize::from(line[end..].starts_with([' ', '-', '\u{a0}'])));
    let (letters, ends) = letters(line, at);
    NAMES.iter().find_map(|name| {
        let end = ends[letters.starts_with(name.0.as_bytes()).then(|| name.0.len() - 1)?];
        // "Sagsnummer i F2".
        let within =
            scan::skip(line, end, " i ").and_then(|at| SYSTEMS.iter().find_map(|name| scan::skip(line, at, name)));
        let end = within.unwrap_or(end);
        // "Sager", "Dokumentation", "sagsnumre" go on.
        (!line[end..].starts_with(char::is_alphabetic)).then_some((*name, end))
    })
}

/// How many bytes of dots, spaces and hyphens stand there; none where they are more than three.
fn gap(bytes: &[u8]) -> usize {
    let mut end = 0;
    while end <= 3 {
        end += match &bytes[end..] {
            [b'.' | b' ' | b'-', ..] => 1,
            // A no-break space.
            [0xC2, 0xA0, ..] => 2,
            _ => return end,
        };
    }
    0
}

/// As many letters from `at` on as the longest name has, in lower case, and where each of them ends. Gaps of a few dots,
/// spaces and hyphens between them do not count.
fn letters(line: &str, at: usize) -> ([u8; LONGEST_NAME], [usize; LONGEST_NAME]) {
    let (mut letters, mut ends) = ([0; LONGEST_NAME], [0; LONGEST_NAME]);
    let bytes = line.as_bytes();
    let mut end = at;
    for (letter, letter_end) in letters.iter_mut().zip(&mut ends) {
        if end > at && !bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
            end += gap(&bytes[end..]);
        }
        let Some(found) = bytes.get(end).filter(|byte| byte.is_ascii_alphabetic()) else { break };
        end += 1;
        (*letter, *letter_end) = (found.to_ascii_lowercase(), end);
    }
    (letters, ends)
}

/// The values of one label, of which a list may be given ("12/838 og 12/839"), and the end of the last.
fn values(line: &str, start: usize, label: Label, firm: bool) -> (Vec<(Label, String)>, usize) {
    let mut found: Vec<(Label, String)> = Vec::new();
    let (mut at, mut end) = (start, start);
    while let Some((value, value_end)) = value(line, at) {
        let case = is_case_id(&value);
        let long = value.len() >= 5 && value.bytes().all(|b| b.is_ascii_digit());
        // Behind a document's number and a dash stands the case that it is filed on.
        let filed = label == Label::Dok && case && !found.is_empty();
        // "Sag nr. 5" is how some number their items; no case has fewer than three characters.
        let named = firm && found.is_empty() && (label == Label::Dok || value.len() > 2);
        if !(case || long || named) {
            break;
        }
        found.push((if filed { Label::Sag } else { label }, value));
        end = value_end;
        let next = scan::spaces(line, end);
        let joined = scan::dash(line, next).or_else(|| scan::skip(line, next, ","));
        let Some(joined) = joined.or_else(|| scan::skip(line, next, "og ")) else { break };
        at = scan::spaces(line, joined);
    }
    (found, end)
}

/// One value at `at`: letters, figures and the marks between them, with at least one figure. Year and number may stand
/// apart ("2024 - 3451"), and so may the parts of a journal number ("85.02.02 P35").
fn value(line: &str, at: usize) -> Option<(String, usize)> {
    let token = |at: usize| {
        let joins = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '/' | '_') || scan::is_dash(*c);
        let end = at + line[at..].chars().take_while(joins).map(char::len_utf8).sum::<usize>();
        let kept = line[at..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        (kept, at + kept.len())
    };
    let (first, mut end) = token(at);
    let starts = first.starts_with(char::is_alphanumeric) && first.contains(|c: char| c.is_ascii_digit());
    if !starts || first.len() > 40 {
        return None;
    }
    let next = scan::spaces(line, end);
    let year = first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit());
    if let Some(dash) = scan::dash(line, next).filter(|_| year) {
        let (number, number_end) = token(scan::spaces(line, dash));
        end = if number.starts_with(|c: char| c.is_ascii_digit()) { number_end } else { end };
    } else {
        let (part, part_end) = token(next);
        let plan = part.len() == 3 && part.starts_with(['A', 'G', 'K', 'P', 'S', 'Ø']);
        end = if plan && part[1..].bytes().all(|b| b.is_ascii_digit()) { part_end } else { end };
    }
    Some((compact(&line[at..end]), end))
}

/// The end of a word of access at `at`, alone or with "sag" or "punkt", in brackets or not.
fn access(line: &str, at: usize) -> Option<usize> {
    let word_at = at + usize::from(line[at..].starts_with('('));
    if !line[word_at..].starts_with(['å', 'Å', 'l', 'L']) {
        return None;
    }
    let end = scan::letters(line, word_at);
    let word = line[word_at..end].to_lowercase();
    if !["åben", "åbent", "lukket", "lukkede"].contains(&word.as_str()) {
        return None;
    }
    let next = scan::spaces(line, end);
    let noun = ["sag", "punkt"].iter().find_map(|noun| scan::skip(line, next, noun));
    let end =
        noun.filter(|end| !line[*end..].starts_with(|c: char| c.is_alphabetic() || ".:".contains(c))).unwrap_or(end);
    Some(end + usize::from(line[end..].starts_with(')')))
}

/// The end of a clerk's initials at `at`: up to six letters and figures, of which the first is a letter.
fn initials(line: &str, at: usize) -> usize {
    let end = at + line[at..].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let next_label = line[end..].starts_with([':', '.']);
    if line[at..end].chars().count() <= 6 && !next_label { end } else { at }
}
