//! Tables drawn with lines, as pandoc writes those whose cells have more than one line:
//!
//! ```text
//! +--------+------------------+
//! | Dato   | 9. marts 2023    |
//! +========+==================+
//! | Afbud  | Bo Dahl          |
//! |        |                  |
//! |        | Ea Holm          |
//! +--------+------------------+
//! ```
//!
//! CommonMark has none, and would make one paragraph of it all. What a cell holds is Markdown of its own.

use std::ops::Range;

use memchr::memmem;

/// A stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Markdown(Range<usize>),
    /// A table's rows.
    Grid(Vec<Row>),
}

/// A row of a table, with the lines of the text that it takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) lines: Range<usize>,
}

/// The Markdown in a cell, and where in the text each of its lines begins.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) starts: Vec<usize>,
}

/// Cuts a stretch of the text into tables and what lies between them.
pub(super) fn parts(source: &str, range: Range<usize>) -> Vec<Part> {
    let text = &source[range.clone()];
    let mut out = Vec::new();
    let mut from = range.start;
    // Nearly no text has a table.
    if text.starts_with("+-") || memmem::find(text.as_bytes(), b"\n+-").is_some() {
        let mut at = range.start;
        while at < range.end {
            let (rows, end) = table(source, at..range.end);
            if !rows.is_empty() {
                out.push(Part::Markdown(from..at));
                out.push(Part::Grid(rows));
                from = end;
            }
            at = end;
        }
    }
    out.push(Part::Markdown(from..range.end));
    out.retain(|part| !matches!(part, Part::Markdown(range) if range.is_empty()));
    out
}

/// The rows of the table that begins at the start of `range`: borders, with lines between bars between them; none where there
/// is no table. And the end of what was looked at, in which no other begins.
fn table(source: &str, range: Range<usize>) -> (Vec<Row>, usize) {
    let mut at = next_line(source, range.start).min(range.end);
    let Some(mut columns) = border(line(source, &range, range.start)) else { return (Vec::new(), at) };
    let (mut rows, mut end) = (Vec::new(), at);
    let mut open: Option<Row> = None;
    while at < range.end {
        let text = line(source, &range, at);
        if let Some(next) = border(text) {
            rows.extend(open.take());
            (columns, end) = (next, next_line(source, at).min(range.end));
        } else if text.starts_with('|') {
            let row =
                open.get_or_insert_with(|| Row { cells: vec![Cell::default(); columns.len() - 1], lines: at..at });
            row.add(text, at, &columns);
            row.lines.end = at + text.len();
        } else {
            break;
        }
        at = next_line(source, at);
    }
    // Lines behind the last border are no row of it.
    let looked_at = if rows.is_empty() { at.min(range.end) } else { end };
    (rows, looked_at)
}

impl Row {
    /// Adds to each cell what the line that begins at `start` has of it.
    fn add(&mut self, text: &str, start: usize, columns: &[usize]) {
        // By the bars, where they are as many as they should be: letters may be wider than they are counted.
        let by_bars: Vec<Range<usize>> = {
            let bars: Vec<usize> = text.match_indices('|').map(|(at, _)| at).collect();
            bars.windows(2).map(|pair| pair[0] + 1..pair[1]).collect()
        };
        let pieces = if by_bars.len() + 1 == columns.len() { by_bars } else { by_columns(text, columns) };
        for (cell, piece) in self.cells.iter_mut().zip(pieces) {
            let raw = &text[piece.clone()];
            // The space behind the bar is the drawing's.
            let inner = raw.strip_prefix(' ').unwrap_or(raw);
            cell.starts.push(start + piece.end - inner.len());
            cell.text.push_str(inner.trim_end());
            cell.text.push('\n');
        }
    }
}

/// The pieces of a line between the columns of the border above it.
fn by_columns(text: &str, columns: &[usize]) -> Vec<Range<usize>> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let place = |column: usize| places.get(column).copied().unwrap_or(text.len());
    // A line may have fewer than its table.
    let within = columns.windows(2).take_while(|pair| pair[0] + 1 < places.len());
    within.map(|pair| place(pair[0] + 1).min(place(pair[1]))..place(pair[1])).collect()
}

/// At which characters the columns of a border meet; `None` where the line is none.
fn border(line: &str) -> Option<Vec<usize>> {
    let line = line.trim_end();
    let drawn = line.len() > 2 && line.starts_with("+") && line.ends_with('+');
    let is_border = drawn && line.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'));
    is_border.then(|| line.match_indices('+').map(|(at, _)| at).collect())
}

fn line<'s>(source: &'s str, range: &Range<usize>, at: usize) -> &'s str {
    source[at..next_line(source, at).min(range.end)].trim_end_matches('\n')
}

fn next_line(source: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &source.as_bytes()[at..]).map_or(source.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_several_lines() {
        let text = "A\n\n+-----+------+\n| Øl  | 9. m |\n+=====+======+\n|     | - x  |\n|     |      |\n| ii  | y    |\n+-----+------+\n\nB\n";
        let parts = parts(text, 0..text.len());
        let [Part::Markdown(before), Part::Grid(rows), Part::Markdown(behind)] = parts.as_slice() else {
            panic!("{parts:?}")
        };
        assert_eq!((&text[before.clone()], &text[behind.clone()]), ("A\n\n", "\nB\n"));
        let cells: Vec<Vec<&str>> =
            rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(cells, [["Øl\n", "9. m\n"], ["\n\nii\n", "- x\n\ny\n"]]);
        let start = rows[1].cells[1].starts[2];
        assert_eq!(&text[start..=start], "y");
    }

    #[test]
    fn what_is_no_table() {
        for text in ["", "+", "+-", "+---+", "+---+\n| a |\n", "+---+\n+---+\n", "+ a\n+ b\n", "+-+\nx\n+-+\n"] {
            assert!(parts(text, 0..text.len()).iter().all(|part| matches!(part, Part::Markdown(_))), "{text:?}");
        }
    }
}
