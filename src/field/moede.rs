//! The title line of a document: what kind it is, and whose meeting.

use super::lower::lower;
use super::{beslutter, dato, organ, scan};
use crate::record::Dokumenttype;

/// A title line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overskrift {
    /// What kind of document it names.
    pub art: Dokumenttype,
    /// The body that met, if the line names it.
    pub udvalg: Option<String>,
}

/// Words that name a kind of document where a title begins with them, or one of its parts is nothing else.
const KINDS: &[(&str, Dokumenttype)] = &[
    ("beslutningsreferat", Dokumenttype::Referat),
    ("beslutningsprotokol", Dokumenttype::Referat),
    ("mødereferat", Dokumenttype::Referat),
    ("beslutninger fra mødet", Dokumenttype::Referat),
    ("beslutninger fra møde", Dokumenttype::Referat),
    ("beslutninger truffet på mødet", Dokumenttype::Referat),
    ("mødeprotokol", Dokumenttype::Referat),
    ("forhandlingsprotokol", Dokumenttype::Referat),
    ("protokol", Dokumenttype::Referat),
    ("udskrift af beslutningsprotokollen", Dokumenttype::Referat),
    ("udskrift af forhandlingsprotokollen", Dokumenttype::Referat),
    ("udskrift af mødeprotokollen", Dokumenttype::Referat),
    ("udskrift af protokollen", Dokumenttype::Referat),
    ("åbent referat", Dokumenttype::Referat),
    ("lukket referat", Dokumenttype::Referat),
    ("referater fra", Dokumenttype::Referat),
    ("referater af", Dokumenttype::Referat),
    ("referat", Dokumenttype::Referat),
    ("åben dagsorden", Dokumenttype::Dagsorden),
    ("lukket dagsorden", Dokumenttype::Dagsorden),
    ("tillægsdagsorden", Dokumenttype::Dagsorden),
    ("dagsorden", Dokumenttype::Dagsorden),
    ("notat", Dokumenttype::Notat),
];

/// No word of theirs is longer, in bytes.
const LONGEST_KIND: usize = 36;

/// Reads a title: `REFERAT <udvalg> d. 13-04-2023`, `Referat af bestyrelsesmøde i <forening>`,
/// `<Udvalg> - Dagsorden - 3. maj 2024`, `Notat`. `None` where it names no kind of document.
#[must_use]
pub fn overskrift(text: &str) -> Option<Overskrift> {
    let (art, rest) = title(text)?;
    Some(Overskrift { art, udvalg: body(rest) })
}

/// The kind of document that a title names.
#[must_use]
pub fn art(text: &str) -> Option<Dokumenttype> {
    title(text).map(|(art, _)| art)
}

/// What a title says beside the kind of document.
#[must_use]
pub fn beside_kind(text: &str) -> &str {
    title(text).map_or("", |(_, rest)| scan::trim(rest))
}

/// Whether what a title says beside the kind of document is what it is about: "Notat om skoleveje", "Notat: Skoleveje".
#[must_use]
pub fn is_subject(rest: &str) -> bool {
    let rest = lower(rest);
    let behind = |word: &str| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '.']));
    let signed = rest.strip_prefix([':', '-', '–']).is_some_and(|rest| rest.starts_with(' '));
    (signed && dato::first_date(&rest, None).is_none())
        || ["om", "vedr", "vedrørende", "angående"].into_iter().any(behind)
}

