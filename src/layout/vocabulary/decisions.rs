//! Headings that say whose decision follows.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::field::beslutter::{self, Form};

/// What every heading of a decision has, in either case of the first letter.
static DECISION: LazyLock<[Finder<'static>; 4]> =
    LazyLock::new(|| ["eslutning", "ehandl", "ESLUTNING", "EHANDL"].map(Finder::new));

/// `Beslutning i <udvalg> den <dato>`, `Beslutning <udvalg> den <dato>`, `<Udvalg>s beslutning den <dato>`,
/// `Behandling i <udvalg> <dato>, pkt. <n>`, `<Udvalg>, <dato>, pkt. <n>`, `<UDVALG> DEN <DATO>:`: headings of a decision that say whose it is.
#[must_use]
pub(in crate::layout) fn is_dated_decision(text: &str) -> bool {
    if text.len() > 160 || text.ends_with('.') || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    // A colon behind body and day says that what it decided follows.
    let colon = text.ends_with(':');
    let names_body = || matches!(beslutter::read(text), Some((form, _)) if colon || form != Form::Bare);
    if has_decision(text) {
        begins_as_decision(text) || names_body()
    } else {
        (colon || has_number(text)) && names_body()
    }
}

/// Whether a heading names the punkt whose decision follows: "Beslutning for Punkt 4: <titel>", as agenda systems repeat it.
#[must_use]
pub(in crate::layout) fn is_decision_of_punkt(text: &str) -> bool {
    const STARTS: [&str; 3] = ["Beslutning for Punkt ", "Beslutning for punkt ", "BESLUTNING FOR PUNKT "];
    STARTS
        .iter()
        .any(|start| text.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
}

/// Where the text begins that shares its line with such a heading: "Beslutning i Byrådet den 12-03-2024: Godkendt." Without
/// the word for a decision ("Byrådet 12-03-2024, pkt. 4: Godkendt.") it may be a case text that tells of earlier meetings.
#[must_use]
pub(in crate::layout) fn behind_dated_decision(text: &str) -> Option<usize> {
    let end = beslutter::label_end(text)?;
    let name = &text[..end - 1];
    (has_decision(name) && is_dated_decision(name)).then_some(end)
}

/// Whether a line begins as such a heading does, whose date may stand on the next one.
#[must_use]
pub(in crate::layout) fn begins_decision(text: &str) -> bool {
    let may_go_on = text.len() <= 160 && (!text.ends_with('.') || text.ends_with("pkt."));
    may_go_on && has_decision(text) && (begins_as_decision(text) || beslutter::begins(text))
}

/// Whether there is a word for a decision: most lines are told by this.
fn has_decision(text: &str) -> bool {
    DECISION.iter().any(|word| word.find(text.as_bytes()).is_some())
}

/// Whether a punkt's number may stand at the end.
fn has_number(text: &str) -> bool {
    let end = &text.as_bytes()[text.len().saturating_sub(20)..];
    end.windows(3).any(|part| part.eq_ignore_ascii_case(b"pkt") || part.eq_ignore_ascii_case(b"unk"))
}

fn begins_as_decision(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["beslutning i ", "beslutning fra ", "behandling i ", "behandlet i ", "beslutning den ", "beslutning d. "]
        .iter()
        .any(|start| lower.starts_with(start))
        || [
            "s beslutning den ",
            "s beslutning d. ",
            "s beslutning i mødet ",
            "s beslutning på mødet ",
            "s behandling den ",
        ]
        .iter()
        .any(|middle| lower.contains(middle))
}
