//! What converters do to headings.

use super::lines::{leading_number, map_headings, without_emphasis};

/// The text as a paragraph, as from a converter that looks at no fonts.
pub(crate) fn lost(source: &str) -> String {
    map_headings(source, |_, text, _| without_emphasis(text))
}

/// A bold paragraph, as from a converter that sees fonts and no structure.
pub(crate) fn bold(source: &str) -> String {
    map_headings(source, |_, text, _| format!("**{}**", without_emphasis(text)))
}

pub(crate) fn bare(source: &str) -> String {
    map_headings(source, |level, text, _| format!("{} {}", "#".repeat(level), without_emphasis(text)))
}

/// Levels by the size of a font that was not the same twice.
pub(crate) fn shuffled(source: &str) -> String {
    const LEVELS: [usize; 11] = [3, 1, 4, 2, 6, 5, 2, 3, 1, 5, 4];
    map_headings(source, |_, text, seen| format!("{} {text}", "#".repeat(LEVELS[seen % LEVELS.len()])))
}

/// Underlined in the only two ways there are. A number before a full stop has to be escaped, or it starts a list.
pub(crate) fn setext(source: &str) -> String {
    map_headings(source, |level, text, _| {
        let line = if level == 1 { "=" } else { "-" }.repeat(text.chars().count().max(3));
        let text = leading_number(text).map_or_else(|| text.to_owned(), |(number, rest)| format!("{number}\\. {rest}"));
        format!("{text}\n{line}")
    })
}

pub(crate) fn closed(source: &str) -> String {
    map_headings(source, |level, text, _| format!("{0} {text} {0}", "#".repeat(level)))
}

/// As a converter leaves them that gives up on a heading with attributes.
pub(crate) fn html(source: &str) -> String {
    map_headings(source, |level, text, seen| {
        let attributes = if seen % 2 == 0 { " class=\"agenda-heading\"" } else { "" };
        format!("<h{level}{attributes}>{}</h{level}>", without_emphasis(text))
    })
}

/// The number taken for a list's, the rest for its item.
pub(crate) fn items(source: &str) -> String {
    map_headings(source, |level, text, _| {
        let plain = without_emphasis(text);
        if leading_number(&plain).is_some() { plain } else { format!("{} {text}", "#".repeat(level)) }
    })
}

/// Targets of links from a table of contents, over the heading and in it by turns.
pub(crate) fn anchors(source: &str) -> String {
    map_headings(source, |level, text, seen| {
        let marks = "#".repeat(level);
        if seen % 2 == 0 {
            format!("<a name=\"punkt{seen}\"></a>\n\n{marks} {text}")
        } else {
            format!("{marks} <a name=\"punkt{seen}\"></a>{text}")
        }
    })
}
