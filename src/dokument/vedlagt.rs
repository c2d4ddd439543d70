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
        } else if bilag::are_files(text) {
            entries.extend(text.split_whitespace().map(|name| (name.to_owned(), line)));
        } else {
            let number = blocks.marker(piece.line).filter(|marker| marker.starts_with(char::is_alphanumeric));
            entries.push((number.map_or_else(|| text.to_owned(), |number| [number, " ", text].concat()), line));
        }
    }
    let read = |(entry, line): (String, u32)| bilag::bilag(&entry.replace('\t', " ")).map(|bilag| (bilag, line));
    entries.into_iter().filter_map(read).collect()
}

/// What stands between several titles on one line. A title may have commas in it ("Regnskab 2023, Kulturhuset"): they are
/// edges only where each part begins with a capital and names a kind of document.
fn edge(text: &str) -> Option<&'static str> {
    // The sign for "vedlagt" stands before each of them.
    if let Some(sign) = [" ./. ", "; "].into_iter().find(|sign| text.contains(sign)) {
        return Some(sign);
    }
    let is_title = |title: &str| title.starts_with(char::is_uppercase) && names_document(title);
    (text.contains(", ") && text.split(", ").all(is_title)).then_some(", ")
}

/// Whether a title has a word for a kind of document: "Takstblad 2024", "Høringssvarene".
fn names_document(title: &str) -> bool {
    title.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let word = word.to_lowercase();
        let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| is_document(stem)));
        stem.is_some() || is_document(&word)
    })
}

fn is_document(word: &str) -> bool {
    DOCUMENTS.iter().any(|document| word.ends_with(document))
}

/// What Danish hangs behind a noun for one or several, known or not.
const ENDINGS: [&str; 8] = ["et", "en", "er", "ene", "erne", "ne", "r", "e"];

/// The heads of words for documents that are attached to a case.
const DOCUMENTS: [&str; 61] = [
    "aftale",
    "analyse",
    "ansøgning",
    "beregning",
    "beskrivelse",
    "blad",
    "brev",
    "budget",
    "dagsorden",
    "erklæring",
    "evaluering",
    "folder",
    "forslag",
    "grundlag",
    "henvendelse",
    "hvidbog",
    "indkaldelse",
    "indstilling",
    "katalog",
    "kontrakt",
    "kort",
    "liste",
    "mail",
    "materiale",
    "notat",
    "opgørelse",
    "oplæg",
    "oversigt",
    "pjece",
    "plan",
    "planche",
    "politik",
    "program",
    "protokollat",
    "præsentation",
    "rapport",
    "redegørelse",
    "referat",
    "regnskab",
    "regulativ",
    "retningslinje",
    "revisionsprotokol",
    "skema",
    "skitse",
    "skrivelse",
    "skøde",
    "statistik",
    "status",
    "strategi",
    "svar",
    "takst",
    "tegning",
    "tidsplan",
    "tilbud",
    "tilladelse",
    "udkast",
    "udtalelse",
    "undersøgelse",
    "vedtægt",
    "vejledning",
    "vurdering",
];

/// Whether a line goes on with the attachment before it: as a further line of its item, or inside its brackets.
fn goes_on(blocks: &Blocks, piece: Piece, entry: &str) -> bool {
    let in_item = matches!(blocks.block_of(piece.line).kind, Kind::Item(_)) && !blocks.starts_block(piece.line);
    in_item || entry.len() < LONGEST && entry.matches('(').count() > entry.matches(')').count()
}
