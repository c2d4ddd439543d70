//! The lines of a well-formed Markdown source, as far as renderings care.

/// What a line is.
pub(crate) enum Line<'a> {
    Blank,
    Heading {
        level: usize,
        text: &'a str,
    },
    /// A list item with its indentation and marker.
    Item {
        indent: &'a str,
        marker: &'a str,
        text: &'a str,
    },
    Rule,
    Row,
    Text,
}

pub(crate) fn line(raw: &str) -> Line<'_> {
    let trimmed = raw.trim();
    let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    if trimmed.is_empty() {
        Line::Blank
    } else if level > 0 && trimmed[level..].starts_with(' ') {
        Line::Heading { level, text: trimmed[level..].trim() }
    } else if trimmed.len() > 2 && trimmed.bytes().all(|byte| byte == b'-') {
        Line::Rule
    } else if trimmed.starts_with('|') {
        Line::Row
    } else {
        item(raw).unwrap_or(Line::Text)
    }
}

fn item(raw: &str) -> Option<Line<'_>> {
    let text = raw.trim_start();
    let indent = &raw[..raw.len() - text.len()];
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match text.as_bytes().get(digits)? {
        b'.' | b')' if (1..=3).contains(&digits) => digits + 1,
        b'-' | b'*' | b'+' if digits == 0 => 1,
        _ => return None,
    };
    let rest = &text[length..];
    (rest.is_empty() || rest.starts_with(' ')).then(|| Line::Item {
        indent,
        marker: &text[..length],
        text: rest.trim(),
    })
}

/// Each line made anew; `None` leaves it as it is.
pub(crate) fn map(source: &str, mut make: impl FnMut(Line<'_>, &str) -> Option<String>) -> String {
    let lines = source.split('\n').map(|raw| make(line(raw), raw).unwrap_or_else(|| raw.to_owned()));
    lines.collect::<Vec<_>>().join("\n")
}

/// Each heading made anew from its level, its text and its place among the headings.
pub(crate) fn map_headings(source: &str, make: impl Fn(usize, &str, usize) -> String) -> String {
    let mut seen = 0;
    map(source, |line, _| match line {
        Line::Heading { level, text } => {
            seen += 1;
            Some(make(level, text, seen))
        }
        _ => None,
    })
}

/// The text without bold and italics. The sources have no other use for unescaped stars.
pub(crate) fn without_emphasis(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c != '*' || text[..at].ends_with('\\') {
            out.push(c);
        }
    }
    out
}

/// `[text](target)` as its text.
pub(crate) fn without_targets(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("](") {
        let Some((_, after)) = behind.split_once(')') else { break };
        let (start, name) = before.rsplit_once('[').unwrap_or((before, ""));
        out.push_str(start);
        out.push_str(name);
        rest = after;
    }
    out + rest
}

/// The number that a text begins with, as in "3. Titel".
pub(crate) fn leading_number(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix(". ")?;
    (digits > 0).then(|| (&text[..digits], rest))
}

/// A line of a paragraph that is not too short to be running text.
pub(crate) fn is_long_text(raw: &str) -> bool {
    matches!(line(raw), Line::Text) && raw.chars().count() > 160
}
