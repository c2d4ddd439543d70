//! Whose decision is whose, where a punkt has several.

use crate::field::beslutter::{self, Form};
use crate::field::lower::letters;
use crate::field::{dato, moede};
use crate::layout::{Item, Part, Section};
use crate::record::{Dokumenttype, Hoved};

/// What a decision under a punkt is to this meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// This meeting's.
    Own,
    /// Another body's, or an earlier meeting's.
    Other,
}

/// For each decision among the parts of `item`, by the line of its heading, whose it is.
///
/// Publishers print the decisions in the order in which they were made, each under its body and date; the one that was
/// made at this meeting may have neither.
pub(super) fn whose(item: &Item, hoved: &Hoved) -> Vec<(u32, Whose)> {
    let parts = || item.parts.iter().filter(|part| part.section == Section::Beslutning);
    // What stands without a heading behind another goes on with it: a list of the absent had come between.
    let begins = |(nr, part): (usize, &Part)| nr == 0 || !part.overskrift.is_empty();
    let decisions: Vec<Decision> =
        parts().enumerate().filter(|one| begins(*one)).map(|(_, part)| Decision::new(part, hoved)).collect();
    let mut own: Vec<u32> = own(&decisions, hoved);
    own.sort_unstable();
    let mut whose = Whose::Own;
    let mut found = Vec::new();
    for (nr, part) in parts().enumerate() {
        if begins((nr, part)) {
            whose = if own.binary_search(&part.linje).is_ok() { Whose::Own } else { Whose::Other };
        }
        found.push((part.linje, whose));
    }
    found
}

struct Decision {
    line: u32,
    dated: bool,
    /// Whether the heading has no word for a decision.
    bare: bool,
    has_text: bool,
    of_this_date: bool,
    /// `None` where the heading or the document names no body.
    of_this_body: Option<bool>,
}

impl Decision {
    fn new(part: &Part, hoved: &Hoved) -> Self {
        let date = dato::first_date(&part.overskrift, None);
        let body = moede::beslutter(&part.overskrift);
        Self {
            line: part.linje,
            has_text: !part.pieces.is_empty(),
            of_this_date: date.is_some() && date == hoved.dato,
            dated: date.is_some(),
            bare: is_bare(&part.overskrift),
            of_this_body: body.zip(hoved.udvalg.as_ref()).map(|(body, udvalg)| same_body(&body, udvalg)),
        }
    }
}

/// Whether a heading has a body and a day, and no word for a decision.
pub(super) fn is_bare(heading: &str) -> bool {
    matches!(beslutter::read(heading), Some((Form::Numbered | Form::Bare, _)))
}

fn own(decisions: &[Decision], hoved: &Hoved) -> Vec<u32> {
    let lines =
        |wanted: &dyn Fn(&&Decision) -> bool| decisions.iter().filter(wanted).map(|one| one.line).collect::<Vec<u32>>();
    // A heading without a day may name another body, unless that is all there is: bodies are written in several ways.
    let bodies_tell = decisions.iter().any(|one| one.dated || one.of_this_body != Some(false));
    let mine = |one: &Decision| !(one.dated || bodies_tell && one.of_this_body == Some(false));
    let undated = lines(&|one| mine(one));
    let here = |one: &&Decision| one.of_this_date && one.of_this_body != Some(false);
    // A list of what was done with the case may name this meeting, too, with its decision again or without.
    let told = |one: &&Decision| here(one) && one.has_text;
    let exact = lines(&|one| told(one) && !one.bare).pop().or_else(|| lines(&told).pop());
    let exact = exact.or_else(|| lines(&here).pop()).or_else(|| lines(&|one| one.of_this_date).pop());
    if let Some(exact) = exact {
        return undated.into_iter().chain([exact]).collect();
    }
    let has_own_text = decisions.iter().any(|one| mine(one) && one.has_text);
    let elsewhere = |one: &Decision| one.of_this_body == Some(false) && hoved.dato.is_some();
    let last = decisions.iter().rev().find(|one| one.dated);
    // A body and a day may say when the item was treated before.
    let earlier = |one: &Decision| one.bare && hoved.dato.is_some();
    let last =
        last.filter(|one| !has_own_text && hoved.art != Dokumenttype::Dagsorden && !elsewhere(one) && !earlier(one));
    undated.into_iter().chain(last.map(|one| one.line)).collect()
}

/// Whether two names are of one body: headings write it in capitals, in the genitive, without the region's name, or as what it
/// is ("Udvalgets beslutning").
fn same_body(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    let indefinite = a.strip_suffix("et").or_else(|| a.strip_suffix("en")).unwrap_or(&a);
    !a.is_empty() && (a.contains(&b) || b.contains(indefinite))
}
