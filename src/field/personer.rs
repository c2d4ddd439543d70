//! Names of people: who took part, who was absent.

use std::collections::HashSet;
use std::ops::Range;

mod afbud;
mod fravaer;
mod groups;
mod navn;
mod samme;
mod table;

pub use afbud::{Told, apart};
pub use fravaer::{Items, absent_from_items, absent_in_decision, all_but};
pub use groups::{heads_organisation, heads_several, heads_some};
use navn::Kind;
pub use samme::without_absent;
pub use table::is_heading;

#[cfg(test)]
mod tests;

/// The participants that one or several lines list, as written, with role; those marked as absent left out.
pub fn people(text: &str) -> Vec<String> {
    present_and_absent(text).0
}

/// Whether the line lists one person, by a full name.
pub fn is_one(line: &str) -> bool {
    let line = bare(line);
    match entries(line).as_slice() {
        [one] => navn::full(&line[one.range.clone()]) && !line.ends_with(','),
        _ => false,
    }
}

/// Whether a word of the text is a person's role.
pub fn has_role(text: &str) -> bool {
    text.split_whitespace().any(navn::is_role)
}

/// Words for absence, in a mark behind a name or as the label of a list.
const ABSENT: [&str; 5] = ["afbud", "fraværende", "ikke til stede", "ikke tilstede", "forhindret"];

/// Labels of lists of participants.
const PRESENT: [&str; 10] = [
    "deltagere",
    "mødedeltagere",
    "deltagerne",
    "medlemmer",
    "til stede",
    "tilstede",
    "tilstede var",
    "til stede var",
    "mødte",
    "øvrige deltagere",
];

/// The participants that one or several lines list, and those of the list that it marks as absent: "Navn (C) - afbud",
/// "Navn (afbud)", "Afbud: Navn", names under a line "Afbud".
pub fn present_and_absent(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut present, mut absent) = (Vec::new(), Vec::new());
    let mut gone = false;
    let mut seen = HashSet::new();
    if let Some(people) = table::people(text) {
        return people;
    }
    let in_lines = text.lines().nth(2).is_some();
    // A label before names counts for its line, one alone for the lines under it.
    let mut on_line = false;
    let text = table::marked(text);
    let text = table::as_lines(&text);
    let text = groups::at_parties(&text);
    let text = groups::with_roles(&text);
    for line in text.lines().flat_map(|line| line.split(['\t', '|'])).flat_map(at_labels) {
        let mut line = bare(line);
        if std::mem::take(&mut on_line) {
            gone = false;
        }
        if let Some((absence, rest)) = label(line) {
            gone = absence;
            on_line = absence
                && !rest.trim().is_empty()
                && !rest.trim_end().ends_with([',', ';'])
                && !rest.trim_end().ends_with(" og");
            line = rest;
        }
        line = groups::names_behind(line);
        let entries = groups::with_office(line).map_or_else(|| people_of(line, in_lines), |one| vec![one]);
        for entry in entries {
            let name = line[entry.range].trim().to_owned();
            let list = if gone || entry.absent { &mut absent } else { &mut present };
            if !name.is_empty() && seen.insert((gone || entry.absent, name.clone())) {
                list.push(name);
            }
        }
    }
    (present, absent)
}

/// What of a text lists people: of a table all but a heading that tells no more than the lists do.
pub fn listed(text: &str) -> &str {
    table::listed(text).unwrap_or(text)
}

/// The parts of a line that has several lists: "A, B; Afbud: C".
fn at_labels(line: &str) -> impl Iterator<Item = &str> {
    const LABELS: [&str; 4] = ["Afbud:", "Fraværende:", "Ikke til stede:", "Afbud fra:"];
    let cut = LABELS.iter().filter_map(|label| line.find(label)).filter(|at| *at > 0).min();
    let (first, rest) = line.split_at(cut.unwrap_or(line.len()));
    [first.trim_end_matches([' ', ';', '.']), rest].into_iter().filter(|part| !part.is_empty())
}

