//! Answers of a search.

use std::io::{self, Write};

use serde::Serialize;

use super::Page;
use super::safe::line;
use crate::query::{Answer, Hit, Uddrag};
use crate::record::{Felt, Hoved, Punkt};

/// A hit as JSON: the punkt's record, with its document and what the search says of it.
#[derive(Serialize)]
struct HitRecord<'a> {
    #[serde(flatten)]
    punkt: &'a Punkt,
    dokument: &'a Hoved,
    score: f32,
    /// Whether the punkt has everything that is asked for.
    alle_ord: bool,
    uddrag: Option<&'a str>,
    linje: u32,
}

/// Writes an answer as a JSON array, a hit a line.
///
/// # Errors
/// If `out` cannot be written to.
pub fn hits_json(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    out.write_all(b"[")?;
    for (place, hit) in answer.hits.iter().enumerate() {
        out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        let record = HitRecord {
            punkt: &hit.stored.punkt,
            dokument: &hit.stored.hoved,
            score: hit.score,
            alle_ord: hit.all,
            uddrag: hit.uddrag.as_ref().map(|uddrag| uddrag.tekst.as_str()),
            linje: hit.linje(),
        };
        serde_json::to_writer(&mut *out, &record)?;
    }
    out.write_all(if answer.hits.is_empty() { b"]\n" } else { b"\n]\n" })
}

/// Writes an answer to read: the punkter with everything, then, behind a line that says so, those with some of it.
///
/// # Errors
/// If `out` cannot be written to.
pub fn hits(out: &mut dyn Write, answer: &Answer, page: &Page) -> io::Result<()> {
    let mut before = None;
    for hit in &answer.hits {
        if before.is_some() {
            writeln!(out)?;
        }
        if !hit.all && before != Some(false) {
            let dim = page.dim();
            let none = if answer.with_all == 0 { "No punkt has all the words. " } else { "" };
            writeln!(out, "{dim}{none}Punkter with some of the words:{dim:#}\n")?;
        }
        before = Some(hit.all);
        write_hit(out, hit, page)?;
    }
    Ok(())
}

fn write_hit(out: &mut dyn Write, hit: &Hit, page: &Page) -> io::Result<()> {
    let (hoved, punkt) = (&hit.stored.hoved, &hit.stored.punkt);
    let (heading, dim) = (page.heading(), page.dim());
    writeln!(out, "{heading}{}. {}{heading:#}", line(&punkt.nummer), line(&punkt.titel))?;
    let about = [
        Some(hoved.udvalg.as_deref().unwrap_or(&hoved.titel)),
        hoved.dato.as_deref(),
        punkt.sags_id.as_deref(),
        punkt.udfald.map(crate::record::Udfald::navn),
    ];
    let about: Vec<_> = about.into_iter().flatten().map(line).collect();
    writeln!(out, "   {}", about.join(" · "))?;
    if let Some(uddrag) = &hit.uddrag {
        write!(out, "   ")?;
        if uddrag.felt != Felt::Titel {
            write!(out, "{dim}{}:{dim:#} ", uddrag.felt.overskrift())?;
        }
        write_marked(out, uddrag, page)?;
        writeln!(out)?;
    }
    let place = page.path(&hit.stored.rod, &hoved.sti);
    writeln!(out, "   {place}:{}  {dim}{}{dim:#}", hit.linje(), line(&punkt.id))
}

fn write_marked(out: &mut dyn Write, uddrag: &Uddrag, page: &Page) -> io::Result<()> {
    let marked = page.marked();
    let mut from = 0;
    for mark in &uddrag.marks {
        let (before, inside) = (uddrag.tekst.get(from..mark.start), uddrag.tekst.get(mark.clone()));
        write!(out, "{}", line(before.unwrap_or_default()))?;
        write!(out, "{marked}{}{marked:#}", line(inside.unwrap_or_default()))?;
        from = mark.end;
    }
    write!(out, "{}", line(uddrag.tekst.get(from..).unwrap_or_default()))
}
