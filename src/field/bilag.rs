//! Attachments: one line of a list, and the two lists that an item may have.

use foldhash::{HashMap, HashSet};

use super::adgang;
use super::sag::{self, Label};
use super::scan;
use super::titel::{Key, LOOKED_AT};
use crate::record::Bilag;

/// The attachment that a line names; `None` for a lone mark and for words that say there is none.
pub fn bilag(line: &str) -> Option<Bilag> {
    let line = bare(line);
    let (line, dok_id, sags_id) = ids(line);
    let (nummer, titel) = numbered(line, dok_id.is_some()).or_else(|| labelled(line)).unwrap_or((None, line));
    let titel = without_type(scan::trim(titel));
    // A page break may empty a list item: its number is left.
    let number =
        titel.len() <= 4 && titel.strip_suffix('.').is_some_and(|left| left.bytes().all(|b| b.is_ascii_digit()));
    // An empty list is filled with a mark or a word.
    const NONE: [&str; 5] = ["bilag", "bilag:", "ingen", "ingen bilag", "vedlagt:"];
    let word = titel.trim_end_matches('.');
    let says_none = || NONE.iter().any(|none| none.eq_ignore_ascii_case(word));
    if number || !titel.contains(char::is_alphanumeric) || (nummer.is_none() && says_none()) {
        return None;
    }
    Some(Bilag { nummer, titel: titel.to_owned(), dok_id, sags_id })
}

/// Whether a line is names of files and nothing else, each a word: "Regnskab_2023.pdf Hoeringssvar.docx".
pub fn are_files(line: &str) -> bool {
    const TYPES: [&str; 11] = ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "msg", "rtf", "odt", "zip"];
    let is_file = |word: &str| {
        word.rsplit_once('.').is_some_and(|(name, end)| {
            name.contains(char::is_alphanumeric) && TYPES.iter().any(|one| one.eq_ignore_ascii_case(end))
        })
    };
    !line.is_empty() && line.split_whitespace().all(is_file)
}

/// The title without the type of its file, which web pages print beside the link: "PDF Budget 2024", "Budget 2024 PDF", "… (pdf, 1 MB)".
fn without_type(titel: &str) -> &str {
    let titel = titel.strip_prefix("PDF ").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(titel);
    let (before, last) = match titel.strip_suffix(')').and_then(|inside| inside.rsplit_once(" (")) {
        Some((before, inside)) => (before, inside.split([',', ' ']).next().unwrap_or("")),
        None => titel.rsplit_once(' ').unwrap_or(("", titel)),
    };
    let is_type = ["pdf", "docx", "xlsx", "pptx"].iter().any(|name| name.eq_ignore_ascii_case(last));
    if is_type && before.contains(char::is_alphanumeric) { before.trim_end() } else { titel }
}

/// The line without a bullet. A hyphen is one only before a space.
fn bare(line: &str) -> &str {
    let line = scan::trim(line);
    let mut rest = line.chars();
    match rest.next() {
        Some('•' | '·' | '▪' | '◦' | '*' | '\u{f0b7}' | '\u{335}') => rest.as_str().trim_start(),
        Some(c) if (c == 'o' || scan::is_dash(c)) && rest.as_str().starts_with(char::is_whitespace) => {
            rest.as_str().trim_start()
        }
        _ => line,
    }
}

/// The line without the ids that stand in brackets at its end, "(DokID: 10868260 - EMN-2022-08416)", and the ids. Other
/// brackets belong to the title.
fn ids(line: &str) -> (&str, Option<String>, Option<String>) {
    let Some(open) = line.rfind('(') else { return (line, None, None) };
    let inside = line[open + 1..].trim_end_matches([')', '.', ' ']);
    let Some(found) = sag::labelled(inside) else {
        let number = is_document_number(inside).then(|| inside.to_owned());
        return (if number.is_some() { line[..open].trim_end() } else { line }, number, None);
    };
    let of = |wanted| found.iter().find(|(label, id)| *label == wanted && !id.is_empty()).map(|(_, id)| id.clone());
    let (dok_id, sags_id) = (of(Label::Dok), of(Label::Sag));
    if dok_id.is_none() && sags_id.is_none() { (line, None, None) } else { (line[..open].trim_end(), dok_id, sags_id) }
}

/// A document's number and the year, alone in brackets: "(295518/24)". A case's has fewer figures.
fn is_document_number(text: &str) -> bool {
    let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('/').is_some_and(|(number, year)| {
        figures(number) && figures(year) && (5..=7).contains(&number.len()) && year.len() == 2
    })
}

/// "1. Titel", "1) Titel", "1 (Åben) Titel". A title may begin with an ordinal ("1. kvartal 2023"): then a small letter follows, unless the
/// line is `certain` to be of a numbered list by its ids.
fn numbered(line: &str, certain: bool) -> Option<(Option<String>, &str)> {
    let end = scan::digits(line, 0);
    if !(1..=3).contains(&end) {
        return None;
    }
    let behind = line[end..].trim_start();
    if let (Some(_), titel) = adgang::split(behind)
        && behind.starts_with('(')
    {
        return Some((Some(line[..end].to_owned()), titel));
    }
    if !line[end..].starts_with(['.', ')']) {
        return None;
    }
    let titel = &line[end + 1..];
    let apart = titel.starts_with(char::is_whitespace) || titel.starts_with(char::is_uppercase);
    let small = titel.trim_start().starts_with(char::is_lowercase) && !line[end..].starts_with(')');
    (apart && (certain || !small)).then(|| (Some(line[..end].to_owned()), titel))
}

