//! Whether the public may read a punkt: "(Åben)", "Lukket: …", "LUKKET PUNKT - …", "Åben sag".

use super::lower::Lower;
use super::scan;
use crate::record::Adgang;

/// What says who may read a punkt, as all of a line, and before a title in brackets, or with a mark that separates the two. A
/// longer one stands before the shorter one that it begins with.
const WORDS: &[(&str, Adgang)] = &[
    ("åbent dagsordenspunkt", Adgang::Aaben),
    ("åbent punkt", Adgang::Aaben),
    ("åben sag", Adgang::Aaben),
    ("åbent", Adgang::Aaben),
    ("åben", Adgang::Aaben),
    ("lukket dagsordenspunkt", Adgang::Lukket),
    ("lukket punkt", Adgang::Lukket),
    ("lukket sag", Adgang::Lukket),
    ("lukket", Adgang::Lukket),
    ("for lukkede døre", Adgang::Lukket),
];

/// The longest of them, in bytes.
const LONGEST: usize = 24;

/// What may stand around one that is all of a line.
const AROUND: [char; 4] = ['(', ')', '.', ':'];

/// Splits the access marker off the front of a title: "(Åben) …", "Lukket: …", "LUKKET PUNKT - …".
#[must_use]
pub fn split(title: &str) -> (Option<Adgang>, &str) {
    if !title.starts_with(['(', 'å', 'Å', 'l', 'L', 'f', 'F']) {
        return (None, title);
    }
    for (word, adgang) in WORDS {
        let behind = if let Some(inner) = title.strip_prefix('(') {
            strip_prefix_ignoring_case(inner, word).and_then(|rest| rest.strip_prefix(')'))
        } else {
            strip_prefix_ignoring_case(title, word).and_then(|rest| without_separator(rest, word.contains(' ')))
        };
        if let Some(rest) = behind {
            return (Some(*adgang), rest.trim_start());
        }
    }
    (None, title)
}

/// What stands behind the mark between a word of access and a title. A dash without a space before it joins two words, and a
/// lone word may be the title's own first, which then goes on small: "Åben - anonym rådgivning".
fn without_separator(text: &str, unmistakable: bool) -> Option<&str> {
    let dash = || text.strip_prefix(' ').map(str::trim_start).and_then(|rest| rest.strip_prefix(['-', '–', '—']));
    let begins = |rest: &&str| unmistakable || !rest.trim_start().starts_with(char::is_lowercase);
    text.strip_prefix(':').or_else(|| dash().filter(begins))
}

/// The access and the title of a punkt. A closed one may have no title but that it is closed ("Lukket sag"), which then is
/// all that its readers are told, and stays.
#[must_use]
pub fn of_title(title: &str) -> (Option<Adgang>, &str) {
    let (adgang, rest) = split(title);
    match line(title) {
        Some(only) if rest.is_empty() || adgang.is_none() => (Some(only), scan::trim(title).trim_matches(AROUND)),
        _ => (adgang, rest),
    }
}

/// What a line of labels says: behind them, before them, or in a column beside them ("Åben sag | Sagsid: 08/1").
#[must_use]
pub fn among(text: &str) -> Option<Adgang> {
    at_end(text).or_else(|| split(text).0).or_else(|| text.split(['\t', '|']).find_map(line))
}

/// What the last word or two of a line say.
#[must_use]
pub fn at_end(text: &str) -> Option<Adgang> {
    let last = text.rsplit([' ', '\t', '|']).find(|word| !word.is_empty())?;
    let start = text.rfind(last)?;
    let before = text[..start].trim_end();
    let two = before.rfind([' ', '\t', '|', ':']).map_or(0, |at| at + 1);
    line(&text[two..]).or_else(|| line(last))
}

