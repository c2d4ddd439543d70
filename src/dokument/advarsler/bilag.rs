//! Attachments that a punkt lists once of two times, or speaks of and does not list.

use std::collections::BTreeSet;

use super::super::punkt::Built;
use crate::field::{bilag, vedlagt};
use crate::record::{Adgang, Advarsel, Bilag, Felt, Kode, Punkt, Tekst};

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
            let new = found.numre.iter().filter(|number| looked_for.insert(**number));
            let missing: Vec<&u32> =
                new.filter(|number| !has(&punkt.bilag, **number) && !stands_in_text(punkt, **number)).collect();
            let none_at_all = found.numre.is_empty() && punkt.bilag.is_empty() && !said;
            if missing.is_empty() && !none_at_all {
                continue;
            }
            let linje = built.linjekort.linje(tekst.felt, tekst.nr, found.range.start).unwrap_or(punkt.linjer.0);
            // What stands before the first punkt speaks of the whole document's.
            if linje < punkt.linjer.0 {
                continue;
            }
            said = true;
            let list =
                if punkt.bilag.is_empty() { "punktet har ingen bilag" } else { "det står ikke på punktets liste" };
            let mut warn = |what: String| {
                let besked = format!("Punkt {}: {what}, men {list}", punkt.nummer);
                out.push(Advarsel { kode: Kode::BilagMangler, besked, linje });
            };
            for number in missing {
                warn(format!("teksten henviser til bilag {number}"));
            }
            if none_at_all {
                warn(format!("noget er vedlagt (\"{}\")", shortened(&tekst.tekst[found.range])));
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

/// Whether a line of the punkt's text is an attachment of this number, "Bilag 3: <titel>", that was not read as one.
fn stands_in_text(punkt: &Punkt, number: u32) -> bool {
    let nummer = number.to_string();
    let is_it = |line: &str| {
        let line = line.trim_start_matches(['-', '•', '*', ' ']);
        line.starts_with("Bilag ")
            && bilag::bilag(line).is_some_and(|bilag| bilag.nummer.as_ref() == Some(&nummer) && bilag.titel != line)
    };
    punkt.tekster().any(|tekst| tekst.tekst.lines().any(is_it))
}

/// A sentence to quote, on one line.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{} …", text[..end].rsplit_once(' ').map_or(&text[..end], |(head, _)| head)),
        None => text,
    }
}
