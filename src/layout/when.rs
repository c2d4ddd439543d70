//! When and where a meeting was, where no label says so: lines that are a date, an hour or a place.

use super::Outline;
use super::body;
use super::role::{HeadField, Role, Section};
use crate::block::{Blocks, Kind};
use crate::field::{dato, moede, organ};
use crate::inline::Piece;

/// A line that begins with the time of the meeting: "Kl. 19.00-21.40 i klubhuset".
pub(super) fn is_time_line(text: &str) -> bool {
    let begins = ["Kl. ", "kl. ", "Kl ", "KL. "].iter().any(|start| text.starts_with(start));
    begins && text.len() < 120 && dato::clock(text).0.is_some() && !text.ends_with('.')
}

/// The day above the title is that of the letter with which it was sent, where the last of the head tells another.
/// `above` is how much of the head stands there.
pub(super) fn letters_date_gives_way(blocks: &Blocks, roles: &mut [Role], out: &mut Outline, above: &mut usize) {
    let day = |pieces: &[Piece]| pieces.iter().find_map(|piece| dato::first_date(blocks.text(piece.line), None));
    let Some(own) = out.head[*above..].last().and_then(|(_, pieces)| day(pieces)) else { return };
    let is_letters = |nr: usize| {
        let (field, pieces) = &out.head[nr];
        nr < *above && *field == HeadField::Dato && day(pieces).is_some_and(|day| day != own)
    };
    let Some(nr) = (0..*above).find(|nr| is_letters(*nr)) else { return };
    *above -= 1;
    for piece in out.head.remove(nr).1 {
        roles[piece.line] = Role::Text(Section::Unavngivet);
        out.loose.push(Piece { line: piece.line, from: 0 });
    }
    out.loose.sort_by_key(|piece| piece.line);
}

/// A line that is a date and a time: "Torsdag den 21. november 2024, kl. 09.00-11.30". Where the full stop of a sentence ends
/// it, it says that it is of the meeting, and the hour: "Møde nr. 6, tirsdag den 4. maj 1999 kl. 17 i Havnehuset."
pub(super) fn is_date_line(text: &str) -> bool {
    let of_meeting = || text.starts_with("Møde ") && dato::clock(text).0.is_some();
    text.len() < 120
        && (!text.ends_with('.') || of_meeting())
        && dato::first_date(text, None).is_some()
        && text.split_whitespace().count() < 14
}

/// Whether a line has the day that the head has already, and the hour that it has not: the first may be the page's header.
pub(super) fn says_hour(blocks: &Blocks, out: &Outline, at: usize) -> bool {
    let text = blocks.text(at);
    if !is_date_line(text) || dato::clock(text).0.is_none() {
        return false;
    }
    let said = out.head.iter().filter(|(field, _)| matches!(field, HeadField::Dato | HeadField::Tid));
    let mut lines = said.flat_map(|(_, pieces)| pieces).map(|piece| blocks.text(piece.line)).peekable();
    let day = dato::first_date(text, None);
    lines.peek().is_some() && lines.all(|line| dato::clock(line).0.is_none() && dato::first_date(line, None) == day)
}

/// "<Udvalg> d. 13-04-2023" under a title that is only "REFERAT".
pub(super) fn body_before_date(text: &str) -> Option<String> {
    const DAYS: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
    let body = moede::overskrift(&format!("Referat {text}"))?.udvalg?;
    let first = body.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    (!DAYS.contains(&first.as_str()) && !matches!(first.as_str(), "den" | "d" | "kl" | "dato")).then_some(body)
}

/// Where the place begins that a line under the date of the meeting names, no sentence, list or label: "Havnehuset", "i
/// Havnehuset".
pub(super) fn place_on(blocks: &Blocks, at: usize) -> Option<usize> {
    let text = blocks.text(at);
    let place = text.strip_prefix("i ").unwrap_or(text);
    let is_place = blocks.block_of(at).kind == Kind::Paragraph
        && body::is_name(place)
        && !text.contains([':', '\t'])
        && !organ::is_meeting(text)
        && moede::art(text).is_none();
    is_place.then_some(text.len() - place.len())
}
