//! Attachments that a punkt lists once of two times, or speaks of and does not list.

use std::collections::BTreeSet;

use super::super::punkt::Built;
use crate::field::vedlagt;
use crate::record::{Adgang, Advarsel, Bilag, Felt, Kode, Tekst};

/// Attachments that stand in only one of a punkt's two lists.
pub(super) fn listed_once(built: &Built, out: &mut Vec<Advarsel>) {
    out.extend(built.enlige_bilag.iter().map(|titel| Advarsel {
        kode: Kode::BilagNaevntEnGang,
        besked: format!("Punkt {}: bilaget \"{titel}\" står kun i den ene af punktets to lister", built.punkt.nummer),
        linje: built.punkt.linjer.0,
    }));
}

/// Attachments that the text of a punkt speaks of as its own ([`vedlagt`] has the rule) and its list does not have: one by
/// a number that is not there, or any, where there is no list at all.
///
/// What other meetings wrote (earlier decisions, the case's way here) speaks of their attachments, and a closed punkt may
/// keep its own back: neither is looked at.
pub(super) fn missing(built: &Built, out: &mut Vec<Advarsel>) {
    let punkt = &built.punkt;
    if punkt.adgang == Some(Adgang::Lukket) {
        return;
    }
    // Each number is looked for, and said to be missing, once.
    let mut looked_for = BTreeSet::new();
    let mut said = false;
    for tekst in punkt.tekster().filter(is_own_text) {
        for found in vedlagt::vedlagt(tekst.tekst) {
            let linje = || built.linjekort.linje(tekst.felt, tekst.nr, found.range.start).unwrap_or(punkt.linjer.0);
            let warn = |besked| Advarsel { kode: Kode::BilagMangler, besked, linje: linje() };
            for number in &found.numre {
                if looked_for.insert(*number) && !has(&punkt.bilag, *number) {
                    let list = if punkt.bilag.is_empty() {
                        "punktet har ingen bilag"
                    } else {
                        "det står ikke på punktets liste"
                    };
                    out.push(warn(format!("Punkt {}: teksten henviser til bilag {number}, men {list}", punkt.nummer)));
                    said = true;
                }
            }
            if found.numre.is_empty() && punkt.bilag.is_empty() && !said {
                let sentence = shortened(&tekst.tekst[found.range.clone()]);
                let besked =
                    format!("Punkt {}: noget er vedlagt, men punktet har ingen bilag: \"{sentence}\"", punkt.nummer);
                out.push(warn(besked));
                said = true;
            }
        }
    }
}

fn is_own_text(tekst: &Tekst<'_>) -> bool {
    use Felt::{Afsnit, Beslutning, Indstilling, Oekonomi, Resume, Sagsfremstilling};
    matches!(tekst.felt, Resume | Sagsfremstilling | Oekonomi | Indstilling | Beslutning | Afsnit)
}

/// Whether the list has an attachment of this number: by its number, by a title that says it ("Bilag 3 til aftalen"), or,
/// where titles have no numbers, by its place.
fn has(bilag: &[Bilag], number: u32) -> bool {
    let starts = |text: &str| {
        let digits = text.trim_start();
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits[..end].parse() == Ok(number)
    };
    let named = |titel: &str| {
        let titel = titel.to_lowercase();
        titel
            .match_indices("bilag")
            .any(|(at, word)| starts(titel[at + word.len()..].trim_start_matches([' ', '_', '-'])))
    };
    let unnumbered = bilag.iter().filter(|bilag| bilag.nummer.is_none()).count();
    let by_place = usize::try_from(number).is_ok_and(|number| unnumbered > 0 && number <= bilag.len());
    by_place || bilag.iter().any(|bilag| bilag.nummer.as_deref().is_some_and(starts) || named(&bilag.titel))
}

/// A sentence to quote, on one line.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{} …", text[..end].rsplit_once(' ').map_or(&text[..end], |(head, _)| head)),
        None => text,
    }
}