/// The line without a bullet or a number in a list.
fn bare(line: &str) -> &str {
    let line = line.trim().trim_start_matches(['•', '·', '*', '-', '–', '—', '▪', '\u{f0b7}', ' ', '\u{a0}']);
    let digits = super::scan::digits(line, 0);
    let rest = &line[digits..];
    if digits > 0 && rest.starts_with(['.', ')']) { rest[1..].trim_start() } else { line }
}

/// The line before and behind its first colon but those of hours ("fra kl. 16:30").
fn at_colon(line: &str) -> Option<(&str, &str)> {
    let at = line.match_indices(':').map(|(at, _)| at).find(|at| !super::scan::is_hour(line, *at))?;
    Some((&line[..at], &line[at + 1..]))
}

/// Whether a label begins the line, and of absence; the rest of the line. A label stands before a colon, before "fra" or
/// alone ("Afbud", "Afbud fra A", "Deltagere:").
fn label(line: &str) -> Option<(bool, &str)> {
    let ends = [at_colon(line), line.split_once(['•', '·'])];
    let (words, rest) = ends.into_iter().flatten().min_by_key(|(words, _)| words.len()).unwrap_or((line, ""));
    if words.len() > 60 {
        return None;
    }
    let words = words.trim().to_lowercase();
    if PRESENT.contains(&words.as_str()) {
        return Some((false, rest));
    }
    let words = ["mødt med ", "der var ", "meldt ", "ikke mødt ", "fraværende med "]
        .iter()
        .fold(words.as_str(), |w, p| w.strip_prefix(p).unwrap_or(w));
    if ABSENT.contains(&words) || matches!(words, "fraværende medlemmer" | "afbud fra" | "ikke mødt" | "følgende") {
        return (words != "følgende").then_some((true, rest));
    }
    let from = line.to_lowercase().find("afbud fra ").filter(|at| *at <= 12)? + "afbud fra ".len();
    // Lowering the case of Danish letters keeps their length; of others it may not.
    line.get(from..).map(|rest| (true, rest))
}

