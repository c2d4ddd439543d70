//! Answers of a search.

use std::io::{self, Write};

use serde::Serialize;

use super::Page;
use super::explained::{ExplainedRecord, write_explained};
use super::safe::line;
use crate::query::{Explained, Hit, Uddrag};
use crate::record::{Hoved, Punkt};

/// What is said of a hit beside what it is.
#[derive(Debug, Default, Clone)]
pub struct Beside<'a> {
    /// How its score came about, if that was asked for.
    pub explained: Option<Explained>,
    /// The words that it shares with the punkt that it is like, in a search for such.
    pub shared: Option<Vec<&'a str>>,
}

/// A hit as JSON: the punkt's record, with its document and what the search says of it.
#[derive(Serialize)]
struct HitRecord<'a> {
    #[serde(flatten)]
    punkt: &'a Punkt,
    dokument: &'a Hoved,
    score: f32,
    /// Whether the punkt has everything that is asked for.
    alle_ord: bool,
    uddrag: Option<String>,
    uddrag_steder: Vec<UddragRecord<'a>>,
    linje: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    faelles_ord: Option<&'a [&'a str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forklaring: Option<ExplainedRecord<'a>>,
}

/// A snippet as JSON.
#[derive(Serialize)]
struct UddragRecord<'a> {
    felt: &'static str,
    tekst: &'a str,
    linje: u32,
    /// What is marked: from and to, in characters.
    fremhaevet: Vec<[usize; 2]>,
}

impl<'a> UddragRecord<'a> {
    fn of(uddrag: &'a Uddrag) -> Self {
        let characters = |bytes: usize| uddrag.tekst.get(..bytes).map_or(0, |before| before.chars().count());
        let fremhaevet = uddrag.marks.iter().map(|mark| [characters(mark.start), characters(mark.end)]).collect();
        Self { felt: uddrag.felt.navn(), tekst: &uddrag.tekst, linje: uddrag.linje, fremhaevet }
    }
}

/// Writes hits as a JSON array, a hit a line.
#[derive(Debug, Default)]
pub struct HitsJson {
    begun: bool,
}

impl HitsJson {
    /// Writes one hit.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn write(&mut self, out: &mut dyn Write, hit: &Hit, beside: &Beside<'_>) -> io::Result<()> {
        out.write_all(if self.begun { b",\n" } else { b"[\n" })?;
        self.begun = true;
        let texts: Vec<&str> = hit.uddrag.iter().map(|uddrag| uddrag.tekst.as_str()).collect();
        let record = HitRecord {
            punkt: &hit.stored.punkt,
            dokument: &hit.stored.hoved,
            score: hit.score,
            alle_ord: hit.all,
            uddrag: (!texts.is_empty()).then(|| texts.join(" … ")),
            uddrag_steder: hit.uddrag.iter().map(UddragRecord::of).collect(),
            linje: hit.linje(),
            faelles_ord: beside.shared.as_deref(),
            forklaring: beside.explained.as_ref().map(ExplainedRecord::of),
        };
        Ok(serde_json::to_writer(&mut *out, &record)?)
    }

    /// Ends the array.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn end(self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })
    }
}

/// Writes hits to read: the punkter with everything, then, behind a line that says so, those with some of it.
#[derive(Debug)]
pub struct HitsText<'p> {
    page: &'p Page,
    /// Whether the last hit had everything.
    before: Option<bool>,
}

impl<'p> HitsText<'p> {
    /// A writer for a page.
    #[must_use]
    pub const fn new(page: &'p Page) -> Self {
        Self { page, before: None }
    }

    /// Writes one hit.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn write(&mut self, out: &mut dyn Write, hit: &Hit, beside: &Beside<'_>) -> io::Result<()> {
        if self.before.is_some() {
            writeln!(out)?;
        }
        if !hit.all && self.before != Some(false) {
            let dim = self.page.dim();
            let none = if self.before.is_none() { "No punkt has all the words. " } else { "" };
            writeln!(out, "{dim}{none}Punkter with some of the words:{dim:#}\n")?;
        }
        self.before = Some(hit.all);
        write_hit(out, hit, self.page)?;
        if let Some(shared) = beside.shared.as_ref().filter(|shared| !shared.is_empty()) {
            let dim = self.page.dim();
            writeln!(out, "   {dim}Shared words:{dim:#} {}", line(&shared.join(", ")))?;
        }
        match &beside.explained {
            Some(explained) => write_explained(out, explained),
            None => Ok(()),
        }
    }
}

/// Writes the path of a source on a line; or, for a program, exactly as the file is named, and a NUL byte.
///
/// # Errors
/// If `out` cannot be written to.
pub fn path(out: &mut dyn Write, page: &Page, rod: &str, sti: &str, null: bool) -> io::Result<()> {
    if null {
        // The bytes of the name: it need be no text.
        out.write_all(page.exact(rod, sti).as_os_str().as_encoded_bytes())?;
        out.write_all(b"\0")
    } else {
        writeln!(out, "{}", page.path(rod, sti))
    }
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
    for uddrag in &hit.uddrag {
        let field = uddrag.felt.overskrift();
        write!(out, "   {dim}{field}:{dim:#} ")?;
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
