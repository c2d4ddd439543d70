//! What is left of HTML in Markdown: tags go, the text between them stays.

/// What a piece of inline or block HTML stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text to keep.
    Text(&'a str),
    /// A line break.
    Break,
    /// The edge of a table's cell.
    Cell,
    /// The start of a heading.
    Heading,
    /// The end of a heading.
    HeadingEnd,
}

/// Names of tags that converters leave in Markdown. Anything else in angle brackets is text that somebody typed,
/// such as `<afdeling>`, and stays.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
];

/// Splits raw HTML of one line into what stays.
pub(super) fn pieces(raw: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = raw;
    // Looked for once: a line of tags that never close would be searched to its end for each of them.
    let (last_close, last_comment_end) = (raw.rfind('>'), raw.rfind("-->"));
    while let Some(open) = rest.find('<') {
        let (before, tag_on) = rest.split_at(open);
        push_text(&mut out, before);
        let at = raw.len() - tag_on.len();
        let closes = |last: Option<usize>| last.is_some_and(|last| last > at);
        let Some((name, after)) = tag(tag_on, closes(last_close), closes(last_comment_end)) else {
            push_text(&mut out, &tag_on[..1]);
            rest = &tag_on[1..];
            continue;
        };
        match name.as_str() {
            "br" => out.push(Piece::Break),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                out.push(if tag_on.starts_with("</") { Piece::HeadingEnd } else { Piece::Heading });
            }
            "td" | "th" if tag_on.starts_with("</") => out.push(Piece::Cell),
            _ => {}
        }
        rest = after;
    }
    push_text(&mut out, rest);
    out
}

fn push_text<'a>(out: &mut Vec<Piece<'a>>, text: &'a str) {
    if !text.is_empty() {
        out.push(Piece::Text(text));
    }
}

/// The name of the tag that `text` starts with, and what follows it; a comment's name is `!--`. A comment that does
/// not end on its line loses only its mark: its text may be all that follows. `closes` and `comment_ends` say whether
/// the mark that closes a tag or a comment stands anywhere behind.
fn tag(text: &str, closes: bool, comment_ends: bool) -> Option<(String, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment_ends.then(|| comment.split_once("-->")).flatten();
        return Some(("!--".to_owned(), end.map_or(comment, |(_, after)| after)));
    }
    if !closes {
        return None;
    }
    let inner = text[1..].trim_start_matches('/');
    let name_length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = inner[..name_length].to_ascii_lowercase();
    if TAGS.binary_search(&name.as_str()).is_err() {
        return None;
    }
    let (_, after) = inner.split_once('>')?;
    Some((name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_text_stays() {
        use Piece::{Break, Cell, Text};
        for (raw, expected) in [
            ("<b>fed</b> tekst", vec![Text("fed"), Text(" tekst")]),
            ("linje<br/>linje", vec![Text("linje"), Break, Text("linje")]),
            ("<td>a</td><td>b</td>", vec![Text("a"), Cell, Text("b"), Cell]),
            ("<!-- side 3 -->", vec![]),
            ("<!-- åben", vec![Text(" åben")]),
            ("<afdeling>", vec![Text("<"), Text("afdeling>")]),
            ("3 < 4", vec![Text("3 "), Text("<"), Text(" 4")]),
        ] {
            assert_eq!(pieces(raw), expected, "{raw}");
        }
    }

    #[test]
    fn names_are_sorted_for_the_search() {
        assert!(TAGS.is_sorted());
    }
}
