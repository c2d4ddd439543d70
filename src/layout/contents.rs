//! Lists of the punkter's titles that no heading calls a table of contents.

use std::ops::Range;

use super::furniture::{TocEntry, without_page};
use super::heads;
use super::role::{Furniture, Role, free};
use super::{Item, vocabulary};
use crate::block::{Blocks, Kind};
use crate::field::{adgang, moede, sag, titel, udfald};
use crate::inline;

/// A list of the punkter's titles before the first of them is a table of contents, whatever it is called.
pub(super) fn before(blocks: &Blocks, roles: &mut [Role], toc: &mut Vec<TocEntry>, heads: &[heads::Head]) {
    let end = heads.first().map_or(0, |head| head.at);
    let titles = titel::Titles::new(heads.iter().map(|head| head.titel.as_str()));
    let free: Vec<usize> = free(roles, 0..end).collect();
    let entries: Vec<Entry> = free.iter().map(|at| Entry::read(blocks, roles, *at, &titles)).collect();
    let beside = |nr: usize| entries.get(nr + 1).is_some_and(Entry::is_listed) || nr > 0 && entries[nr - 1].is_listed();
    let title_line = free.iter().position(|at| moede::art(blocks.text(*at)).is_some());
    // What stands over a list of titles, or over the columns of number and title.
    let mut over = vec![false; entries.len()];
    for nr in (0..entries.len()).rev() {
        let next = entries.get(nr + 1).is_none_or(|next| next.is_listed() || over[nr + 1]);
        // "Dagsorden" may be the document's own title.
        over[nr] = next && title_line != Some(nr) && vocabulary::heads_titles(blocks.text(free[nr]));
    }
    let known = toc.len();
    for (nr, entry) in entries.iter().enumerate() {
        let at = entry.lines.start;
        if roles[at] != Role::Blank {
            continue;
        }
        // A closed punkt may be listed and have no more than its title there.
        let closed = || beside(nr) && heads::any(&blocks.numbered_text(at)).is_some_and(|read| read.adgang.is_some());
        if entry.is_listed() || closed() {
            toc.push(TocEntry { title: entry.title.clone(), line: blocks.lines()[at].number });
        } else if !over[nr] {
            continue;
        }
        roles[entry.lines.clone()].fill(Role::Furniture(Furniture::Toc));
    }
    // A lone title there is as likely a reference to the punkt.
    if known > 0 {
        toc.truncate(known);
    }
}

/// Takes from the entries what is no part of a title: the page's number, the other cells of a row, a case number; and puts
/// together what stands on two lines. The punkter's own titles tell.
pub(super) fn settle(toc: &mut Vec<TocEntry>, items: &[Item]) {
    for entry in toc.iter_mut() {
        let title = sag::behind_title(&entry.title).map_or(entry.title.len(), |(title, _)| title.len());
        entry.title.truncate(title);
    }
    let titles = titel::Titles::new(items.iter().map(|item| item.titel.as_str()));
    let mut left = std::mem::take(toc).into_iter().peekable();
    while let Some(mut entry) = left.next() {
        let title = entry.title.as_str();
        if titles.have(title) {
            toc.push(entry);
            continue;
        }
        let joined = left.peek().map(|next| {
            let mut joined = without_page(title).to_owned();
            inline::join_line(&mut joined, without_page(&next.title));
            joined
        });
        let readings = |cell| [cell, without_page(cell), adgang::split_end(without_page(cell)).1];
        let cell = title.split('|').map(str::trim).flat_map(readings).find(|title| titles.have(title));
        let is_heading = vocabulary::heads_titles(title) || vocabulary::heads_pages(title.trim_matches(['|', ' ']));
        if let Some(cell) = cell.map(str::to_owned) {
            entry.title = cell;
        } else if let Some(joined) = joined.filter(|joined| titles.have(joined)) {
            entry.title = joined;
            left.next();
        } else if is_heading {
            continue;
        }
        toc.push(entry);
    }
}

/// A line, with those that it goes on over, that may list a title.
struct Entry {
    /// Without its number.
    title: String,
    lines: Range<usize>,
    listed: bool,
}

impl Entry {
    /// The entry that begins at line `at`: as many lines of its block as make up one of the titles.
    fn read<'b>(blocks: &'b Blocks, roles: &[Role], at: usize, titles: &titel::Titles) -> Self {
        let listed = |cell: &'b str| [cell, without_page(cell)].into_iter().find(|title| titles.have(title));
        // In a table the title is one of the cells; a row that tells what was decided as well is more than an entry.
        if blocks.block_of(at).kind == Kind::Row
            && let Some(cell) = blocks.text(at).split(" | ").find(|cell| listed(cell).is_some())
            && let Some(title) = listed(cell)
            && !blocks.text(at).split(" | ").any(|other| other != cell && udfald::tells_kind(other))
        {
            return Self { title: title.to_owned(), lines: at..at + 1, listed: true };
        }
        let block = blocks.block_of(at).lines.end.min(at + 3);
        let mut text = blocks.numbered_text(at).into_owned();
        let mut first = None;
        let mut end = at + 1;
        loop {
            let title = heads::without_number(&text).to_owned();
            if titles.have(&title) {
                // A shorter one may be the beginning of it only.
                first = Some((title, end));
            }
            if end >= block || roles.get(end) != Some(&Role::Blank) {
                break;
            }
            inline::join_line(&mut text, blocks.text(end));
            end += 1;
        }
        let listed = first.is_some();
        let own = || heads::without_number(&blocks.numbered_text(at)).to_owned();
        let (title, end) = first.unwrap_or_else(|| (own(), at + 1));
        Self { title, lines: at..end, listed }
    }

    const fn is_listed(&self) -> bool {
        self.listed
    }
}