/// Whether a label's name says of the people behind it that they were there or were not: "Deltog ikke", "Fraværende med afbud".
pub fn tells_attendance(name: &str) -> bool {
    const VERBS: [&str; 6] = ["deltog", "deltager", "forlod", "mødte", "ikke deltaget", "ikke deltagende"];
    let lower = name.trim().to_lowercase();
    let verb =
        VERBS.iter().any(|verb| lower.strip_prefix(verb).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    verb || lower.starts_with("inhabil") || label(name).is_some()
}

/// A name with its role, where it stands, and whether it is marked as absent.
pub(crate) struct Entry {
    pub(crate) range: Range<usize>,
    pub(crate) absent: bool,
}

/// The people of one line. Where a list has a line for each, what follows one full name on its line is where they come
/// from ("Aase Lyngsøe (A), Østerå, næstformand").
fn people_of(line: &str, listed: bool) -> Vec<Entry> {
    let found = entries(line);
    let full = |entry: &Entry| navn::full(&line[entry.range.clone()]);
    // One word, perhaps with a role behind it.
    let place =
        |entry: &Entry| line[entry.range.clone()].split(',').next().is_some_and(|name| !name.trim().contains(' '));
    let lettered = |entry: &Entry| line[entry.range.clone()].ends_with(')');
    match found.as_slice() {
        [first, rest @ ..]
            if !rest.is_empty() && full(first) && rest.iter().all(place) && (listed || lettered(first)) =>
        {
            let end = rest.last().map_or(first.range.end, |last| last.range.end);
            let absent = found.iter().any(|entry| entry.absent);
            vec![Entry { range: first.range.start..end, absent }]
        }
        _ => found,
    }
}

/// The people of one line. Parts that are neither name, role nor mark are left out.
fn entries(line: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    // A role, organisation or mark belongs to the name right before it.
    let mut open = false;
    let by_semicolon = line.contains(';');
    let mut full = false;
    for part in parts(line) {
        let shown = &line[part.clone()];
        let (name, tail) = split_tail(shown);
        let mark = marks_absence(&shown[name.len()..]);
        let whole = if by_semicolon { name.split(',').next().unwrap_or(name) } else { name };
        let kind = if full && navn::is_letters(whole) { Kind::Role } else { navn::kind(whole) };
        full |= kind == Kind::Name && navn::full(whole);
        match kind {
            Kind::Name => {
                // "Navn - formand": the role stays; "Navn - deltog fra kl. 9" says something else.
                let kept = if tail.is_some_and(|tail| navn::kind(tail) == Kind::Role) && !mark {
                    shown.len()
                } else {
                    name.len()
                };
                found.push(Entry { range: part.start..part.start + kept, absent: mark });
                open = true;
            }
            _ if open && marks_absence(shown) => found.iter_mut().rev().take(1).for_each(|entry| entry.absent = true),
            Kind::Role if open => found.iter_mut().rev().take(1).for_each(|entry| entry.range.end = part.end),
            _ => open = false,
        }
    }
    found
}

/// The parts of a list: between commas, semicolons and "og", brackets kept whole.
pub(crate) fn parts(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let by_semicolon = line.contains(';');
    let mut push = |range: Range<usize>| {
        let shown = &line[range.clone()];
        let lead = shown.len() - shown.trim_start().len();
        let kept = shown.trim().trim_end_matches(['.', ':']);
        if !kept.is_empty() {
            found.push(range.start + lead..range.start + lead + kept.len());
        }
    };
    for (at, c) in line.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            // Where semicolons part the people, commas belong to them.
            ',' if depth == 0 && by_semicolon => {}
            ',' | ';' | '•' | '·' if depth == 0 => {
                push(start..at);
                start = at + c.len_utf8();
            }
            ' ' if depth == 0 && at >= start => {
                // "ældre- og sundhedschef" is one role.
                let joint = [" og ", " samt ", " & "].iter().find(|joint| line[at..].starts_with(**joint));
                if let Some(joint) = joint.filter(|_| !line[..at].ends_with('-')) {
                    push(start..at);
                    // The space behind stays, so that two joints in a row are both seen.
                    start = at + joint.len() - 1;
                }
            }
            _ => {}
        }
    }
    push(start.min(line.len())..line.len());
    found
}

/// How what follows a name begins where it says when somebody was there.
const WHEN: [&str; 10] = [
    " fra kl",
    " til kl",
    " indtil kl",
    " (fra kl",
    " (til kl",
    " (indtil kl",
    " deltog under p",
    " deltog ved p",
    " deltog i p",
    " deltog fra ",
];

/// A part before and behind a spaced dash or a bracket that marks absence.
fn split_tail(part: &str) -> (&str, Option<&str>) {
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| part.find(dash).map(|at| (at, dash.len()))).min();
    if let Some((at, length)) = dash {
        return (part[..at].trim_end(), Some(&part[at + length..]));
    }
    if let Some(open) = part.rfind('(').filter(|open| marks_absence(&part[*open..])) {
        return (part[..open].trim_end(), Some(&part[open..]));
    }
    // "Navn fra kl. 16:30", "Navn deltog under pkt. 3": when somebody was there, not who.
    if let Some(at) = WHEN.iter().filter_map(|word| part.find(word)).min() {
        return (&part[..at], None);
    }
    let lower = part.to_lowercase();
    let bare = ABSENT.iter().find(|word| lower.ends_with(*word)).and_then(|word| part.len().checked_sub(word.len()));
    match bare
        .filter(|at| lower.len() == part.len() && *at > 0 && part.get(..*at).is_some_and(|name| name.ends_with(' ')))
    {
        Some(at) => (part[..at].trim_end(), Some(&part[at..])),
        None => (part, None),
    }
}

/// Whether words behind a name say that it was absent from the meeting, and not from one item of it.
fn marks_absence(words: &str) -> bool {
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words = words.strip_prefix("meldt ").or_else(|| words.strip_prefix("med ")).unwrap_or(&words);
    let item = ["punkt", "pkt", "sag ", "under", "fra kl", "til kl"].iter().any(|word| words.contains(word));
    !item && ABSENT.iter().any(|word| words.starts_with(word))
}
