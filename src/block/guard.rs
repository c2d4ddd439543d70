//! What pulldown-cmark does not get to read: lines that would cost it more than their length.
//!
//! In pulldown-cmark 0.13, with tables alone switched on, two things do, of the 400 shapes of `docs/hostile.md`.
//! Every line is held against all quotes and lists that are open, so that n of them make n lines cost n². And a row of a
//! table gets all cells that it lacks, of which a table may have 262,144, and a text any number of tables. No converter
//! writes either; such lines are plain text to us, and behind one the text is read as if it began there.

use std::ops::Range;

/// How deep quotes and lists may stand in one another. Mails that are quoted in mails come to ten.
pub const DEPTH: usize = 64;
/// How many cells may be filled in beyond one for each byte of the text.
const CELLS: usize = 1000;

/// The ranges of `text` to be read as Markdown, each from the start of a line to the end of one; what lies between them is
/// plain text. `starts` are the offsets of its lines. Linear in the length of the text, which has no carriage returns:
/// `source` has made them line ends or space.
pub(super) fn parts(text: &str, starts: &[usize]) -> Vec<Range<usize>> {
    parts_within(text, starts, DEPTH, CELLS.saturating_add(text.len()))
}

fn parts_within(text: &str, starts: &[usize], depth: usize, cells: usize) -> Vec<Range<usize>> {
    let mut guard = Guard { depth, cells, open: Vec::new(), columns: 0, paragraph: false };
    let mut parts = Vec::new();
    let mut start = 0;
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for (at, end) in starts.iter().zip(ends) {
        if !guard.admits(&text.as_bytes()[*at..end]) {
            parts.push(start..*at);
            start = end;
            guard.forget();
        }
    }
    parts.push(start..text.len());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The lines read so far, as far as they bear on the cost of the next.
struct Guard {
    depth: usize,
    /// How many cells may still be filled in.
    cells: usize,
    /// At least the quotes and list items that are open.
    open: Vec<Container>,
    /// The most columns that the table has whose rows may be under way.
    columns: usize,
    /// Whether the last line may have left a paragraph open, which the next goes on without its containers' marks.
    paragraph: bool,
}

#[derive(Debug, Clone, Copy)]
enum Container {
    Quote,
    /// An item, and how far its text is indented.
    Item(usize),
}

impl Guard {
    /// Whether the line is cheap to read behind those before it.
    fn admits(&mut self, line: &[u8]) -> bool {
        // Almost every line is settled by its first letter.
        if matches!(line, [b'\n']) && self.open.is_empty() {
            self.forget();
            return true;
        }
        let may_mark =
            |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ' | b'*' | b'+' | b'-' | b'0'..=b':' | b'>' | b'|');
        let starts_plain = line.first().is_some_and(|byte| !may_mark(byte));
        if starts_plain && self.open.is_empty() && self.columns == 0 {
            self.paragraph = true;
            return true;
        }
        self.containers(line) && self.table(line)
    }

    /// What follows a line that was not admitted is read as if it were the first.
    fn forget(&mut self) {
        self.open.clear();
        self.columns = 0;
        self.paragraph = false;
    }

    /// Follows the containers as pulldown-cmark does; where it might close some, they stay open.
    fn containers(&mut self, line: &[u8]) -> bool {
        let mut cursor = Cursor { line, at: 0, tab_from: 0, spare: 0, no_rule_before: 0 };
        // A form feed is space to pulldown-cmark in some places and text in others.
        let blank = line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\n'));
        let goes_on = self.open.iter().take_while(|container| cursor.goes_on(**container)).count();
        let mut opened = cursor.opens();
        if opened.is_some() || blank || !self.paragraph {
            self.open.truncate(goes_on);
        }
        while let Some(container) = opened {
            if self.open.len() == self.depth {
                return false;
            }
            self.open.push(container);
            opened = cursor.opens();
        }
        self.paragraph = !blank;
        true
    }

    /// Counts the cells that the line lacks if it is a row.
    fn table(&mut self, line: &[u8]) -> bool {
        let bars = memchr::memchr_iter(b'|', line).count();
        let text = line.trim_ascii();
        if text.is_empty() {
            self.columns = 0;
        } else if text.iter().all(|byte| matches!(byte, b'|' | b'-' | b':' | b'>' | b' ' | b'\t'))
            && text.contains(&b'-')
        {
            self.columns = self.columns.max(bars + 1);
        } else if self.columns > 1 {
            let escaped = line.windows(2).filter(|pair| pair == b"\\|").count();
            let lacking = self.columns.saturating_sub((bars - escaped).saturating_sub(1));
            let Some(left) = self.cells.checked_sub(lacking) else { return false };
            self.cells = left;
        }
        true
    }
}

/// A place in a line, with tabs as CommonMark counts them: a tab goes to the next fourth column.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    line: &'a [u8],
    at: usize,
    /// Where the columns are counted from.
    tab_from: usize,
    /// Columns of a tab that are not used up.
    spare: usize,
    /// No thematic break starts before this: a line of `- - - a` would be looked through for every one of its marks.
    no_rule_before: usize,
}

