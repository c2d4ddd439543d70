//! Punkter without numbers: their titles stand in the table of contents.

use foldhash::HashMap;

use super::evidence::is_set_apart;
use super::{Head, TocEntry};
use crate::block::{Blocks, Kind};
use crate::field::{adgang, moede, sag, titel};
use crate::layout::item::opens_section;
use crate::layout::role::{Role, Section, free};
use crate::layout::vocabulary;
use crate::record::Adgang;

/// How many titles stand over the same name, to be titles: fewer, where it is a decision's.
const OVER_A_NAME: usize = 3;
const OVER_A_DECISION: usize = 2;

/// No name under a title is longer, in bytes.
const NAME: usize = 40;

/// The lines that are, in their order, titles of the table of contents. The source does not number them, so they are
/// counted as the table lists them.
pub(super) fn find(blocks: &Blocks, roles: &[Role], toc: &[TocEntry]) -> Vec<Head> {
    let mut entries: HashMap<String, usize> = HashMap::default();
    for (nr, entry) in toc.iter().enumerate() {
        entries.entry(titel::Key::new(&entry.title).letters().to_owned()).or_insert(nr);
    }
    let mut heads: Vec<Head> = Vec::new();
    let mut next = 0;
    for at in free(roles, 0..roles.len()).filter(|at| blocks.starts_block(*at)) {
        let text = blocks.text(at);
        if text.len() > 300 {
            continue;
        }
        let (adgang, title) = adgang::of_title(text);
        let key = titel::Key::new(title);
        // The table may cut a long title off.
        let cut = || toc.get(next).filter(|entry| titel::Key::new(&entry.title).same(&key)).map(|_| next);
        let exact = entries.get(key.letters()).copied();
        let Some(nr) = exact.or_else(cut).filter(|nr| *nr >= next) else { continue };
        next = nr + 1;
        heads.push(head(blocks, at, next, title, adgang));
    }
    heads
}

fn head(blocks: &Blocks, at: usize, nummer: usize, titel: &str, adgang: Option<Adgang>) -> Head {
    let titel_linjer = vec![(0, blocks.lines()[at].number)];
    Head { at, end: at + 1, nummer: nummer.to_string(), titel: titel.to_owned(), titel_linjer, adgang, label: None }
}

/// Titles that no table of contents lists: lines set apart, over a name that comes again under others of them ("Referat",
/// "Indhold:"). What stands under each title in the same words is the form. They are counted, too.
pub(super) fn over_the_form(blocks: &Blocks, roles: &[Role]) -> Vec<Head> {
    let lines: Vec<usize> = free(roles, 0..roles.len()).collect();
    let title = |(nr, at): (usize, &usize)| {
        let below = lines.get(nr + 1).copied();
        let marked = is_set_apart(blocks, *at);
        let may_be =
            may_be_title(blocks, *at) && (marked || below.is_some_and(|below| is_over_section(blocks, *at, below)));
        may_be.then(|| (*at, below.and_then(|below| name_of_form(blocks, below)), marked))
    };
    let titles: Vec<(usize, Option<&str>, bool)> = lines.iter().enumerate().filter_map(title).collect();
    let mut counts: HashMap<&str, usize> = HashMap::default();
    titles.iter().filter_map(|(_, name, _)| *name).for_each(|name| *counts.entry(name).or_default() += 1);
    let enough = |name: &str, marked: bool| {
        let decides = vocabulary::section(name).is_some_and(|(section, _)| section == Section::Beslutning);
        counts[name] >= if decides && marked { OVER_A_DECISION } else { OVER_A_NAME }
    };
    let mut heads: Vec<Head> = Vec::new();
    for (at, name, marked) in titles {
        let text = blocks.text(at);
        // The last of every agenda may have nothing under it.
        let last = !heads.is_empty() && ["Eventuelt", "Evt."].contains(&text);
        if name.is_some_and(|name| enough(name, marked)) || last {
            let (adgang, title) = adgang::of_title(text);
            heads.push(head(blocks, at, heads.len() + 1, title, adgang));
        }
    }
    heads
}

/// Whether a line that no mark sets apart stands over the name of a section: text that was copied from a page has only its
/// blank lines. Prose ends in a full stop, and a list is followed by more than a section's name.
fn is_over_section(blocks: &Blocks, at: usize, below: usize) -> bool {
    blocks.block_of(at).kind == Kind::Paragraph
        && opens_section(blocks, below)
        && vocabulary::section(blocks.text(below)).is_some()
}

/// Whether a line is alone, and neither a name, a label nor the document's own title.
fn may_be_title(blocks: &Blocks, at: usize) -> bool {
    let text = blocks.text(at);
    blocks.stands_alone(at)
        && text.len() <= 300
        && text.starts_with(char::is_uppercase)
        && (!text.ends_with(['.', ':', ',', ';']) || text == "Evt.")
        && !opens_section(blocks, at)
        && vocabulary::head_field(text).is_none()
        && !vocabulary::is_toc_heading(text)
        && sag::labelled(text).is_none()
        && moede::art(text).is_none()
}

/// The name that a line begins with or is, if it can be one of the form.
fn name_of_form(blocks: &Blocks, at: usize) -> Option<&str> {
    let text = blocks.text(at);
    let name = vocabulary::split_label(text).map_or(text, |(name, _)| name);
    let is_name = name.len() <= NAME && (name.len() < text.len() || vocabulary::section(name).is_some());
    // A label of the document's head stands under no title.
    (is_name && vocabulary::head_field(name).is_none()).then_some(name)
}
