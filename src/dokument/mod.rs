//! Outline and fields → [`Dokument`]: every range of lines becomes a value of the record.

mod advarsler;
mod beslutning;
mod deltagelse;
mod hoved;
mod punkt;
mod tekst;
mod vedlagt;

use crate::block::Blocks;
use crate::danish::slug;
use crate::layout::Outline;
use crate::record::{Dokument, Dokumenttype, Hoved, Linjekort};
use crate::source::Source;

/// A document and where its texts stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The record.
    pub dokument: Dokument,
    /// For each punkt, the lines of its texts.
    pub linjekort: Vec<Linjekort>,
    /// What the lines of the source are, for whoever asks how the record came about.
    pub outline: Outline,
    /// The lines that `outline` speaks of.
    pub blocks: Blocks,
}

/// Builds the record of the document at `sti`.
#[must_use]
pub fn build(sti: &str, source: &Source, blocks: Blocks, outline: Outline) -> Parsed {
    let mut hoved = hoved::build(sti, source, &blocks, &outline);
    hoved.id = id(sti, &hoved);
    let mut built = punkt::all(&blocks, &outline, &hoved);
    hoved.deltagere = std::mem::take(&mut built.deltagere);
    hoved.fravaerende = std::mem::take(&mut built.fravaerende);
    hoved.advarsler = advarsler::find(source, &blocks, &outline, &hoved, &built);
    let (punkter, linjekort) = built.punkter.into_iter().map(|built| (built.punkt, built.linjekort)).unzip();
    Parsed { dokument: Dokument { hoved, punkter }, linjekort, outline, blocks }
}

impl Parsed {
    /// Gives the document another id, and its punkter theirs. Whoever collects documents calls this where two would have
    /// the same.
    pub fn rename(&mut self, id: &str) {
        let before = self.dokument.hoved.id.len();
        for punkt in &mut self.dokument.punkter {
            punkt.id.replace_range(..before, id);
        }
        id.clone_into(&mut self.dokument.hoved.id);
    }
}

/// A readable id: body, date and type; the file's name stands in for a body that is not known.
fn id(sti: &str, hoved: &Hoved) -> String {
    let file = sti.rsplit('/').next().unwrap_or(sti);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = hoved.udvalg.as_deref().map(slug).filter(|name| !name.is_empty()).unwrap_or_else(|| slug(stem));
    let art = match hoved.art {
        Dokumenttype::Referat => "referat",
        Dokumenttype::Dagsorden => "dagsorden",
        Dokumenttype::Notat => "notat",
        Dokumenttype::Ukendt => "",
    };
    let mut id = if name.is_empty() { "dokument".to_owned() } else { name };
    for part in [hoved.dato.as_deref().unwrap_or(""), art] {
        if !part.is_empty() && !id.contains(part) {
            id.push('-');
            id.push_str(part);
        }
    }
    id
}