impl Cursor<'_> {
    /// Goes over the mark of a container that is open; stays where it is if the line does not have it.
    fn goes_on(&mut self, container: Container) -> bool {
        let before = *self;
        let found = match container {
            Container::Quote => {
                self.spaces(3);
                self.quote()
            }
            Container::Item(indent) => self.spaces(indent) == indent || self.rest().trim_ascii_start().is_empty(),
        };
        if !found {
            *self = before;
        }
        found
    }

    /// Goes over the mark of a container that begins here.
    fn opens(&mut self) -> Option<Container> {
        let before = *self;
        let indent = self.spaces(4);
        if indent < 4 && !self.is_rule() {
            if self.quote() {
                return Some(Container::Quote);
            }
            if let Some(marker) = self.marker() {
                return Some(Container::Item(indent + marker));
            }
        }
        *self = Self { no_rule_before: self.no_rule_before, ..before };
        None
    }

    fn rest(&self) -> &[u8] {
        &self.line[self.at..]
    }

    /// Goes over up to `most` columns of space, and tells how many there were.
    fn spaces(&mut self, most: usize) -> usize {
        let mut seen = self.spare.min(most);
        self.spare -= seen;
        while seen < most {
            let width = match self.line.get(self.at) {
                Some(b' ') => 1,
                Some(b'\t') => {
                    let width = 4 - (self.at - self.tab_from) % 4;
                    self.tab_from = self.at + 1;
                    width
                }
                _ => break,
            };
            self.at += 1;
            let taken = width.min(most - seen);
            self.spare = width - taken;
            seen += taken;
        }
        seen
    }

    fn quote(&mut self) -> bool {
        let found = self.rest().first() == Some(&b'>');
        if found {
            self.at += 1;
            self.spaces(1);
        }
        found
    }

    /// A bullet or a number and the space behind it: how many columns they take up.
    fn marker(&mut self) -> Option<usize> {
        let rest = self.rest();
        let length = match *rest.first()? {
            b'-' | b'+' | b'*' => 1,
            b'0'..=b'9' => {
                let digits = rest.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
                matches!(rest.get(digits), Some(b'.' | b')')).then_some(digits + 1)?
            }
            _ => return None,
        };
        self.at += length;
        if self.spaces(1) == 0 && !matches!(self.rest(), [] | [b'\n', ..]) {
            return None;
        }
        let ends = self.rest().iter().all(|byte| matches!(byte, b'\t'..=b'\x0C' | b' '));
        let before = *self;
        let gap = self.spaces(4);
        if ends || gap == 4 {
            *self = before;
            return Some(length + 1);
        }
        Some(length + 1 + gap)
    }

    /// Whether the rest of the line is a thematic break: three or more of one mark, and space.
    fn is_rule(&mut self) -> bool {
        if self.at < self.no_rule_before {
            return false;
        }
        let rest = &self.line[self.at..];
        if !matches!(rest, [b'-' | b'*', ..]) {
            return false;
        }
        let is_other = |byte: &u8| Some(byte) != rest.first() && !matches!(byte, b' ' | b'\t' | b'\n');
        if let Some(other) = rest.iter().position(is_other) {
            self.no_rule_before = self.at + other;
            return false;
        }
        rest.iter().filter(|byte| Some(*byte) == rest.first()).count() > 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    /// How deep pulldown-cmark goes in the parts, and how many cells more than bars it sees.
    fn cost(text: &str, parts: &[Range<usize>]) -> (usize, usize) {
        let (mut deepest, mut cells) = (0, 0);
        for part in parts {
            let mut depth = 0_usize;
            for event in Parser::new_ext(&text[part.clone()], Options::ENABLE_TABLES) {
                match event {
                    Event::Start(Tag::BlockQuote(_) | Tag::Item) => depth += 1,
                    Event::End(pulldown_cmark::TagEnd::BlockQuote(_) | pulldown_cmark::TagEnd::Item) => depth -= 1,
                    Event::Start(Tag::TableCell) => cells += 1,
                    _ => {}
                }
                deepest = deepest.max(depth);
            }
        }
        (deepest, cells)
    }

    fn starts(text: &str) -> Vec<usize> {
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
    }

    /// Pieces of text in an order that is the same on every run.
    fn made_of(pieces: &[&str], seed: u64, length: usize) -> String {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        (0..length).map(|_| pieces[usize::try_from(next() >> 33).unwrap() % pieces.len()]).collect()
    }

    #[test]
    fn no_part_is_deeper_than_it_may_be() {
        let pieces = [
            "- ", "> ", ">", "1. ", "12) ", "* ", "+", "\n", "\n", "\n\n", "  ", "    ", " ", "\t", "a", "a\n", "-",
            "\u{b}", "\u{c}", "#", "`", "```\n", "<b>", "---\n", "=\n", "|",
        ];
        for seed in 0..20_000 {
            let text = made_of(&pieces, seed, 40);
            let parts = parts_within(&text, &starts(&text), 3, 1000);
            let (depth, _) = cost(&text, &parts);
            assert!(depth <= 3, "{depth} deep: {text:?} in {parts:?}");
        }
    }

    #[test]
    fn no_more_cells_are_filled_in_than_may_be() {
        let pieces = ["|", "|", "a", "-|", "|-|-|-\n", "a|a|a\n", "\n", "a\n", "\\|", "> ", "- ", "  ", ":"];
        for seed in 0..20_000 {
            let text = made_of(&pieces, seed, 40);
            let parts = parts_within(&text, &starts(&text), 64, 5);
            let (_, cells) = cost(&text, &parts);
            // A cell that is written has a bar beside it.
            let written = text.matches(['|', '\n']).count() + 1;
            assert!(cells <= written + 5, "{cells} cells: {text:?} in {parts:?}");
        }
    }

    #[test]
    fn what_people_write_is_one_part() {
        for text in ["", "a", "# a\n\n- b\n  - c\n    1. d\n\n> > > e\n", "|a|b|\n|-|-|\n|c|\n\nd"] {
            let whole: Vec<Range<usize>> = std::iter::once(0..text.len()).filter(|part| !part.is_empty()).collect();
            assert_eq!(parts(text, &starts(text)), whole, "{text:?}");
        }
        let rule = format!("{}\n\na\n", "- ".repeat(500));
        assert_eq!(parts(&rule, &starts(&rule)).first(), Some(&(0..rule.len())));
    }
}
