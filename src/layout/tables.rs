//! Agendas that are printed as one table: a row for each punkt, and in the cells behind its title what other documents have
//! under headings. The first row names the columns.

use std::collections::HashSet;

use super::item::Headings;
use super::role::{Role, Section};
use super::vocabulary;
use super::{furniture, heads, kind};
use crate::block::{Blocks, Kind, Table};
use crate::field::moede;

/// How many rows have to be punkter by their numbers.
const ENOUGH: usize = 2;

/// The tables whose rows are punkter: none that stands in a case text, as one of proposals may.
pub(super) fn find(blocks: &Blocks) -> Vec<Table> {
    let mut found = of_decisions(blocks);
    if !found.is_empty() {
        let outside = Outside::read(blocks);
        found.retain(|agenda| outside.leaves(agenda));
    }
    found.into_iter().map(|agenda| agenda.table).collect()
}

/// A table that can be an agenda.
struct Agenda {
    /// Its first line.
    at: usize,
    /// What its rows number.
    numbers: Vec<String>,
    table: Table,
}

/// What stands outside of tables in a document.
struct Outside {
    /// The first line that begins a punkt, or a part of its text.
    first: usize,
    /// The numbers of the punkter that begin there.
    numbers: HashSet<String>,
}

impl Outside {
    fn read(blocks: &Blocks) -> Self {
        let mut roles = vec![Role::default(); blocks.lines().len()];
        let toc = furniture::mark(blocks, &mut roles);
        let known = kind::find(blocks, &roles).is_some();
        let headings = Headings::read(blocks, &roles);
        let outside = |at: &usize| blocks.block_of(*at).kind != Kind::Row;
        let heads = heads::find(blocks, &roles, &toc, &headings, known);
        let heads: Vec<_> = heads.into_iter().filter(|head| outside(&head.at)).collect();
        // "Referat" may be the document's own title.
        let begins_part = |at: &usize| headings.is_of_case(*at) && moede::art(blocks.text(*at)).is_none();
        let part = (0..roles.len()).filter(outside).find(begins_part);
        let first = heads.first().map(|head| head.at).into_iter().chain(part).min().unwrap_or(usize::MAX);
        Self { first, numbers: heads.into_iter().map(|head| head.nummer).collect() }
    }

    /// Whether the rows of a table can be the punkter: it stands before all others, and these are fewer, or other ones.
    fn leaves(&self, agenda: &Agenda) -> bool {
        let fewer = self.numbers.len() < agenda.table.rows.len();
        agenda.at < self.first && (fewer || !agenda.numbers.iter().any(|number| self.numbers.contains(number)))
    }
}

/// The tables that number or name something, and tell what was decided of it.
fn of_decisions(blocks: &Blocks) -> Vec<Agenda> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.lines().len() {
        let end = blocks.block_of(at).lines.end.max(at + 1);
        let Some(columns) = columns(blocks, at) else {
            at = end;
            continue;
        };
        let (first, header) = (at, blocks.lines()[at].block);
        let hour = columns.get(1).is_some_and(|name| vocabulary::head_field(name).is_some());
        let (mut rows, mut numbers) = (Vec::new(), Vec::new());
        at = end;
        while at < blocks.lines().len() {
            let block = blocks.block_of(at);
            match block.kind {
                Kind::Row => {
                    let (kept, number) = title_cells(blocks.text(at));
                    rows.push((blocks.lines()[at].block, kept));
                    // Behind a number alone stands the title, and not the hour.
                    numbers.extend(number.filter(|_| !(kept > 1 && hour)));
                }
                Kind::Markup => {}
                _ => break,
            }
            at = block.lines.end.max(at + 1);
        }
        if numbers.len() >= ENOUGH {
            found.push(Agenda { at: first, numbers, table: Table { header, columns, rows } });
        }
    }
    found
}

/// The names of the columns, if the row at line `at` has the names of a punkt's number or title first, and that of its
/// decision behind it.
fn columns(blocks: &Blocks, at: usize) -> Option<Vec<Box<str>>> {
    let text = blocks.text(at);
    if blocks.block_of(at).kind != Kind::Row || !blocks.stands_alone(at) || text.len() > 200 {
        return None;
    }
    let names: Vec<Box<str>> = text.split('|').map(|name| name.trim().into()).collect();
    let (first, behind) = names.split_first()?;
    let decides = |name: &str| vocabulary::section(name).is_some_and(|(section, _)| section == Section::Beslutning);
    (vocabulary::names_title(first) && behind.iter().any(|name| decides(name))).then_some(names)
}

/// How many cells at the start of a row are number and title, and the number.
fn title_cells(text: &str) -> (usize, Option<String>) {
    let first = text.split('|').next().unwrap_or(text).trim();
    let alone = first.trim_end_matches(['.', ')']);
    let is_number = (1..=3).contains(&alone.len()) && alone.bytes().all(|byte| byte.is_ascii_digit());
    let number = if is_number { Some(alone) } else { heads::any(first).map(|read| read.nummer) };
    (1 + usize::from(is_number), number.map(str::to_owned))
}
