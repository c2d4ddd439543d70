//! The inside of a punkt: labels under its title, then sections, told by their names.
//!
//! Levels and emphasis of headings carry no meaning in converted documents: the same section stands at level 2, 3 or 4,
//! bold, italic or bare, and sub-headings inside a case text at the level of sections. Names decide.

use std::collections::HashSet;

use super::heads::{self, Head};
use super::role::{Role, Section};
use super::vocabulary::{self, Weight};
use super::{Item, Part};
use crate::block::{Blocks, Kind};
use crate::field::{adgang, personer, sag};
use crate::inline::Piece;

/// Whether line `at` begins a section: by its name, or by putting a recommendation.
pub(super) fn opens_section(blocks: &Blocks, at: usize) -> bool {
    heading(blocks, at).is_some() || puts_recommendation(blocks, at)
}

/// Whether line `at` begins a section by a name that says so wherever it stands.
pub(super) fn starts_strong_section(blocks: &Blocks, at: usize) -> bool {
    heading(blocks, at).is_some_and(|heading| heading.weight == Weight::Strong)
}

/// A line that names a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heading<'a> {
    section: Section,
    weight: Weight,
    name: &'a str,
    /// Where the text that shares the line begins, if any does.
    rest: Option<usize>,
    /// How much the line looks like a heading: 2 by the format, 1 by emphasis, 0 by its name alone.
    style: u8,
}

fn heading(blocks: &Blocks, at: usize) -> Option<Heading<'_>> {
    let block = blocks.block_of(at);
    // In text a numbered title and the section under it are one block, as an item and its second line are.
    if matches!(block.kind, Kind::Item(_)) && (!blocks.wrapped || blocks.starts_block(at)) {
        return None;
    }
    let text = blocks.text(at);
    let style = match block.kind {
        Kind::Heading => 2,
        _ if blocks.lines().get(at).is_some_and(|line| line.emphasised) => 1,
        _ => 0,
    };
    // A line of prose may be a name by chance only where it goes on a sentence; then the line before has not ended.
    let may_stand_here = style > 0 || blocks.starts_block(at) || blocks.wrapped || blocks.lines()[at - 1].hard;
    if !may_stand_here {
        return None;
    }
    if let Some((section, weight)) = vocabulary::section(text) {
        return Some(Heading { section, weight, name: text, rest: None, style });
    }
    if style > 0 && vocabulary::is_case_text(text) {
        let section = Section::Sagsfremstilling;
        return Some(Heading { section, weight: Weight::Strong, name: text, rest: None, style });
    }
    // The decision may follow in the same block; then the heading is the line that ends in a date or a number.
    let apart =
        style > 0 || blocks.stands_alone(at) || blocks.starts_block(at) && text.ends_with(|c: char| c.is_ascii_digit());
    if apart && vocabulary::is_dated_decision(text) {
        return Some(Heading { section: Section::Beslutning, weight: Weight::Strong, name: text, rest: None, style });
    }
    let (name, rest) = vocabulary::split_label(text)?;
    let (section, weight) = vocabulary::section(name)?;
    (weight == Weight::Strong).then_some(Heading { section, weight, name, rest: Some(rest), style })
}

/// "Det indstilles, at …", "Administrationen indstiller, at …": a recommendation that stands under no heading.
fn puts_recommendation(blocks: &Blocks, at: usize) -> bool {
    let text = blocks.text(at);
    let starts = blocks.starts_block(at) && !matches!(blocks.block_of(at).kind, Kind::Item(_));
    if !starts || text.len() > 400 {
        return false;
    }
    text.starts_with("Det indstilles") || {
        let opening: String = text.chars().take(90).collect();
        [" indstiller, at", " indstiller at", " indstiller,", " indstiller til "]
            .iter()
            .any(|verb| opening.contains(verb))
    }
}

/// Reads one punkt: the lines from `head` up to `end`. Sets their roles.
pub(super) fn read(blocks: &Blocks, roles: &mut [Role], head: &Head, end: usize, body: Option<&str>) -> Item {
    let mut reader = Reader::new(blocks, roles, head, end, body);
    let mut from = head.end;
    reader.roles[head.at..from].fill(Role::PunktHead);
    if let Some(second) = reader.second_head(from) {
        reader.announcement(from, second.at);
        reader.item.adgang = second.adgang.or(reader.item.adgang);
        from = second.end;
        reader.roles[second.at..from].fill(Role::PunktHead);
    }
    reader.sections(from);
    reader.item
}