/// The kind of document that a title names, and what of it may name the body.
fn title(text: &str) -> Option<(Dokumenttype, &str)> {
    let text = scan::trim(text).trim_end_matches(':');
    if text.len() > 200 {
        return None;
    }
    if let Some(found) = kind(text) {
        return Some(found);
    }
    if let Some(named) = copied_book(text) {
        return Some((Dokumenttype::Referat, named));
    }
    if let Some(text) = closed_up(text).filter(|text| text.chars().count() >= LETTERS) {
        // Of the book of minutes, which the lines below name.
        let copied = text.eq_ignore_ascii_case("udskrift").then_some(Dokumenttype::Referat);
        return copied.or_else(|| kind(&text).map(|(art, _)| art)).map(|art| (art, ""));
    }
    // Most lines of prose have none of the edges' marks.
    memchr::memchr3(b'-', b'|', 0xE2, text.as_bytes())?;
    let mut parts = text.split([" - ", " – ", " | "].iter().find(|edge| text.contains(**edge)).copied()?);
    let first = parts.next()?;
    let art = parts.find_map(|part| kind(part.trim()).filter(|(_, rest)| rest.is_empty()).map(|(art, _)| art))?;
    Some((art, first))
}

/// "Udskrift af Havnerådets beslutningsprotokol": what names the body.
fn copied_book(text: &str) -> Option<&str> {
    const BOOKS: [&str; 4] = [" beslutningsprotokol", " forhandlingsprotokol", " mødeprotokol", " protokol"];
    let at = scan::skip(text, 0, "udskrift af ")?;
    let small = lower(text);
    let book = BOOKS.iter().find(|book| small.ends_with(*book) && small.len() == text.len())?;
    let whose = text.get(at..text.len() - book.len())?;
    whose.strip_suffix(['s', 'S']).map(|name| name.trim_end_matches(['\'', '’']))
}

/// No kind of document has fewer letters.
const LETTERS: usize = 5;

/// Words that are set apart by spaces between their letters: "R E F E R A T".
pub(crate) fn closed_up(text: &str) -> Option<String> {
    const FEWEST: usize = 3;
    // Most lines are told by their second letter.
    if text.len() > 4 * LONGEST_KIND || !text.chars().nth(1).is_some_and(char::is_whitespace) {
        return None;
    }
    let letters: Vec<&str> = text.split_whitespace().collect();
    let spaced = letters.len() >= FEWEST
        && letters.iter().all(|letter| letter.chars().count() == 1 && letter.starts_with(char::is_alphabetic));
    spaced.then(|| letters.concat())
}

/// The body that a memo is for: `… til møde i <udvalg> den 18. april 2024`, `Orientering til <udvalg> om …`. What it tells
/// of may be meetings of others, and the addressee stands before them.
#[must_use]
pub fn adressat(title: &str) -> Option<String> {
    let told = title.split_once(" til ").and_then(|(_, rest)| {
        let end = [" om ", " vedr", " angående "].iter().filter_map(|word| rest.find(word)).min();
        let name = until_date(&rest[..end.unwrap_or(rest.len())], None);
        organ::line(name).then(|| name.to_owned())
    });
    // "Møder i foråret 2024" are nobody's.
    let is_body = |name: &String| organ::named(name) || name.starts_with(char::is_uppercase);
    told.or_else(|| moede_i(title, None).map(|(udvalg, _)| udvalg).filter(is_body))
}

/// The meeting that a heading names: `Møde i <udvalg> den 1. marts`. A year that it leaves out is `year`.
#[must_use]
pub fn moede_i(heading: &str, year: Option<i32>) -> Option<(String, Option<String>)> {
    let lower = heading.to_lowercase();
    let (start, opening) = ["møde i ", "mødet i ", "møder i "]
        .iter()
        .filter_map(|opening| lower.find(opening).map(|at| (at, opening)))
        .min()?;
    let rest = heading.get(start + opening.len()..)?;
    let udvalg = until_date(rest, year);
    (!udvalg.is_empty()).then(|| (udvalg.to_owned(), dato::first_date(rest, year)))
}

