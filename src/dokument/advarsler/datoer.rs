//! Dates and times that contradict each other.

use super::super::punkt::Built;
use crate::block::Blocks;
use crate::field::{dato, ugedag};
use crate::layout::{HeadField, Outline, Role};
use crate::record::{Advarsel, Dokumenttype, Hoved, Kode};

/// A meeting that began before this hour and ended before [`NIGHT_ENDS`] did not go on past midnight.
const EVENING: &str = "16:00";
/// No meeting that goes on past midnight ends later.
const NIGHT_ENDS: &str = "06:00";

pub(super) fn dates(outline: &Outline, hoved: &Hoved, punkter: &[Built], out: &mut Vec<Advarsel>) {
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
        // Only a date contradicts a date.
        if !punkt.punkt.titel.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let titel = punkt.punkt.titel.to_lowercase();
        // Minutes are approved at a later meeting than the one they are of.
        let approves = titel.contains("godkendelse af") && titel.contains("referat");
        if approves && dato::first_date(&titel, None).as_ref() == Some(date) {
            let besked = format!("Mødet {date} godkender et referat af samme dato: \"{}\"", punkt.punkt.titel);
            out.push(Advarsel { kode: Kode::DatoModsiger, besked, linje: punkt.punkt.linjer.0 });
        }
    }
}

/// A meeting that ends before it starts, unless it can have gone on past midnight.
pub(super) fn times(blocks: &Blocks, outline: &Outline, hoved: &Hoved, out: &mut Vec<Advarsel>) {
    let (Some(start), Some(slut)) = (hoved.start.as_deref(), hoved.slut.as_deref()) else { return };
    let past_midnight = EVENING <= start && slut <= NIGHT_ENDS;
    if start <= slut || past_midnight {
        return;
    }
    // The line that both were read from.
    let of = |wanted| outline.head.iter().filter(move |(field, _)| *field == wanted).flat_map(|(_, pieces)| pieces);
    let end = of(HeadField::Slut).map(|piece| piece.line).next();
    let mut times = of(HeadField::Tid).chain(of(HeadField::Dato)).map(|piece| piece.line);
    let line = end.or_else(|| times.find(|at| dato::clock(blocks.text(*at)).1.is_some()));
    let linje = line.and_then(|at| blocks.lines().get(at)).map_or(1, |line| line.number);
    let besked = format!("Mødet slutter kl. {slut}, før det begynder kl. {start}");
    out.push(Advarsel { kode: Kode::SlutFoerStart, besked, linje });
}

/// Weekdays that are not those of their dates, wherever they stand: a deadline is as wrong as a meeting's date.
pub(super) fn weekdays(blocks: &Blocks, outline: &Outline, out: &mut Vec<Advarsel>) {
    for (at, line) in blocks.lines().iter().enumerate().filter(|(_, line)| line.figure) {
        if matches!(outline.roles.get(at), Some(Role::Furniture(_))) {
            continue;
        }
        // "15. maj 2024" on a line of its own is a list item to Markdown, but then nothing stands before it.
        let text = blocks.text(at);
        out.extend(ugedag::forkerte(text).into_iter().map(|found| Advarsel {
            kode: Kode::DatoModsiger,
            besked: format!("{} er en {}: \"{}\"", found.dato, found.ugedag, &text[found.range]),
            linje: line.number,
        }));
    }
}
