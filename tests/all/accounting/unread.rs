//! What the blocks leave out of the source.

use std::collections::BTreeMap;
use std::ops::Range;

use klynge::dokument::Parsed;
use klynge::source::Source;

use super::letters;
use crate::documents::Document;

/// What the blocks leave out of a line of the source: list numbers, links' targets, tags, what pandoc writes of looks; nothing
/// else with letters. The cells of a drawn table are read one behind the other, so that of a row every word must be there.
pub(super) fn unread(document: &Document, parsed: &Parsed) -> Vec<String> {
    let source = Source::decode(&document.bytes);
    let mut read: BTreeMap<u32, String> = BTreeMap::new();
    let mut words: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (at, line) in parsed.blocks.lines().iter().enumerate() {
        let text = read.entry(line.number).or_default();
        text.push_str(&parsed.blocks.marker(at).map(letters).unwrap_or_default());
        text.push_str(&letters(parsed.blocks.text(at)));
        words.entry(line.number).or_default().extend(words_of(parsed.blocks.text(at)));
    }
    let lines: Vec<&str> = source.text.split('\n').collect();
    let drawn = drawn_rows(&lines);
    let differs = |(raw, number): &(&&str, u32)| {
        let raw = raw.replace('ﬁ', "fi").replace('ﬂ', "fl").replace('ﬀ', "ff");
        let raw = without_attributes(&without_targets(&raw));
        if let Some(row) = drawn.iter().find(|row| row.contains(number)) {
            let there: Vec<&String> = words.range(row.clone()).flat_map(|(_, words)| words).collect();
            return !words_of(&raw).iter().all(|word| there.contains(&word));
        }
        read.get(number).map_or("", String::as_str) != letters(&raw)
    };
    let numbered = lines.iter().zip(1u32..);
    numbered.filter(differs).map(|(raw, number)| format!("line {number}: {raw}")).collect()
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(letters).collect()
}

/// The lines of each row of the tables that are drawn with lines.
fn drawn_rows(lines: &[&str]) -> Vec<Range<u32>> {
    let is_border = |line: &str| line.starts_with("+-") || line.starts_with("+=");
    let borders: Vec<usize> = (0..lines.len()).filter(|at| is_border(lines[*at])).collect();
    let rows = borders.windows(2).map(|pair| pair[0] + 1..pair[1]);
    let is_row = |row: &Range<usize>| !row.is_empty() && lines[row.clone()].iter().all(|line| line.starts_with('|'));
    rows.filter(is_row).map(|row| row.start as u32 + 1..row.end as u32 + 1).collect()
}

/// `{#id}`, `{.class}` and `{width="1in"}` out.
fn without_attributes(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = ["{#", "{.", "{width="].iter().filter_map(|begin| rest.find(begin)).min() {
        let Some(end) = rest[at..].find('}') else { break };
        out.push_str(&rest[..at]);
        rest = &rest[at + end + 1..];
    }
    out + rest
}

/// `[text](target)` without its target, and `<tag>`s out.
fn without_targets(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find("](").or_else(|| rest.find('<')) {
        let (close, skip) = if rest[at..].starts_with('<') { ('>', 0) } else { (')', 1) };
        let Some(end) = rest[at..].find(close) else { break };
        out.push_str(&rest[..at + skip]);
        rest = &rest[at + end + 1..];
    }
    out + rest
}
