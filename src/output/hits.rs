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
        let field = if uddrag.felt == Felt::Titel { "" } else { uddrag.felt.overskrift() };
        if !field.is_empty() {
            write!(out, "{dim}{field}:{dim:#} ")?;
        }
        write_marked(out, uddrag, field, page)?;
        writeln!(out)?;
    }
    let place = page.path(&hit.stored.rod, &hoved.sti);
    writeln!(out, "   {place}:{}  {dim}{}{dim:#}", hit.linje(), line(&punkt.id))
}

/// The sentence with its marks, behind the name of its field; on a screen broken between words.
fn write_marked(out: &mut dyn Write, uddrag: &Uddrag, field: &str, page: &Page) -> io::Result<()> {
    let marked = page.marked();
    let broken =
        if page.screen { broken(&uddrag.tekst, field.chars().count() + 5, page.width) } else { uddrag.tekst.clone() };
    let write = |out: &mut dyn Write, text: Option<&str>| {
        let lines: Vec<_> = text.unwrap_or_default().split('\n').map(line).collect();
        write!(out, "{}", lines.join("\n   "))
    };
    let mut from = 0;
    for mark in &uddrag.marks {
        write(out, broken.get(from..mark.start))?;
        write!(out, "{marked}")?;
        write(out, broken.get(mark.clone()))?;
        write!(out, "{marked:#}")?;
        from = mark.end;
    }
    write(out, broken.get(from..))
}

/// The text with line ends in place of the spaces where lines of `width` columns are full; `column` is where it begins.
/// A line end is as long as a space, so that marks stay where they are.
fn broken(text: &str, mut column: usize, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if place > 0 {
            let full = column + 1 + length > width;
            out.push(if full { '\n' } else { ' ' });
            column = if full { 3 } else { column + 1 };
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_break_between_words_and_keep_their_length() {
        let text = "Godkendt med den ændring, at ordningen evalueres";
        let shown = broken(text, 12, 30);
        assert_eq!(shown, "Godkendt med den\nændring, at ordningen\nevalueres");
        assert_eq!(shown.len(), text.len());
    }
}
