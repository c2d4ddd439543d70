//! Where punkter begin.
//!
//! Every line that begins as the head of a punkt can (`Punkt 6: …`, `6 (Åben) …`, `6. …`, `Ad 6. …`, `iii. …`) is a
//! candidate. A list inside a case text begins so too. What tells them apart is how a candidate stands (`evidence`) and that
//! the numbers of punkter only grow: the chain of growing numbers with the most evidence wins (`chain`).

mod above;
mod chain;
mod evidence;
mod read;
mod run;
mod title;
mod unnumbered;

use super::Item;
use super::furniture::TocEntry;
use super::item::Headings;
use super::role::Role;
use crate::block::Blocks;
use crate::record::Adgang;

pub(super) use read::{announcement, any, marked, may_announce, without_number};
pub(super) use title::head;

/// Where a punkt begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// Its first line, as an index into the lines of the blocks.
    pub(super) at: usize,
    /// The line behind its number and title.
    pub(super) end: usize,
    pub(super) nummer: String,
    pub(super) titel: String,
    /// Where the title goes on: offset in it, line of the source.
    pub(super) titel_linjer: Vec<(u32, u32)>,
    pub(super) adgang: Option<Adgang>,
    /// The line between number and title that has the case's number, if one stands there.
    pub(super) label: Option<usize>,
}

impl Head {
    /// An item with nothing in it yet.
    pub(super) fn item(&self, line: u32) -> Item {
        Item {
            nummer: self.nummer.clone(),
            titel: self.titel.clone(),
            titel_linjer: self.titel_linjer.clone(),
            adgang: self.adgang,
            linjer: (line, line),
            ..Item::default()
        }
    }
}

/// Finds the heads of a document's punkter. `known` says that the document is one of punkter; where nothing says so, only
/// announced punkter count.
pub(super) fn find(
    blocks: &Blocks,
    roles: &[Role],
    toc: &[TocEntry],
    headings: &Headings<'_>,
    known: bool,
) -> Vec<Head> {
    let titles = title::Contents::new(toc);
    let candidates = evidence::candidates(blocks, roles, &titles, headings, known);
    let heads = chain::choose(blocks, candidates);
    // Where the contents list more than the numbers tell, the numbers were lost or never there.
    if known && heads.len() * 2 <= toc.len().max(1) {
        let unnumbered = unnumbered::find(blocks, roles, toc);
        if unnumbered.len() > heads.len() {
            return unnumbered;
        }
    }
    if known && heads.is_empty() {
        return unnumbered::over_the_form(blocks, roles);
    }
    heads
}
