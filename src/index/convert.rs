//! Records → tantivy documents, and back.

use std::ops::Range;

use tantivy::TantivyDocument;

use super::records;
use super::schema::{Fields, HOVED, PUNKT};
use crate::danish::{definitions, normal};
use crate::dokument::Parsed;
use crate::record::{Dokument, Hoved, Linjekort, Punkt};

/// A document of the index, but for its record, which is still to be compressed.
pub(super) struct Document {
    /// What it is found by.
    pub(super) fields: TantivyDocument,
    /// From [`records::plain`].
    pub(super) record: Vec<u8>,
}

/// The documents of one source: its head, then its punkter in order. They are added as one batch, which tantivy puts into
/// one segment with consecutive numbers, keeps in order when it merges, and deletes as one by `kilde`; so a head finds its
/// punkter, and a punkt its head, by counting ([`Fields::plads`]).
///
/// # Errors
/// If a record cannot be written as JSON.
pub(super) fn documents(fields: &Fields, rod: &str, parsed: &Parsed) -> serde_json::Result<Vec<Document>> {
    let Dokument { hoved, punkter } = &parsed.dokument;
    let kilde = kilde(rod, &hoved.sti);
    let mut out = Vec::with_capacity(punkter.len() + 1);
    out.push(head(fields, rod, &kilde, hoved, punkter.len())?);
    for (place, (punkt, linjekort)) in (1u64..).zip(punkter.iter().zip(&parsed.linjekort)) {
        out.push(item(fields, &kilde, hoved, punkt, linjekort, place)?);
    }
    Ok(out)
}

/// The key of a source file: the folder that was ingested, and the path below it.
pub(super) fn kilde(rod: &str, sti: &str) -> String {
    format!("{rod}\n{sti}")
}

fn head(fields: &Fields, rod: &str, kilde: &str, hoved: &Hoved, punkter: usize) -> serde_json::Result<Document> {
    let mut doc = TantivyDocument::new();
    doc.add_text(fields.slags, HOVED);
    doc.add_text(fields.kilde, kilde);
    doc.add_text(fields.sti, &hoved.sti);
    doc.add_text(fields.dokument, &hoved.id);
    doc.add_u64(fields.plads, punkter as u64);
    if let Some(udvalg) = &hoved.udvalg {
        doc.add_text(fields.udvalg_navn, udvalg);
    }
    if let Some(dato) = hoved.dato.as_deref().and_then(date_number) {
        doc.add_u64(fields.dato, dato);
    }
    Ok(Document { fields: doc, record: records::plain(&serde_json::to_vec(hoved)?, rod.as_bytes()) })
}

fn item(
    fields: &Fields,
    kilde: &str,
    hoved: &Hoved,
    punkt: &Punkt,
    linjekort: &Linjekort,
    place: u64,
) -> serde_json::Result<Document> {
    let mut doc = TantivyDocument::new();
    doc.add_text(fields.slags, PUNKT);
    doc.add_text(fields.kilde, kilde);
    doc.add_text(fields.id, &punkt.id);
    doc.add_u64(fields.plads, place);
    for tekst in punkt.tekster() {
        doc.add_text(fields.tekst(tekst.felt), tekst.tekst);
        for definition in definitions(tekst.tekst) {
            doc.add_text(fields.forkortelse, format!("{}\t{}", definition.short, normal(definition.long)));
        }
    }
    if let Some(udvalg) = &hoved.udvalg {
        doc.add_text(fields.udvalg, udvalg);
        doc.add_text(fields.udvalg_navn, udvalg);
    }
    doc.add_text(fields.dokumenttype, hoved.art.navn());
    if let Some(sag) = &punkt.sags_id {
        doc.add_text(fields.sag_navn, sag);
    }
    if let Some(dato) = hoved.dato.as_deref().and_then(date_number) {
        doc.add_u64(fields.dato, dato);
    }
    if let Some(udfald) = punkt.udfald {
        doc.add_text(fields.udfald, udfald.navn());
    }
    for number in case_numbers(hoved, punkt) {
        doc.add_text(fields.sag, number);
    }
    for number in document_numbers(punkt) {
        doc.add_text(fields.dok, number);
    }
    doc.add_text(fields.nummer, punkt.nummer.to_lowercase());
    Ok(Document { fields: doc, record: records::plain(&serde_json::to_vec(punkt)?, &linjekort.encode()) })
}

/// The case numbers that a punkt is found by: its own, its attachments' and its document's.
#[must_use]
pub fn case_numbers(hoved: &Hoved, punkt: &Punkt) -> Vec<String> {
    let own = punkt.sags_id.iter();
    unique(own.chain(punkt.bilag.iter().filter_map(|bilag| bilag.sags_id.as_ref())).chain(&hoved.sagsnumre))
}

/// The document numbers that a punkt is found by: its own and its attachments'.
#[must_use]
pub fn document_numbers(punkt: &Punkt) -> Vec<String> {
    unique(punkt.dok_id.iter().chain(punkt.bilag.iter().filter_map(|bilag| bilag.dok_id.as_ref())))
}

fn unique<'a>(numbers: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for number in numbers.map(|number| number_key(number)) {
        if !out.contains(&number) {
            out.push(number);
        }
    }
    out
}

/// A case or document number as it is looked up: its letters and digits in lower case, since the signs between them are
/// written as it comes.
#[must_use]
pub fn number_key(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// An abbreviation and the name that it stands for, from a term of [`Fields::forkortelse`].
pub(super) fn definition(term: &str) -> Option<(&str, &str)> {
    term.split_once('\t')
}

/// `YYYY-MM-DD` as the number yyyymmdd, whose order is that of the days.
#[must_use]
pub fn date_number(date: &str) -> Option<u64> {
    let digits: String = date.split('-').collect();
    (digits.len() == 8).then(|| digits.parse().ok()).flatten()
}

/// The days from `from` to `to` as numbers; an end that is missing is open.
#[must_use]
pub fn date_range(from: Option<&str>, to: Option<&str>) -> Range<u64> {
    let start = from.and_then(date_number).unwrap_or(0);
    let end = to.and_then(date_number).map_or(u64::MAX, |end| end + 1);
    start..end
}
