//! The rows of tables that are drawn with lines: each cell is read as Markdown, and all of them are one block.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Reader;
use crate::block::Kind;
use crate::block::grid::{Cell, Row};
use crate::block::guard;

impl Reader<'_> {
    /// Reads a row: the lines of its cells one behind the other, with ` | ` between the last of a cell and the first of the next.
    pub(super) fn row(&mut self, row: &Row) {
        self.open(Kind::Row);
        let mut read_to = row.lines.start;
        for (place, cell) in row.cells.iter().enumerate() {
            if place > 0 {
                self.text(" | ", read_to);
            }
            read_to = read_to.max(self.cell(cell, read_to));
        }
        self.close();
        let lines = self.source[row.lines.clone()].bytes().filter(|byte| *byte == b'\n').count() + 1;
        let first = self.number(row.lines.start);
        (first..).take(lines).for_each(|number| self.touch(number));
    }

    /// Reads a cell, and gives the offset of its last text. What stands beside text that was read before is counted to the line
    /// of that, since lines only go on.
    fn cell(&mut self, cell: &Cell, from: usize) -> usize {
        let starts: Vec<usize> =
            std::iter::once(0).chain(cell.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut at = from;
        // What would cost too much to follow is text, as it is outside of tables; and so is what Markdown would swallow, the
        // definition of a link.
        let parts = guard::parts(&cell.text, &starts);
        let dear = !matches!(parts.as_slice(), [whole] if *whole == (0..cell.text.len()));
        if dear || cell.text.contains("]:") {
            for (line, start) in cell.text.lines().zip(&cell.starts) {
                at = at.max(*start);
                let number = self.number(at);
                if dear && self.out.unread_marks.last().is_none_or(|last| *last < number) {
                    self.out.unread_marks.push(number);
                }
                self.text(line, at);
                self.end_line(true);
            }
            return at;
        }
        let mut between = Between::Nothing;
        for (event, range) in Parser::new_ext(&cell.text, Options::empty()).into_offset_iter() {
            let line = starts.partition_point(|start| *start <= range.start).saturating_sub(1);
            at = at.max(cell.starts.get(line).copied().unwrap_or(at));
            match event {
                Event::Text(text) | Event::Code(text) => {
                    self.between(&mut between, at);
                    // Of what is indented the lines come with their ends.
                    self.code_text(&text, at);
                }
                Event::Html(text) | Event::InlineHtml(text) => {
                    self.between(&mut between, at);
                    self.html(&text, at);
                }
                Event::SoftBreak => self.end_line(false),
                Event::HardBreak => self.end_line(true),
                Event::Start(Tag::Item) => {
                    let marker = cell.text[range.start..].split_whitespace().next().unwrap_or("-");
                    between = Between::Item(between != Between::Nothing || self.line.is_some(), marker.to_owned());
                }
                Event::Start(Tag::Emphasis | Tag::Strong) => self.emphasis += 1,
                Event::End(TagEnd::Emphasis | TagEnd::Strong) => self.emphasis = self.emphasis.saturating_sub(1),
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock) => between = Between::Gap,
                Event::End(TagEnd::Item) => between = Between::Line,
                _ => {}
            }
        }
        at
    }

    /// Ends what was read before the text that follows.
    fn between(&mut self, between: &mut Between, at: usize) {
        match std::mem::replace(between, Between::Nothing) {
            Between::Nothing => {}
            Between::Line => self.end_line(true),
            Between::Gap => {
                self.end_line(true);
                self.gap();
            }
            Between::Item(ends, marker) => {
                if ends {
                    self.end_line(true);
                }
                self.text(&marker, at);
                self.text(" ", at);
            }
        }
    }
}

/// What stands between two texts of a cell.
#[derive(Debug, PartialEq, Eq)]
enum Between {
    Nothing,
    /// The end of a list's item.
    Line,
    /// The end of a paragraph.
    Gap,
    /// The beginning of a list's item with this marker, and whether there is a line to end before it.
    Item(bool, String),
}
