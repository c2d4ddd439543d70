//! What other bodies did with an item, as agenda systems print it: "Udvalg: … / Dato: … / Punktnummer: …", then the text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{dato, pattern::pattern};

/// One body's treatment of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led {
    /// The body, and where its name stands.
    pub udvalg: Option<(String, Range<usize>)>,
    /// The date of its meeting.
    pub dato: Option<String>,
    /// The item's number there.
    pub punkt: Option<String>,
    /// Where the text of what it decided stands.
    pub tekst: Range<usize>,
}

static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)^(?:- )?Udvalg:\s*(?<udvalg>[^\n]{1,150}?)\s*\bDato:\s*(?<dato>[0-9][0-9.\-/]{5,9}[0-9])(?:\s*(?:Punktnummer|Punkt|Pkt\.?|Punktnr\.?):\s*(?<punkt>[0-9][0-9.]*))?\s*",
    )
});

/// The bodies that a text names one after the other and nothing else: "ØU, BY", "Teknikudvalget og Byrådet".
pub fn bodies(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() || text.len() > 300 || text.contains(|c: char| c.is_ascii_digit() || ":\n".contains(c)) {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', ';', '→', '>', '/']) {
        // "Teknik- og Miljøudvalget" is one name.
        match part.rsplit_once(" og ").filter(|(before, _)| !before.ends_with('-')) {
            Some((before, last)) => names.extend([before, last].map(|name| name.trim().to_owned())),
            None => names.push(part.trim().to_owned()),
        }
    }
    let named = |name: &String| {
        let short = name.chars().count() <= 4 && !name.contains(char::is_lowercase);
        let last = name.rsplit(' ').next().unwrap_or("").to_lowercase();
        short || super::clause::is_body(&last)
    };
    let plausible = |name: &String| {
        let words = name.split(' ').count();
        name.starts_with(char::is_uppercase) && words <= 8
    };
    (names.iter().all(plausible) && names.iter().filter(|name| named(name)).count() * 2 >= names.len()).then_some(names)
}

/// Splits the text of a section on its blocks. Text before the first is one without a body; a text without blocks is one
/// such.
pub fn led(text: &str) -> Vec<Led> {
    let heads: Vec<_> =
        HEAD.captures_iter(text).filter_map(|found| found.get(0).map(|all| (all.range(), found))).collect();
    let first = heads.first().map_or(text.len(), |(range, _)| range.start);
    let mut out = Vec::new();
    let lead = trimmed(text, 0..first);
    if heads.is_empty() || !lead.is_empty() {
        out.push(Led { udvalg: None, dato: None, punkt: None, tekst: lead });
    }
    for (at, (range, found)) in heads.iter().enumerate() {
        let end = heads.get(at + 1).map_or(text.len(), |(next, _)| next.start);
        let value = |name: &str| found.name(name).map(|value| value.as_str().to_owned());
        out.push(Led {
            udvalg: found.name("udvalg").map(|name| (name.as_str().to_owned(), name.range())),
            dato: value("dato").and_then(|date| dato::first_date(&date, None)),
            punkt: value("punkt").map(|number| number.trim_end_matches('.').to_owned()),
            tekst: trimmed(text, range.end..end),
        });
    }
    out
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..(start + part.trim().len())
}

#[cfg(test)]
mod tests {
    use super::{bodies, led};

    #[test]
    fn bodies_alone() {
        let cases: [(&str, Option<&[&str]>); 9] = [
            ("ØU, BY", Some(&["ØU", "BY"])),
            ("Teknikudvalget og Byrådet", Some(&["Teknikudvalget", "Byrådet"])),
            ("Teknik- og Miljøudvalget → Byrådet.", Some(&["Teknik- og Miljøudvalget", "Byrådet"])),
            ("Økonomiudvalget", Some(&["Økonomiudvalget"])),
            ("Anna Holm og Bo Dahl", None),
            ("Sendes til Byrådet: haster", None),
            ("Byrådet 12-03-2024", None),
            ("sagen går til Byrådet", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = bodies(text);
            let found: Option<Vec<&str>> = found.as_ref().map(|names| names.iter().map(String::as_str).collect());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn blocks_are_told_apart() {
        let shown = |text: &str| -> Vec<String> {
            led(text)
                .into_iter()
                .map(|led| {
                    let udvalg = led.udvalg.map(|(name, _)| name);
                    let [udvalg, dato, punkt] = [udvalg, led.dato, led.punkt].map(Option::unwrap_or_default);
                    format!("{udvalg}|{dato}|{punkt}|{}", &text[led.tekst])
                })
                .collect()
        };
        assert_eq!(
            shown(
                "Udvalg: Det Fælles Råd Dato: 02-04-2024\nPunktnummer: 4\nRådet bakker op.\n\n\
                 Udvalg: Direktionen\n\nDato: 15.04.2024\n\nPunktnummer: 9.1\n\nAnbefales.\n\nMed bemærkninger."
            ),
            [
                "Det Fælles Råd|2024-04-02|4|Rådet bakker op.",
                "Direktionen|2024-04-15|9.1|Anbefales.\n\nMed bemærkninger.",
            ]
        );
        assert_eq!(shown("ØU, BY"), ["|||ØU, BY"]);
        assert_eq!(shown("Før.\n\nUdvalg: ØU Dato: 15-04-2024"), ["|||Før.", "ØU|2024-04-15||"]);
        assert_eq!(shown(""), ["|||"]);
    }
}
