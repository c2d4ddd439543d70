//! What is odd in a document: data with a kind, a line and a sentence for the reader. Never a reason to drop text.

mod bilag;
mod datoer;

use std::collections::HashSet;

use super::punkt::{AllBuilt, Built};
use crate::block::{self, Blocks};
use crate::field::{cpr, titel};
use crate::layout::{Item, Outline};
use crate::record::{Adgang, Advarsel, Dokumenttype, Felt, Hoved, Kode, Punkt};
use crate::source::Source;

/// Finds all warnings of a document, in the order of the lines.
pub(super) fn find(
    source: &Source,
    blocks: &Blocks,
    outline: &Outline,
    hoved: &Hoved,
    built: &AllBuilt,
) -> Vec<Advarsel> {
    let mut out = Vec::new();
    unreadable(source, &mut out);
    unread_marks(blocks, &mut out);
    cpr_numbers(blocks, &mut out);
    if outline.items.is_empty() {
        let besked = "Ikke genkendt som mødedokument: teksten er samlet i ét punkt".to_owned();
        out.push(Advarsel { kode: Kode::UkendtDokument, besked, linje: 1 });
    }
    if hoved.art != Dokumenttype::Ukendt {
        datoer::dates(outline, hoved, &built.punkter, &mut out);
        datoer::times(blocks, outline, hoved, &mut out);
        datoer::weekdays(blocks, outline, &mut out);
    }
    if hoved.art != Dokumenttype::Notat && !outline.items.is_empty() {
        numbering(&built.punkter, &mut out);
        contents(outline, &mut out);
        for (nr, punkt) in built.punkter.iter().enumerate() {
            bilag::listed_once(punkt, &mut out);
            bilag::missing(punkt, &mut out);
            let next = built.punkter.get(nr + 1).map(|next| next.punkt.nummer.as_str());
            if hoved.art == Dokumenttype::Referat && !stands_over(&punkt.punkt, next) {
                decision(&punkt.punkt, &mut out);
            }
        }
    }
    // Warnings quote titles; a number that should not be published must not be published again by the warning.
    for advarsel in &mut out {
        advarsel.besked = cpr::masked(&advarsel.besked);
    }
    out.sort_by(|a, b| (a.linje, a.kode, &a.besked).cmp(&(b.linje, b.kode, &b.besked)));
    out
}

fn unreadable(source: &Source, out: &mut Vec<Advarsel>) {
    out.extend(source.undecodable.iter().map(|linje| Advarsel {
        kode: Kode::UlaeseligeTegn,
        besked: format!("Tegn, der ikke kan læses som {}", source.encoding),
        linje: *linje,
    }));
}

/// One warning for all of them: where there are such lines, there may be a million.
fn unread_marks(blocks: &Blocks, out: &mut Vec<Advarsel>) {
    let Some(first) = blocks.unread_marks.first() else { return };
    let besked = format!(
        "Læst som ren tekst: {} linje(r) med citater eller lister i over {} lag, eller i en tabel, der mangler for mange celler",
        blocks.unread_marks.len(),
        block::DEPTH
    );
    out.push(Advarsel { kode: Kode::OpmaerkningUlaest, besked, linje: *first });
}

fn cpr_numbers(blocks: &Blocks, out: &mut Vec<Advarsel>) {
    for (at, line) in blocks.lines().iter().enumerate().filter(|(_, line)| line.figure) {
        out.extend(cpr::suspected(blocks.text(at)).into_iter().map(|found| Advarsel {
            kode: Kode::CprMistanke,
            besked: format!("Ligner et CPR-nummer: {}", found.value),
            linje: line.number,
        }));
    }
}

fn numbering(punkter: &[Built], out: &mut Vec<Advarsel>) {
    for pair in punkter.windows(2) {
        let [before, now] = [&pair[0].punkt, &pair[1].punkt];
        if before.nummer == now.nummer {
            let besked = format!("To punkter har nummer {}", now.nummer);
            out.push(Advarsel { kode: Kode::PunktnummerDobbelt, besked, linje: now.linjer.0 });
        } else if let (Ok(first), Ok(second)) = (before.nummer.parse::<u32>(), now.nummer.parse::<u32>())
            && second > first + 1
        {
            let besked = format!("Efter punkt {first} følger punkt {second}");
            out.push(Advarsel { kode: Kode::PunktnummerMangler, besked, linje: now.linjer.0 });
        }
    }
}

