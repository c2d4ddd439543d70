//! Tables of contents: what the machinery lists before the punkter themselves.

use foldhash::HashSet;

use super::super::item::opens_section;
use super::super::{heads, vocabulary};
use super::{Furniture, Role};
use crate::block::{Blocks, Kind};
use crate::field::adgang;
use crate::inline;

/// No punkt takes up as many pages.
const FAR: u32 = 100;

/// A title in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TocEntry {
    /// The title without its number, dot leaders and page.
    pub title: String,
    /// Its line in the source.
    pub line: u32,
}

/// Finds the table of contents: what follows its heading up to the first heading or blank line behind an entry with
/// dot leaders, and any line with dot leaders before a page number wherever it stands. A table without dot leaders goes on
/// as far as its lines can be titles.
pub(super) fn mark(blocks: &Blocks, roles: &mut [Role]) -> Vec<TocEntry> {
    let mut toc = Toc { of_form: headings_that_come_again(blocks), ..Toc::default() };
    for (at, role) in roles.iter_mut().enumerate() {
        if *role == Role::default() && toc.take(blocks, at) {
            *role = Role::Furniture(Furniture::Toc);
        }
    }
    toc.entries.extend(toc.open);
    toc.entries
}

/// The names of a table of contents that stand more than once: then they are labels of the form, as "Indhold:" under each
/// punkt. The full word is none, and may stand on each page of a long table.
fn headings_that_come_again(blocks: &Blocks) -> HashSet<String> {
    let (mut once, mut again) = (HashSet::default(), HashSet::default());
    let headings = (0..blocks.lines().len()).map(|at| blocks.text(at)).filter(|text| vocabulary::is_toc_heading(text));
    for name in headings.map(form_name).filter(|name| name != "indholdsfortegnelse") {
        if !once.insert(name.clone()) {
            again.insert(name);
        }
    }
    again
}

fn form_name(text: &str) -> String {
    text.trim_end_matches([':', ' ']).to_lowercase()
}

/// A table of contents as far as it has been read.
#[derive(Default)]
struct Toc {
    entries: Vec<TocEntry>,
    /// Names that are no heading of it, since they come again.
    of_form: HashSet<String>,
    /// Whether its first title has a number; then so have the others, and count on.
    numbered: bool,
    /// The last of those numbers.
    last: Option<u32>,
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
        if self.entries.is_empty() && vocabulary::is_toc_heading(text) && !self.of_form.contains(&form_name(text)) {
            self.inside = true;
            return true;
        }
        // What stands over the column of pages is no title.
        if self.inside && self.entries.is_empty() && self.open.is_none() && vocabulary::heads_pages(text) {
            return true;
        }
        let glued = vocabulary::behind_toc_heading(text).filter(|_| self.entries.is_empty());
        if let Some(title) = glued.filter(|_| !begins_punkt(blocks, at)) {
            self.inside = true;
            self.push(dotted(title).unwrap_or(title), line.number, true);
            return true;
        }
        let entry = dotted(text);
        if entry.is_none() && !self.has_begun() {
            return false;
        }
        let half = entry.is_none() && (has_leaders_below(blocks, at) || self.inside && has_page_below(blocks, at));
        if !self.inside && entry.is_none() && !half {
            return false;
        }
        if self.ends_at(blocks, at, entry.is_some() || half) {
            self.inside = false;
        }
        if !self.inside && entry.is_none() && !half {
            return false;
        }
        // "Åbne punkter" stands over titles and is none.
        if adgang::group(entry.unwrap_or(text)).is_some() {
            return true;
        }
        let goes_on = entry.is_none() && !half && self.dotted_block.is_none() && goes_on(blocks, at);
        if goes_on && self.open.is_none() && self.append(text) {
            return true;
        }
        let number = number(blocks, at);
        self.numbered |= self.entries.is_empty() && self.open.is_none() && number.is_some();
        self.last = number.or(self.last);
        let title = entry.unwrap_or_else(|| {
            let bare = if half { None } else { before_page(text) };
            bare.unwrap_or_else(|| if self.dotted_block.is_some() && !half { without_page(text) } else { text })
        });
        self.push(title, line.number, !half);
        if entry.is_some() {
            self.dotted_block = Some(line.block);
        }
        true
    }

    /// Whether the table is under way.
    const fn has_begun(&self) -> bool {
        self.inside || !self.entries.is_empty() || self.open.is_some()
    }

    /// Whether the table has ended before line `at`; `leads` says that dot leaders follow in it, or right below it.
    fn ends_at(&self, blocks: &Blocks, at: usize, leads: bool) -> bool {
        let behind_leaders = || {
            let apart = self.dotted_block.is_some_and(|dotted| dotted != blocks.lines()[at].block);
            apart && !self.counts_on(blocks, at) && adgang::group(blocks.text(at)).is_none()
        };
        let is_heading = || blocks.block_of(at).kind == Kind::Heading;
        !leads && (!self.can_list(blocks, at) || is_heading() || behind_leaders())
            || heads::announcement(blocks.text(at)).is_some()
    }

    /// Whether the line's number is the one after the last: a title that was cut off so far that no leaders are left.
    fn counts_on(&self, blocks: &Blocks, at: usize) -> bool {
        number(blocks, at).zip(self.last).is_some_and(|(now, last)| last.checked_add(1) == Some(now))
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
        let title = heads::without_number(before_page(text).unwrap_or(text));
        !text.ends_with('.')
            && text.chars().count() < 200
            && (blocks.marker(at).is_some() || !(named(text) || label()))
            && (!self.numbered || self.goes_on_counting(blocks, at) || !blocks.starts_block(at))
            && !self.titles.contains(title)
    }

    /// Whether the line's number is no smaller than the last: the punkter themselves begin anew.
    fn goes_on_counting(&self, blocks: &Blocks, at: usize) -> bool {
        number(blocks, at).is_some_and(|number| self.last.is_none_or(|last| number >= last))
    }

    /// Adds the second line of a title to the first.
    fn append(&mut self, part: &str) -> bool {
        let Some(entry) = self.entries.last_mut() else { return false };
        entry.title.push(' ');
        entry.title.push_str(part.trim());
        true
    }

    fn push(&mut self, part: &str, line: u32, complete: bool) {
        let mut entry = self.open.take().unwrap_or_else(|| TocEntry { title: String::new(), line });
        if entry.title.is_empty() {
            entry.title.push_str(part.trim());
        } else {
            inline::join_line(&mut entry.title, part.trim());
        }
        if complete {
            entry.title = heads::without_number(&entry.title).to_owned();
            self.titles.insert(entry.title.clone());
            self.entries.push(entry);
        } else {
            self.open = Some(entry);
        }
    }
}

