//! All marks gone: the plain text that `pandoc -t plain` or a browser's clipboard makes.

use super::lines::{Line, line, without_emphasis, without_targets};

pub(crate) fn plain(source: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for raw in source.split('\n') {
        match line(raw) {
            Line::Heading { text, .. } => out.push(bare(text)),
            Line::Item { indent, marker, text } => {
                out.push(format!("{indent}{marker} {}", bare(text)).trim_end().to_owned())
            }
            Line::Rule => {}
            Line::Row => out.extend(row(raw)),
            Line::Blank | Line::Text => out.push(bare(raw.trim_end())),
        }
    }
    out.join("\n")
}

fn bare(text: &str) -> String {
    without_targets(&without_emphasis(text)).replace('\\', "")
}

/// A row of one column is a paragraph. Others keep their bars, as most converters to text leave them: a table of gaps could
/// be read as well, but how the record writes it is not laid down.
fn row(raw: &str) -> Vec<String> {
    let cells: Vec<&str> = raw.trim().trim_matches('|').split('|').map(str::trim).collect();
    if cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':'))) {
        return Vec::new();
    }
    if cells.len() == 1 { vec![bare(cells[0]), String::new()] } else { vec![bare(raw)] }
}
