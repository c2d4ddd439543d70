//! Source → blocks: what any reader of the format sees, before anybody asks what it means.
//!
//! One reader per format; all give the same [`Blocks`], whose lines carry the numbers of the source. Every line of the
//! source with a letter or digit in it is in some block, so nothing can be lost before the layout is known. No Danish here.

mod cells;
mod clean;
mod format;
mod grid;
mod guard;
mod html;
mod markdown;
mod text;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

pub use cells::Table;
pub use format::{has_marks, is_markdown};
pub use guard::DEPTH;
pub use markdown::read as markdown;
pub use text::{read as text, split_marker};

/// No word with a hyphen in it is longer, in bytes.
const LONGEST_WORD: usize = 80;

/// A document as blocks of lines.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Blocks {
    /// All text, cleaned; the lines are ranges of it.
    arena: String,
    lines: Vec<Line>,
    blocks: Vec<Block>,
    /// Lines of the source that begin a page (they hold a form feed), in order.
    pub page_starts: Vec<u32>,
    /// Lines of Markdown that were read as plain text, since their marks would have cost too much to follow.
    pub unread_marks: Vec<u32>,
    /// How many lines the source has.
    pub source_lines: u32,
    /// Whether line ends inside a paragraph are an accident of the page's width (text) or said by the format.
    pub wrapped: bool,
    /// The longest line of running text, in characters.
    width: usize,
    /// Words with a hyphen inside a line, made when a word is split over two.
    hyphenated: OnceCell<HashSet<Box<str>>>,
}

/// A run of lines that the format holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its lines, as indices into [`Blocks::lines`].
    pub lines: Range<usize>,
}

/// What the format says that a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A heading; its level carries no meaning in converted documents, so it is not kept.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item with the marker as written (`-`, `•`, `3.`, `b)`).
    Item(Box<str>),
    /// A row of a table; its cells are separated by ` | `.
    Row,
    /// The names of a table's columns.
    Columns,
    /// A cell of such a table, with the name of its column.
    Cell(Box<str>),
    /// A line that is all marks: a rule, an empty tag, a comment.
    Markup,
}

/// A line of text without the format's marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line of the source, counted from 1.
    pub number: u32,
    /// Index of its block.
    pub block: usize,
    /// A line break that was meant follows (not one of the page's width).
    pub hard: bool,
    /// All of it is bold or italic.
    pub emphasised: bool,
    /// How many bytes at its start are bold or italic, where the rest is not.
    pub lead: usize,
    /// An empty line was meant to follow, inside its block.
    pub gap: bool,
    /// There is a figure in it, as in all dates, amounts and numbers of cases.
    pub figure: bool,
    /// The marker of a list item stands in a column of its own: a wide gap follows it.
    pub wide: bool,
    /// The level of a heading inside a list item, 0 elsewhere. Only a page that was written so puts headings there: its
    /// levels are what they were, where those of other converted documents carry no meaning.
    pub rank: u8,
    span: Range<usize>,
}

/// What the format says of one line; see [`Line`].
#[derive(Debug, Default, Clone, Copy)]
struct Looks {
    hard: bool,
    emphasised: bool,
    lead: usize,
    wide: bool,
    rank: u8,
}

