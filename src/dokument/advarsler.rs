//! What is odd in a document: data with a kind, a line and a sentence for the reader. Never a reason to drop text.

use super::punkt::{AllBuilt, Built};
use crate::block::{self, Blocks};
use crate::field::{cpr, dato, titel};
use crate::layout::Outline;
use crate::record::{Adgang, Advarsel, Dokumenttype, Hoved, Kode, Punkt};
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
        dates(outline, hoved, &built.punkter, &mut out);
    }
    if hoved.art != Dokumenttype::Notat && !outline.items.is_empty() {
        numbering(&built.punkter, &mut out);
        contents(outline, &mut out);
        for punkt in &built.punkter {
            attachments(punkt, &mut out);
            if hoved.art == Dokumenttype::Referat {
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
    for (at, line) in blocks.lines().iter().enumerate() {
        out.extend(cpr::suspected(blocks.text(at)).into_iter().map(|found| Advarsel {
            kode: Kode::CprMistanke,
            besked: format!("Ligner et CPR-nummer: {}", found.value),
            linje: line.number,
        }));
    }
}

fn dates(outline: &Outline, hoved: &Hoved, punkter: &[Built], out: &mut Vec<Advarsel>) {
    let title_line = outline.titel.as_ref().map_or(1, |(_, line)| *line);
    let Some(date) = &hoved.dato else {
        let besked = "Dokumentets dato kan ikke læses".to_owned();
        out.push(Advarsel { kode: Kode::DatoUkendt, besked, linje: title_line });
        return;
    };
    if hoved.art == Dokumenttype::Notat {
        return;
    }
    if let Some(other) = dato::first_date(&hoved.titel, None).filter(|other| other != date) {
        let besked = format!("Titlen siger {other}, mødedatoen er {date}");
        out.push(Advarsel { kode: Kode::DatoModsiger, besked, linje: title_line });
    }
    for punkt in punkter {
        let titel = punkt.punkt.titel.to_lowercase();
        // Minutes are approved at a later meeting than the one they are of.
        let approves = titel.contains("godkendelse af") && titel.contains("referat");
        if approves && dato::first_date(&titel, None).as_ref() == Some(date) {
            let besked = format!("Mødet {date} godkender et referat af samme dato: \"{}\"", punkt.punkt.titel);
            out.push(Advarsel { kode: Kode::DatoModsiger, besked, linje: punkt.punkt.linjer.0 });
        }
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

/// Titles of the table of contents that no punkt has, allowing for a misprint.
fn contents(outline: &Outline, out: &mut Vec<Advarsel>) {
    let titles = titel::Titles::new(outline.items.iter().map(|item| item.titel.as_str()));
    for entry in &outline.toc {
        if !titles.have(&entry.title) {
            let besked = format!("Indholdsfortegnelsen har \"{}\", som intet punkt hedder", entry.title);
            out.push(Advarsel { kode: Kode::TocUdenPunkt, besked, linje: entry.line });
        }
    }
}

fn attachments(built: &Built, out: &mut Vec<Advarsel>) {
    out.extend(built.enlige_bilag.iter().map(|titel| Advarsel {
        kode: Kode::BilagNaevntEnGang,
        besked: format!("Punkt {}: bilaget \"{titel}\" står kun i den ene af punktets to lister", built.punkt.nummer),
        linje: built.punkt.linjer.0,
    }));
}

/// An open item of minutes without a decision. A closed one may lawfully show none.
fn decision(punkt: &Punkt, out: &mut Vec<Advarsel>) {
    let none = punkt.beslutning.as_deref().is_none_or(str::is_empty);
    if none && punkt.adgang != Some(Adgang::Lukket) {
        let besked = format!("Punkt {} har ingen beslutning: \"{}\"", punkt.nummer, punkt.titel);
        out.push(Advarsel { kode: Kode::BeslutningMangler, besked, linje: punkt.linjer.0 });
    }
}
