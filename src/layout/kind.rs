//! What kind of document it is.

use super::meeting::{TITLE_WITHIN, label};
use super::role::{HeadField, Role, Section, free};
use super::style::style;
use super::vocabulary::{self, Weight};
use crate::block::Blocks;
use crate::field::{dato, moede};
use crate::record::Dokumenttype;

/// What kind of document it is: by its title, else by sections that only such documents have.
pub(super) fn find(blocks: &Blocks, roles: &[Role]) -> Option<Dokumenttype> {
    let top = || free(roles, 0..roles.len()).take(TITLE_WITHIN);
    if let Some(art) = top().find_map(|at| moede::art(blocks.text(at))) {
        // A page of agendas says of the one that has been held: "Dagsorden", and under it "Referat".
        let held = || top().any(|at| blocks.text(at).eq_ignore_ascii_case("referat"));
        let held = art == Dokumenttype::Dagsorden && held() && decides(blocks, roles);
        return Some(if held { Dokumenttype::Referat } else { art });
    }
    let sections: Vec<Section> = free(roles, 0..roles.len())
        .filter(|at| blocks.starts_block(*at))
        .filter_map(|at| vocabulary::section(blocks.text(at)))
        .filter(|(_, weight)| *weight == Weight::Strong)
        .map(|(section, _)| section)
        .collect();
    let times = |wanted: Section| sections.iter().filter(|section| **section == wanted).count();
    let several = sections.iter().any(|section| *section != sections[0]);
    // One decision may stand in any paper.
    let enough = several || times(Section::Beslutning) > 1 || has_meetings_labels(blocks, top());
    if enough && (times(Section::Beslutning) > 0 || decides(blocks, roles)) {
        Some(Dokumenttype::Referat)
    } else {
        (enough && times(Section::Indstilling) > 0).then_some(Dokumenttype::Dagsorden)
    }
}

/// Whether a heading says that this meeting decided, with text under it. The decision of another body or day stands on an
/// agenda too, and a form has the heading before there is a decision.
fn decides(blocks: &Blocks, roles: &[Role]) -> bool {
    let day = free(roles, 0..roles.len()).take(TITLE_WITHIN).find_map(|at| dato::first_date(blocks.text(at), None));
    let told = |at: usize| free(roles, at + 1..roles.len()).next().is_some_and(|next| style(blocks, next) == 0);
    free(roles, 0..roles.len()).any(|at| {
        let text = blocks.text(at);
        let whose = || blocks.starts_block(at) && blocks.lines()[at].figure && vocabulary::is_dated_decision(text);
        (style(blocks, at) > 0 && is_decision(text) || whose())
            && told(at)
            && dato::first_date(text, None).is_none_or(|date| day.as_ref() == Some(&date))
    })
}

/// Whether the labels say that it is a meeting's document: whose meeting it was, or who took part, or when and where.
fn has_meetings_labels(blocks: &Blocks, lines: impl Iterator<Item = usize>) -> bool {
    let fields: Vec<HeadField> = lines.filter_map(|at| label(blocks, at)).map(|(field, _)| field).collect();
    let has = |field: HeadField| fields.contains(&field);
    has(HeadField::Udvalg)
        || has(HeadField::Deltagere)
        || (has(HeadField::Dato) || has(HeadField::Tid)) && has(HeadField::Sted)
}

/// "Beslutning", "Beslutning Havnerådet den 04-04-2024", and no "Beslutningspunkter", which an agenda has.
fn is_decision(heading: &str) -> bool {
    heading.strip_prefix("Beslutning").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
}
