//! Lists of attachments: which lines make up one.

use crate::block::{Blocks, Kind};
use crate::field::bilag;
use crate::inline::{self, Piece};
use crate::record::Bilag;

/// No title is longer, in bytes; what goes on beyond it is another.
const LONGEST: usize = 500;

/// The attachments of a list, each with its line.
pub(super) fn read(blocks: &Blocks, pieces: &[Piece]) -> Vec<(Bilag, u32)> {
    let mut entries: Vec<(String, u32)> = Vec::new();
    for piece in pieces {
        let text = blocks.text(piece.line).get(piece.from..).unwrap_or("");
        // What a page break left of an item.
        if !text.contains(char::is_alphanumeric) {
            continue;
        }
        let line = blocks.lines().get(piece.line).map_or(0, |line| line.number);
        if let Some((entry, _)) = entries.last_mut().filter(|(entry, _)| goes_on(blocks, *piece, entry)) {
            inline::join_line(entry, text);
        } else if let Some(edge) = edge(text).filter(|_| piece.from > 0) {
            // Several behind the label, on its line.
            entries.extend(text.split(edge).map(|title| (title.to_owned(), line)));
        } else {
            let number = blocks.marker(piece.line).filter(|marker| marker.starts_with(char::is_alphanumeric));
            entries.push((number.map_or_else(|| text.to_owned(), |number| [number, " ", text].concat()), line));
        }
    }
    let read = |(entry, line): (String, u32)| bilag::bilag(&entry.replace('\t', " ")).map(|bilag| (bilag, line));
    entries.into_iter().filter_map(read).collect()
}

/// What stands between several titles on one line. A title may have commas in it: they are edges only where a capital stands
/// behind each, and none of the names before them is one of a list ("Aftale mellem Østerå, Vesterå og Nørreå").
fn edge(text: &str) -> Option<&'static str> {
    if text.contains("; ") {
        return Some("; ");
    }
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let mut titles = text.split(", ").peekable();
    let mut several = false;
    while let Some(title) = titles.next() {
        let ends_in_name = title.split(' ').skip(1).last().is_some_and(is_name);
        let names = title.match_indices(" og ").any(|(at, og)| title[at + og.len()..].starts_with(char::is_uppercase));
        let more = titles.peek().is_some();
        if !title.starts_with(char::is_uppercase) || names || more && ends_in_name {
            return None;
        }
        several |= more;
    }
    several.then_some(", ")
}

/// Whether a line goes on with the attachment before it: as a further line of its item, or inside its brackets.
fn goes_on(blocks: &Blocks, piece: Piece, entry: &str) -> bool {
    let in_item = matches!(blocks.block_of(piece.line).kind, Kind::Item(_)) && !blocks.starts_block(piece.line);
    in_item || entry.len() < LONGEST && entry.matches('(').count() > entry.matches(')').count()
}