/// The body that a decision's heading names: `Beslutning i <udvalg> den 12-03-2024`, `<Udvalg>s beslutning den …`.
#[must_use]
pub fn beslutter(heading: &str) -> Option<String> {
    // "Beslutning" names none, as most headings do.
    if heading.len() < "behandlet i ".len() {
        return None;
    }
    let lower = heading.to_lowercase();
    let ends = ["s beslutning d", "s beslutning i mødet", "s beslutning på mødet", "s behandling d"];
    if let Some(at) = ends.iter().find_map(|end| lower.find(end)) {
        return heading.get(..at).map(str::to_owned);
    }
    if let Some(name) = beslutter::of_body(heading) {
        return Some(name.to_owned());
    }
    let opening = ["beslutning i ", "beslutning fra ", "behandling i ", "behandlet i "]
        .iter()
        .find(|opening| lower.starts_with(**opening));
    let Some(opening) = opening else { return beslutter::read(heading).map(|(_, name)| name.to_owned()) };
    let name = until_date(heading.get(opening.len()..)?, None);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Whether a line says when the meeting ended: "Mødet hævet kl. 21.10.", "Mødet blev afsluttet kl. 17". What stands between
/// "Mødet" and the verb makes it another meeting ("Mødet i Havnehuset sluttede kl. 12").
#[must_use]
pub fn says_end(text: &str) -> bool {
    const LONGEST: usize = 60;
    const BETWEEN: [&str; 6] = ["blev", "er", "var", "herefter", "derefter", "hermed"];
    const ENDS: [&str; 7] = ["hævet", "hævedes", "sluttede", "sluttet", "slut", "afsluttet", "afsluttedes"];
    let Some(rest) = text.strip_prefix("Mødet ").filter(|_| text.len() < LONGEST) else { return false };
    let mut words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !BETWEEN.contains(word));
    words.next().is_some_and(|word| ENDS.contains(&word)) && dato::clock(text) != (None, None)
}

/// The number that a decision's heading says the item had there: `Behandling i <udvalg> 12-03-2024, pkt. 4`.
#[must_use]
pub fn punkt_i(heading: &str) -> Option<String> {
    let lower = heading.to_lowercase();
    let (at, word) =
        ["pkt.", "pkt ", "punkt "].iter().filter_map(|word| lower.rfind(word).map(|at| (at, word))).max()?;
    let rest = lower[at + word.len()..].trim_start().strip_prefix("nr.").map_or(&lower[at + word.len()..], |rest| rest);
    let number: String = rest.trim_start().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let number = number.trim_end_matches('.');
    (!number.is_empty()).then(|| number.to_owned())
}

/// The kind that `text` begins with, and what follows it.
fn kind(text: &str) -> Option<(Dokumenttype, &str)> {
    // Most lines of prose are told by their first letter.
    let may_begin = |c: char| {
        matches!(c.to_ascii_lowercase(), 'b' | 'd' | 'f' | 'l' | 'm' | 'n' | 'p' | 'r' | 't' | 'u')
            || matches!(c, 'å' | 'Å')
    };
    if !text.starts_with(may_begin) {
        return None;
    }
    let lower = lower(&text[..text.char_indices().nth(LONGEST_KIND).map_or(text.len(), |(end, _)| end)]);
    let (word, art) = KINDS.iter().find(|(word, _)| lower.starts_with(word))?;
    let rest = text.get(word.len()..)?;
    let ends = !rest.starts_with(char::is_alphanumeric);
    ends.then(|| (*art, rest.trim_start_matches([' ', ':', '-', '–', '.']).trim()))
}

/// The body's name in what follows the kind, or in a line that announces a meeting: without "fra 3. møde i" before it and
/// the date after it. `None` where that is no name of a body.
#[must_use]
pub fn body(text: &str) -> Option<String> {
    let mut rest = text;
    let mut met = false;
    while let Some((word, after)) = rest.split_once(' ') {
        let lower = lower(word);
        let connects =
            matches!(lower.as_ref(), "af" | "fra" | "for" | "til" | "over" | "i") || is_kind_of_meeting(&lower);
        // "Det Sociale Nævn" begins with a capital.
        let connects = connects || word == "det" || is_meeting(&lower);
        // The meeting's number stands before or behind the word: "3. møde i", "møde nr. 3/2022 i".
        let next = after.trim_start();
        let meets = |word: &str| is_meeting(word) || is_kind_of_meeting(word);
        let counts = is_count(rest) && (met || next.split(' ').next().is_some_and(|next| meets(&next.to_lowercase())));
        let is_number = met && matches!(lower.as_ref(), "nr." | "nr");
        if !connects && !counts && !is_number {
            break;
        }
        met |= is_meeting(&lower);
        rest = next;
    }
    if let Some(name) = whose_meeting(rest) {
        return Some(name.to_owned());
    }
    // "bestyrelsens møde nr. 4" names the meeting, not the body.
    if rest.to_lowercase().split(' ').any(is_meeting) {
        return None;
    }
    let name = until_date(rest, None);
    // "Referat - åben dagsorden" names kinds alone.
    (!name.is_empty() && !organ::speaks_against(name) && kind(name).is_none()).then(|| name.to_owned())
}

