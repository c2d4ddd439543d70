//! Markdown → blocks, by way of pulldown-cmark's events and their offsets.

use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Blocks, Kind, Looks, clean, grid, guard, html, page_starts};

mod attributes;
mod cells;

/// Reads Markdown. Lines that CommonMark swallows (link definitions, for instance) come back as paragraphs, and so do
/// those that the guard keeps from it.
#[must_use]
pub fn read(text: &str) -> Blocks {
    let mut reader = Reader::new(text);
    let mut read_to = 0;
    for part in guard::parts(text, &reader.starts) {
        reader.unread(read_to..part.start);
        read_to = part.end;
        for part in grid::parts(text, part) {
            match part {
                grid::Part::Markdown(part) => reader.markdown(&text[part.clone()], part.start),
                grid::Part::Grid(rows) => rows.iter().for_each(|row| reader.row(row)),
            }
        }
    }
    reader.unread(read_to..text.len());
    reader.finish()
}

struct Reader<'a> {
    source: &'a str,
    out: Blocks,
    /// Offsets at which the source's lines start.
    starts: Vec<usize>,
    /// Index into `starts` of the line last asked for: events come nearly in order.
    cursor: usize,
    /// Which lines of the source have given a line of text.
    touched: Vec<bool>,
    /// The list items that are open; a marker is taken by the first block of its item.
    items: Vec<Option<Box<str>>>,
    /// Whether a block is open.
    inside: bool,
    code: bool,
    cells: usize,
    emphasis: usize,
    /// The level of the heading that is open inside a list item.
    rank: u8,
    line: Option<Pending>,
}

