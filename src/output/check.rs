//! What a check found: each document to read, or as JSON.

use std::io::{self, Write};

use super::Page;
use super::counts::number_of;
use super::read::{adgang, art};
use super::safe::line;
use crate::check::{Checked, Dom, Fund, PunktKort};
use crate::layout::evidence::FamilyName;
use crate::record::Dokumenttype;

/// Writes what was recognised in a document, its warnings with what to do about them, and the verdict.
///
/// # Errors
/// If `out` cannot be written to.
pub fn checked(out: &mut dyn Write, found: &Checked, page: &Page) -> io::Result<()> {
    let (heading, dim) = (page.heading(), page.dim());
    let path = line(&found.sti);
    writeln!(out, "{heading}{path}{heading:#}")?;
    row(out, "type", &format!("{}, {}", art(found.art), layout(found.familie.navn)))?;
    for (nr, evidence) in found.familie.evidens.iter().enumerate() {
        row(out, if nr == 0 { "evidence" } else { "" }, evidence)?;
    }
    head(out, found)?;
    row(out, "punkter", &found.punkter.len().to_string())?;
    for punkt in &found.punkter {
        row(out, "", &in_short(punkt))?;
    }
    let furniture = found.furniture;
    let counts = [
        ("page numbers and running lines", furniture.running),
        ("contents", furniture.toc),
        ("navigation", furniture.navigation),
        ("letterhead", furniture.letterhead),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(_, lines)| *lines > 0).map(|(what, lines)| format!("{what} {lines}")).collect();
    if !counts.is_empty() {
        row(out, "furniture", &counts.join(", "))?;
    }
    let marked = page.marked();
    for Fund { kode, besked, linje, hint } in &found.advarsler {
        writeln!(out, "{marked}{path}:{linje}: {}{marked:#}: {}", kode.navn(), line(besked))?;
        writeln!(out, "{dim}    {hint}{dim:#}")?;
    }
    match found.dom {
        Dom::Ok => writeln!(out, "{path}: ok"),
        Dom::Advarsler => writeln!(out, "{path}: {}", warnings(found.advarsler.len())),
    }
}

/// Writes what a check of several documents came to.
///
/// # Errors
/// If `out` cannot be written to.
pub fn checked_total(out: &mut dyn Write, documents: usize, ok: usize, found: usize) -> io::Result<()> {
    let rest = documents - ok;
    let rest = if rest == 0 { String::new() } else { format!(", {rest} with {}", warnings(found)) };
    writeln!(out, "{documents} documents: {ok} ok{rest}")
}

/// Writes a document as an element of a JSON array, of which it is the `nr`th, counted from 0.
///
/// # Errors
/// If `out` cannot be written to.
pub fn checked_json(out: &mut dyn Write, nr: usize, found: &Checked) -> io::Result<()> {
    out.write_all(if nr == 0 { b"[\n" } else { b",\n" })?;
    serde_json::to_writer_pretty(out, found).map_err(io::Error::from)
}

/// Writes the end of the array, which has `count` elements.
///
/// # Errors
/// If `out` cannot be written to.
pub fn checked_json_end(out: &mut dyn Write, count: usize) -> io::Result<()> {
    out.write_all(if count == 0 { b"[]\n" } else { b"\n]\n" })
}

const fn layout(family: FamilyName) -> &'static str {
    match family {
        FamilyName::Announced => "announced punkter",
        FamilyName::Numbered => "numbered punkter",
        FamilyName::Unnumbered => "punkter without numbers",
        FamilyName::Notat => "parts under headings",
        FamilyName::Unknown => "unknown layout",
    }
}

/// What the document says of itself; what a meeting should say and does not is said to be missing.
fn head(out: &mut dyn Write, found: &Checked) -> io::Result<()> {
    let is_meeting = found.art != Dokumenttype::Notat;
    row(out, "titel", &found.titel)?;
    row(out, "udvalg", or_missing(found.udvalg.as_deref()))?;
    let times = match (&found.start, &found.slut) {
        _ if !is_meeting => String::new(),
        (None, None) => ", times missing".to_owned(),
        (Some(start), None) => format!(", {start}, end missing"),
        (None, Some(slut)) => format!(", start missing, {slut}"),
        (Some(start), Some(slut)) => format!(", {start}–{slut}"),
    };
    row(out, "dato", &format!("{}{times}", or_missing(found.dato.as_deref())))?;
    if is_meeting {
        row(out, "sted", or_missing(found.sted.as_deref()))?;
        let people = format!("{}, fraværende {}", found.deltagere.len(), found.fravaerende.len());
        row(out, "deltagere", &people)?;
    }
    if !found.sagsnumre.is_empty() {
        row(out, "sagsnumre", &found.sagsnumre.join(", "))?;
    }
    if let Some(name) = &found.sagsbehandler {
        row(out, "sagsbehandler", name)?;
    }
    Ok(())
}

/// A label with nothing behind it is as good as none.
fn or_missing(value: Option<&str>) -> &str {
    value.filter(|value| !value.is_empty()).unwrap_or("missing")
}

/// "3. <titel> · åben · indstilling, beslutning (empty) · 2 bilag · lines 31–60"
fn in_short(punkt: &PunktKort) -> String {
    let mut sections: Vec<String> = punkt.afsnit.iter().map(|name| (*name).to_owned()).collect();
    sections.extend(punkt.tomme_afsnit.iter().map(|name| format!("{name} (empty)")));
    sections.extend(
        punkt
            .oevrige_afsnit
            .iter()
            .map(|name| if name.is_empty() { "text under no heading".to_owned() } else { format!("\"{name}\"") }),
    );
    let sections = if sections.is_empty() { "no sections".to_owned() } else { sections.join(", ") };
    let bilag = (punkt.bilag > 0).then(|| format!("{} bilag", punkt.bilag));
    let (first, last) = punkt.linjer;
    let parts = [
        Some(format!("{}. {}", punkt.nummer, punkt.titel)),
        punkt.adgang.map(|access| adgang(access).to_owned()),
        Some(sections),
        bilag,
        Some(format!("lines {first}–{last}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn row(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "  {name:<13} {}", line(value))
}

fn warnings(count: usize) -> String {
    number_of(count, "warning", "warnings")
}
