//! Lines that the machinery printed: page numbers, running headers and footers, tables of contents.

use std::collections::{HashMap, HashSet};

use super::role::{Furniture, Role};
use super::vocabulary;
use crate::block::{Blocks, Kind};

/// A title in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TocEntry {
    /// The title without its number, dot leaders and page.
    pub title: String,
    /// Its line in the source.
    pub line: u32,
}

/// Marks what is furniture in `roles` (one role for each line of `blocks`).
pub(super) fn mark(blocks: &Blocks, roles: &mut [Role]) -> Vec<TocEntry> {
    let running = running_lines(blocks);
    for (at, role) in roles.iter_mut().enumerate() {
        let text = blocks.text(at);
        if blocks.block_of(at).kind == Kind::Markup || text.is_empty() {
            *role = Role::Furniture(Furniture::Markup);
        } else if is_page_number(text)
            || is_navigation(text)
            || !running.is_empty() && at_page_edge(blocks, at) && running.contains(&fold_digits(text))
        {
            *role = Role::Furniture(Furniture::Running);
        }
    }
    toc(blocks, roles)
}

/// What a web page prints between the texts for its readers to click on.
fn is_navigation(text: &str) -> bool {
    matches!(text, "Til toppen" | "Tilbage til toppen" | "Tilbage til forsiden" | "Hent som PDF" | "Kopier link")
}

/// "Side 3 af 9", alone or at the end of a line of columns.
fn is_page_number(text: &str) -> bool {
    let text = text.trim_end_matches(['-', '–', ' ']);
    if !text.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let cell = text.rsplit('\t').next().unwrap_or(text).trim_start_matches(['-', '–', ' ']);
    let Some(rest) = cell.strip_prefix("Side ").or_else(|| cell.strip_prefix("side ")) else { return false };
    let mut words = rest.split_whitespace();
    let number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    number(words.next())
        && match words.next() {
            None => true,
            Some("af" | "/") => number(words.next()) && words.next().is_none(),
            Some(_) => false,
        }
}

/// Lines that stand at the edge of at least three pages, alike but for their digits: nobody writes the same sentence
/// there three times. Only text with form feeds has pages.
fn running_lines(blocks: &Blocks) -> HashSet<String> {
    if blocks.page_starts.len() < 2 {
        return HashSet::new();
    }
    let mut seen = HashMap::new();
    for at in 0..blocks.lines().len() {
        if at_page_edge(blocks, at) && blocks.text(at).chars().count() < 120 {
            *seen.entry(fold_digits(blocks.text(at))).or_insert(0) += 1;
        }
    }
    let comes_again = |(text, count): &(String, usize)| *count >= 3 && !text.starts_with("Punkt #");
    seen.into_iter().filter(comes_again).map(|(text, _)| text).collect()
}

/// The first line of a page, or the last before one.
fn at_page_edge(blocks: &Blocks, at: usize) -> bool {
    let number = |at: usize| blocks.lines().get(at).map(|line| line.number);
    let page = |at: usize| number(at).map(|number| blocks.page_starts.partition_point(|start| *start <= number));
    page(at) != page(at + 1) || at == 0 || page(at) != page(at - 1)
}

fn fold_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_digit() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Finds the table of contents: what follows its heading up to the first heading or blank line behind an entry with
/// dot leaders, and any line with dot leaders before a page number wherever it stands. A table without dot leaders goes on
/// as far as its lines can be titles.
fn toc(blocks: &Blocks, roles: &mut [Role]) -> Vec<TocEntry> {
    let mut toc = Toc::default();
    for (at, role) in roles.iter_mut().enumerate() {
        if *role == Role::default() && toc.take(blocks, at) {
            *role = Role::Furniture(Furniture::Toc);
        }
    }
    toc.entries.extend(toc.open);
    toc.entries
}

/// A table of contents as far as it has been read.
#[derive(Default)]
struct Toc {
    entries: Vec<TocEntry>,
    /// Their titles, to find one among many.
    titles: HashSet<String>,
    /// Whether its heading has been seen and nothing has ended it.
    inside: bool,
    /// The block of the last entry with dot leaders.
    dotted_block: Option<usize>,
    /// The first half of a wrapped title.
    open: Option<TocEntry>,
}

impl Toc {
    /// Takes line `at` if it belongs to the table.
    fn take(&mut self, blocks: &Blocks, at: usize) -> bool {
        let (text, line) = (blocks.text(at), &blocks.lines()[at]);
        if vocabulary::is_toc_heading(text) && self.entries.is_empty() {
            self.inside = true;
            return true;
        }
        if let Some(title) = vocabulary::behind_toc_heading(text).filter(|_| self.entries.is_empty()) {
            self.inside = true;
            self.push(dotted(title).unwrap_or(title), line.number, true);
            return true;
        }
        let entry = dotted(text);
        let ends = entry.is_none()
            && (!self.can_list(blocks, at)
                || blocks.block_of(at).kind == Kind::Heading
                || self.dotted_block.is_some_and(|dotted| dotted != line.block));
        if ends || super::heads::announcement(text).is_some() {
            self.inside = false;
        }
        if !self.inside && entry.is_none() {
            return false;
        }
        self.push(entry.unwrap_or(text), line.number, entry.is_some() || !has_leaders_below(blocks, at));
        if entry.is_some() {
            self.dotted_block = Some(line.block);
        }
        true
    }