/// The line being written.
struct Pending {
    number: u32,
    start: usize,
    plain: bool,
    /// Where the emphasis that the line began with ended.
    lead: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        let mut starts = Vec::with_capacity(source.len() / 32 + 1);
        starts.push(0);
        starts.extend(memchr_iter(b'\n', source.as_bytes()).map(|at| at + 1));
        let count = starts.len();
        Self {
            source,
            out: Blocks {
                arena: String::with_capacity(source.len()),
                lines: Vec::with_capacity(count),
                blocks: Vec::with_capacity(count),
                page_starts: page_starts(source),
                source_lines: u32::try_from(count).unwrap_or(u32::MAX),
                ..Blocks::default()
            },
            starts,
            cursor: 0,
            touched: vec![false; count],
            items: Vec::new(),
            inside: false,
            code: false,
            cells: 0,
            emphasis: 0,
            rank: 0,
            line: None,
        }
    }

    /// Takes lines whose marks were not read as plain text.
    fn unread(&mut self, range: Range<usize>) {
        let mut offset = range.start;
        for raw in self.source[range].split_inclusive('\n') {
            let number = self.number(offset);
            offset += raw.len();
            self.out.unread_marks.push(number);
            let text = raw.trim();
            let (kind, text) = match text.strip_prefix('|') {
                Some(cells) => (Kind::Row, cells.trim_end_matches('|')),
                None => (Kind::Paragraph, text.trim_start_matches(['>', '-', '*', '+', ' ', '\t'])),
            };
            if text.contains(char::is_alphanumeric) {
                self.out.push_block(kind, number, text);
                self.touch(number);
            }
        }
    }

    /// Reads Markdown that begins at `start` in the source.
    fn markdown(&mut self, text: &'a str, start: usize) {
        for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            self.event(event, start + range.start);
        }
    }

    fn event(&mut self, event: Event<'a>, offset: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, offset),
            Event::End(tag) => self.end(tag, offset),
            Event::Text(text) if self.code => self.code_text(&text, offset),
            Event::Text(text) | Event::Code(text) => self.text(&text, offset),
            Event::Html(text) => {
                self.html(&text, offset);
                self.end_line(true);
            }
            Event::InlineHtml(text) => self.html(&text, offset),
            Event::SoftBreak => self.end_line(false),
            Event::HardBreak => self.end_line(true),
            Event::Rule => {
                self.close();
                let number = self.number(offset);
                self.out.push_block(Kind::Markup, number, "---");
                self.touch(number);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'a>, offset: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                let marker = self.items.last_mut().and_then(Option::take);
                self.open(Kind::Heading);
                self.rank = if self.items.is_empty() { 0 } else { *level as u8 };
                if let Some(marker) = marker.filter(|marker| marker.len() > 1) {
                    self.text(&marker, offset);
                    self.text(" ", offset);
                }
            }
            Tag::Paragraph | Tag::HtmlBlock => self.open_running(),
            Tag::CodeBlock(_) => {
                self.open_running();
                self.code = true;
            }
            Tag::Item => {
                self.close();
                let marker = self.source[offset..].split_whitespace().next().unwrap_or("-");
                self.items.push(Some(marker.into()));
            }
            Tag::List(_) | Tag::BlockQuote(_) => self.close(),
            Tag::TableHead | Tag::TableRow => {
                self.open(Kind::Row);
                self.cells = 0;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.text(" | ", offset);
                }
                self.cells += 1;
            }
            Tag::Emphasis | Tag::Strong => self.emphasis += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, offset: usize) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::TableHead | TagEnd::TableRow => {
                self.close();
            }
            TagEnd::CodeBlock => {
                self.close();
                self.code = false;
            }
            TagEnd::Item => {
                self.close();
                if let Some(Some(marker)) = self.items.pop() {
                    self.empty_item(marker, offset);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis = self.emphasis.saturating_sub(1),
            _ => {}
        }
    }

    fn open(&mut self, kind: Kind) {
        self.close();
        self.out.open(kind);
        self.inside = true;
    }

    /// Opens running text: the first of an item is the item itself.
    fn open_running(&mut self) {
        let kind = self.items.last_mut().and_then(Option::take).map_or(Kind::Paragraph, Kind::Item);
        self.open(kind);
    }

    fn close(&mut self) {
        self.end_line(false);
        self.rank = 0;
        self.row_without_a_table();
        self.inside = false;
        if self.out.blocks.last().is_some_and(|block| block.lines.is_empty()) {
            self.out.blocks.pop();
        }
    }

    /// A row whose table lost its rule is a paragraph to Markdown.
    fn row_without_a_table(&mut self) {
        let Some(block) = self.out.blocks.last_mut().filter(|block| block.kind == Kind::Paragraph) else { return };
        let [line] = &mut self.out.lines[block.lines.clone()] else { return };
        let text = &self.out.arena[line.span.clone()];
        let Some(inner) = text.strip_prefix('|').and_then(|text| text.strip_suffix('|')) else { return };
        let start = line.span.start + 1 + inner.len() - inner.trim_start().len();
        line.span = start..start + inner.trim().len();
        block.kind = Kind::Row;
    }

    fn empty_item(&mut self, marker: Box<str>, offset: usize) {
        let number = self.number(offset);
        self.out.push_block(Kind::Item(marker), number, "");
        self.touch(number);
    }

    fn text(&mut self, text: &str, offset: usize) {
        if !self.inside {
            self.open_running();
        }
        let number = self.number(offset);
        let start = self.out.arena.len();
        let line = self.line.get_or_insert(Pending { number, start, plain: false, lead: 0 });
        line.plain |= self.emphasis == 0 && text.contains(char::is_alphanumeric);
        let at_start = line.start == start;
        clean::push(&mut self.out.arena, text, at_start);
        if self.emphasis > 0 && !line.plain {
            line.lead = self.out.arena.len() - line.start;
        }
    }

    fn code_text(&mut self, text: &str, offset: usize) {
        let mut offset = offset;
        for line in text.split_inclusive('\n') {
            self.text(line.trim_end_matches('\n'), offset);
            if line.ends_with('\n') {
                self.end_line(true);
            }
            offset += line.len();
        }
    }

    fn html(&mut self, raw: &str, offset: usize) {
        let pieces = html::pieces(raw);
        // A line that is all tags and comments has been read, though it gives no text.
        if !pieces.iter().any(|piece| matches!(piece, html::Piece::Text(text) if !text.trim().is_empty())) {
            let number = self.number(offset);
            self.touch(number);
        }
        for piece in pieces {
            match piece {
                html::Piece::Heading => self.open(Kind::Heading),
                html::Piece::HeadingEnd => self.close(),
                html::Piece::Text(text) => self.text(text, offset),
                html::Piece::Cell => self.text(" | ", offset),
                html::Piece::Break if self.line.is_none() => self.gap(),
                html::Piece::Break => self.end_line(true),
            }
        }
    }

    /// Two breaks end a paragraph in a table's cell.
    fn gap(&mut self) {
        if let Some(last) = self.out.lines.last_mut().filter(|_| self.inside) {
            last.gap = true;
        }
    }

    fn end_line(&mut self, hard: bool) {
        let Some(line) = self.line.take() else { return };
        let text = &self.out.arena[line.start..];
        let blank = !text.starts_with(|c: char| c.is_ascii_graphic()) && text.trim().is_empty();
        if blank {
            self.out.arena.truncate(line.start);
            return;
        }
        attributes::strip(&mut self.out.arena, line.start);
        let lead = if line.plain { line.lead } else { 0 };
        let looks = Looks { hard, emphasised: !line.plain, lead, wide: false, rank: self.rank };
        self.out.push_line(line.number, line.start, looks);
        self.touch(line.number);
    }

    /// The line of the source that `offset` is on, counted from 1.
    fn number(&mut self, offset: usize) -> u32 {
        if self.starts.get(self.cursor).is_some_and(|start| *start > offset) {
            self.cursor = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        }
        while self.starts.get(self.cursor + 1).is_some_and(|start| *start <= offset) {
            self.cursor += 1;
        }
        u32::try_from(self.cursor + 1).unwrap_or(u32::MAX)
    }

    fn touch(&mut self, number: u32) {
        if let Some(touched) = self.touched.get_mut(number as usize - 1) {
            *touched = true;
        }
    }

    fn finish(mut self) -> Blocks {
        self.close();
        let before = self.out.blocks.len();
        let starts = std::mem::take(&mut self.starts);
        for (at, (start, touched)) in starts.iter().zip(&self.touched).enumerate() {
            let end = starts.get(at + 1).map_or(self.source.len(), |next| *next);
            let raw = &self.source[*start..end];
            if !touched && raw.contains(char::is_alphanumeric) {
                self.out.push_block(Kind::Paragraph, u32::try_from(at + 1).unwrap_or(u32::MAX), raw);
            }
        }
        if self.out.blocks.len() > before { in_source_order(self.out) } else { self.out }
    }
}

/// Puts blocks that were added at the end where they stand in the source.
fn in_source_order(blocks: Blocks) -> Blocks {
    let mut order: Vec<usize> = (0..blocks.blocks.len()).collect();
    order.sort_by_key(|at| blocks.lines.get(blocks.blocks[*at].lines.start).map_or(0, |line| line.number));
    let mut lines = Vec::with_capacity(blocks.lines.len());
    let mut sorted = Vec::with_capacity(order.len());
    for old in order {
        let mut block = blocks.blocks[old].clone();
        let start = lines.len();
        lines.extend(blocks.lines[block.lines].iter().cloned().map(|mut line| {
            line.block = sorted.len();
            line
        }));
        block.lines = start..lines.len();
        sorted.push(block);
    }
    Blocks { lines, blocks: sorted, ..blocks }
}

#[cfg(test)]
mod tests;
