//! Lines that say whose a decision is, and of when: "Beslutning Økonomiudvalget den 12-03-2024",
//! "Økonomiudvalget, 12-03-2024, pkt. 4", "Økonomiudvalget 12.03.2024:", "12-03-2024 Økonomiudvalget".
//!
//! Agenda systems print a body's name and the day of its meeting over what it decided, with or without the word
//! "Beslutning" and "i" before the name.

use super::clause::is_body;
use super::{dato, moede, scan};

/// What the line has beside body and date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The word for a decision.
    Named,
    /// The item's number at that meeting.
    Numbered,
    /// Neither: under the heading of a decision it says whose, elsewhere it may say anything.
    Bare,
}

/// No such line is longer, in bytes.
const LONGEST: usize = 160;

/// Words for a decision that a body's name may follow.
const NAMES: [&str; 4] = ["beslutninger", "beslutning", "behandling", "behandlet"];

/// Reads a line that has a body and a date, and nothing else but the item's number and the word for a decision.
pub fn read(line: &str) -> Option<(Form, &str)> {
    let line = scan::trim(line);
    if line.len() > LONGEST {
        return None;
    }
    if line.starts_with(|c: char| c.is_ascii_digit()) {
        return behind_day(line).map(|udvalg| (Form::Bare, udvalg));
    }
    // Names of bodies are capitalised, and no body meets without a day in figures.
    if !line.starts_with(char::is_uppercase) || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (named, rest) = behind_name(line).map_or((false, line), |rest| (true, rest));
    let day = dato::dates(rest, None).into_iter().next()?.range;
    let udvalg = moede::until_date(rest, None);
    let number = rest[day.end..].trim_matches([' ', ',', '-', '–', '(', ')', ':', '.']).to_lowercase();
    let numbered = ["pkt", "punkt"].iter().find_map(|word| number.strip_prefix(word));
    let is_number = |rest: &str| {
        let digits = rest.trim_start_matches(['.', ' ']).trim_start_matches("nr").trim_start_matches(['.', ' ']);
        !digits.is_empty() && digits.len() <= 8 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let form = match numbered {
        Some(rest) if !is_number(rest) => return None,
        None if !number.is_empty() => return None,
        _ if named => Form::Named,
        Some(_) => Form::Numbered,
        None => Form::Bare,
    };
    is_bodys_name(udvalg).then_some((form, udvalg))
}

/// The body in "12-03-2024 Økonomiudvalget": lists of what was done with a case have the day first.
fn behind_day(line: &str) -> Option<&str> {
    let figures = line.bytes().take_while(u8::is_ascii_digit).count();
    if figures > 2 || !line[figures..].starts_with(['-', '.', '/']) {
        return None;
    }
    let day = dato::dates(line, None).into_iter().next().filter(|day| day.range.start == 0)?;
    let udvalg = line[day.range.end..].trim_matches([' ', '\t', ',', '-', '–', ':', '.']);
    is_bodys_name(udvalg).then_some(udvalg)
}

/// The body in "Økonomiudvalgets beslutning": whose decision follows, of no day.
pub fn of_body(line: &str) -> Option<&str> {
    let name = line.trim_end_matches([':', ' ']).strip_suffix("s beslutning").map(scan::trim)?;
    (name.len() <= LONGEST && is_bodys_name(name)).then_some(name)
}

/// Whether a line begins as one with the word for a decision does: its date may stand on the next.
pub fn begins(line: &str) -> bool {
    behind_name(line).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Where the text begins that shares its line with what [`read`] reads: "Økonomiudvalget 12.03.2024: Godkendt."
pub fn label_end(line: &str) -> Option<usize> {
    let colons = memchr::memchr_iter(b':', &line.as_bytes()[..line.len().min(LONGEST)]);
    // A colon inside a time has figures on both sides.
    colons.map(|at| at + 1).find(|end| {
        line[..end - 1].ends_with(|c: char| c.is_ascii_digit() || c == ')') && line[*end..].starts_with([' ', '\t'])
    })
}

/// What stands behind the word for a decision, and "i" or "fra", if a line begins with it.
fn behind_name(line: &str) -> Option<&str> {
    let end = NAMES.iter().find_map(|name| scan::skip(line, 0, name))?;
    let rest = line[end..].strip_prefix([' ', ':', ',', '\u{a0}'])?.trim_start_matches([' ', ':', ',', '-', '–']);
    let small = ["i ", "fra ", "af "].iter().find_map(|word| scan::skip(rest, 0, word));
    Some(small.map_or(rest, |at| rest[at..].trim_start()))
}

/// Whether a text is the name of a body and no more: "Udvalget for plan og trafik", "Teknik- og Miljøudvalget", "ØU".
pub fn is_bodys_name(name: &str) -> bool {
    if !name.starts_with(char::is_uppercase) || name.contains([':', ';', '!', '?', '"']) {
        return false;
    }
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if words.len() > 12 || words.iter().any(|word| word.ends_with("møde") || word.ends_with("mødet")) {
        return false;
    }
    let short = words.len() == 1 && name.chars().count() <= 4 && !name.contains(char::is_lowercase);
    let joins = |word: &str| matches!(word, "for" | "i" | "af" | "vedrørende" | "om" | "under" | "på");
    // Behind a body at the start stands what it is for; a verb would make it a sentence.
    let goes_on = || {
        let next = name.split_whitespace().nth(1).unwrap_or("");
        next.is_empty() || joins(next) || next.starts_with(|c: char| c.is_uppercase() || c == '(')
    };
    // "Høring i Ældrerådet" is no body, though its last word is one.
    let ends = || is_body(last) && !words.iter().any(|word| joins(word) || matches!(word.as_str(), "til" | "fra"));
    short || is_body(first) && goes_on() || ends()
}

#[cfg(test)]
mod tests {
    use super::Form::{Bare, Named, Numbered};
    use super::*;

    #[test]
    fn whose_decision() {
        for (line, expected) in [
            ("Beslutning Økonomiudvalget den 9. maj 2023", Some((Named, "Økonomiudvalget"))),
            ("Beslutning Teknisk Udvalg den 3. maj 2023:", Some((Named, "Teknisk Udvalg"))),
            ("BESLUTNING UDVALGET FOR PLAN OG TRAFIK DEN 18-03-2019", Some((Named, "UDVALGET FOR PLAN OG TRAFIK"))),
            ("Beslutning: Byrådet, 18-03-2019, pkt. nr. 4", Some((Named, "Byrådet"))),
            ("Kultur- og Idrætsudvalget, 03-04-2019, pkt. 43", Some((Numbered, "Kultur- og Idrætsudvalget"))),
            ("ØU 03-04-2019 (punkt 12.1)", Some((Numbered, "ØU"))),
            ("Børne- og Ungeudvalget tirsdag den 06.02.2024:", Some((Bare, "Børne- og Ungeudvalget"))),
            ("12-03-2024 Nordby Byråd", Some((Bare, "Nordby Byråd"))),
            ("12.03.2024: Økonomiudvalget", Some((Bare, "Økonomiudvalget"))),
            ("12-03-2024 Byrådet udsatte sagen", None),
            ("12-03-2024", None),
            ("Beslutning om køb af 3 busser den 3. maj 2023", None),
            ("Udvalget mødes igen den 3. maj 2024", None),
            ("Høring i Ældrerådet den 3. maj 2024", None),
            ("Næste møde den 3. maj 2024", None),
            ("Byrådet den 3. maj 2024 og senere", None),
            ("Byrådet", None),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn text_on_the_same_line() {
        let rest = |line: &str| label_end(line).map(|end| line[end..].trim().to_owned());
        assert_eq!(rest("Byrådet 12.03.2024: Godkendt.").as_deref(), Some("Godkendt."));
        assert_eq!(rest("Mødet begyndte kl. 12:30 i salen"), None);
        assert_eq!(rest("Byrådet 12.03.2024:"), None);
    }
}