/// The whole number that a line begins with as a title does.
fn number(blocks: &Blocks, at: usize) -> Option<u32> {
    let text = blocks.numbered_text(at);
    let nummer = heads::any(&text)?.nummer;
    // A Roman number is not counted on.
    nummer
        .split(['.', '/'])
        .next()?
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .or(Ok::<u32, ()>(u32::MAX))
        .ok()
}

/// Whether a section follows line `at`: then the title in it is that of a punkt.
fn begins_punkt(blocks: &Blocks, at: usize) -> bool {
    let next = (at + 1..blocks.lines().len()).find(|next| blocks.block_of(*next).kind != Kind::Markup);
    next.is_some_and(|next| opens_section(blocks, next))
}

/// Whether line `at` goes on with the item of a list that an earlier line began.
fn goes_on(blocks: &Blocks, at: usize) -> bool {
    matches!(blocks.block_of(at).kind, Kind::Item(_)) && !blocks.starts_block(at)
}

/// Whether a later line of the same block has dot leaders: then line `at` is the first half of a wrapped title, unless a title
/// that fills its line has left no room for leaders before the page, which is none behind that of the line below.
fn has_leaders_below(blocks: &Blocks, at: usize) -> bool {
    let lines = blocks.block_of(at).lines.clone();
    let Some(below) = (at + 1..lines.end).take(3).find(|below| dotted(blocks.text(*below)).is_some()) else {
        return false;
    };
    let page = |at: usize| {
        let text = blocks.text(at);
        let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
        bare.ends_with([' ', '.', '…', '_', '\t']).then(|| text[bare.len()..].parse::<u32>().ok()).flatten()
    };
    !(below == at + 1 && page(at).zip(page(below)).is_some_and(|(here, next)| here <= next && next < here + FAR))
}

/// Whether line `at` is the first half of a wrapped title: it has a number and no page, the one below a page and no number.
fn has_page_below(blocks: &Blocks, at: usize) -> bool {
    let ends = |at: usize| before_page(blocks.text(at)).is_some();
    let next = at + 1;
    let together = next < blocks.block_of(at).lines.end;
    together && ends(next) && !ends(at) && number(blocks, at).is_some() && number(blocks, next).is_none()
}

/// A title without the page's number behind it. No page's has more than three figures; a year has.
pub(in crate::layout) fn without_page(title: &str) -> &str {
    let bare = title.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.ends_with([' ', '\t']) && title.len() - bare.len() <= 3 { bare.trim_end() } else { title }
}

/// A title with the page's number in a column of its own.
fn before_page(text: &str) -> Option<&str> {
    let title = text.strip_suffix(|c: char| c.is_ascii_digit())?.trim_end_matches(|c: char| c.is_ascii_digit());
    (title.ends_with("  ") || title.ends_with('\t')).then(|| title.trim_end())
}

/// The title of an entry that ends in dot leaders and a page number, which may stand in a cell of its own.
fn dotted(text: &str) -> Option<&str> {
    let text = text.trim_end();
    if !text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let without_page = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let without_space = without_page.trim_end_matches([' ', '\t', '|']);
    let title = without_space.trim_end_matches(['.', '…', ' ', '_']);
    let leaders = without_space.len() - title.len();
    (leaders >= 3 && without_space.ends_with(['.', '…', '_'])).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;

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
}
