//! Tables whose cells are read one by one.

use super::{Blocks, Kind, Line, has_figure};

/// A table whose first row names its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The block with the names.
    pub header: usize,
    /// The names.
    pub columns: Vec<Box<str>>,
    /// The blocks of the other rows, and how many cells at the start of each stay together.
    pub rows: Vec<(usize, usize)>,
}

impl Blocks {
    /// Makes each cell of the tables' rows a block of its own, that knows its column's name, and of each further paragraph in
    /// it one more. The lines keep their numbers and their order. Linear in the length of the document.
    #[must_use]
    pub fn with_cells(mut self, tables: &[Table]) -> Self {
        if tables.is_empty() {
            return self;
        }
        let mut rows: Vec<Option<(&Table, usize)>> = vec![None; self.blocks.len()];
        for table in tables {
            self.blocks[table.header].kind = Kind::Columns;
            table.rows.iter().for_each(|(block, kept)| rows[*block] = Some((table, *kept)));
        }
        let (blocks, lines) = (std::mem::take(&mut self.blocks), std::mem::take(&mut self.lines));
        for (block, row) in blocks.into_iter().zip(rows) {
            let own = &lines[block.lines.clone()];
            if let Some((table, kept)) = row {
                self.split(own, &table.columns, kept);
            } else {
                self.open(block.kind);
                own.iter().for_each(|line| self.add(line.clone()));
            }
        }
        self
    }

    fn add(&mut self, line: Line) {
        self.lines.push(Line { block: self.blocks.len().saturating_sub(1), ..line });
        if let Some(block) = self.blocks.last_mut() {
            block.lines.end = self.lines.len();
        }
    }

    /// Adds the cells of one row, of which the first `kept` are one.
    fn split(&mut self, lines: &[Line], columns: &[Box<str>], kept: usize) {
        let mut column = 0;
        // What the next text opens.
        let mut next = Some(Kind::Row);
        for line in lines {
            let text = &self.arena[line.span.clone()];
            let edges: Vec<usize> = memchr::memchr_iter(b'|', text.as_bytes()).chain([text.len()]).collect();
            let (mut start, last) = (0, text.len());
            for edge in edges {
                if edge < last && column + 1 < kept {
                    column += 1;
                    continue;
                }
                if let Some(part) = self.part(line, start, edge) {
                    if let Some(kind) = next.take() {
                        self.open(kind);
                    }
                    self.add(part);
                }
                if edge < last {
                    column += 1;
                    next = Some(columns.get(column).map_or(Kind::Paragraph, |name| Kind::Cell(name.clone())));
                    start = edge + 1;
                }
            }
            if line.gap && next.is_none() {
                next = Some(Kind::Paragraph);
            }
        }
    }

    /// The part of a line from `start` to `end`, if there is anything.
    fn part(&self, line: &Line, start: usize, end: usize) -> Option<Line> {
        let text = &self.arena[line.span.clone()];
        let from = end - text[start..end].trim_start().len();
        let to = start.max(from) + text[from..end].trim_end().len();
        let emphasised = line.emphasised || line.lead >= to;
        let lead = if emphasised || from > 0 { 0 } else { line.lead };
        let figure = has_figure(&text.as_bytes()[from..to]);
        let span = line.span.start + from..line.span.start + to;
        let hard = line.hard || to < text.len();
        (to > from).then(|| Line { hard, emphasised, lead, gap: false, figure, wide: false, span, ..line.clone() })
    }
}
