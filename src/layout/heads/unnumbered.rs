//! Punkter without numbers: their titles stand in the table of contents.

use foldhash::HashMap;

use super::{Head, TocEntry};
use crate::block::Blocks;
use crate::field::{adgang, titel};
use crate::layout::role::{Role, free};

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
        heads.push(Head {
            at,
            end: at + 1,
            nummer: next.to_string(),
            titel: title.to_owned(),
            titel_linjer: vec![(0, blocks.lines()[at].number)],
            adgang,
        });
    }
    heads
}
