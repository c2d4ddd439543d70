//! Whether the public may read a punkt: "(Åben)", "Lukket: …", "LUKKET PUNKT - …", "Åben sag".

use crate::record::Adgang;

/// Words that stand before a title and say who may read it, with what separates them from it.
const PREFIXES: &[(&str, Adgang)] = &[
    ("(åben)", Adgang::Aaben),
    ("(åbent)", Adgang::Aaben),
    ("(åbent punkt)", Adgang::Aaben),
    ("(lukket)", Adgang::Lukket),
    ("(lukket punkt)", Adgang::Lukket),
    ("lukket punkt -", Adgang::Lukket),
    ("lukket punkt –", Adgang::Lukket),
    ("lukket punkt:", Adgang::Lukket),
    ("lukket sag:", Adgang::Lukket),
    ("lukket:", Adgang::Lukket),
    ("lukket -", Adgang::Lukket),
    ("åbent punkt:", Adgang::Aaben),
    ("åben sag:", Adgang::Aaben),
    ("åben:", Adgang::Aaben),
];

/// Lines that say nothing else.
const LINES: &[(&str, Adgang)] = &[
    ("åben", Adgang::Aaben),
    ("åbent", Adgang::Aaben),
    ("åben sag", Adgang::Aaben),
    ("åbent punkt", Adgang::Aaben),
    ("lukket", Adgang::Lukket),
    ("lukket sag", Adgang::Lukket),
    ("lukket punkt", Adgang::Lukket),
    ("for lukkede døre", Adgang::Lukket),
];

/// Splits the access marker off the front of a title.
#[must_use]
pub fn split(title: &str) -> (Option<Adgang>, &str) {
    if !title.starts_with(['(', 'å', 'Å', 'l', 'L']) {
        return (None, title);
    }
    for (prefix, adgang) in PREFIXES {
        if let Some(rest) = strip_prefix_ignoring_case(title, prefix) {
            return (Some(*adgang), rest.trim_start());
        }
    }
    (None, title)
}

/// What a line that is only an access marker says.
#[must_use]
pub fn line(text: &str) -> Option<Adgang> {
    let text = text.trim().trim_matches(['(', ')', '.', ':']);
    (text.len() <= 20)
        .then(|| text.to_lowercase())
        .and_then(|text| LINES.iter().find(|(line, _)| *line == text).map(|(_, adgang)| *adgang))
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
            ("Lukkeloven", (None, "Lukkeloven")),
            ("Åbent brev", (None, "Åbent brev")),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn markers_alone() {
        assert_eq!(line("Åbent"), Some(Adgang::Aaben));
        assert_eq!(line("(Lukket)"), Some(Adgang::Lukket));
        assert_eq!(line("Åbent hus"), None);
    }
}