    /// Whether a line without dot leaders can be a title of the table: it is no sentence, names no section and no label, and
    /// is not there yet. A title that comes again is that of the punkt itself.
    fn can_list(&self, blocks: &Blocks, at: usize) -> bool {
        if has_leaders_below(blocks, at) {
            return true;
        }
        let text = blocks.text(at);
        let named = |name: &str| vocabulary::section(name).is_some() || vocabulary::head_field(name).is_some();
        let label = || vocabulary::split_label(text).is_some_and(|(name, _)| named(name));
        let title = super::heads::without_number(text);
        !text.ends_with('.')
            && text.chars().count() < 200
            && (blocks.marker(at).is_some() || !(named(text) || label()))
            && !self.titles.contains(title)
    }

    fn push(&mut self, part: &str, line: u32, complete: bool) {
        let mut entry = self.open.take().unwrap_or_else(|| TocEntry { title: String::new(), line });
        if !entry.title.is_empty() {
            entry.title.push(' ');
        }
        entry.title.push_str(part.trim());
        if complete {
            entry.title = super::heads::without_number(&entry.title).to_owned();
            self.titles.insert(entry.title.clone());
            self.entries.push(entry);
        } else {
            self.open = Some(entry);
        }
    }
}

/// Whether a later line of the same block has dot leaders: then line `at` is the first half of a wrapped title.
fn has_leaders_below(blocks: &Blocks, at: usize) -> bool {
    let lines = blocks.block_of(at).lines.clone();
    (at + 1..lines.end).take(3).any(|below| dotted(blocks.text(below)).is_some())
}

/// The title of an entry that ends in dot leaders and a page number.
fn dotted(text: &str) -> Option<&str> {
    let without_page = text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit());
    let without_space = without_page.trim_end();
    let title = without_space.trim_end_matches(['.', '…', ' ', '_']);
    let leaders = without_space.len() - title.len();
    (without_page.len() < text.trim_end().len() && leaders >= 3 && without_space.ends_with(['.', '…', '_']))
        .then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;

    #[test]
    fn page_numbers() {
        for (text, expected) in [
            ("Side 3 af 9", true),
            ("- Side 3 -", true),
            ("Referat d. 12-09-2024\tSide 1 af 9", true),
            ("Side 3 af planen", false),
            ("Siden 2019", false),
        ] {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
    }

    #[test]
    fn toc_entries_wrap_and_lose_their_leaders() {
        let blocks = block::text(
            "Indholdsfortegnelse\n\n1. Kort titel........ 2\nEn lang titel der går\nover to linjer........ 14\n\nBrødtekst",
        );
        let mut roles = vec![Role::default(); blocks.lines().len()];
        let entries = mark(&blocks, &mut roles);
        let titles: Vec<_> = entries.iter().map(|entry| (entry.title.as_str(), entry.line)).collect();
        assert_eq!(titles, [("Kort titel", 3), ("En lang titel der går over to linjer", 4)]);
        assert_eq!(roles.last(), Some(&Role::Blank));
    }

    #[test]
    fn toc_without_leaders_ends_where_the_punkter_begin() {
        for text in [
            "Indholdsfortegnelse\n1. Ferieplan\n2. Økonomi\n\n1. Ferieplan\nBeslutning\nGodkendt.",
            "Indholdsfortegnelse 1. Ferieplan\n2. Økonomi\n\n1. Ferieplan\nBeslutning\nGodkendt.",
            "Punkter på dagsordenen\n1. Ferieplan\n2. Økonomi\n\nMedlemmer: A, B",
        ] {
            let blocks = block::text(text);
            let mut roles = vec![Role::default(); blocks.lines().len()];
            let titles: Vec<_> = mark(&blocks, &mut roles).into_iter().map(|entry| entry.title).collect();
            assert_eq!(titles, ["Ferieplan", "Økonomi"], "{text}");
            assert_eq!(roles.last(), Some(&Role::Blank), "{text}");
        }
    }

    #[test]
    fn footers_recur() {
        let blocks = block::text("a\n\nNotat 1\n\u{C}b\n\nNotat 2\n\u{C}c\n\nNotat 3\n\u{C}d");
        let mut roles = vec![Role::default(); blocks.lines().len()];
        mark(&blocks, &mut roles);
        let running = roles.iter().filter(|role| **role == Role::Furniture(Furniture::Running)).count();
        assert_eq!(running, 3);
    }
}
