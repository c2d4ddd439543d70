//! Plain text → blocks: blank lines, page starts and list markers are all the structure that there is.

use super::{Blocks, Kind, Looks, clean, page_starts};
use crate::danish::MONTHS;

/// Reads plain text. Linear in its length.
#[must_use]
pub fn read(text: &str) -> Blocks {
    let mut out = Blocks { page_starts: page_starts(text), wrapped: true, ..Blocks::default() };
    let mut inside = false;
    let mut lengths = Lengths::default();
    let mut list = List::default();
    for (number, raw) in (1u32..).zip(text.split('\n')) {
        out.source_lines = number;
        let new_page = raw.starts_with('\u{C}');
        let line = raw.trim();
        if !line.contains("...") && !line.contains("   ") {
            lengths.count(line.chars().count());
        }
        if line.is_empty() {
            inside = false;
        } else if !line.contains(char::is_alphanumeric) && !is_bare_value(line) {
            out.push_block(Kind::Markup, number, line);
            inside = false;
        } else if line.starts_with('|') {
            out.push_block(Kind::Row, number, line.trim_matches('|'));
            inside = false;
        } else if let Some((marker, rest)) =
            split_marker(line).filter(|(marker, rest)| !inside || new_page || !list.goes_on(&out, marker, rest))
        {
            out.push_block(Kind::Item(marker.into()), number, rest);
            if let Some(item) = out.lines.last_mut() {
                item.wide = is_wide(&line[marker.len()..]);
            }
            list.number = marker.trim_end_matches(['.', ')']).parse().ok().or(list.number);
            inside = true;
        } else if inside && !new_page {
            let start = out.arena.len();
            clean::push(&mut out.arena, line, true);
            out.push_line(number, start, Looks::default());
        } else {
            out.push_block(Kind::Paragraph, number, line);
            inside = true;
        }
    }
    out.width = lengths.width();
    out
}

/// How long the lines are.
#[derive(Default)]
struct Lengths {
    counts: Vec<usize>,
    lines: usize,
}

impl Lengths {
    /// Lines beyond this are of text that is not wrapped.
    const LONGEST: usize = 1000;

    fn count(&mut self, length: usize) {
        self.counts.resize(Self::LONGEST + 1, 0);
        self.counts[length.min(Self::LONGEST)] += 1;
        self.lines += usize::from(length > 0);
    }

    /// The width that lines are wrapped to, in characters: the longest that is not the odd one out.
    fn width(&self) -> usize {
        let mut longer = self.lines / 50;
        let fits = |(length, count): (usize, &usize)| match longer.checked_sub(*count) {
            Some(left) => {
                longer = left;
                None
            }
            None => Some(length),
        };
        self.counts.iter().enumerate().rev().find_map(fits).unwrap_or(0)
    }
}

/// Whether a gap is that between two columns: three spaces and more, or a tab.
fn is_wide(rest: &str) -> bool {
    let text = rest.trim_start();
    rest.len() - text.len() >= 3 || rest.starts_with('\t')
}

/// The list that was read last.
#[derive(Default)]
struct List {
    number: Option<u32>,
}

impl List {
    /// Whether a line that begins as a numbered item ("12. februar", "298. Siden da") goes on with the sentence of the line
    /// above: that one ends open, and the number is a day's, or neither the first of a list nor the next.
    fn goes_on(&self, out: &Blocks, marker: &str, rest: &str) -> bool {
        let Ok(number) = marker.trim_end_matches(['.', ')']).parse::<u32>() else { return false };
        let above = out.text(out.lines.len().saturating_sub(1));
        // "uge 38-", "40."
        if above.strip_suffix(['-', '–']).is_some_and(|above| above.ends_with(|c: char| c.is_ascii_digit())) {
            return true;
        }
        if names_month(rest) {
            return !above.ends_with(['.', ':', '!', '?']);
        }
        let next = number == 1 || self.number.is_some_and(|before| number == before + 1);
        !next
            && rest.starts_with(char::is_alphabetic)
            && (above.ends_with(char::is_lowercase) || above.ends_with(" nr."))
    }
}

/// Whether a line begins with a day of a month: "12. februar".
pub(super) fn starts_with_day(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && split_marker(line).is_some_and(|(_, rest)| names_month(rest))
}

fn names_month(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    word.len() <= 9 && MONTHS.contains(&word.to_lowercase().as_str())
}

/// A lone `.` or `-` is what a form prints for an empty section: text, not a rule.
pub(super) fn is_bare_value(line: &str) -> bool {
    matches!(line, "." | "-" | "–" | "—")
}

/// A list item's marker and the rest of the line: a bullet, a number or one letter with `.` or `)`.
///
/// Longer numbers are years and amounts, and a letter with a full stop may be an initial: it counts only in lower case.
#[must_use]
pub fn split_marker(line: &str) -> Option<(&str, &str)> {
    let first = line.chars().next()?;
    let marker_end = match first {
        // A dash of a symbol font may come out as one that is struck through the letter before.
        '•' | '·' | '▪' | '●' | '◦' | '‣' | '\u{F0B7}' | '\u{335}' | '-' | '–' | '*' | 'o' => {
            first.len_utf8()
        }
        '0'..='9' | 'a'..='z' => {
            let body = line.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let numbered = (1..=3).contains(&digits) && body == digits || body == 1;
            if !(numbered && matches!(line.as_bytes().get(body), Some(b'.' | b')'))) {
                return None;
            }
            body + 1
        }
        _ => return None,
    };
    let rest = &line[marker_end..];
    let trimmed = rest.trim_start();
    (trimmed.len() < rest.len() && !trimmed.is_empty()).then(|| (&line[..marker_end], trimmed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        for (line, expected) in [
            ("• punkt", Some(("•", "punkt"))),
            ("- punkt", Some(("-", "punkt"))),
            ("o punkt", Some(("o", "punkt"))),
            ("\u{335} punkt", Some(("\u{335}", "punkt"))),
            ("1. Titel", Some(("1.", "Titel"))),
            ("342) Titel", Some(("342)", "Titel"))),
            ("b. andet", Some(("b.", "andet"))),
            ("2023. Året", None),
            ("A. Hansen", None),
            ("og så", None),
            ("1.250 kr.", None),
            ("-5 grader", None),
            ("-", None),
        ] {
            assert_eq!(split_marker(line), expected, "{line}");
        }
    }

    #[test]
    fn lines_keep_their_numbers() {
        let blocks = read("\nEt afsnit\nover to linjer\n\n• punkt\n  fortsat\n\u{C}Punkt 2: x\n-----\n.");
        let seen: Vec<_> =
            blocks.lines().iter().enumerate().map(|(at, line)| (line.number, line.block, blocks.text(at))).collect();
        assert_eq!(
            seen,
            [
                (2, 0, "Et afsnit"),
                (3, 0, "over to linjer"),
                (5, 1, "punkt"),
                (6, 1, "fortsat"),
                (7, 2, "Punkt 2: x"),
                (8, 3, "-----"),
                (9, 4, "."),
            ]
        );
        assert_eq!(blocks.page_starts, [7]);
        assert_eq!(blocks.source_lines, 9);
    }
}