struct Reader<'a> {
    blocks: &'a Blocks,
    roles: &'a mut [Role],
    item: Item,
    end: usize,
    body: Option<&'a str>,
    /// For each line behind the head, the heading that it may be.
    headings: Vec<Option<Heading<'a>>>,
    /// Sections that have a strong name somewhere in this punkt.
    named: HashSet<Section>,
    /// Sections that have been opened.
    opened: HashSet<Section>,
    /// How the heading of the attachments looked: a plain title among them must not pass for a heading.
    list_style: u8,
}

impl<'a> Reader<'a> {
    fn new(blocks: &'a Blocks, roles: &'a mut [Role], head: &Head, end: usize, body: Option<&'a str>) -> Self {
        let number = |at: usize| blocks.lines().get(at).map_or(0, |line| line.number);
        let mut item = head.item(number(head.at));
        let last = (head.at..end).rev().find(|at| roles[*at] == Role::Blank).unwrap_or(head.at);
        item.linjer.1 = number(last.max(head.end - 1));
        let from = head.end.min(end);
        let free = |at: usize| roles[at] == Role::Blank;
        let headings: Vec<_> = (from..end).map(|at| free(at).then(|| heading(blocks, at)).flatten()).collect();
        let strong = headings.iter().flatten().filter(|heading| heading.weight == Weight::Strong);
        let named = strong.map(|heading| heading.section).collect();
        Self { blocks, roles, item, end, body, headings, named, opened: HashSet::new(), list_style: 0 }
    }