/// "Bilag 3: Titel", "Bilag 3 - Titel", "Bilag nr. 3: Titel", and "Bilag 3" alone. Without a mark behind the number the
/// words are one title: "Bilag 1 til aftalen".
fn labelled(line: &str) -> Option<(Option<String>, &str)> {
    let at = scan::spaces(line, scan::skip(line, 0, "bilag")?);
    let at = scan::skip(line, at, "nr.").map_or(at, |end| scan::spaces(line, end));
    let digits = scan::digits(line, at);
    // "Bilag 23.1: Titel": of an item and a number in it.
    let part = line[digits..].strip_prefix('.').map_or(0, |rest| scan::digits(rest, 0));
    let digits = if part > 0 { digits + 1 + part } else { digits };
    let end = digits + usize::from(line[digits..].starts_with(|c: char| c.is_ascii_alphabetic()));
    if !(1..=6).contains(&(digits - at)) || line[end..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let nummer = Some(line[at..end].to_owned());
    let mark = scan::spaces(line, end);
    if mark == line.len() {
        return Some((nummer, line));
    }
    // "Bilag 2.1 Statusnotat": such a number needs no mark.
    let bare = (part > 0 && mark > end && line[mark..].starts_with(char::is_uppercase)).then_some(mark);
    let marked = bare.or_else(|| scan::dash(line, mark)).or_else(|| scan::skip(line, mark, ":")).or_else(|| {
        // A full stop ends the number before a space ("Bilag 3. Titel"), not before a file's ending ("Bilag 3.docx").
        scan::skip(line, mark, ".").filter(|end| line[*end..].starts_with(char::is_whitespace))
    })?;
    let titel = line[marked..].trim_start();
    Some((nummer, if titel.contains(char::is_alphanumeric) { titel } else { line }))
}

/// The two lists as one, each attachment once: the numbered ones in their order, then those that were only announced. And
/// the titles that only one of the lists has; where a list is empty as a whole, the source has one list, and they are none.
pub fn merge(announced: Vec<Bilag>, numbered: Vec<Bilag>) -> (Vec<Bilag>, Vec<String>) {
    let (announced, numbered) = (once(announced), once(numbered));
    if announced.is_empty() || numbered.is_empty() {
        return (if numbered.is_empty() { announced } else { numbered }, Vec::new());
    }
    let mut free = vec![true; announced.len()];
    let mut partners: Vec<Option<usize>> = vec![None; numbered.len()];
    // First those that are the same to the letter, so that a misprint or a shorter title takes none of them.
    let mut exact: HashMap<&str, Vec<usize>> = HashMap::default();
    for (at, one) in announced.iter().enumerate().rev() {
        exact.entry(one.titel.as_str()).or_default().push(at);
    }
    for (at, one) in numbered.iter().enumerate() {
        let Some(same) = exact.get_mut(one.titel.as_str()) else { continue };
        if let Some(place) = same.iter().rposition(|partner| may_be_one(one, &announced[*partner])) {
            let partner = same.remove(place);
            (free[partner], partners[at]) = (false, Some(partner));
        }
    }
    let mut left: Vec<(usize, Key)> =
        announced.iter().enumerate().filter(|(at, _)| free[*at]).map(|(at, one)| (at, Key::new(&one.titel))).collect();
    for (one, partner) in numbered.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
        let key = Key::new(&one.titel);
        let same = |(at, other): &(usize, Key)| key.same(other) && may_be_one(one, &announced[*at]);
        if let Some(found) = left.iter().take(LOOKED_AT).position(same) {
            let at = left.remove(found).0;
            free[at] = false;
            *partner = Some(at);
        }
    }
    let alone =
        numbered.iter().zip(&partners).filter(|(_, partner)| partner.is_none()).map(|(one, _)| one.titel.clone());
    let mut alone: Vec<String> = alone.collect();
    let mut all = numbered;
    for (one, partner) in all.iter_mut().zip(&partners) {
        if let Some(partner) = partner.and_then(|at| announced.get(at)) {
            complete(one, partner);
        }
    }
    for (one, _) in announced.into_iter().zip(free).filter(|(_, free)| *free) {
        alone.push(one.titel.clone());
        all.push(one);
    }
    (all, alone)
}

/// Whether two attachments of one title may be one: not where their documents' numbers differ.
fn may_be_one(one: &Bilag, other: &Bilag) -> bool {
    one.dok_id.is_none() || other.dok_id.is_none() || one.dok_id == other.dok_id
}

/// What only the other list says of an attachment. Either of the lists may be the one with the ids.
fn complete(one: &mut Bilag, other: &Bilag) {
    let fill = |own: &mut Option<String>, other: &Option<String>| {
        if own.is_none() {
            own.clone_from(other);
        }
    };
    fill(&mut one.nummer, &other.nummer);
    fill(&mut one.dok_id, &other.dok_id);
    fill(&mut one.sags_id, &other.sags_id);
}

/// The list without repetitions; documents of the same title are two where their ids are.
fn once(list: Vec<Bilag>) -> Vec<Bilag> {
    let mut seen = HashSet::default();
    let new: Vec<bool> = list.iter().map(|one| seen.insert((one.titel.as_str(), one.dok_id.as_deref()))).collect();
    list.into_iter().zip(new).filter(|(_, new)| *new).map(|(one, _)| one).collect()
}

#[cfg(test)]
mod tests;
