//! Agendas that are printed as one table: a row for each punkt, and in the cells behind its title what other documents have
//! under headings. The first row names the columns.

use super::heads;
use super::role::Section;
use super::vocabulary;
use crate::block::{Blocks, Kind, Table};

/// How many rows have to be punkter by their numbers.
const ENOUGH: usize = 2;

/// The tables whose rows are punkter.
pub(super) fn find(blocks: &Blocks) -> Vec<Table> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.lines().len() {
        let end = blocks.block_of(at).lines.end.max(at + 1);
        let Some(columns) = columns(blocks, at) else {
            at = end;
            continue;
        };
        let header = blocks.lines()[at].block;
        let (mut rows, mut numbered) = (Vec::new(), 0);
        at = end;
        while at < blocks.lines().len() {
            let block = blocks.block_of(at);
            match block.kind {
                Kind::Row => {
                    let (kept, is_numbered) = title_cells(blocks.text(at));
                    rows.push((blocks.lines()[at].block, kept));
                    numbered += usize::from(is_numbered);
                }
                Kind::Markup => {}
                _ => break,
            }
            at = block.lines.end.max(at + 1);
        }
        if numbered >= ENOUGH {
            found.push(Table { header, columns, rows });
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

/// How many cells at the start of a row are number and title, and whether it has a number.
fn title_cells(text: &str) -> (usize, bool) {
    let first = text.split('|').next().unwrap_or(text).trim();
    let alone = first.trim_end_matches(['.', ')']);
    let is_number = (1..=3).contains(&alone.len()) && alone.bytes().all(|byte| byte.is_ascii_digit());
    (1 + usize::from(is_number), is_number || heads::any(first).is_some())
}