/// Which punkter a heading between them announces: "Til behandling - for lukkede døre", "Åbne punkter".
#[must_use]
pub fn group(text: &str) -> Option<Adgang> {
    const GROUPS: &[(&str, Adgang)] = &[
        ("for åbne døre", Adgang::Aaben),
        ("for lukkede døre", Adgang::Lukket),
        ("åben dagsorden", Adgang::Aaben),
        ("lukket dagsorden", Adgang::Lukket),
        ("åbne punkter", Adgang::Aaben),
        ("lukkede punkter", Adgang::Lukket),
        ("åbne dagsordenspunkter", Adgang::Aaben),
        ("lukkede dagsordenspunkter", Adgang::Lukket),
        ("åbne sager", Adgang::Aaben),
        ("lukkede sager", Adgang::Lukket),
        ("åbent møde", Adgang::Aaben),
        ("lukket møde", Adgang::Lukket),
    ];
    let text = scan::trim(text).trim_end_matches([':', '.']);
    if text.len() > 60 {
        return None;
    }
    // Every name of the table ends so.
    let last = text.as_bytes().last_chunk::<2>()?;
    if ![b"re", b"en", b"er", b"de"].iter().any(|end| last.eq_ignore_ascii_case(*end)) {
        return None;
    }
    let lower = Lower::new(text)?;
    let lower = lower.as_str();
    let (name, adgang) = GROUPS.iter().find(|(name, _)| lower.ends_with(name))?;
    let before = lower[..lower.len() - name.len()].trim_end_matches([' ', '-', '–', ':']);
    let leads = matches!(
        before,
        "" | "til behandling"
            | "til beslutning"
            | "til afgørelse"
            | "til drøftelse"
            | "til orientering"
            | "til efterretning"
            | "sager"
            | "punkter"
            | "sager til behandling"
            | "behandles"
            | "møde"
            | "dagsorden"
            | "sager, der behandles"
    );
    leads.then_some(*adgang)
}

/// Words that stand behind a title.
const SUFFIXES: &[(&str, Adgang)] = &[
    ("(åben)", Adgang::Aaben),
    ("(åbent)", Adgang::Aaben),
    ("(åbent punkt)", Adgang::Aaben),
    ("(lukket)", Adgang::Lukket),
    ("(lukket punkt)", Adgang::Lukket),
    ("(lukket sag)", Adgang::Lukket),
    ("- lukket punkt", Adgang::Lukket),
    ("– lukket punkt", Adgang::Lukket),
    ("- lukket", Adgang::Lukket),
    ("– lukket", Adgang::Lukket),
    ("(for lukkede døre)", Adgang::Lukket),
    ("- for lukkede døre", Adgang::Lukket),
    ("– for lukkede døre", Adgang::Lukket),
    (", for lukkede døre", Adgang::Lukket),
];

/// Splits the access marker off the end of a title.
#[must_use]
pub fn split_end(title: &str) -> (Option<Adgang>, &str) {
    let title = title.trim_end();
    let last = title.chars().next_back();
    if !last.is_some_and(|c| matches!(c, ')' | 't' | 'e' | 'T' | 'E')) {
        return (None, title);
    }
    let ends_alike = |suffix: &str| suffix.chars().next_back() == last.map(|c| c.to_ascii_lowercase());
    for (suffix, adgang) in SUFFIXES.iter().filter(|(suffix, _)| ends_alike(suffix)) {
        let start = title.char_indices().rev().nth(suffix.chars().count() - 1).map(|(at, _)| at);
        let Some(start) = start.filter(|start| *start > 0) else { continue };
        if strip_prefix_ignoring_case(&title[start..], suffix).is_some_and(str::is_empty) {
            return (Some(*adgang), title[..start].trim_end());
        }
    }
    (None, title)
}

