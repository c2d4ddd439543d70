//! A page of documentation, which is Markdown, for a terminal: tables in columns, code indented, no marks.

use std::io::{self, Write};

use super::Page;

/// Writes a page. It is our own: headings, paragraphs, lists, tables of rows that stand on one line, fenced code.
///
/// # Errors
/// If `out` cannot be written to.
pub fn manual(out: &mut dyn Write, text: &str, page: &Page) -> io::Result<()> {
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            for code in lines.by_ref().take_while(|line| !line.starts_with("```")) {
                let indent = if code.is_empty() { "" } else { "    " };
                writeln!(out, "{indent}{code}")?;
            }
        } else if line.starts_with('|') {
            let mut rows = vec![line];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(row);
            }
            write_table(out, &rows, page)?;
        } else if let Some((marks, title)) = line.split_once(' ').filter(|(marks, _)| is_heading(marks)) {
            let style = page.heading();
            let title = if marks.len() == 1 { title.to_uppercase() } else { title.to_owned() };
            writeln!(out, "{style}{title}{style:#}")?;
        } else {
            let mut paragraph = line.to_owned();
            while let Some(more) = lines.next_if(|next| goes_on(&paragraph, next)) {
                paragraph.push(' ');
                paragraph.push_str(more.trim_start());
            }
            let indent = if line.starts_with("- ") { 2 } else { 0 };
            write_wrapped(out, &plain(&paragraph), indent, page)?;
        }
    }
    Ok(())
}

/// Whether a line belongs to the paragraph or item before it.
fn goes_on(before: &str, line: &str) -> bool {
    !before.is_empty() && !line.is_empty() && !["- ", "|", "#", "```"].iter().any(|mark| line.starts_with(mark))
}

fn is_heading(marks: &str) -> bool {
    !marks.is_empty() && marks.bytes().all(|mark| mark == b'#')
}

/// A table in columns, the last of them wrapped, without the row that only sets the head apart.
fn write_table(out: &mut dyn Write, rows: &[&str], page: &Page) -> io::Result<()> {
    let rows: Vec<Vec<String>> = rows.iter().filter(|row| !is_rule(row)).map(|row| cells(row)).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns.saturating_sub(1)).map(|column| width(column).unwrap_or(0)).collect();
    let indent = 2 + widths.iter().map(|width| width + 2).sum::<usize>();
    for row in &rows {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(&format!("{cell:<width$}  "));
        }
        line.push_str(row.get(widths.len()).map_or("", String::as_str));
        write_wrapped(out, line.trim_end(), indent, page)?;
    }
    Ok(())
}

fn is_rule(row: &str) -> bool {
    row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of a row. A `|` in a cell is written `\|`.
fn cells(row: &str) -> Vec<String> {
    let row = row.trim().trim_matches('|').replace("\\|", "\u{1}");
    row.split('|').map(|cell| plain(cell.trim()).replace('\u{1}', "|")).collect()
}

/// A line without the marks of Markdown: code without its backticks, links as their text.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for (place, piece) in line.split('`').enumerate() {
        // Between backticks everything stands for itself.
        if place % 2 == 1 {
            out.push_str(piece);
        } else {
            out.push_str(&without_links(piece).replace("**", ""));
        }
    }
    out
}

fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let (start, end) = (before.rfind('['), after.find(')'));
        let (Some(start), Some(end)) = (start, end) else { break };
        out.push_str(&before[..start]);
        out.push_str(&before[start + 1..]);
        rest = after.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A line broken between words, what follows its first line indented.
fn write_wrapped(out: &mut dyn Write, line: &str, indent: usize, page: &Page) -> io::Result<()> {
    let indent = " ".repeat(indent);
    let options = textwrap::Options::new(page.width).subsequent_indent(&indent).break_words(false);
    let lines = textwrap::wrap(line, options);
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_reads_without_its_marks() {
        let text = "# Side\n\nEn `a|b` [her](x.md)\nog **der**.\n\n| Skriv | Find |\n|---|---|\n| `a\\|b` | en |\n\n```console\n$ x\n```\n";
        let page = Page { width: 80, screen: false, colour: false, here: std::path::PathBuf::new() };
        let mut out = Vec::new();
        manual(&mut out, text, &page).unwrap();
        let expected = "SIDE\n\nEn a|b her og der.\n\n  Skriv  Find\n  a|b    en\n\n    $ x\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
