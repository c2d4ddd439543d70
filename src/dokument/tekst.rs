//! Parts of rendered texts, with the lines that they come from.

use std::ops::Range;

use crate::inline::Rendered;

/// The marks of a part of a text, counted from its start.
pub(super) fn marks_of(rendered: &Rendered, range: &Range<usize>) -> Vec<(u32, u32)> {
    let [start, end] = [range.start, range.end].map(|offset| u32::try_from(offset).unwrap_or(u32::MAX));
    // In the order of their offsets: a text has as many marks as lines, and is asked for each of its sentences.
    let first = rendered.marks.partition_point(|(offset, _)| *offset <= start);
    let (before, behind) = rendered.marks.split_at(first);
    let before = before.last().map(|(_, line)| (0, *line));
    let inside = behind.iter().take_while(|(offset, _)| *offset < end);
    before.into_iter().chain(inside.map(|(offset, line)| (offset - start, *line))).collect()
}

/// Adds a paragraph, whose `marks` are counted from its own start.
pub(super) fn append(text: &mut Rendered, more: &str, marks: &[(u32, u32)]) {
    if more.is_empty() {
        return;
    }
    if !text.text.is_empty() {
        text.text.push_str("\n\n");
    }
    let base = u32::try_from(text.text.len()).unwrap_or(u32::MAX);
    text.text.push_str(more);
    text.marks.extend(marks.iter().map(|(offset, line)| (base.saturating_add(*offset), *line)));
}