/// What a line that is only an access marker says.
#[must_use]
pub fn line(text: &str) -> Option<Adgang> {
    let text = scan::trim(text).trim_matches(AROUND);
    // So they all begin.
    if text.len() > LONGEST || !text.starts_with(['å', 'Å', 'l', 'L', 'f', 'F']) {
        return None;
    }
    let lower = Lower::new(text)?;
    let lower = lower.as_str();
    WORDS.iter().find(|(word, _)| *word == lower).map(|(_, adgang)| *adgang)
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in prefix.chars() {
        let c = rest.next()?;
        if !c.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_before_titles() {
        for (text, expected) in [
            ("(Åben) Budget", (Some(Adgang::Aaben), "Budget")),
            ("Lukket: Leje", (Some(Adgang::Lukket), "Leje")),
            ("LUKKET PUNKT - Køb af grund", (Some(Adgang::Lukket), "Køb af grund")),
            ("Lukket dagsordenspunkt: Leje", (Some(Adgang::Lukket), "Leje")),
            ("Lukket sag – Leje", (Some(Adgang::Lukket), "Leje")),
            ("(Åben sag) Leje", (Some(Adgang::Aaben), "Leje")),
            ("Lukket sag", (None, "Lukket sag")),
            ("Åben-dør-politik", (None, "Åben-dør-politik")),
            ("Lukkeloven", (None, "Lukkeloven")),
            ("Åbent brev", (None, "Åbent brev")),
            ("Lukket - Personsag", (Some(Adgang::Lukket), "Personsag")),
            ("Åben - anonym rådgivning", (None, "Åben - anonym rådgivning")),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn titles_that_are_markers() {
        for (text, expected) in [
            ("Lukket sag", (Some(Adgang::Lukket), "Lukket sag")),
            ("Lukket:", (Some(Adgang::Lukket), "Lukket")),
            ("(Lukket punkt)", (Some(Adgang::Lukket), "Lukket punkt")),
            ("Lukket: Leje", (Some(Adgang::Lukket), "Leje")),
            ("Leje", (None, "Leje")),
        ] {
            assert_eq!(of_title(text), expected);
        }
    }

    #[test]
    fn markers_behind_titles() {
        for (text, expected) in [
            ("Køb af grund (Lukket)", (Some(Adgang::Lukket), "Køb af grund")),
            ("Køb af grund - LUKKET PUNKT", (Some(Adgang::Lukket), "Køb af grund")),
            ("Personale – for lukkede døre", (Some(Adgang::Lukket), "Personale")),
            ("(Lukket)", (None, "(Lukket)")),
            ("Broen er lukket", (None, "Broen er lukket")),
        ] {
            assert_eq!(split_end(text), expected);
        }
    }

    #[test]
    fn markers_alone() {
        assert_eq!(line("Åbent"), Some(Adgang::Aaben));
        assert_eq!(line("(Lukket)"), Some(Adgang::Lukket));
        assert_eq!(line("Åbent hus"), None);
    }

    #[test]
    fn markers_at_the_end_of_a_line() {
        for (text, expected) in [
            ("Sagsnr.: 12/838  Dok.nr.: 4471  Åbent", Some(Adgang::Aaben)),
            ("Sagsid: 24/1\tLukket sag", Some(Adgang::Lukket)),
            ("Type: Åben sag", Some(Adgang::Aaben)),
            ("Lukket", Some(Adgang::Lukket)),
            ("Døren er åben og huset rødt", None),
            ("", None),
        ] {
            assert_eq!(at_end(text), expected, "{text}");
        }
    }

    #[test]
    fn markers_among_labels() {
        assert_eq!(among("Lukket sag\tSagsid: 24/1\tInitialer: akl"), Some(Adgang::Lukket));
        assert_eq!(among("Åbent | Sagsnr.: 12/838"), Some(Adgang::Aaben));
        assert_eq!(among("Sagsnr.: 12/838"), None);
    }

    #[test]
    fn headings_of_groups() {
        for (text, expected) in [
            ("Til behandling - for lukkede døre", Some(Adgang::Lukket)),
            ("Åbne punkter:", Some(Adgang::Aaben)),
            ("LUKKET DAGSORDEN", Some(Adgang::Lukket)),
            ("Lukkede dagsordenspunkter", Some(Adgang::Lukket)),
            ("Sager til behandling for åbne døre", Some(Adgang::Aaben)),
            ("Orientering om kommunens lukkede sager", None),
            ("Åbne punkter om havnen", None),
        ] {
            assert_eq!(group(text), expected, "{text}");
        }
    }
}
