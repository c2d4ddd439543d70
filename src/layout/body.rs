//! The body that met: which line of a document's head has its name.

use super::Outline;
use super::role::{HeadField, Role, Section};
use crate::block::{Blocks, Kind};
use crate::field::{moede, organ};
use crate::inline::Piece;

/// How far down, in lines, a body's name may stand that no place and no label shows.
const WITHIN: usize = 40;

/// The name in a line that stands where a body's does: right beside the title, which names only the kind. Nothing else must
/// speak against it, since pages have buttons there, and letters dates and numbers.
pub(super) fn beside_title(blocks: &Blocks, at: usize) -> Option<String> {
    let text = blocks.text(at);
    if !is_name(text) || organ::is_note(text) {
        return None;
    }
    // "Referat - Udvalget for Havne" repeats the kind.
    let named = match moede::overskrift(text) {
        Some(title) => title.udvalg,
        None => moede::body(text),
    };
    named.or_else(|| announced(text))
}

/// The same above the title, where persons are named too.
pub(super) fn above_title(blocks: &Blocks, at: usize) -> Option<String> {
    beside_title(blocks, at).filter(|_| !organ::may_be_person(blocks.text(at)))
}

/// Takes the body from the rest of the head, where it stands in no place of its own: a line that is its name. What its place
/// alone (`guess`) made the body gives way to what its name shows to be one.
pub(super) fn find(blocks: &Blocks, roles: &mut [Role], out: &mut Outline, guess: Option<usize>) {
    let value = |piece: &Piece| piece.from < blocks.text(piece.line).len();
    let mut labelled = out.head.iter().filter(|(field, _)| *field == HeadField::Udvalg);
    if out.udvalg.is_some() && guess.is_none() || labelled.any(|(_, pieces)| pieces.iter().any(value)) {
        return;
    }
    // Under "Kopi til:" stands who gets it.
    let told = |at: usize| at > 0 && blocks.text(at - 1).ends_with(':');
    let near = out.loose.iter().filter(|piece| piece.line < WITHIN && piece.from == 0 && !told(piece.line));
    let found = near.map(|piece| piece.line).find_map(|at| in_line(blocks, at).map(|name| (at, name)));
    let Some((at, name)) = found else { return };
    if let Some(guess) = guess {
        roles[guess] = Role::Text(Section::Unavngivet);
        out.loose.push(Piece { line: guess, from: 0 });
        out.loose.sort_by_key(|piece| piece.line);
    }
    out.loose.retain(|piece| piece.line != at);
    roles[at] = Role::Head(HeadField::Udvalg);
    out.udvalg = Some(name);
}

/// Whether line `at` is a body's name by what it is made of.
pub(super) fn is_line(blocks: &Blocks, at: usize) -> bool {
    in_line(blocks, at).is_some()
}

/// The name in a line that is one wherever it stands: "Havnerådet", "mødet i Havnerådet".
fn in_line(blocks: &Blocks, at: usize) -> Option<String> {
    let text = blocks.text(at);
    if !matches!(blocks.block_of(at).kind, Kind::Paragraph | Kind::Heading) {
        return None;
    }
    // "UdvalgHavnerådet": a label that a converter glued to its value.
    let name = text.strip_prefix("Udvalg").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(text);
    if is_name(name) && organ::line(name) {
        return Some(name.to_owned());
    }
    if let Some(name) = in_genitive(name) {
        return Some(name);
    }
    let meets = ["møde i ", "mødet i ", "Møde i ", "Mødet i "].iter().any(|start| text.starts_with(start));
    meets.then(|| announced(text)).flatten()
}

/// The body whose minutes or meeting a line names: "af Nordby Byråds beslutningsprotokol", "for Havnerådets møde".
fn in_genitive(text: &str) -> Option<String> {
    const THINGS: [&str; 6] =
        ["beslutningsprotokol", "forhandlingsprotokol", "mødeprotokol", "protokol", "ordinære møde", "møde"];
    let named = ["af ", "for ", "fra "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    // "På Byrådets møde …" begins a sentence.
    let told = ["På ", "I ", "Ved ", "Efter ", "Under ", "Siden ", "Inden "].iter().any(|word| named.starts_with(word));
    let short = text.chars().count() < 90 && !text.ends_with('.');
    moede::body_of(named, &THINGS).filter(|_| short && !told).map(str::to_owned)
}

/// The body whose meeting a sentence announces: "Der indkaldes hermed til møde i Havnerådet".
fn announced(text: &str) -> Option<String> {
    moede::moede_i(text, None).map(|(name, _)| name).filter(|name| organ::line(name))
}

/// What a logo's letters spell: "N O R D H A V N" is no title, and no body's name by itself.
pub(super) fn is_logo(text: &str) -> bool {
    // Those of a council may be "B Y R Å D E T"; few letters are short for whose paper it is.
    const FEW: usize = 4;
    let letters = |name: &String| name.chars().count() <= FEW || !organ::line(name);
    moede::closed_up(text).as_ref().is_some_and(letters) && moede::art(text).is_none()
}

/// A short line that is no sentence, as a body's name is.
pub(super) fn is_name(text: &str) -> bool {
    text.chars().count() < 90 && !text.ends_with(['.', ':', '?', '!']) && text.starts_with(char::is_uppercase)
}
