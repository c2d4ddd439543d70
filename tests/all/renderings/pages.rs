//! What comes of a document's pages and of the table at its head.

use super::lines::{Line, is_long_text, line, without_emphasis};

const FOOTER: &str = "Mødesekretariatet – udskrift af mødeprotokol";

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

/// The labelled lines before the first punkt as rows of a table, the first of them as its head.
pub(crate) fn head_table(source: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let (mut headings, mut rows) = (0, 0);
    for raw in source.split('\n') {
        headings += usize::from(matches!(line(raw), Line::Heading { .. }));
        let row = if headings < 2 { label(raw) } else { None };
        if let Some((name, value)) = row {
            if rows > 0 {
                // A table has no blank lines.
                while out.last().is_some_and(String::is_empty) {
                    out.pop();
                }
            }
            out.push(format!("| {name} | {value} |"));
            rows += 1;
            if rows == 1 {
                out.push("| --- | --- |".to_owned());
            }
        } else {
            if rows > 0 && !raw.trim().is_empty() && out.last().is_some_and(|last| last.starts_with('|')) {
                out.push(String::new());
            }
            if rows > 0 && !raw.trim().is_empty() {
                // Another paragraph ends the table.
                headings = headings.max(2);
            }
            out.push(raw.to_owned());
        }
    }
    out.join("\n")
}

/// "**Dato:** 12. maj", "**Mødested** Rådhuset", "Sted: Rådhuset".
fn label(raw: &str) -> Option<(String, String)> {
    if !matches!(line(raw), Line::Text) {
        return None;
    }
    let (name, value) = match raw.strip_prefix("**") {
        Some(rest) => rest.split_once("**")?,
        None => raw.split_once(": ")?,
    };
    let name = name.trim_end_matches(':');
    let short = name.split(' ').count() <= 2 && name.chars().count() < 20;
    (short && raw.lines().count() == 1).then(|| (name.to_owned(), without_emphasis(value.trim())))
}
