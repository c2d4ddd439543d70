//! The head of the record: title, body, date, place, case numbers.

use std::collections::HashSet;

use crate::block::{Blocks, Kind};
use crate::field::sag::{self, Label};
use crate::field::{dato, moede};
use crate::inline::{self, Piece};
use crate::layout::{HeadField, Outline};
use crate::record::{Dokumenttype, Hoved};
use crate::source::Source;

/// The head without its id, people and warnings.
pub(super) fn build(sti: &str, source: &Source, blocks: &Blocks, outline: &Outline) -> Hoved {
    let art = outline.art.unwrap_or(Dokumenttype::Ukendt);
    let titel = title(sti, blocks, outline);
    let date_line = value(blocks, outline, HeadField::Dato);
    let time_line = value(blocks, outline, HeadField::Tid);
    // A date may stand above the label that has it again, with the hour.
    let timed = || values(blocks, outline, HeadField::Dato).find(|line| dato::clock(line).0.is_some());
    let hour_line = timed().or_else(|| date_line.clone());
    let (start, slut) = times(art, [time_line.as_deref(), hour_line.as_deref(), Some(titel.as_str())]);
    let slut = value(blocks, outline, HeadField::Slut).and_then(|line| end_time(&line)).or(slut);
    let udvalg = match art {
        Dokumenttype::Notat => value(blocks, outline, HeadField::Udvalg).or_else(|| moede::adressat(&titel)),
        // A form may have the label and leave it empty.
        _ => {
            value(blocks, outline, HeadField::Udvalg).filter(|name| !name.is_empty()).or_else(|| outline.udvalg.clone())
        }
    };
    // A memo's title names the meeting that it is for; its own date stands in the sidebar.
    let title_date = || (art != Dokumenttype::Notat).then(|| dato::first_date(&titel, None)).flatten();
    Hoved {
        id: String::new(),
        sti: sti.to_owned(),
        indhold_hash: source.hash.clone(),
        art,
        udvalg,
        dato: [&date_line, &time_line]
            .into_iter()
            .find_map(|line| line.as_deref().and_then(|line| dato::first_date(line, None)))
            .or_else(title_date),
        start,
        slut,
        sted: value(blocks, outline, HeadField::Sted).or_else(|| {
            let lines = [date_line.as_deref(), time_line.as_deref(), Some(titel.as_str())];
            lines.into_iter().flatten().find_map(place_behind_time).filter(|_| art != Dokumenttype::Notat)
        }),
        sagsnumre: case_numbers(blocks, outline),
        sagsbehandler: value(blocks, outline, HeadField::Sagsbehandler),
        titel,
        deltagere: Vec::new(),
        fravaerende: Vec::new(),
        advarsler: Vec::new(),
    }
}

/// The title as written; without one, the first heading, the first line, or the file's name.
fn title(sti: &str, blocks: &Blocks, outline: &Outline) -> String {
    if let Some((titel, _)) = &outline.titel {
        return titel.clone();
    }
    let lines = || outline.loose.iter().map(|piece| piece.line);
    let heading = lines().find(|at| blocks.block_of(*at).kind == Kind::Heading);
    heading.or_else(|| lines().next()).map(|at| shortened(blocks.text(at))).unwrap_or_else(|| sti.to_owned())
}

/// The first line of a document that has no title may be a whole paragraph.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{} …", text[..end].rsplit_once(' ').map_or(&text[..end], |(head, _)| head)),
        None => text.replace('\t', " "),
    }
}

/// The text behind a label of the head.
pub(super) fn value(blocks: &Blocks, outline: &Outline, field: HeadField) -> Option<String> {
    pieces(outline, field).map(|pieces| inline::render(blocks, pieces).text)
}

fn values<'a>(blocks: &'a Blocks, outline: &'a Outline, field: HeadField) -> impl Iterator<Item = String> + 'a {
    let fields = outline.head.iter().filter(move |(seen, _)| *seen == field);
    fields.map(|(_, pieces)| inline::render(blocks, pieces).text)
}

pub(super) fn pieces(outline: &Outline, field: HeadField) -> Option<&[Piece]> {
    outline.head.iter().find(|(seen, _)| *seen == field).map(|(_, pieces)| pieces.as_slice())
}

/// Start and end from the first of the lines that has a start. A memo's title names the meeting that it is for.
fn times(art: Dokumenttype, lines: [Option<&str>; 3]) -> (Option<String>, Option<String>) {
    if art == Dokumenttype::Notat {
        return (None, None);
    }
    let read = lines.into_iter().flatten().map(dato::clock);
    read.reduce(|found, next| if found.0.is_some() { found } else { (next.0, found.1.or(next.1)) }).unwrap_or_default()
}

/// The time in a line that tells when the meeting ended.
fn end_time(line: &str) -> Option<String> {
    let (start, slut) = dato::clock(line);
    slut.or(start)
}

/// "… kl. 19.00-21.15 i Gartnerhuset", "… Sted: Gartnerhuset": what follows the time is the place.
fn place_behind_time(line: &str) -> Option<String> {
    dato::clock(line).0?;
    let lower = line.to_lowercase();
    let time = lower.find("kl.").or_else(|| lower.find("kl ")).filter(|_| lower.len() == line.len())? + 2;
    // "19.00-21.15", "9 til kl. 11".
    let words = ["til", "kl"];
    let mut rest = line.get(time..)?;
    loop {
        let next = rest.trim_start_matches(|c: char| c.is_ascii_digit() || " .:,-–".contains(c));
        let next = words.iter().find_map(|word| next.strip_prefix(word)).unwrap_or(next);
        if next.len() == rest.len() {
            break;
        }
        rest = next;
    }
    // "…, Borgerhuset": a name behind a comma.
    let behind_comma =
        line[..line.len() - rest.len()].trim_end().ends_with(',') && rest.starts_with(char::is_uppercase);
    let words = ["i ", "på ", "Sted: ", "Mødested: ", "Lokale: "];
    let behind_word = || words.iter().find_map(|word| rest.strip_prefix(word));
    let place = behind_comma.then_some(rest).or_else(behind_word)?.trim().trim_end_matches('.');
    (!place.is_empty() && place.chars().count() < 80).then(|| place.to_owned())
}

/// The numbers of the document's cases; those behind labels of a document are its own.
fn case_numbers(blocks: &Blocks, outline: &Outline) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for (_, pieces) in outline.head.iter().filter(|(field, _)| *field == HeadField::Sagsnummer) {
        let mut label = Label::Sag;
        for piece in pieces {
            let text = blocks.text(piece.line);
            let read = sag::labelled(text).unwrap_or_else(|| vec![(label, sag::compact(text))]);
            label = read.last().map_or(label, |(label, _)| *label);
            for (_, number) in read.into_iter().filter(|(label, number)| *label == Label::Sag && !number.is_empty()) {
                if seen.insert(number.clone()) {
                    numbers.push(number);
                }
            }
        }
    }
    numbers
}
