//! Which part each line plays: blocks → [`Outline`], labelled ranges of lines. Values are read later.
//!
//! One file for each family of layouts (announced or numbered punkter share `item`; memos have their own); the families do
//! not know each other, and none knows a publisher.

pub mod evidence;
pub mod role;

mod body;
mod contents;
mod forms;
mod furniture;
mod heads;
mod item;
mod kind;
mod meeting;
mod memo;
mod people;
mod style;
mod tables;
mod vocabulary;
mod when;

#[cfg(test)]
mod tests;

pub use furniture::TocEntry;
use role::free;
pub use role::{Furniture, HeadField, Role, Section};

use crate::block::{Blocks, Kind};
use crate::field::sag::{self, Label};
use crate::field::{adgang, titel};
use crate::inline::Piece;
use crate::record::{Adgang, Dokumenttype};

/// A document whose lines have their parts.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Outline {
    /// What kind of document it is; `None` where nothing tells.
    pub art: Option<Dokumenttype>,
    /// The title and its line.
    pub titel: Option<(String, u32)>,
    /// The body that met.
    pub udvalg: Option<String>,
    /// What the head says, in order.
    pub head: Vec<(HeadField, Vec<Piece>)>,
    /// The table of contents.
    pub toc: Vec<TocEntry>,
    /// Text before the first punkt that is no part of the head.
    pub loose: Vec<Piece>,
    /// The heading that the loose text stands under.
    pub loose_heading: Option<String>,
    /// The punkter.
    pub items: Vec<Item>,
    /// For each line of the blocks, the part it plays.
    pub roles: Vec<Role>,
}

/// A punkt whose lines have their parts.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Item {
    /// As the source numbers it.
    pub nummer: String,
    /// Without number and access marker.
    pub titel: String,
    /// Where the title stands: offset in it, line of the source.
    pub titel_linjer: Vec<(u32, u32)>,
    /// Who may read it, where the source says so.
    pub adgang: Option<Adgang>,
    /// The body's name where it is repeated under the title.
    pub udvalg: Option<String>,
    /// Numbers behind labels.
    pub labels: Vec<(Label, String)>,
    /// Case numbers without a label.
    pub case_ids: Vec<String>,
    /// The attachments as listed in the announcement.
    pub annonceret: Vec<Piece>,
    /// The sections in order.
    pub parts: Vec<Part>,
    /// First and last line of the source.
    pub linjer: (u32, u32),
}

/// A section of a punkt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which one.
    pub section: Section,
    /// Its heading as written; empty where it has none.
    pub overskrift: String,
    /// The line of its heading, or of its first text.
    pub linje: u32,
    /// Where the heading goes on over the end of its line: offset in it, line of the source.
    pub videre: Vec<(u32, u32)>,
    /// Its text.
    pub pieces: Vec<Piece>,
}

impl Part {
    /// Where the heading stands: offset in it, line of the source.
    #[must_use]
    pub fn heading_lines(&self) -> Vec<(u32, u32)> {
        std::iter::once((0, self.linje)).chain(self.videre.iter().copied()).collect()
    }
}

/// The blocks, where the agenda is printed as a table, by its cells.
#[must_use]
pub fn with_cells(blocks: Blocks) -> Blocks {
    let tables = tables::find(&blocks);
    blocks.with_cells(&tables)
}

/// Finds the part that each line plays. Total: what is not recognised is one item with all of the text.
#[must_use]
pub fn outline(blocks: &Blocks) -> Outline {
    let mut roles = vec![Role::default(); blocks.lines().len()];
    let toc = furniture::mark(blocks, &mut roles);
    for at in free(&roles, 0..roles.len()).collect::<Vec<_>>() {
        if blocks.block_of(at).kind == Kind::Columns {
            roles[at] = Role::Label;
        }
    }
    let art = kind::find(blocks, &roles);
    let mut out = Outline { toc, art, ..Outline::default() };
    if art == Some(Dokumenttype::Notat) {
        memo::read(blocks, &mut roles, &mut out);
    } else {
        let headings = item::Headings::read(blocks, &roles);
        let heads = heads::find(blocks, &roles, &out.toc, &headings, art.is_some());
        if heads.is_empty() && art.is_none() {
            unknown(&mut roles, &mut out);
        } else {
            not_of_contents(blocks, &mut roles, &mut out.toc, &heads);
            agenda(blocks, &mut roles, &mut out, &heads, &headings);
        }
    }
    out.roles = roles;
    out
}

/// A document that is none we know: nothing is invented, all of it is text.
fn unknown(roles: &mut [Role], out: &mut Outline) {
    for at in free(roles, 0..roles.len()).collect::<Vec<_>>() {
        roles[at] = Role::Text(Section::Unavngivet);
        out.loose.push(Piece { line: at, from: 0 });
    }
}

