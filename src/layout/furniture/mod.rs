//! Lines that the machinery printed: page numbers, running headers and footers, tables of contents, a web page's navigation.

mod clicks;
mod navigation;
mod pages;
mod toc;

use super::role::{Furniture, Role, free};
use super::vocabulary;
use crate::block::{Blocks, Kind};

pub(super) use clicks::without_button;
pub use toc::TocEntry;
pub(super) use toc::without_page;

/// Marks what is furniture in `roles` (one role for each line of `blocks`), and gives the table of contents.
pub(super) fn mark(blocks: &Blocks, roles: &mut [Role]) -> Vec<TocEntry> {
    for (at, role) in roles.iter_mut().enumerate() {
        // A lone bullet is a list item that a page break emptied; a lone "." or "-" is what a form prints for "nothing".
        let text = blocks.text(at);
        let says_nothing = !text.contains(char::is_alphanumeric) && !matches!(text, "." | "-" | "–" | "—");
        let is_item = |at: usize| matches!(blocks.block_of(at).kind, Kind::Item(_));
        let in_list = matches!(text, "-" | "–") && at > 0 && is_item(at - 1) && is_item(at + 1);
        if blocks.block_of(at).kind == Kind::Markup || says_nothing || in_list {
            *role = Role::Furniture(Furniture::Markup);
        }
    }
    navigation::mark(blocks, roles);
    pages::mark(blocks, roles);
    toc::mark(blocks, roles)
}
