//! What a web page prints between the texts for its readers to click on. It comes along when a page is saved as text.

use std::ops::Range;

use super::{Furniture, Role, clicks, free, vocabulary};
use crate::block::{Blocks, Kind};
use crate::layout::heads;

/// How far from the top or the end of a page its notice on cookies stands, in lines.
const NOTICE_WITHIN: usize = 25;

/// How many lines a page's foot takes up.
const FOOT_LINES: usize = 15;

/// How long they are, in characters.
const FOOT_WIDTH: usize = 80;

/// How many lines a notice on cookies takes up.
const NOTICE_LINES: usize = 12;

/// Marks navigation. Words that only a page for clicking has count wherever they stand alone on a line; everyday ones
/// ("PDF", "Del", "Menu") only in a document that has two of the former.
pub(super) fn mark(blocks: &Blocks, roles: &mut [Role]) {
    let firm: Vec<usize> = free(roles, 0..roles.len()).filter(|at| is_firm(blocks.text(*at))).collect();
    let is_page = firm.len() >= 2;
    for at in firm {
        roles[at] = Role::Furniture(Furniture::Navigation);
    }
    if !is_page {
        return;
    }
    for at in free(roles, 0..roles.len()).collect::<Vec<_>>() {
        if blocks.stands_alone(at) && clicks::is_click(blocks.text(at)) {
            roles[at] = Role::Furniture(Furniture::Navigation);
        }
    }
    let end = roles.len();
    for at in foot(blocks, end) {
        if roles[at] == Role::Blank {
            roles[at] = Role::Furniture(Furniture::Navigation);
        }
    }
    notice(blocks, roles, 0, end.min(NOTICE_WITHIN));
    notice(blocks, roles, end.saturating_sub(NOTICE_WITHIN), end);
}

fn is_firm(text: &str) -> bool {
    clicks::is_navigation(text) || is_trail(text) || clicks::is_row(text) || is_fence(text)
}

/// "::: referat": how a converter writes that a part of the page begins.
fn is_fence(text: &str) -> bool {
    text.strip_prefix(":::").is_some_and(|name| !name.trim().contains(char::is_whitespace))
}

/// "Forside > Politik > Dagsordener": the way to a page.
fn is_trail(text: &str) -> bool {
    const LONGEST: usize = 200;
    if text.len() >= LONGEST {
        return false;
    }
    // The mark between its steps is no writer's; its first byte tells most lines.
    if memchr::memchr(b'\xE2', text.as_bytes()).is_some() && text.matches(" › ").count() >= 2 {
        return true;
    }
    let rest = ["Forside", "Du er her:", "Hjem"].iter().find_map(|start| text.strip_prefix(start));
    rest.is_some_and(|rest| rest.trim_start().starts_with(['>', '›', '»', '/', '→', 'F']))
        && text.contains(['>', '›', '»', '/', '→'])
}

/// The foot of a page: from the first of the words that only stand there to the end, where no line is a sentence, a label or
/// one of a list. The name and the address of whose page it is stand in it.
fn foot(blocks: &Blocks, end: usize) -> Range<usize> {
    let says_nothing = |at: &usize| {
        let text = blocks.text(*at);
        let label = text.ends_with(':')
            || vocabulary::section(text).is_some()
            || heads::any(&blocks.numbered_text(*at)).is_some();
        let of_list = matches!(blocks.block_of(*at).kind, Kind::Item(_));
        text.chars().count() < FOOT_WIDTH && !text.ends_with(['.', '!', '?']) && !label && !of_list
    };
    let last = (end.saturating_sub(FOOT_LINES)..end).rev().take_while(says_nothing);
    let first = last.filter(|at| blocks.starts_block(*at) && clicks::begins_foot(blocks.text(*at))).last();
    first.unwrap_or(end)..end
}

/// The notice on cookies at the edge of a page: from the first line that speaks of them to the last, or to the buttons
/// under it.
fn notice(blocks: &Blocks, roles: &mut [Role], from: usize, end: usize) {
    let speaks = |at: &usize| {
        let text = blocks.text(*at).to_lowercase();
        text.contains("cookie") || clicks::is_consent(&text)
    };
    let lines: Vec<usize> = (from..end).filter(speaks).collect();
    let [first, .., last] = lines.as_slice() else {
        for at in lines {
            roles[at] = Role::Furniture(Furniture::Navigation);
        }
        return;
    };
    let last = if last - first < NOTICE_LINES { *last } else { *first };
    let block = |at: usize| blocks.block_of(at).lines.clone();
    for at in block(*first).start..block(last).end.min(roles.len()) {
        if roles[at] == Role::Blank {
            roles[at] = Role::Furniture(Furniture::Navigation);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mark;
    use super::*;
    use crate::block;

    fn navigation(source: &str) -> Vec<u32> {
        let blocks = block::markdown(source);
        let mut roles = vec![Role::default(); blocks.lines().len()];
        mark(&blocks, &mut roles);
        let lines = blocks.lines().iter().zip(&roles);
        lines
            .filter(|(_, role)| **role == Role::Furniture(Furniture::Navigation))
            .map(|(line, _)| line.number)
            .collect()
    }

    #[test]
    fn a_page_brings_its_buttons() {
        let page = "Spring til indhold\n\nVi bruger cookies på siden.\n\nLæs mere om dem.\n\nAccepter alle\n\n[Forside](/) > \
                    [Politik](/p)\n\n# Referat\n\nHent som PDF\n\n3 bilag\n\nPDF\n\n[↑ Til toppen](#top)";
        assert_eq!(navigation(page), [1, 3, 5, 7, 9, 13, 15, 17, 19]);
    }

    #[test]
    fn a_document_may_speak_of_the_same() {
        assert_eq!(navigation("# Referat\n\nPDF\n\nDel\n\nRegionen bruger cookies."), [] as [u32; 0]);
    }
}
