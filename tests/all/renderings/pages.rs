//! What comes of a document's pages and of the table at its head.

use super::lines::{is_long_text, without_emphasis};

/// What stands at the foot of every page.
pub(crate) const FOOTER: &str = "Mødesekretariatet – udskrift af mødeprotokol";

/// Breaks every other long paragraph over two pages: in the middle of a sentence stand the footer and the page's number,
/// before the next page a form feed if `form_feeds`.
pub(crate) fn broken(source: &str, form_feeds: bool) -> String {
    let (mut long, mut page) = (0, 0);
    let lines = source.split('\n').map(|raw| {
        if !is_long_text(raw) {
            return raw.to_owned();
        }
        long += 1;
        let Some((before, after)) = middle(raw).filter(|_| long % 2 == 1) else { return raw.to_owned() };
        page += 1;
        let feed = if form_feeds { "\u{C}" } else { "" };
        format!("{before}\n\n{FOOTER}\n\n{page}\n\n{feed}{after}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Cut at a space in the second half of the line, between two words of one sentence. Emphasis is not cut: a converter
/// closes it before the break and opens it again, and then nothing is odd about it.
fn middle(raw: &str) -> Option<(&str, &str)> {
    if raw.contains('*') {
        return None;
    }
    let half = raw.len() / 2;
    let at = raw.match_indices(' ').map(|(at, _)| at).find(|at| {
        *at > half && raw[..*at].ends_with(char::is_alphabetic) && raw[at + 1..].starts_with(char::is_lowercase)
    })?;
    Some((&raw[..at], &raw[at + 1..]))
}

/// The labelled lines at the head as rows of a table, the first of them as the table's head.
pub(crate) fn head_table(source: &str) -> String {
    let blocks: Vec<&str> = source.split("\n\n").collect();
    let Some(first) = blocks.iter().position(|block| label(block).is_some()) else { return source.to_owned() };
    let rows: Vec<String> = blocks[first..].iter().map_while(|block| label(block)).collect();
    let mut table = rows.join("\n");
    table.insert_str(rows[0].len(), "\n| --- | --- |");
    let rest = &blocks[first + rows.len()..];
    [&blocks[..first], &[table.as_str()], rest].concat().join("\n\n")
}

/// The row of "**Dato:** 12. maj", "**Mødested** Rådhuset", "Sted: Rådhuset". Only labels whose values have a field of their
/// own: of others the record keeps the text as it is, and there a cell's edge is no colon.
fn label(block: &str) -> Option<String> {
    const LABELS: [&str; 11] = [
        "Mødedato",
        "Mødested",
        "Dato",
        "Sted",
        "Lokale",
        "Tid",
        "Tidspunkt",
        "Til stede",
        "Deltagere",
        "Afbud",
        "Fraværende",
    ];
    let (name, value) = match block.strip_prefix("**") {
        Some(rest) => rest.split_once("**")?,
        None => block.split_once(':')?,
    };
    let name = name.trim_end_matches(':');
    let is_line = !block.contains('\n');
    (is_line && LABELS.contains(&name)).then(|| format!("| {name} | {} |", without_emphasis(value.trim())))
}
