//! What lines say of a punkt as a whole: its case, its document, who may read it, whose it is.

use super::super::role::{Role, Section, free};
use super::Reader;
use super::opens_section;
use crate::field::{adgang, beslutter, sag};
use sag::Label;

/// No label and its value are longer, in bytes.
const LABEL: usize = 80;

impl Reader<'_> {
    /// Takes a line under the title that says something of the punkt as a whole.
    pub(super) fn label(&mut self, at: usize) -> bool {
        let text = self.blocks.text(at);
        if let Some(mut labels) = sag::labelled(text) {
            self.value_on_next_line(at, &mut labels);
            self.keep_several(at, &labels);
            self.item.labels.extend(labels);
            self.item.adgang = self.item.adgang.or_else(|| adgang::among(text));
        } else if let Some(id) = sag::alone(text) {
            self.item.case_ids.push(id);
        } else if let Some((name, labels)) = sag::labelled_tail(text).filter(|(name, _)| self.may_be_body(name)) {
            self.item.udvalg.get_or_insert_with(|| name.to_owned());
            self.item.labels.extend(labels);
        } else if let Some((labels, name)) = sag::labelled_start(text).filter(|(_, name)| self.is_body(name)) {
            self.item.adgang = self.item.adgang.or_else(|| adgang::among(text));
            self.item.udvalg.get_or_insert_with(|| name.to_owned());
            self.keep_several(at, &labels);
            self.item.labels.extend(labels);
        } else if !sag::is_clerk(text) && !self.access_line(at) {
            return false;
        }
        self.roles[at] = Role::Label;
        true
    }

    /// The record has room for one case and one document. A line that names more is kept as text, so that none is lost.
    fn keep_several(&mut self, at: usize, labels: &[(Label, String)]) {
        let mut more = false;
        for (label, value) in labels.iter().filter(|(_, value)| !value.is_empty()) {
            let kept = if *label == Label::Sag { &mut self.case } else { &mut self.document };
            more |= kept.get_or_insert_with(|| value.clone()) != value;
        }
        if more {
            self.new_part(Section::Andet, at, "");
            self.push_piece(Section::Andet, at, 0);
        }
    }

    /// Takes a label that stands further down ("JOURNALNUMMER" and its value behind the case text), if the punkt has no such
    /// number yet. It begins its paragraph, and says nothing else.
    pub(super) fn late_label(&mut self, at: usize) -> bool {
        let begins = self.blocks.starts_block(at) || self.blocks.wrapped;
        if !begins || self.blocks.text(at).len() > LABEL || self.case.is_some() && self.document.is_some() {
            return false;
        }
        let Some(mut labels) = sag::labelled(self.blocks.text(at)) else { return false };
        let has = |item: &super::Item, wanted: Label| {
            item.labels.iter().any(|(label, value)| *label == wanted && !value.is_empty())
        };
        if labels.iter().any(|(label, _)| has(&self.item, *label)) || !self.item.case_ids.is_empty() {
            return false;
        }
        self.value_on_next_line(at, &mut labels);
        if labels.iter().any(|(_, value)| value.is_empty()) {
            return false;
        }
        self.keep_several(at, &labels);
        self.item.labels.extend(labels);
        self.roles[at] = Role::Label;
        true
    }

    /// "Åbent" on a line of its own.
    pub(super) fn access_line(&mut self, at: usize) -> bool {
        let Some(adgang) = adgang::line(self.blocks.text(at)) else { return false };
        self.item.adgang = self.item.adgang.or(Some(adgang));
        self.roles[at] = Role::Label;
        true
    }

    fn value_on_next_line(&mut self, at: usize, labels: &mut [(Label, String)]) {
        let Some((_, value)) = labels.last_mut().filter(|(_, value)| value.is_empty()) else { return };
        let Some(next) = free(self.roles, at + 1..self.end).next() else { return };
        let text = self.blocks.text(next);
        let is_number = text.len() <= 40 && text.contains(|c: char| c.is_ascii_digit()) && !text.contains(": ");
        if is_number && text.split_whitespace().count() <= 3 {
            *value = sag::compact(text);
            self.roles[next] = Role::Label;
        }
    }

    /// Whether a name behind a label's value is a body's.
    fn is_body(&self, name: &str) -> bool {
        self.body.is_some_and(|body| body.eq_ignore_ascii_case(name)) || beslutter::is_bodys_name(name)
    }

    /// Whether a name before a label can be the body's.
    fn may_be_body(&self, name: &str) -> bool {
        self.body.is_some_and(|body| body.eq_ignore_ascii_case(name))
            || name.len() < 80 && name.starts_with(char::is_uppercase) && !name.contains([':', '.', ','])
    }

    /// The body's name, which some publishers repeat under every title.
    pub(super) fn body_line(&mut self, at: usize) -> bool {
        let text = self.blocks.text(at);
        let is_body = self.is_bodys_name(at)
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

    /// Whether the line is the name of the body that meets and nothing else.
    pub(super) fn is_bodys_name(&self, at: usize) -> bool {
        let text = self.blocks.text(at);
        // Danish letters keep their length in either case.
        let same = |body: &str| body == text || body.to_lowercase() == text.to_lowercase();
        self.body.is_some_and(|body| body.len() == text.len() && same(body))
    }
}