/// The body whose meeting it is, where its name shows that it is one: "Havnerådets ordinære møde den 3. maj 2024".
fn whose_meeting(text: &str) -> Option<&str> {
    const MEETINGS: [&str; 7] =
        ["møde", "møder", "ordinære møde", "ekstraordinære møde", "konstituerende møde", "dialogmøde", "temamøde"];
    body_of(text, &MEETINGS)
}

/// The body that begins a text in the genitive, with what it has behind it: "Havnerådets" before one of `things`, with or
/// without more text. `None` where the name does not show that it is one.
#[must_use]
pub fn body_of<'t>(text: &'t str, things: &[&str]) -> Option<&'t str> {
    let is_thing = |rest: &str| {
        things.iter().any(|thing| rest.strip_prefix(thing).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    // A full name may have the letter inside of it: "Havnens Råds møde".
    let (at, _) = text.match_indices("s ").find(|(at, _)| is_thing(&text[at + 2..]))?;
    let name = &text[..at];
    (name.starts_with(char::is_uppercase) && organ::line(name)).then_some(name)
}

/// Whether a count begins the text ("3.", "4", "3/2022"), and no date.
fn is_count(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or(text);
    let figures = word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(char::is_alphabetic);
    figures && word.len() < 9 && dato::dates(text, Some(2000)).first().is_none_or(|date| date.range.start > 0)
}

/// What stands before the first date, without the words that lead up to it.
pub(super) fn until_date(text: &str, year: Option<i32>) -> &str {
    // Any year will do to see where a date stands.
    let end = dato::dates(text, year.or(Some(2000))).first().map_or(text.len(), |date| date.range.start);
    let mut name = text[..end].trim_end_matches([' ', '\t', ',', '-', '–', '(']);
    let tails = ["d.", "den", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "kl."];
    while let Some(shorter) = tails.iter().find_map(|tail| strip_word(name, tail)) {
        name = shorter.trim_end_matches([' ', ',', '-', '–']);
    }
    name
}

fn is_meeting(lower: &str) -> bool {
    lower.ends_with("møde") || lower.ends_with("mødet")
}

/// "Ordinært møde", "3. ordinære møde".
fn is_kind_of_meeting(lower: &str) -> bool {
    ["ordinært", "ordinære", "ekstraordinært", "ekstraordinære", "konstituerende"].contains(&lower)
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.strip_suffix(word).or_else(|| {
        let start = text.len().checked_sub(word.len())?;
        text.get(start..).filter(|end| lower(end) == word).and_then(|_| text.get(..start))
    })?;
    (head.is_empty() || head.ends_with(' ')).then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dokumenttype::{Dagsorden, Notat, Referat};

    #[test]
    fn titles() {
        for (text, art, udvalg) in [
            (
                "REFERAT Sundhedsklynge Vest Faglig/strategisk d. 13-04-2023",
                Referat,
                Some("Sundhedsklynge Vest Faglig/strategisk"),
            ),
            ("Referat", Referat, None),
            ("Referat af bestyrelsesmøde i Foreningen Åhavens Venner", Referat, Some("Foreningen Åhavens Venner")),
            ("Referat fra mødet i Teknisk Udvalg torsdag den 3. maj 2024 kl. 10", Referat, Some("Teknisk Udvalg")),
            ("Dagsorden til møde i Økonomiudvalget den 3. maj 2024", Dagsorden, Some("Økonomiudvalget")),
            ("Social- og Sundhedsudvalget - Referat - 3. maj 2024", Referat, Some("Social- og Sundhedsudvalget")),
            ("Notat", Notat, None),
            ("Referat af 9. møde i Det Sociale Råd", Referat, Some("Det Sociale Råd")),
            ("Referat fra bestyrelsesmøde nr. 3/2022 i Havnelauget den 3. maj 2024", Referat, Some("Havnelauget")),
            ("Referat fra bestyrelsesmøde nr. 3/2022", Referat, None),
            ("Referat fra 12. ordinære møde i Havnerådet", Referat, Some("Havnerådet")),
            ("Referat af møde 3. maj 2024", Referat, None),
            ("Referat fra ordinært møde nr. 7", Referat, None),
            ("R E F E R A T", Referat, None),
            ("Beslutninger fra mødet i Havneudvalget", Referat, Some("Havneudvalget")),
        ] {
            assert_eq!(overskrift(text), Some(Overskrift { art, udvalg: udvalg.map(str::to_owned) }), "{text}");
        }
    }

    #[test]
    fn whom_a_memo_is_for() {
        for (title, udvalg) in [
            ("Orientering til Havneudvalget om møder i Sundhedsklynge Fjord i 2024", Some("Havneudvalget")),
            ("Status til møde i Byrådet den 12. juni 2024", Some("Byrådet")),
            ("Bidrag til budget 2025", None),
            ("Orientering om møder i foråret 2024", None),
        ] {
            assert_eq!(adressat(title).as_deref(), udvalg, "{title}");
        }
    }

    #[test]
    fn meetings_in_headings() {
        let named = |udvalg: &str, dato: Option<&str>| Some((udvalg.to_owned(), dato.map(str::to_owned)));
        assert_eq!(
            moede_i("Møde i Udvalget (UV) den 1. marts", Some(2024)),
            named("Udvalget (UV)", Some("2024-03-01"))
        );
        assert_eq!(moede_i("Status til møde i Byrådet den 12. juni 2024", None), named("Byrådet", Some("2024-06-12")));
        assert_eq!(moede_i("Møde i politisk klynge Syd", None), named("politisk klynge Syd", None));
        assert_eq!(moede_i("Baggrund", None), None);
        assert_eq!(beslutter("Beslutning i Økonomiudvalget den 12-03-2024").as_deref(), Some("Økonomiudvalget"));
        assert_eq!(beslutter("Byrådets beslutning den 12-03-2024").as_deref(), Some("Byrådet"));
    }

    #[test]
    fn the_end_of_a_meeting() {
        for text in ["Mødet hævet kl. 21.10.", "Mødet blev herefter hævet kl. 18", "Mødet slut: 17.30"] {
            assert!(says_end(text), "{text}");
        }
        for text in ["Mødet i Havnehuset sluttede kl. 12.10.", "Mødet med naboerne slut kl. 12", "Mødet sluttede."] {
            assert!(!says_end(text), "{text}");
        }
    }

    #[test]
    fn numbers_at_another_body() {
        for (heading, expected) in [
            ("Behandling i Økonomiudvalget 12-03-2024, pkt. 4", Some("4")),
            ("Beslutning i Byrådet den 12. marts 2024 (punkt nr. 12.1)", Some("12.1")),
            ("Beslutning i Byrådet den 12-03-2024 - Pkt. nr. 7.", Some("7")),
            ("Beslutning i Byrådet den 12-03-2024", None),
            ("Beslutning om punkt", None),
        ] {
            assert_eq!(punkt_i(heading).as_deref(), expected, "{heading}");
        }
    }

    #[test]
    fn other_lines_are_no_titles() {
        for text in ["Referatet blev godkendt", "Godkendelse af referat", "Velkommen", "Møde - hvornår - hvor"] {
            assert_eq!(overskrift(text), None, "{text}");
        }
    }
}
