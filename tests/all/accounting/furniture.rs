//! What of a document is furniture, by this test's own look at it.

use klynge::dokument::Parsed;
use klynge::layout::{Furniture, Role};

use super::{Record, SHORT, letters, without_case};

/// The test's own idea of furniture, so that the parser cannot hide text by calling it that.
pub(super) fn is_furniture(parsed: &Parsed, record: &Record, at: usize, kind: Furniture) -> bool {
    let text = parsed.blocks.text(at);
    let without_digits = |text: &str| letters(text).replace(|c: char| c.is_ascii_digit(), "");
    match kind {
        Furniture::Markup => letters(text).is_empty(),
        Furniture::Running => {
            let same = (0..parsed.blocks.lines().len())
                .filter(|other| without_digits(parsed.blocks.text(*other)) == without_digits(text));
            text.chars().count() < SHORT && (text.contains("Side ") || text.contains("side ") || same.count() >= 2)
        }
        Furniture::Toc => is_toc(parsed, record, at),
        Furniture::Navigation | Furniture::Letterhead => text.chars().count() < SHORT,
    }
}

/// A line with dot leaders, or the one above it (a wrapped title); the heading, alone or glued to the first title; or a line
/// that names a punkt and stands before it.
fn is_toc(parsed: &Parsed, record: &Record, at: usize) -> bool {
    const HEADINGS: [&str; 11] = [
        "side",
        "indholdsfortegnelse",
        "indholdsliste",
        "indhold",
        "punkterpådagsordenen",
        "dagsordenspunkter",
        "punkter",
        "dagsorden",
        "pkttekst",
        "nremne",
        "nrpunkttid",
    ];
    let text = parsed.blocks.text(at);
    let has_leaders = |at: usize| ["...", "…", "__"].iter().any(|dots| parsed.blocks.text(at).contains(dots));
    let words = letters(text);
    let names_punkt = || {
        // In a table the title is one of the cells.
        let cell = text.split(" | ").max_by_key(|cell| cell.len()).unwrap_or(text);
        // A page's number has no more than three figures.
        let bare = cell.trim_end_matches(|c: char| c.is_ascii_digit());
        let cell = if bare.ends_with(' ') && cell.len() - bare.len() <= 3 { bare.trim_end() } else { cell };
        let cell = without_case(record, cell);
        let named = letters(cell.trim_start_matches(|c: char| !c.is_alphabetic()));
        let titles = parsed.dokument.punkter.iter().map(|punkt| letters(&punkt.titel));
        named.len() > 3
            && titles.into_iter().any(|title| {
                title.contains(&named) || named.ends_with(&title) || title.len() > 10 && named.starts_with(&title)
            })
    };
    let short = text.chars().count() < SHORT;
    let wrapped = || (at + 1..at + 3).any(|below| below < parsed.blocks.lines().len() && has_leaders(below));
    // Inside a punkt there are only lines that dot leaders show to be of a table: "Indhold:" is a label there.
    let inside = parsed.outline.roles[..at].contains(&Role::PunktHead);
    if inside && !has_leaders(at) && !wrapped() {
        return false;
    }
    // The title of a closed punkt may stand there alone, among the others.
    let is_closed = || text.contains("LUKKET") || text.contains("Lukket");
    let same = |other: Option<usize>| {
        other.is_some_and(|other| parsed.outline.roles.get(other) == Some(&parsed.outline.roles[at]))
    };
    let among = || same(Some(at + 1)) || same(at.checked_sub(1));
    if is_closed() && among() {
        return true;
    }
    // Under a heading of its own the table goes on as far as its lines are numbered.
    let is_toc_line = |at: &usize| parsed.outline.roles[*at] == Role::Furniture(Furniture::Toc);
    let top = (0..=at).rev().take_while(is_toc_line).last().unwrap_or(at);
    let headed = HEADINGS.iter().any(|name| *name == letters(parsed.blocks.text(top)));
    let numbered = parsed.blocks.block_of(at).lines.clone().next().is_some_and(|first| {
        let begins = |text: &str| {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.len() < text.len() && (rest.starts_with(". ") || rest.starts_with(" | "))
        };
        parsed.blocks.marker(first).is_some() || begins(parsed.blocks.text(first))
    });
    if headed && numbered {
        return true;
    }
    has_leaders(at) || HEADINGS.iter().any(|name| *name == words) || short && (wrapped() || names_punkt())
}
