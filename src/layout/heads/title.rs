//! The whole of a title: where it goes on over the end of its line, and how the table of contents has it.

use super::read::Numbered;
use super::{Head, TocEntry};
use crate::block::{Blocks, Kind};
use crate::field::lower::letters;
use crate::field::{adgang, sag, titel};
use crate::layout::item::opens_section;
use crate::layout::role::Role;
use crate::layout::style::is_capitals;

/// A title takes up no more lines.
const LINES: usize = 4;

/// How many letters tell that a line goes on an entry that was cut off, in bytes.
const CUT: usize = 12;

/// No agenda lists more titles; what goes beyond them bears no witness to where a title ends.
const LISTED: usize = 500;

/// The titles of a table of contents.
pub(super) struct Contents<'a> {
    titles: titel::Titles<'a>,
    /// Their letters and digits, to follow a title over the ends of lines.
    letters: Vec<String>,
}

impl<'a> Contents<'a> {
    pub(super) fn new(toc: &'a [TocEntry]) -> Self {
        let titles = titel::Titles::new(toc.iter().map(|entry| entry.title.as_str()));
        Self { titles, letters: toc.iter().take(LISTED).map(|entry| letters(&entry.title)).collect() }
    }

    /// Whether `title` is among them.
    pub(super) fn have(&self, title: &str) -> bool {
        !self.titles.is_empty() && self.titles.have(title)
    }

    /// How many of the lines that begin `title` belong to it, if an entry tells.
    fn lines(&self, parts: &[&str]) -> Option<usize> {
        if self.letters.is_empty() {
            return None;
        }
        let first = letters(parts.first()?);
        let entry = self.letters.iter().find(|entry| entry.len() >= 8 && entry.starts_with(&first))?;
        let mut rest = &entry[first.len()..];
        let mut lines = 1;
        for part in &parts[1..] {
            let part = letters(part);
            // An entry may be cut off in the middle of the line.
            let cut = rest.len() >= CUT && part.starts_with(rest);
            let Some(behind) = rest.strip_prefix(part.as_str()).or(cut.then_some("")) else { break };
            rest = behind;
            lines += 1;
        }
        // An entry that was cut off in the middle of a word tells only that the title goes on.
        (rest.is_empty() || lines > 1).then_some(lines)
    }
}

/// The head that begins at line `at` as `read`, with all of its title.
pub(in crate::layout) fn head(blocks: &Blocks, roles: &[Role], at: usize, read: &Numbered<'_>) -> Head {
    whole(blocks, roles, at, read, &Contents { titles: titel::Titles::new(std::iter::empty()), letters: Vec::new() })
}

/// The same with a table of contents to ask.
pub(super) fn whole(blocks: &Blocks, roles: &[Role], at: usize, read: &Numbered<'_>, contents: &Contents) -> Head {
    let possible = possible_lines(blocks, roles, at);
    let parts: Vec<&str> =
        std::iter::once(read.titel).chain(possible[1..].iter().map(|line| blocks.text(*line))).collect();
    let mut lines = contents.lines(&parts).unwrap_or_else(|| likely_lines(blocks, &possible, &parts));
    // No title ends in a hyphen: "2021-" goes on with "2025", also where the table of contents has lost that.
    while lines < parts.len() && parts[lines - 1].ends_with(['-', '–']) {
        lines += 1;
    }
    let mut titel = String::new();
    let mut titel_linjer = Vec::new();
    for (part, line) in parts.iter().zip(&possible).take(lines) {
        if !titel.is_empty() {
            join(&mut titel, part);
        }
        titel_linjer.push((u32::try_from(titel.len()).unwrap_or(u32::MAX), blocks.lines()[*line].number));
        titel.push_str(part);
    }
    let (behind, kept) = adgang::split_end(&titel);
    let kept = kept.len();
    titel.truncate(kept);
    Head {
        at,
        end: possible[lines - 1] + 1,
        nummer: read.nummer.to_owned(),
        titel: titel.replace('\t', " "),
        titel_linjer,
        adgang: read.adgang.or(behind),
        label: None,
    }
}

/// A space between two lines of a title, or none where a hyphen splits a word.
fn join(titel: &mut String, next: &str) {
    let splits =
        titel.ends_with('-') && !titel.ends_with(" -") && !next.starts_with("og ") && !next.starts_with("eller ");
    let capitals = is_capitals(titel) && is_capitals(next);
    if splits && (capitals || next.starts_with(char::is_lowercase)) {
        titel.pop();
    } else if !splits {
        titel.push(' ');
    }
}

/// The lines, from `at` on, that a title could go on over: those of its block, and a second heading, or
/// what a converter made of one, right under it.
fn possible_lines(blocks: &Blocks, roles: &[Role], at: usize) -> Vec<usize> {
    let mut lines = vec![at];
    let end = blocks.block_of(at).lines.end.max(at + 1);
    let beyond = roles.iter().enumerate().take(at + LINES).skip(at + 1);
    for (next, role) in beyond {
        let inside = next < end || goes_on_below(blocks, at, next);
        let free = *role == Role::Blank && inside && !blocks.lines()[next - 1].hard;
        if !free || says_something_else(blocks, next) {
            break;
        }
        lines.push(next);
    }
    lines
}

/// Whether a line in a block of its own goes on with the title above: a paragraph, or a second heading, that begins small, or
/// a heading behind one that ends in the middle of a list.
fn goes_on_below(blocks: &Blocks, at: usize, next: usize) -> bool {
    let is_heading = |at: usize| blocks.block_of(at).kind == Kind::Heading;
    let headings = is_heading(at) && is_heading(next);
    let text = blocks.text(next);
    let short = headings || blocks.stands_alone(next) && text.chars().count() < 120;
    // "a. Møllen" is the first of a list.
    let small = text.starts_with(char::is_lowercase)
        && !text.ends_with(['.', ':', ','])
        && !matches!(text.as_bytes().get(1), Some(b'.' | b')'));
    let open = headings && blocks.text(next - 1).ends_with([',', '-']);
    short && (small || open) && super::any(text).is_none()
}

/// Whether the line is a section's, a label, or another head.
pub(super) fn says_something_else(blocks: &Blocks, at: usize) -> bool {
    let text = blocks.text(at);
    opens_section(blocks, at)
        || sag::labelled(text).is_some()
        || sag::labelled_tail(text).is_some()
        || sag::is_case_id(text)
        || adgang::line(text).is_some()
        || super::announcement(text).is_some()
        || super::marked(text).is_some()
        || is_subpoint(text)
}

/// "2a. Formanden": a part of the punkt, and no part of its title.
pub(super) fn is_subpoint(text: &str) -> bool {
    let marked = |text: &str| text.trim_start_matches(|c: char| c.is_ascii_digit()).as_bytes().get(1) == Some(&b'.');
    super::any(text).is_some_and(|read| read.nummer.ends_with(|c: char| c.is_ascii_lowercase()) && marked(text))
}

/// How many of them are likely its own: those up to a line that was ended on purpose.
fn likely_lines(blocks: &Blocks, possible: &[usize], parts: &[&str]) -> usize {
    let goes_on = |at: usize| {
        let next = parts[at];
        let before = parts[at - 1];
        let ends = before.ends_with(['.', '?', '!']) || before.ends_with(':') && !next.starts_with(char::is_lowercase);
        let meant = blocks.wrapped && blocks.break_was_meant(possible[at - 1], next);
        !(ends || meant)
    };
    1 + (1..parts.len()).take_while(|at| goes_on(*at)).count()
}
