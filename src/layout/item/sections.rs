//! The sections of a punkt, line by line.

use super::super::role::{Role, Section};
use super::super::style::{is_capitals, is_unknown_heading};
use super::super::vocabulary::Weight;
use super::Reader;
use super::heading::{Heading, is_attachment, puts_recommendation};
use crate::block::Kind;
use crate::field::{bilag, forloeb, personer, sag, udfald};

/// How many lines from the end the signatures stand.
const SIGNATURES: usize = 20;

/// How many lines what another body did takes up, at most, for its absentees to be told behind it.
const BLOCK_OF_BODY: usize = 20;

impl<'a> Reader<'a> {
    pub(super) fn sections(&mut self, from: usize) {
        let mut current: Option<Section> = None;
        // The section that a list of people stands in the middle of.
        let mut interrupted: Option<Section> = None;
        for at in self.free(from, self.end) {
            if self.roles[at] != Role::Blank {
                continue;
            }
            if lists_people(current) && self.is_prose(at) || self.is_behind_list(at, current) {
                current = interrupted;
            }
            if self.says_something_of_all(at, current) {
                continue;
            }
            if self.begins_signatures(at) {
                self.new_part(Section::Andet, at, "");
                current = Some(Section::Andet);
            }
            let heading = self.accepted_heading(at, current).or_else(|| self.whose_decision(at, current));
            if let Some(heading) = heading.filter(|heading| !self.is_told(heading)) {
                interrupted = if lists_people(current) { interrupted } else { current };
                current = self.open(at, heading, current);
            } else if self.opens_unnamed_recommendation(at, current) {
                self.new_part(Section::Indstilling, at, "");
                self.push_text(Section::Indstilling, at, 0);
                current = Some(Section::Indstilling);
            } else if current != Some(Section::Bilag) && is_attachment(self.blocks, at, self.is_behind_attachment(at)) {
                self.push_text(Section::Bilag, at, 0);
            } else if current.is_none() && bilag::are_files(self.blocks.text(at)) {
                // Under its title stands what is attached to it.
                self.push_text(Section::Bilag, at, 0);
            } else if current == Some(Section::Bilag) && self.tells_absence(at) {
                self.new_part(Section::Fravaerende, at, "");
                self.push_text(Section::Fravaerende, at, 0);
            } else if current == Some(Section::Bilag) && sag::labelled(self.blocks.text(at)).is_some() {
                // A label of another punkt, whose title was lost.
                self.new_part(Section::Andet, at, "");
                self.push_text(Section::Andet, at, 0);
                current = Some(Section::Andet);
            } else if self.goes_on_with_attachment(at, current) {
                self.push_text(Section::Bilag, at, 0);
            } else if self.is_second_line_of_heading(at) {
                self.extend_heading(at, self.blocks.text(at).len());
                self.roles[at] = Role::Heading(Section::Andet);
            } else if self.opens_other(at, current) {
                self.new_part(Section::Andet, at, self.blocks.text(at));
                self.roles[at] = Role::Heading(Section::Andet);
                self.rank_of(at, self.blocks.text(at));
                current = Some(Section::Andet);
            } else {
                let section = current.unwrap_or(Section::Unavngivet);
                self.push_text(section, at, 0);
                current = Some(section);
            }
        }
    }

    /// Takes labels, the body's name and words of access, which are no text.
    fn says_something_of_all(&mut self, at: usize, current: Option<Section>) -> bool {
        match current {
            None => self.label(at) || self.body_line(at),
            Some(Section::Unavngivet) if self.access_line(at) => true,
            Some(_) if self.blocks.stands_alone(at) && self.is_bodys_name(at) && !self.opened_just_now() => {
                self.roles[at] = Role::Body;
                true
            }
            Some(_) => self.late_label(at),
        }
    }

    /// Whether the open section has a heading and nothing under it yet: a body's name there is its text.
    pub(super) fn opened_just_now(&self) -> bool {
        self.item.parts.last().is_some_and(|part| part.pieces.is_empty() && !part.overskrift.is_empty())
    }