/// The table of contents and the punkter, each against the other, allowing for a misprint.
fn contents(outline: &Outline, out: &mut Vec<Advarsel>) {
    let titles = titel::Titles::new(outline.items.iter().map(|item| item.titel.as_str()));
    // An entry that no punkt has may be a part of a title all the same, where the table has broken it over lines.
    let mut parts = HashSet::new();
    for entry in &outline.toc {
        if !titles.have(&entry.title) {
            parts.extend(edges(&entry.title));
            let besked = format!("Indholdsfortegnelsen har \"{}\", som intet punkt hedder", entry.title);
            out.push(Advarsel { kode: Kode::TocUdenPunkt, besked, linje: entry.line });
        }
    }
    let listed = titel::Titles::new(outline.toc.iter().map(|entry| entry.title.as_str()));
    let (in_toc, not_in_toc): (Vec<&Item>, Vec<&Item>) =
        outline.items.iter().filter(|item| is_to_be_listed(item)).partition(|item| listed.have(&item.titel));
    // A table that has less than half of the punkter is one of something else.
    if in_toc.len() < not_in_toc.len() || in_toc.is_empty() {
        return;
    }
    let is_in_parts = |item: &&Item| edges(&item.titel).any(|edge| parts.contains(&edge));
    for item in not_in_toc.into_iter().filter(|item| !is_in_parts(item)) {
        let besked = format!("Punkt {} står ikke i indholdsfortegnelsen: \"{}\"", item.nummer, item.titel);
        out.push(Advarsel { kode: Kode::PunktUdenToc, besked, linje: item.linjer.0 });
    }
}

/// How a title begins and ends, if it is long enough to be known by that.
fn edges(title: &str) -> impl Iterator<Item = Edge> {
    const LETTERS: usize = 12;
    let letters: Vec<char> = title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let first = letters.first_chunk::<LETTERS>().copied().map(Edge::Start);
    let last = letters.last_chunk::<LETTERS>().copied().map(Edge::End);
    first.into_iter().chain(last)
}

/// The first or the last letters of a title.
#[derive(PartialEq, Eq, Hash)]
enum Edge {
    Start([char; 12]),
    End([char; 12]),
}

/// Whether a table of contents has to have the punkt: it may leave out parts ("12.1"), and the titles of closed ones.
fn is_to_be_listed(item: &Item) -> bool {
    item.adgang != Some(Adgang::Lukket) && !item.nummer.contains('.')
}

/// Whether a punkt is only a title over others: "3" over "3.1", "1.0" over "1.1".
fn stands_over(punkt: &Punkt, next: Option<&str>) -> bool {
    let group = punkt.nummer.strip_suffix(".0").unwrap_or(&punkt.nummer);
    let over = next.and_then(|next| next.strip_prefix(group)).is_some_and(|rest| rest.starts_with('.'));
    over && punkt.tekster().all(|text| text.felt == Felt::Titel)
}

/// An open item of minutes without a decision. A closed one may lawfully show none, and nothing is decided under "Eventuelt"
/// and "Meddelelser".
fn decision(punkt: &Punkt, out: &mut Vec<Advarsel>) {
    let none = punkt.beslutning.as_deref().is_none_or(str::is_empty);
    let informs = || {
        let title = punkt.titel.to_lowercase();
        ["eventuelt", "evt.", "meddelelser", "gensidig orientering", "kommende møder", "næste møde"]
            .iter()
            .any(|name| title.starts_with(name))
    };
    if none && !informs() && punkt.adgang != Some(Adgang::Lukket) {
        let besked = format!("Punkt {} har ingen beslutning: \"{}\"", punkt.nummer, punkt.titel);
        out.push(Advarsel { kode: Kode::BeslutningMangler, besked, linje: punkt.linjer.0 });
    }
}
