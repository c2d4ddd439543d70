//! A punkt or a document to read: headings in Danish, wrapped to the page.

use std::io::{self, Write};

use super::Page;
use super::safe::{block, line};
use crate::record::{Adgang, Dokumenttype, Felt, Forloeb, Hoved, Punkt};

/// Writes a document: its head, its warnings, its punkter.
///
/// # Errors
/// If `out` cannot be written to.
pub fn dokument(out: &mut dyn Write, rod: &str, hoved: &Hoved, punkter: &[Punkt], page: &Page) -> io::Result<()> {
    let (heading, dim) = (page.heading(), page.dim());
    writeln!(out, "{heading}{}{heading:#}", line(&hoved.titel))?;
    let time = [&hoved.start, &hoved.slut].into_iter().flatten().cloned().collect::<Vec<_>>().join("–");
    let about =
        [Some(art(hoved.art)), hoved.udvalg.as_deref(), hoved.dato.as_deref(), Some(&time), hoved.sted.as_deref()];
    let about: Vec<_> = about.into_iter().flatten().filter(|part| !part.is_empty()).map(line).collect();
    writeln!(out, "{}", about.join(" · "))?;
    writeln!(out, "{dim}{}  {}{dim:#}", page.path(rod, &hoved.sti), line(&hoved.id))?;
    list(out, "Sagsnumre", &hoved.sagsnumre, page)?;
    list(out, "Sagsbehandler", hoved.sagsbehandler.as_slice(), page)?;
    list(out, "Deltagere", &hoved.deltagere, page)?;
    list(out, "Fraværende", &hoved.fravaerende, page)?;
    if !hoved.advarsler.is_empty() {
        section(out, "Advarsler", page)?;
        for advarsel in &hoved.advarsler {
            let place = page.path(rod, &hoved.sti);
            paragraph(out, &format!("{place}:{}: {}", advarsel.linje, advarsel.besked), page)?;
        }
    }
    for item in punkter {
        writeln!(out)?;
        write_punkt(out, item, page)?;
    }
    Ok(())
}

/// Writes a punkt with the meeting that it belongs to.
///
/// # Errors
/// If `out` cannot be written to.
pub fn punkt(out: &mut dyn Write, rod: &str, hoved: &Hoved, punkt: &Punkt, page: &Page) -> io::Result<()> {
    let dim = page.dim();
    let about = [Some(hoved.udvalg.as_deref().unwrap_or(&hoved.titel)), hoved.dato.as_deref()];
    let about: Vec<_> = about.into_iter().flatten().map(line).collect();
    writeln!(out, "{}", about.join(" · "))?;
    let (first, last) = punkt.linjer;
    writeln!(out, "{dim}{}:{first}-{last}  {}{dim:#}\n", page.path(rod, &hoved.sti), line(&punkt.id))?;
    write_punkt(out, punkt, page)
}

/// The name of a kind of document.
pub(super) const fn art(art: Dokumenttype) -> &'static str {
    match art {
        Dokumenttype::Referat => "referat",
        Dokumenttype::Dagsorden => "dagsorden",
        Dokumenttype::Notat => "notat",
        Dokumenttype::Ukendt => "ukendt",
    }
}

/// Who may read a punkt.
pub(super) const fn adgang(adgang: Adgang) -> &'static str {
    match adgang {
        Adgang::Aaben => "åben",
        Adgang::Lukket => "lukket",
    }
}

fn write_punkt(out: &mut dyn Write, punkt: &Punkt, page: &Page) -> io::Result<()> {
    let heading = page.heading();
    writeln!(out, "{heading}Punkt {}: {}{heading:#}", line(&punkt.nummer), line(&punkt.titel))?;
    let dok = punkt.dok_id.as_ref().map(|dok| format!("dok. {dok}"));
    let about = [
        punkt.adgang.map(adgang),
        punkt.sags_id.as_deref(),
        dok.as_deref(),
        punkt.udfald.map(crate::record::Udfald::navn),
    ];
    let about: Vec<_> = about.into_iter().flatten().map(line).collect();
    if !about.is_empty() {
        writeln!(out, "{}", about.join(" · "))?;
    }
    for (felt, text) in [
        (Felt::Resume, &punkt.resume),
        (Felt::Sagsfremstilling, &punkt.sagsfremstilling),
        (Felt::Oekonomi, &punkt.oekonomi),
        (Felt::Indstilling, &punkt.indstilling),
        (Felt::TidligereBeslutninger, &punkt.tidligere_beslutninger),
        (Felt::Beslutning, &punkt.beslutning),
    ] {
        if let Some(text) = text.as_deref().filter(|text| !text.is_empty()) {
            section(out, felt.overskrift(), page)?;
            paragraph(out, text, page)?;
        }
    }
    for afsnit in &punkt.oevrige_afsnit {
        section(out, if afsnit.overskrift.is_empty() { "Øvrig tekst" } else { &afsnit.overskrift }, page)?;
        paragraph(out, &afsnit.tekst, page)?;
    }
    forloeb(out, &punkt.forloeb, page)?;
    list(out, "Fraværende", &punkt.fravaerende, page)?;
    if !punkt.bilag.is_empty() {
        section(out, "Bilag", page)?;
        for bilag in &punkt.bilag {
            let number = bilag.nummer.as_ref().map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            let ids: Vec<&str> = [&bilag.dok_id, &bilag.sags_id].into_iter().flatten().map(String::as_str).collect();
            let ids = if ids.is_empty() { String::new() } else { format!(" ({})", ids.join(", ")) };
            paragraph(out, &format!("{number}{}{ids}", bilag.titel), page)?;
        }
    }
    Ok(())
}

fn forloeb(out: &mut dyn Write, forloeb: &[Forloeb], page: &Page) -> io::Result<()> {
    if forloeb.is_empty() {
        return Ok(());
    }
    section(out, "Forløb", page)?;
    for step in forloeb {
        let punkt = step.punkt.as_ref().map(|punkt| format!("punkt {punkt}"));
        let about = [step.udvalg.as_deref(), step.dato.as_deref(), punkt.as_deref()];
        let about: Vec<&str> = about.into_iter().flatten().collect();
        if !about.is_empty() {
            paragraph(out, &about.join(", "), page)?;
        }
        if let Some(text) = &step.tekst {
            paragraph(out, text, page)?;
        }
    }
    Ok(())
}

fn list(out: &mut dyn Write, name: &str, values: &[String], page: &Page) -> io::Result<()> {
    if values.is_empty() {
        return Ok(());
    }
    section(out, name, page)?;
    paragraph(out, &values.join("; "), page)
}

fn section(out: &mut dyn Write, name: &str, page: &Page) -> io::Result<()> {
    let heading = page.heading();
    writeln!(out, "\n{heading}{}{heading:#}", line(name))
}

/// Text wrapped to the page; the lines of a list hang behind their marker.
fn paragraph(out: &mut dyn Write, text: &str, page: &Page) -> io::Result<()> {
    for raw in block(text).split('\n') {
        let marker = crate::block::split_marker(raw).map_or(0, |(marker, _)| marker.chars().count() + 1);
        let hang = " ".repeat(marker);
        let options = textwrap::Options::new(page.width).subsequent_indent(&hang).break_words(false);
        for wrapped in textwrap::wrap(raw, options) {
            writeln!(out, "{wrapped}")?;
        }
    }
    Ok(())
}