impl Blocks {
    /// The lines in the order of the source.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The text of line `index`, without the marker of a list item.
    #[must_use]
    pub fn text(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |line| &self.arena[line.span.clone()])
    }

    /// The text of line `index` with the number, in figures or Roman, that the format took for a list marker: "3. Økonomi".
    #[must_use]
    pub fn numbered_text(&self, index: usize) -> Cow<'_, str> {
        match self.marker(index) {
            Some(marker) if marker.starts_with(|c: char| c.is_ascii_digit() || "ivx".contains(c)) => {
                Cow::Owned([marker, " ", self.text(index)].concat())
            }
            _ => Cow::Borrowed(self.text(index)),
        }
    }

    /// The block that line `index` belongs to.
    #[must_use]
    pub fn block_of(&self, index: usize) -> &Block {
        const NONE: &Block = &Block { kind: Kind::Markup, lines: 0..0 };
        self.lines.get(index).and_then(|line| self.blocks.get(line.block)).unwrap_or(NONE)
    }

    /// Whether line `index` is the first of its block.
    #[must_use]
    pub fn starts_block(&self, index: usize) -> bool {
        self.block_of(index).lines.start == index
    }

    /// Whether line `index` is the only one of its block.
    #[must_use]
    pub fn stands_alone(&self, index: usize) -> bool {
        self.block_of(index).lines.len() == 1
    }

    /// The marker of the list item that line `index` begins, if it begins one.
    #[must_use]
    pub fn marker(&self, index: usize) -> Option<&str> {
        match &self.block_of(index).kind {
            Kind::Item(marker) if self.starts_block(index) => Some(marker),
            _ => None,
        }
    }

    /// Whether the line end behind line `index` was meant, where lines are wrapped to a width: the line is well short of
    /// the longest, and what follows does not start in the middle of a sentence.
    #[must_use]
    pub fn break_was_meant(&self, index: usize, next: &str) -> bool {
        let text = self.text(index);
        let line = text.chars().count();
        let in_sentence = next.starts_with(char::is_lowercase)
            || text::starts_with_day(next)
            || next.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(char::is_lowercase);
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        !in_sentence && (line + 1 + word) * 10 < self.width * 7
    }

    /// Whether the document writes `word`, which has a hyphen, inside a line somewhere: then the hyphen is the writer's.
    #[must_use]
    pub fn writes_with_hyphen(&self, word: &str) -> bool {
        let is_part = |c: char| c.is_alphanumeric() || c == '-';
        let words = || {
            let lines = self.lines.iter().map(|line| &self.arena[line.span.clone()]).filter(|line| line.contains('-'));
            let words = lines.flat_map(|line| line.split(|c: char| !is_part(c)));
            let inside = |word: &&str| word.trim_matches('-').contains('-') && word.len() <= LONGEST_WORD;
            words.filter(inside).map(|word| word.trim_matches('-').to_lowercase().into()).collect()
        };
        self.hyphenated.get_or_init(words).contains(word.to_lowercase().as_str())
    }

    fn open(&mut self, kind: Kind) {
        let at = self.lines.len();
        self.blocks.push(Block { kind, lines: at..at });
    }

    fn push_line(&mut self, number: u32, start: usize, looks: Looks) {
        let end = self.arena.trim_end().len().max(start);
        self.arena.truncate(end);
        let block = self.blocks.len().saturating_sub(1);
        let Looks { hard, emphasised, lead, wide, rank } = looks;
        let lead = lead.min(end - start);
        let figure = has_figure(&self.arena.as_bytes()[start..end]);
        let span = start..end;
        self.lines.push(Line { number, block, hard, emphasised, lead, gap: false, figure, wide, rank, span });
        if let Some(block) = self.blocks.last_mut() {
            block.lines.end = self.lines.len();
        }
    }

    /// Adds a block of one line whose text still needs cleaning.
    fn push_block(&mut self, kind: Kind, number: u32, raw: &str) {
        self.open(kind);
        let start = self.arena.len();
        clean::push(&mut self.arena, raw.trim(), true);
        self.push_line(number, start, Looks::default());
    }
}

/// Whether there is a digit among the bytes, which are looked at many at a time; the last of these overlap those before.
fn has_figure(bytes: &[u8]) -> bool {
    const STRETCH: usize = 16;
    // Without a way out, and in a function of its own: so it becomes vectors.
    #[inline(never)]
    fn any(stretch: &[u8; STRETCH]) -> bool {
        stretch.iter().fold(false, |found, byte| found | byte.is_ascii_digit())
    }
    let Some(last) = bytes.last_chunk() else { return bytes.iter().any(u8::is_ascii_digit) };
    let mut rest = bytes;
    while let Some(stretch) = rest.first_chunk() {
        if any(stretch) {
            return true;
        }
        rest = &rest[STRETCH..];
    }
    any(last)
}

/// The numbers of the lines that hold a form feed, which is how text made from a PDF marks a new page.
fn page_starts(text: &str) -> Vec<u32> {
    if memchr::memchr(b'\x0C', text.as_bytes()).is_none() {
        return Vec::new();
    }
    (1u32..).zip(text.split('\n')).filter(|(_, line)| line.contains('\u{C}')).map(|(number, _)| number).collect()
}