    fn free(&self, from: usize, end: usize) -> impl Iterator<Item = usize> + use<'a> {
        let free: Vec<usize> = (from..end).filter(|at| self.roles[*at] == Role::Blank).collect();
        free.into_iter()
    }

    /// The line that repeats number and title with the access marker, if the punkt is printed behind an announcement.
    fn second_head(&self, from: usize) -> Option<Head> {
        self.free(from, self.end).find_map(|at| {
            let text = self.blocks.numbered_text(at);
            let read = heads::marked(&text).filter(|read| read.nummer == self.item.nummer)?;
            Some(heads::head(self.blocks, self.roles, at, &read))
        })
    }

    /// What stands between an announcement and the punkt itself: the case number and the attachments' titles.
    fn announcement(&mut self, from: usize, end: usize) {
        let mut listing = false;
        for at in self.free(from, end) {
            let text = self.blocks.text(at);
            if !listing && self.label(at) {
                continue;
            }
            if vocabulary::section(text).is_some_and(|(section, _)| section == Section::Bilag) && !listing {
                listing = true;
                self.roles[at] = Role::Heading(Section::Bilag);
            } else if listing {
                self.roles[at] = Role::Text(Section::Bilag);
                self.item.annonceret.push(Piece { line: at, from: 0 });
            } else {
                self.push_text(Section::Unavngivet, at, 0);
            }
        }
    }

    /// Takes a line that says something of the punkt as a whole.
    fn label(&mut self, at: usize) -> bool {
        let text = self.blocks.text(at);
        if let Some(mut labels) = sag::labelled(text) {
            self.value_on_next_line(at, &mut labels);
            self.item.labels.extend(labels);
            self.item.adgang = self.item.adgang.or_else(|| text.split_whitespace().last().and_then(adgang::line));
        } else if sag::is_case_id(text) {
            self.item.case_ids.push(sag::compact(text));
        } else if !self.access_line(at) {
            return self.roles[at] == Role::Label;
        }
        self.roles[at] = Role::Label;
        true
    }

    /// "Åbent" on a line of its own.
    fn access_line(&mut self, at: usize) -> bool {
        let Some(adgang) = adgang::line(self.blocks.text(at)) else { return false };
        self.item.adgang = self.item.adgang.or(Some(adgang));
        self.roles[at] = Role::Label;
        true
    }

    fn value_on_next_line(&mut self, at: usize, labels: &mut [(sag::Label, String)]) {
        let Some((_, value)) = labels.last_mut().filter(|(_, value)| value.is_empty()) else { return };
        let next = at + 1;
        let text = self.blocks.text(next);
        let is_number = text.len() <= 40 && text.contains(|c: char| c.is_ascii_digit()) && !text.contains(": ");
        if next < self.end && is_number && text.split_whitespace().count() <= 3 {
            *value = sag::compact(text);
            self.roles[next] = Role::Label;
        }
    }

    /// The body's name, which some publishers repeat under every title.
    fn body_line(&mut self, at: usize) -> bool {
        let text = self.blocks.text(at);
        let is_body = self.body.is_some_and(|body| body.eq_ignore_ascii_case(text))
            || self.blocks.stands_alone(at)
                && self.body.is_none()
                && self.item.udvalg.is_none()
                && !opens_section(self.blocks, at)
                && text.len() < 80
                && !text.ends_with(['.', ':', '?'])
                && (at + 1 < self.end && sag::labelled(self.blocks.text(at + 1)).is_some());
        if is_body {
            self.item.udvalg = Some(text.to_owned());
            self.roles[at] = Role::Body;
        }
        is_body
    }

    fn sections(&mut self, from: usize) {
        let mut current: Option<Section> = None;
        // The section that a list of people stands in the middle of.
        let mut interrupted: Option<Section> = None;
        for at in self.free(from, self.end) {
            if self.roles[at] != Role::Blank {
                continue;
            }
            if lists_people(current) && self.is_prose(at) {
                current = interrupted;
            }
            if current.is_none() && (self.label(at) || self.body_line(at))
                || current == Some(Section::Unavngivet) && self.access_line(at)
            {
                continue;
            }
            if let Some(heading) = self.accepted_heading(at, current) {
                interrupted = if lists_people(current) { interrupted } else { current };
                current = Some(self.open(at, heading));
            } else if self.opens_unnamed_recommendation(at, current) {
                self.new_part(Section::Indstilling, at, String::new());
                self.push_text(Section::Indstilling, at, 0);
                current = Some(Section::Indstilling);
            } else if self.blocks.block_of(at).kind == Kind::Heading && !keeps_subheadings(current) {
                self.new_part(Section::Andet, at, self.blocks.text(at).to_owned());
                self.roles[at] = Role::Heading(Section::Andet);
                current = Some(Section::Andet);
            } else {
                let section = current.unwrap_or(Section::Unavngivet);
                self.push_text(section, at, 0);
                current = Some(section);
            }
        }
    }

    /// A paragraph that is a sentence and not a list of names.
    fn is_prose(&self, at: usize) -> bool {
        let text = self.blocks.text(at);
        let is_paragraph = self.blocks.block_of(at).kind == Kind::Paragraph && self.blocks.starts_block(at);
        is_paragraph && text.ends_with('.') && personer::people(text).is_empty()
    }

    /// Whether the line's name counts as a heading here.
    fn accepted_heading(&self, at: usize, current: Option<Section>) -> Option<Heading<'a>> {
        let from = self.end - self.headings.len();
        let heading = at.checked_sub(from).and_then(|at| self.headings.get(at).copied().flatten())?;
        if heading.weight == Weight::Weak && self.named.contains(&heading.section) {
            return None;
        }
        let own_text = current == Some(Section::Sagsfremstilling) && heading.section == Section::Sagsfremstilling;
        if own_text {
            return None;
        }
        // Among the attachments, "Indstilling" is more often one of them than a heading.
        let among_attachments = current == Some(Section::Bilag)
            && (heading.style < self.list_style || heading.style == 0 && self.opened.contains(&heading.section));
        (!among_attachments).then_some(heading)
    }

    fn open(&mut self, at: usize, heading: Heading<'_>) -> Section {
        self.new_part(heading.section, at, heading.name.to_owned());
        self.roles[at] = Role::Heading(heading.section);
        if heading.section == Section::Bilag {
            self.list_style = heading.style;
        }
        if let Some(rest) = heading.rest {
            self.push_piece(heading.section, at, rest);
        }
        heading.section
    }

    fn opens_unnamed_recommendation(&self, at: usize, current: Option<Section>) -> bool {
        let place = matches!(current, None | Some(Section::Unavngivet | Section::Resume));
        place && !self.named.contains(&Section::Indstilling) && puts_recommendation(self.blocks, at)
    }

    fn new_part(&mut self, section: Section, at: usize, overskrift: String) {
        let linje = self.blocks.lines().get(at).map_or(0, |line| line.number);
        self.opened.insert(section);
        self.item.parts.push(Part { section, overskrift, linje, pieces: Vec::new() });
    }

    fn push_text(&mut self, section: Section, at: usize, from: usize) {
        if self.item.parts.last().is_none_or(|part| part.section != section) {
            self.new_part(section, at, String::new());
        }
        self.roles[at] = Role::Text(section);
        self.push_piece(section, at, from);
    }

    fn push_piece(&mut self, section: Section, at: usize, from: usize) {
        if let Some(part) = self.item.parts.iter_mut().rev().find(|part| part.section == section) {
            part.pieces.push(Piece { line: at, from });
        }
    }
}

/// Whether the section is a list of the people at the meeting, which may stand in the middle of another.
const fn lists_people(section: Option<Section>) -> bool {
    matches!(section, Some(Section::Deltagere | Section::Afbud))
}

/// Whether unknown headings are sub-headings of the section: a case text has them, the short sections have not.
fn keeps_subheadings(section: Option<Section>) -> bool {
    section == Some(Section::Sagsfremstilling)
}
