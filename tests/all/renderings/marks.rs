//! What converters do to the marks inside and before a line.

use super::lines::{Line, is_long_text, leading_number, map, without_emphasis};

pub(crate) fn emphasis_lost(source: &str) -> String {
    map(source, |line, raw| match line {
        Line::Item { indent, marker, text } => Some(format!("{indent}{marker} {}", without_emphasis(text))),
        Line::Rule => None,
        _ => Some(without_emphasis(raw)),
    })
}

/// `**x**` as `<b>x</b>`, `*x*` as `<i>x</i>`. Three stars stay: no converter agrees with another on them.
pub(crate) fn emphasis_html(source: &str) -> String {
    map(source, |line, raw| match line {
        Line::Text if !raw.contains("***") => Some(tagged(&tagged(raw, "**", "b"), "*", "i")),
        _ => None,
    })
}

fn tagged(text: &str, mark: &str, tag: &str) -> String {
    let pieces: Vec<&str> = text.split(mark).collect();
    if pieces.len().is_multiple_of(2) {
        return text.to_owned();
    }
    let mut out = pieces[0].to_owned();
    for (at, piece) in pieces.iter().enumerate().skip(1) {
        let slash = if at % 2 == 0 { "/" } else { "" };
        out += &format!("<{slash}{tag}>{piece}");
    }
    out
}

/// Hard breaks as `<br>`, every other long paragraph in `<p>`; none with stars, which inside a block of HTML would be stars.
pub(crate) fn blocks_html(source: &str) -> String {
    let mut long = 0;
    map(source, |line, raw| match line {
        Line::Text if raw.ends_with("  ") => Some(format!("{}<br>", raw.trim_end())),
        Line::Text if is_long_text(raw) && !raw.contains('*') => {
            long += 1;
            (long % 2 == 0).then(|| format!("<p>{raw}</p>"))
        }
        _ => None,
    })
}

/// The letters that HTML has names for, and the space that holds a number and its unit together.
pub(crate) fn entities(source: &str) -> String {
    let mut before = ' ';
    let mut out = String::new();
    for c in source.chars() {
        match c {
            'æ' => out += "&aelig;",
            'Å' => out += "&Aring;",
            '"' => out += "&quot;",
            '§' => out += "&sect;",
            ' ' if before.is_ascii_digit() => out += "&nbsp;",
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// A comment with the page's number, between blocks and never inside one.
pub(crate) fn comments(source: &str) -> String {
    let mut page = 0;
    let blocks = source.split("\n\n").enumerate().map(|(at, block)| {
        if at % 9 != 8 || block.trim().is_empty() {
            return block.to_owned();
        }
        page += 1;
        format!("<!-- page {page} -->\n\n{block}")
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

pub(crate) fn bullets(source: &str, bullet: &str) -> String {
    map(source, |line, _| match line {
        Line::Item { indent, marker: "-" | "*" | "+", text } => {
            Some(format!("{indent}{bullet} {text}").trim_end().to_owned())
        }
        _ => None,
    })
}

/// Escapes where none is needed, as converters add them to be safe.
pub(crate) fn escapes(source: &str) -> String {
    map(source, |line, raw| match line {
        Line::Heading { level, text } => {
            let text = leading_number(text)
                .map_or_else(|| escaped(text), |(number, rest)| format!("{number}\\. {}", escaped(rest)));
            Some(format!("{} {text}", "#".repeat(level)))
        }
        Line::Item { indent, marker, text } => {
            Some(format!("{indent}{marker} {}", escaped(text)).trim_end().to_owned())
        }
        Line::Text => Some(escaped(raw)),
        _ => None,
    })
}

/// A link's own brackets are no text; a line with one stays.
fn escaped(text: &str) -> String {
    if text.contains("](") {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let word = before.is_alphanumeric();
        if before != '\\'
            && (matches!(c, '_' | '(' | ')' | '+' | '!') || matches!(c, '-' | '.') && word && before.is_ascii_digit())
        {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// A typed list is text to a converter, which escapes its numbers so that they stay as they are.
pub(crate) fn escaped_numbers(source: &str) -> String {
    map(source, |line, _| match line {
        Line::Item { indent, marker, text } => {
            let number = marker.strip_suffix('.')?;
            Some(format!("{indent}{number}\\. {text}"))
        }
        _ => None,
    })
}