/// A document of punkter: its head, then each punkt up to the next.
fn agenda(
    blocks: &Blocks,
    roles: &mut [Role],
    out: &mut Outline,
    heads: &[heads::Head],
    headings: &item::Headings<'_>,
) {
    let end = blocks.lines().len();
    let first = heads.first().map_or(end, |head| head.at);
    let above = labels_above(blocks, roles, heads);
    for at in above.iter().flatten() {
        roles[*at] = Role::Label;
    }
    let groups = access_groups(blocks, roles);
    for at in group_headings(blocks, roles, heads, headings) {
        roles[at] = Role::Label;
    }
    meeting::end(blocks, roles, out, first);
    contents::before(blocks, roles, &mut out.toc, heads);
    meeting::read(blocks, roles, out, first);
    // Over the titles of the contents the same stands that may stand over the punkter.
    let contents = roles[..first].iter().rposition(|role| *role == Role::Furniture(Furniture::Toc)).unwrap_or(0);
    let groups = &groups[groups.partition_point(|(at, _)| *at < contents)..];
    let forms = forms::Forms::find(blocks, roles, heads);
    // Carried along: to look for it in all items before each would grow with their square.
    let mut body = out.udvalg.clone();
    for (at, head) in heads.iter().enumerate() {
        let end = heads.get(at + 1).map_or(end, |next| next.at);
        let label = above[at].or(head.label);
        let labels = label.and_then(|at| sag::numbers(blocks.text(at))).unwrap_or_default();
        let place = item::Place { head, end, body: body.as_deref(), labels, forms: &forms, headings };
        let mut item = item::read(blocks, roles, place);
        if let Some(label) = head.label {
            roles[label] = Role::Label;
        }
        body = body.or_else(|| item.udvalg.clone());
        let group = groups.partition_point(|(line, _)| *line < head.at).checked_sub(1).map(|nr| groups[nr].1);
        item.adgang = item.adgang.or(group);
        out.items.push(item);
    }
    out.udvalg = body;
    contents::settle(&mut out.toc, &out.items);
    people::own_absence(blocks, out);
    let listed = |out: &Outline, field| out.head.iter().any(|(seen, _)| *seen == field);
    for (section, field) in [(Section::Deltagere, HeadField::Deltagere), (Section::Afbud, HeadField::Afbud)] {
        if listed(out, field) {
            // The meeting has its list; one under a punkt is the punkt's own.
            let own = if section == Section::Afbud { Section::Fravaerende } else { Section::Andet };
            let again = out.items.iter_mut().flat_map(|item| &mut item.parts);
            again.filter(|part| part.section == section).for_each(|part| part.section = own);
        } else {
            let pieces: Vec<Piece> = parts(&out.items, section).flat_map(|part| part.pieces.clone()).collect();
            if !pieces.is_empty() {
                out.head.push((field, pieces));
            }
        }
    }
}

/// Gives back the lines that were taken for a table of contents and are none: it stands before the first punkt, and lists
/// titles. "Indhold:" inside a punkt is a label of its own.
fn not_of_contents(blocks: &Blocks, roles: &mut [Role], toc: &mut Vec<TocEntry>, heads: &[heads::Head]) {
    let Some(first) = heads.first() else { return };
    let from = blocks.lines().get(first.end).map_or(u32::MAX, |line| line.number);
    if toc.iter().any(|entry| entry.line < from) {
        return;
    }
    let titles = titel::Titles::new(heads.iter().map(|head| head.titel.as_str()));
    if toc.iter().any(|entry| titles.have(&entry.title)) {
        return;
    }
    toc.clear();
    for role in roles[first.end..].iter_mut().filter(|role| **role == Role::Furniture(Furniture::Toc)) {
        *role = Role::Blank;
    }
}

/// Headings between the punkter that say who may read those under them.
fn access_groups(blocks: &Blocks, roles: &mut [Role]) -> Vec<(usize, Adgang)> {
    let alone = free(roles, 0..roles.len()).filter(|at| blocks.stands_alone(*at));
    let groups: Vec<_> = alone.filter_map(|at| adgang::group(blocks.text(at)).map(|group| (at, group))).collect();
    for (at, _) in &groups {
        roles[*at] = Role::Label;
    }
    groups
}

/// Headings right above a punkt's head that say what is to be done with those that follow: "TIL BESLUTNING". Under the name
/// of a section such words are its text: what was decided may be "Til efterretning".
fn group_headings(blocks: &Blocks, roles: &[Role], heads: &[heads::Head], headings: &item::Headings<'_>) -> Vec<usize> {
    let mut before = 0;
    let mut found = Vec::new();
    for head in heads {
        let mut above = free(roles, before..head.at).rev();
        let is_group = |at: &usize| {
            blocks.stands_alone(*at) && vocabulary::names_group(blocks.text(*at), style::style(blocks, *at))
        };
        if let Some(at) = above.next().filter(is_group)
            && !above.next().is_some_and(|over| headings.is_strong(over))
        {
            found.push(at);
        }
        before = head.end;
    }
    found
}

/// For each head the line above it with its case number, behind a label or alone. Some publishers print it there: then it
/// stands above several heads, and under none.
fn labels_above(blocks: &Blocks, roles: &[Role], heads: &[heads::Head]) -> Vec<Option<usize>> {
    let is_label = |at: &usize| {
        sag::numbers(blocks.text(*at)).is_some_and(|labels| labels.iter().all(|(_, value)| !value.is_empty()))
    };
    let above: Vec<Option<usize>> =
        heads.iter().map(|head| free(roles, 0..head.at).next_back().filter(is_label)).collect();
    let below = |head: &heads::Head| free(roles, head.end..roles.len()).next().filter(is_label);
    let under: Vec<Option<usize>> = heads.iter().map(below).collect();
    let only_under = under.iter().any(|next| next.is_some() && !above.contains(next));
    // Between heads with nothing else under them the lines stand above one and under another: the first and last tell.
    let (above_heads, under_heads) = (above.iter().flatten().count(), under.iter().flatten().count());
    if only_under || above_heads < 2 || above_heads <= under_heads { vec![None; heads.len()] } else { above }
}

fn parts(items: &[Item], section: Section) -> impl Iterator<Item = &Part> {
    items.iter().flat_map(|item| &item.parts).filter(move |part| part.section == section)
}
