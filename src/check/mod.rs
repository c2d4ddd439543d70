//! A parsed document → what was recognised in it, what is odd, and what to do about that. Pure; nothing is indexed.

mod hint;

pub use hint::hint;

use serde::Serialize;

use crate::dokument::Parsed;
use crate::layout::evidence::{self, Family, FurnitureLines};
use crate::record::{Adgang, Dokumenttype, Kode, Punkt};

/// What `klynge check` says of a document. Its JSON is documented in `docs/check.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The path of the source.
    pub sti: String,
    /// What kind of document it is.
    #[serde(rename = "type")]
    pub art: Dokumenttype,
    /// How its punkter were found.
    pub familie: Family,
    /// Its title.
    pub titel: String,
    /// The body that met.
    pub udvalg: Option<String>,
    /// The date.
    pub dato: Option<String>,
    /// When the meeting started.
    pub start: Option<String>,
    /// When it ended.
    pub slut: Option<String>,
    /// Where it was held.
    pub sted: Option<String>,
    /// Case numbers of the document.
    pub sagsnumre: Vec<String>,
    /// Who wrote it.
    pub sagsbehandler: Option<String>,
    /// Who took part.
    pub deltagere: Vec<String>,
    /// Who was absent.
    pub fravaerende: Vec<String>,
    /// The punkter, each in short.
    pub punkter: Vec<PunktKort>,
    /// Lines that are no text.
    pub furniture: FurnitureLines,
    /// What is odd, in the order of the lines.
    pub advarsler: Vec<Fund>,
    /// The verdict.
    pub dom: Dom,
}

/// A punkt in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PunktKort {
    /// As the source numbers it.
    pub nummer: String,
    /// Its title.
    pub titel: String,
    /// Who may read it.
    pub adgang: Option<Adgang>,
    /// The record's fields that have text.
    pub afsnit: Vec<&'static str>,
    /// Those whose heading is there with nothing under it.
    pub tomme_afsnit: Vec<&'static str>,
    /// The headings of its other sections.
    pub oevrige_afsnit: Vec<String>,
    /// How many attachments it lists.
    pub bilag: usize,
    /// First and last line.
    pub linjer: (u32, u32),
}

/// A warning and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fund {
    /// Which kind.
    pub kode: Kode,
    /// What was seen.
    pub besked: String,
    /// Where.
    pub linje: u32,
    /// What to do.
    pub hint: &'static str,
}

/// Whether a document has warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dom {
    /// It has none.
    Ok,
    /// It has some.
    Advarsler,
}

/// Checks a document, which is to be called `sti`.
#[must_use]
pub fn check(sti: String, parsed: &Parsed) -> Checked {
    let hoved = parsed.dokument.hoved.clone();
    let advarsler: Vec<Fund> = hoved
        .advarsler
        .into_iter()
        .map(|found| Fund { kode: found.kode, besked: found.besked, linje: found.linje, hint: hint(found.kode) })
        .collect();
    Checked {
        sti,
        art: hoved.art,
        familie: evidence::family(&parsed.blocks, &parsed.outline),
        titel: hoved.titel,
        udvalg: hoved.udvalg,
        dato: hoved.dato,
        start: hoved.start,
        slut: hoved.slut,
        sted: hoved.sted,
        sagsnumre: hoved.sagsnumre,
        sagsbehandler: hoved.sagsbehandler,
        deltagere: hoved.deltagere,
        fravaerende: hoved.fravaerende,
        punkter: parsed.dokument.punkter.iter().map(in_short).collect(),
        furniture: evidence::furniture(&parsed.outline),
        dom: if advarsler.is_empty() { Dom::Ok } else { Dom::Advarsler },
        advarsler,
    }
}

fn in_short(punkt: &Punkt) -> PunktKort {
    let named = [
        ("resume", &punkt.resume),
        ("sagsfremstilling", &punkt.sagsfremstilling),
        ("oekonomi", &punkt.oekonomi),
        ("indstilling", &punkt.indstilling),
        ("tidligere_beslutninger", &punkt.tidligere_beslutninger),
        ("beslutning", &punkt.beslutning),
    ];
    let with = |wanted: fn(&str) -> bool| {
        let there = named.iter().filter(|(_, text)| text.as_deref().is_some_and(wanted));
        there.map(|(name, _)| *name).collect()
    };
    PunktKort {
        nummer: punkt.nummer.clone(),
        titel: punkt.titel.clone(),
        adgang: punkt.adgang,
        afsnit: with(|text| !text.is_empty()),
        tomme_afsnit: with(str::is_empty),
        oevrige_afsnit: punkt.oevrige_afsnit.iter().map(|afsnit| afsnit.overskrift.clone()).collect(),
        bilag: punkt.bilag.len(),
        linjer: punkt.linjer,
    }
}
