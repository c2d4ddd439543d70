//! Who was there and who was not: which lines of the head list people, and whether an absence under a punkt is the meeting's.

use super::meeting::{self, same_block};
use super::role::{HeadField, Section};
use super::{Item, Outline, vocabulary};
use crate::block::{Blocks, Kind};
use crate::field::personer;
use crate::inline::{self, Piece};

/// How many labels back a list is looked for that another goes on with.
const LISTS: usize = 4;

/// What stands before names in a remark on who came.
const APOLOGIES: &str = "Afbud fra ";

/// A label of people that says more than the table's: "Til stede fra bestyrelsen: …", and behind such a list "Fra skolen: …".
pub(super) fn label(blocks: &Blocks, out: &Outline, at: usize) -> Option<(HeadField, usize)> {
    let text = blocks.text(at);
    let (name, from) = vocabulary::split_label(text).filter(|(name, _)| text[name.len()..].starts_with(':'))?;
    if matches!(blocks.block_of(at).kind, Kind::Item(_)) {
        // "- Til stede: A, B": a list of labels, each with people behind it.
        let of_people = |field: &HeadField| matches!(field, HeadField::Deltagere | HeadField::Afbud);
        let named = || personer::people(&text[from..]).iter().any(|name| name.contains(' '));
        return vocabulary::head_field(name).filter(of_people).filter(|_| named()).map(|field| (field, from));
    }
    let listed = || out.head.iter().rev().take(LISTS).any(|(field, _)| *field == HeadField::Deltagere);
    // "Bemærkninger: Afbud: A", "Bemærkninger: Afbud fra A".
    let inner = vocabulary::split_label(&text[from..]);
    let inner = inner.filter(|(inner, _)| vocabulary::head_field(inner) == Some(HeadField::Afbud));
    let said = || text[from..].starts_with(APOLOGIES).then_some(APOLOGIES.len());
    if let Some(behind) = inner.map(|(_, behind)| behind).or_else(said) {
        return Some((HeadField::Afbud, from + behind));
    }
    let field = vocabulary::people_field(name);
    if let Some(field) = field.or_else(|| (name.starts_with("Fra ") && listed()).then_some(HeadField::Deltagere)) {
        return Some((field, from));
    }
    if listed() && personer::heads_organisation(name, &text[from..]) {
        return Some((HeadField::Deltagere, from));
    }
    // "Medarbejderrepræsentanter: A, B", where no label of all stands before: whom it lists is said by its name.
    (!listed() && personer::heads_several(name, &text[from..])).then_some((HeadField::Deltagere, 0))
}

/// Where the lines end that a paragraph of prose at line `at` goes on over.
pub(super) fn sentence_end(blocks: &Blocks, at: usize) -> usize {
    let prose = blocks.wrapped && !blocks.text(at).ends_with('.');
    if prose { blocks.block_of(at).lines.end } else { at + 1 }
}

/// "Afbud: A" on a line among the names of those who take part.
pub(super) fn is_absent_among(blocks: &Blocks, out: &Outline, at: usize) -> bool {
    let text = blocks.text(at);
    let labelled = vocabulary::split_label(text)
        .filter(|(name, rest)| vocabulary::head_field(name) == Some(HeadField::Afbud) && !text[*rest..].is_empty());
    let list = out.head.last().and_then(|(_, pieces)| pieces.last());
    let goes_on = |at: usize| same_block(blocks, at, at + 1) && meeting::label(blocks, at + 1).is_none();
    let inside =
        list.is_some_and(|last| same_block(blocks, last.line, at)) && at + 1 < blocks.lines().len() && goes_on(at);
    labelled.is_some() && inside && !text.ends_with([',', ';'])
}

/// Whether a row names the columns of a table of people whose label, the line above, says already who they are.
pub(super) fn heads_table(blocks: &Blocks, out: &Outline, open: HeadField, at: usize) -> bool {
    let label = out.head.last().filter(|(field, pieces)| *field == open && pieces.len() == 1);
    let empty = label.and_then(|(_, pieces)| pieces.first()).is_some_and(|one| blocks.text(one.line).len() == one.from);
    empty
        && matches!(open, HeadField::Deltagere | HeadField::Afbud)
        && blocks.block_of(at).kind == Kind::Row
        && personer::is_heading(blocks.text(at))
}

/// "Afbud: A" behind a decision is said of the punkt, unless the punkt is where those who met are listed, or the meeting is
/// over by then. Apologies are for a meeting: where the head has none, those under the first punkt alone are of the
/// meeting, too. Who is absent from every punkt was absent from the meeting, whatever the word.
pub(super) fn own_absence(blocks: &Blocks, out: &mut Outline) {
    let (mut apologies, mut absent): (Vec<Told>, Vec<Told>) = (Vec::new(), Vec::new());
    let over = out.head.iter().rev().find(|(field, _)| *field == HeadField::Slut);
    let over = over.and_then(|(_, pieces)| pieces.first()).map(|piece| blocks.lines()[piece.line].number);
    let last = out.items.len().saturating_sub(1);
    for (nr, item) in out.items.iter_mut().enumerate() {
        if item.parts.iter().any(|part| part.section == Section::Deltagere) {
            continue;
        }
        let decided =
            item.parts.iter().position(|part| part.section == Section::Beslutning).unwrap_or(item.parts.len());
        for part in item.parts[decided..].iter_mut().filter(|part| part.section == Section::Afbud) {
            if nr == last && over.is_some_and(|over| over < part.linje) {
                continue;
            }
            part.section = Section::Fravaerende;
            apologies.push((nr, part.pieces.clone()));
        }
        // Behind this meeting's own decision, which is the last.
        let own = item.parts.iter().rposition(|part| part.section == Section::Beslutning).unwrap_or(item.parts.len());
        let here = item.parts[own..].iter().filter(|part| part.section == Section::Fravaerende);
        absent.extend(here.map(|part| (nr, part.pieces.clone())));
    }
    let listed = out.head.iter().any(|(field, _)| *field == HeadField::Afbud);
    // Absence from one punkt alone is from that.
    if absent.len() == 1 {
        absent.clear();
    }
    if !listed
        && let Some(told) = [apologies, absent].into_iter().find(|told| of_all(blocks, &out.items, told))
        && let Some((_, pieces)) = told.into_iter().next()
    {
        out.head.push((HeadField::Afbud, pieces));
    }
}

/// Under which punkt somebody's absence is told, and where.
type Told = (usize, Vec<Piece>);

/// Whether what was told under the punkter is told of the meeting.
fn of_all(blocks: &Blocks, items: &[Item], told: &[Told]) -> bool {
    let decides = |item: &&Item| item.parts.iter().any(|part| part.section == Section::Beslutning);
    match told {
        [(0, _)] => true,
        [(_, first), rest @ ..] => {
            let names = |pieces: &[Piece]| personer::people(&inline::render(blocks, pieces).text);
            let all = names(first);
            !all.is_empty()
                && told.len() == items.iter().filter(decides).count()
                && rest.iter().all(|(_, pieces)| names(pieces) == all)
        }
        [] => false,
    }
}
