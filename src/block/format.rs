//! Whether a text is Markdown, told by its marks: converters write Markdown into files named `.txt`, and what `pdftotext` and
//! the like print is saved as `.md`.

use memchr::{memchr_iter, memchr2_iter, memchr3_iter};

/// How many lines with marks make plain text Markdown: one may be anything.
const MARKED: usize = 2;

/// Whether a text that is named as plain text is Markdown: several lines are headings (`## …`) or begin bold (`**…**`), or a
/// table has its rule. Nobody writes these into plain text.
#[must_use]
pub fn is_markdown(text: &str) -> bool {
    let headings_and_bold = memchr2_iter(b'#', b'*', text.as_bytes()).filter(|at| {
        let rest = &text.as_bytes()[*at..];
        begins_line(text, *at) && (is_heading(rest) || begins_bold(rest))
    });
    headings_and_bold.take(MARKED).count() == MARKED
        || memchr_iter(b'|', text.as_bytes()).any(|at| begins_line(text, at) && is_rule(&text.as_bytes()[at..]))
}

/// Whether a text that is named as Markdown has any mark of it but those of lists, which plain text has too. Without one there
/// is nothing that Markdown could tell, and what it would take for marks (indentation, line ends) is the page's.
#[must_use]
pub fn has_marks(text: &str) -> bool {
    let bytes = text.as_bytes();
    let lines = memchr3_iter(b'#', b'>', b'=', bytes).any(|at| {
        let rest = &bytes[at..];
        begins_line(text, at) && (is_heading(rest) || rest.starts_with(b"> ") || rest.starts_with(b"==="))
    });
    lines
        || memchr3_iter(b'*', b'_', b'`', bytes).any(|at| begins_emphasis(bytes, at))
        || memchr3_iter(b'\\', b'|', b'<', bytes).any(|at| {
            let next = bytes.get(at + 1).copied().unwrap_or_default();
            match bytes[at] {
                b'\\' => next.is_ascii_punctuation(),
                b'|' => true,
                _ => next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'),
            }
        })
        || memchr::memmem::find(bytes, b"](").is_some()
        || memchr2_iter(b'`', b'~', bytes).any(|at| begins_line(text, at) && is_fence(&bytes[at..]))
        || memchr_iter(b'&', bytes).any(|at| is_entity(&bytes[at + 1..]))
}

/// Whether nothing but three spaces at most stands before `at` in its line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    let spaces = before.take(4).take_while(|byte| **byte == b' ').count();
    spaces < 4 && (at == spaces || text.as_bytes()[at - spaces - 1] == b'\n')
}

/// One to six `#`, a space, and more.
fn is_heading(rest: &[u8]) -> bool {
    let marks = rest.iter().take(7).take_while(|byte| **byte == b'#').count();
    (1..=6).contains(&marks) && matches!(rest.get(marks..), Some([b' ', next, ..]) if !next.is_ascii_whitespace())
}

/// The fence around code.
fn is_fence(rest: &[u8]) -> bool {
    rest.starts_with(b"```") || rest.starts_with(b"~~~")
}

/// What follows the `&` of a letter or mark that is written by name or number: "amp;", "ndash;", "#230;".
fn is_entity(rest: &[u8]) -> bool {
    let name = rest.strip_prefix(b"#").unwrap_or(rest);
    let length = name.iter().take(9).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    (2..9).contains(&length) && name.get(length) == Some(&b';')
}

/// `**` before a letter or figure, and a second one in the same line.
fn begins_bold(rest: &[u8]) -> bool {
    let [b'*', b'*', next, behind @ ..] = rest else { return false };
    let line = behind.split(|byte| *byte == b'\n').next().unwrap_or_default();
    (next.is_ascii_alphanumeric() || !next.is_ascii()) && memchr::memmem::find(line, b"**").is_some()
}

/// The rule under the head of a table: `| --- |`.
fn is_rule(rest: &[u8]) -> bool {
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.iter().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\r'))
        && memchr::memmem::find(line, b"---").is_some()
}

/// A mark of emphasis or code before a letter or figure and behind a space: not the `*` of a list, and not the line that a form
/// leaves to be filled in.
fn begins_emphasis(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    let next = bytes.get(at + 1).copied().unwrap_or_default();
    let opens = before.is_ascii_whitespace() || matches!(before, b'(' | b'*' | b'_' | b'"' | b'`');
    opens && (next.is_ascii_alphanumeric() || next >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::{has_marks, is_markdown};

    #[test]
    fn markdown_is_told_by_its_marks() {
        for (text, expected) in [
            ("# Referat\n\n## Punkt 1: Valg\n", true),
            ("**Referat**\n\n**Punkt 1: Valg**\n", true),
            ("Tid | Sted\n\n| Tid | Sted |\n| --- | --- |\n", true),
            ("# 1\n\nReferat\n\n1. Valg\n", false),
            ("***\nReferat\n***\n* Valg\n* Budget\n", false),
            ("Klasse #1 og # 2\n#valg\n#budget", false),
            ("    # kode\n    # kode\n", false),
            ("", false),
        ] {
            assert_eq!(is_markdown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn plain_text_has_no_marks() {
        for (text, expected) in [
            ("Referat\n\n1. Valg\n   Anna [formand] & Bo\n* et\n- to\n\u{C}2. Budget ____\n-----\n", false),
            ("# Referat", true),
            ("Referat\n=======\n", true),
            ("Et *ord*", true),
            ("**Et** ord", true),
            ("Navn\\_et", true),
            ("a | b", true),
            ("et<br>to", true),
            ("[et](to)", true),
            ("> et", true),
            ("Vej &amp; Park", true),
            ("9 &ndash; 11", true),
            ("```\net\n```\n", true),
            ("A & B; C", false),
            ("", false),
        ] {
            assert_eq!(has_marks(text), expected, "{text:?}");
        }
    }
}