    /// Whether the open section has "Udvalg: …" and, below it, what that body did.
    fn is_in_block_of_body(&self) -> bool {
        let lines = self.item.parts.last().map_or(&[][..], |part| part.pieces.as_slice());
        lines.iter().rev().take(BLOCK_OF_BODY).any(|piece| self.blocks.text(piece.line).starts_with("Udvalg:"))
    }

    /// A paragraph that is a sentence and not a list of names.
    fn is_prose(&self, at: usize) -> bool {
        let text = self.blocks.text(at);
        let is_item = matches!(self.blocks.block_of(at).kind, Kind::Item(_)) && self.blocks.starts_block(at);
        !is_item && text.ends_with('.') && (personer::people(text).is_empty() || udfald::tells_kind(text))
    }

    /// Whether the signatures begin: behind the last punkt, at a line that is to be filled in.
    fn begins_signatures(&self, at: usize) -> bool {
        let lines = self.blocks.lines().len();
        if self.end != lines || at + SIGNATURES <= lines {
            return false;
        }
        let text = self.blocks.text(at);
        let above = at.checked_sub(1).map_or("", |above| self.blocks.text(above));
        let has_gap = |text: &str| memchr::memchr(b'_', text.as_bytes()).is_some() && text.contains("____");
        let to_fill_in = has_gap(text) || has_gap(above) || is_blank_date(text);
        to_fill_in && text.chars().count() < 100
    }

