//! Where a decision says whose it is, and where a list of attachments has ended.

use super::super::role::{Role, Section};
use super::super::style::style;
use super::super::vocabulary::Weight;
use super::Reader;
use super::heading::{Heading, is_attachment};
use crate::block::Kind;
use crate::field::beslutninger::ends_in_abbreviation;
use crate::field::beslutter::{self, Form};
use crate::field::{personer, udfald};

/// A sentence has more words than a name under the attachments that happens to end in a full stop.
const WORDS: usize = 3;

impl<'a> Reader<'a> {
    /// A body's name and a day under the heading of a decision, or of what was decided before: whose the decision below is
    /// ("Ungeudvalget 06.02.2024:"). Elsewhere that may be a page's header.
    pub(super) fn whose_decision(&self, at: usize, current: Option<Section>) -> Option<Heading<'a>> {
        let blocks = self.blocks;
        let earlier = matches!(current, Some(Section::TidligereBeslutninger | Section::Forloeb));
        if !earlier && current != Some(Section::Beslutning) || !blocks.lines()[at].figure || self.is_item(at) {
            return None;
        }
        let text = blocks.text(at);
        let rest = beslutter::label_end(text);
        // What was decided before may be told in one line, which is a text.
        if earlier && rest.is_some_and(|rest| !text[rest..].trim().is_empty()) {
            return None;
        }
        let name = rest.map_or(text, |end| &text[..end]);
        let is_bare = |line: &str| matches!(beslutter::read(line), Some((Form::Bare, _)));
        let begins = blocks.starts_block(at) || blocks.wrapped || blocks.lines()[at - 1].hard;
        if !begins || !is_bare(name) {
            return None;
        }
        let style = style(blocks, at);
        let again = || self.item.parts.last().is_some_and(|part| is_bare(&part.overskrift));
        let says_so = name.ends_with(':') || style > 0 || self.opened_just_now() || again();
        let (section, weight) = (Section::Beslutning, Weight::Strong);
        says_so.then_some(Heading { section, weight, name, rest, style, end: at + 1, glued: false })
    }

    /// Whether a body and a day are no heading here but told in the text: a sentence with a colon at its end announced them
    /// ("Planen behandles sådan:"), and those that follow are of its list.
    pub(super) fn is_told(&mut self, heading: &Heading<'a>) -> bool {
        let without_word = heading.section == Section::Beslutning
            && matches!(beslutter::read(heading.name), Some((Form::Numbered | Form::Bare, _)));
        if !without_word {
            return false;
        }
        let Some(part) = self.item.parts.last() else { return false };
        let announces = |text: &str| text.ends_with(':') && text.split_whitespace().nth(WORDS - 1).is_some();
        let last = part.pieces.last().map_or("", |piece| self.blocks.text(piece.line));
        self.telling = (self.telling == Some(part.linje) || announces(last)).then_some(part.linje);
        self.telling.is_some()
    }

    /// Whether a line that says whose decision follows has one below it: then it is none of the attachments above.
    pub(super) fn is_decided_below(&self, at: usize, heading: &Heading<'a>) -> bool {
        let says_whose = heading.section == Section::Beslutning && self.blocks.lines()[at].figure;
        let below = (heading.end..self.end).find(|at| self.roles[*at] == Role::Blank);
        says_whose && below.is_some_and(|below| udfald::tells_kind(self.blocks.text(below)))
    }

    /// Whether the attachments are all on the line of their label, and text begins here: no attachment's name is a sentence.
    pub(super) fn is_behind_list(&self, at: usize, current: Option<Section>) -> bool {
        if current != Some(Section::Bilag) || !self.listed || self.is_item(at) || is_attachment(self.blocks, at, true) {
            return false;
        }
        // In a column beside the labels all of the block is theirs.
        let first = self.blocks.block_of(at).lines.start;
        if self.roles[first] == Role::Heading(Section::Bilag) && self.blocks.text(first).contains('\t') {
            return false;
        }
        let text = self.blocks.text(at);
        let last = self.blocks.block_of(at).lines.end.saturating_sub(1).max(at);
        let end = self.blocks.text(last);
        text.starts_with(char::is_uppercase)
            && end.ends_with(['.', '!', '?'])
            && !ends_in_abbreviation(end)
            && text.split_whitespace().nth(WORDS - 1).is_some()
    }

    /// Whether a sentence behind the attachments says who was absent: "Anna Holm var fraværende."
    pub(super) fn tells_absence(&self, at: usize) -> bool {
        let text = self.blocks.text(at);
        !self.is_item(at) && text.ends_with('.') && !personer::absent_in_decision(text).is_empty()
    }

    /// Whether the line begins an item of a list.
    fn is_item(&self, at: usize) -> bool {
        matches!(self.blocks.block_of(at).kind, Kind::Item(_)) && self.blocks.starts_block(at)
    }
}