    /// Whether the line's name counts as a heading here.
    fn accepted_heading(&self, at: usize, current: Option<Section>) -> Option<Heading<'a>> {
        let from = self.end - self.headings.len();
        let heading = at.checked_sub(from).and_then(|at| self.headings.get(at).copied().flatten())?;
        if (heading.weight == Weight::Weak || heading.glued) && self.named.contains(heading.section) {
            return None;
        }
        let in_case_text = current == Some(Section::Sagsfremstilling);
        // "BAGGRUND" and "SAGSFREMSTILLING" in capitals are of one rank, and of one text.
        let same_rank = || self.in_capitals && is_capitals(heading.name);
        let own_text = in_case_text
            && !self.is_of_rank(at)
            && (heading.section == Section::Sagsfremstilling && !self.opened_just_now() && !same_rank()
                || heading.weight == Weight::Inner);
        if own_text {
            return None;
        }
        // Who was absent from another body's meeting is told in its block.
        if current == Some(Section::Forloeb) && heading.section == Section::Fravaerende && self.is_in_block_of_body() {
            return None;
        }
        // Among the attachments, "Indstilling" is more often one of them than a heading; "Indstilling:" is none of them.
        let among_attachments = current == Some(Section::Bilag)
            && !self.blocks.text(at).ends_with(':')
            && (heading.style < self.list_style || heading.style == 0 && self.opened.contains(heading.section))
            && !self.is_decided_below(at, &heading);
        (!among_attachments).then_some(heading)
    }

    /// Opens a section, and gives the one that is open behind the line.
    fn open(&mut self, at: usize, heading: Heading<'_>, current: Option<Section>) -> Option<Section> {
        let names_bodies = heading.section == Section::Forloeb
            && heading.rest.is_some_and(|rest| forloeb::bodies(&self.blocks.text(at)[rest..]).is_some());
        self.new_part(heading.section, at, heading.name);
        for line in at + 1..heading.end {
            let end = heading.rest.filter(|_| line + 1 == heading.end).unwrap_or(self.blocks.text(line).len());
            self.extend_heading(line, end);
        }
        self.roles[at..heading.end].fill(Role::Heading(heading.section));
        if heading.section == Section::Bilag {
            self.list_style = heading.style;
            let names = heading.rest.and_then(|rest| self.blocks.text(at).get(rest..));
            self.listed = names.is_some_and(|names| names.contains(char::is_alphanumeric));
        }
        if let Some(rest) = heading.rest {
            self.push_piece(heading.section, heading.end - 1, rest);
        }
        // "Sagsforløb: ØU, BY" is a line in another section.
        if names_bodies && current.is_some() {
            return current;
        }
        self.rank_of(at, heading.name);
        Some(heading.section)
    }

    /// Remembers of what rank the heading is that opens a section.
    fn rank_of(&mut self, at: usize, name: &str) {
        self.in_capitals = is_capitals(name);
        self.rank = self.blocks.lines()[at].rank;
    }

    /// Whether the line is a heading of the open section's level, or above it, where levels say something.
    fn is_of_rank(&self, at: usize) -> bool {
        (1..=self.rank).contains(&self.blocks.lines()[at].rank)
    }

    fn opens_unnamed_recommendation(&self, at: usize, current: Option<Section>) -> bool {
        let place = !matches!(
            current,
            Some(Section::Indstilling | Section::Beslutning | Section::Forloeb | Section::TidligereBeslutninger)
        );
        place && !self.named.contains(Section::Indstilling) && puts_recommendation(self.blocks, at)
    }

    /// Whether a heading that no table knows opens a section here: a case text keeps its sub-headings, unless its own
    /// heading and this one are both in capitals, or of one level where levels say something, and so of one rank.
    fn opens_other(&self, at: usize, current: Option<Section>) -> bool {
        let text = self.blocks.text(at);
        let same_rank =
            current != Some(Section::Sagsfremstilling) || self.in_capitals && is_capitals(text) || self.is_of_rank(at);
        // A decision may be printed in bold.
        let decides = || {
            let decision = current == Some(Section::Beslutning) && !is_capitals(text);
            decision && udfald::tells_kind(text)
        };
        same_rank && (is_unknown_heading(self.blocks, at) || self.names_weakly(at)) && !decides()
    }

    /// Whether the line before is an attachment that stands outside a list.
    fn is_behind_attachment(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.roles[before] == Role::Text(Section::Bilag))
    }

    /// Whether the line is an everyday name of a section that the punkt has under a better one.
    fn names_weakly(&self, at: usize) -> bool {
        let from = self.end - self.headings.len();
        let heading = at.checked_sub(from).and_then(|at| self.headings.get(at).copied().flatten());
        heading.is_some_and(|heading| heading.weight == Weight::Weak && heading.rest.is_none())
    }

    /// Whether the line is in the paragraph of an attachment that stands outside a list.
    fn goes_on_with_attachment(&self, at: usize, current: Option<Section>) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| current != Some(Section::Bilag)) else { return false };
        let lines = self.blocks.lines();
        if lines[before].block != lines[at].block || self.roles[before] != Role::Text(Section::Bilag) {
            return false;
        }
        let text = self.blocks.text(before);
        let open = text.matches('(').count() > text.matches(')').count() || text.ends_with('-');
        open || self.blocks.text(at).starts_with(char::is_lowercase)
    }

    /// Whether the line is the second of a heading in capitals that takes up two.
    fn is_second_line_of_heading(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.blocks.wrapped
            && [before, at].iter().all(|at| is_capitals(self.blocks.text(*at)))
            && self.roles[before] == Role::Heading(Section::Andet)
            && self.blocks.lines()[before].block == self.blocks.lines()[at].block
    }

    /// Adds what stands before `end` in a further line of the heading.
    fn extend_heading(&mut self, at: usize, end: usize) {
        let line = self.blocks.lines()[at].number;
        if let Some(part) = self.item.parts.last_mut() {
            part.overskrift.push(' ');
            part.videre.push((u32::try_from(part.overskrift.len()).unwrap_or(u32::MAX), line));
            part.overskrift.push_str(self.blocks.text(at)[..end].trim_end_matches([':', ' ', '\t']));
        }
    }
}

/// "Godkendt den      /     2006", "Underskrift:".
fn is_blank_date(text: &str) -> bool {
    text.starts_with("Underskrift")
        || text.strip_prefix("Godkendt den").is_some_and(|rest| rest.starts_with(['\t', '_', '.', '…']))
}

/// Whether the section is a list of people, which may stand in the middle of another.
const fn lists_people(section: Option<Section>) -> bool {
    matches!(section, Some(Section::Deltagere | Section::Afbud | Section::Fravaerende))
}
