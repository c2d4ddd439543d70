//! What the words of a query reach, to read and as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::Page;
use super::counts::number_of;
use super::safe::line;
use crate::danish::{Form, Near, Reach};
use crate::query::{Listed, Listing};

/// How many forms of one place are shown of several that answer together; JSON has them all.
const SHOWN: usize = 5;

#[derive(Serialize)]
struct ListingRecord<'a> {
    punkter: usize,
    alle_ord: usize,
    nogle_ord: usize,
    ord: Vec<WordRecord<'a>>,
}

#[derive(Serialize)]
struct WordRecord<'a> {
    ord: &'a str,
    /// Whether a search asks for it.
    soeges: bool,
    punkter: usize,
    former: Vec<FormRecord<'a>>,
    sammen: Vec<TogetherRecord<'a>>,
}

#[derive(Serialize)]
struct FormRecord<'a> {
    form: &'a str,
    hvordan: &'static str,
    punkter: usize,
}

/// Words that answer together: for each place the forms that can stand there.
#[derive(Serialize)]
struct TogetherRecord<'a> {
    former: Vec<Vec<&'a str>>,
    hvordan: &'static str,
    /// Within how many words they stand.
    afstand: u32,
    i_raekkefoelge: bool,
    punkter: usize,
}

impl<'a> WordRecord<'a> {
    fn of(word: &'a Listed) -> Self {
        let form = |(form, punkter): &'a (Form, usize)| FormRecord {
            form: &form.term,
            hvordan: form.how.name(),
            punkter: *punkter,
        };
        let together = |(near, punkter): &'a (Near, usize)| {
            let (afstand, i_raekkefoelge) = match near.reach {
                Reach::Phrase => (1, true),
                Reach::Ordered(words) => (words, true),
                Reach::Within(words) => (words, false),
            };
            let forms = |slot: &'a Vec<Form>| slot.iter().map(|form| form.term.as_str()).collect();
            let former = near.slots.iter().map(forms).collect();
            TogetherRecord { former, hvordan: near.how.name(), afstand, i_raekkefoelge, punkter: *punkter }
        };
        Self {
            ord: &word.text,
            soeges: word.asked,
            punkter: word.punkter,
            former: word.forms.iter().map(form).collect(),
            sammen: word.together.iter().map(together).collect(),
        }
    }
}

/// Writes a listing as one JSON object.
///
/// # Errors
/// If `out` cannot be written to.
pub fn listing_json(out: &mut dyn Write, listing: &Listing) -> io::Result<()> {
    let record = ListingRecord {
        punkter: listing.with_all + listing.with_some,
        alle_ord: listing.with_all,
        nogle_ord: listing.with_some,
        ord: listing.ord.iter().map(WordRecord::of).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &record)?;
    writeln!(out)
}

/// Writes a listing to read: a line for each kind of forms.
///
/// # Errors
/// If `out` cannot be written to.
pub fn listing(out: &mut dyn Write, listing: &Listing, page: &Page) -> io::Result<()> {
    for (place, word) in listing.ord.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        write_word(out, word, page)?;
    }
    if listing.ord.len() > 1 {
        let (all, some) = (listing.with_all, listing.with_some);
        writeln!(out, "\n{all} punkter with everything asked for, {some} with some of it")?;
    }
    Ok(())
}

fn write_word(out: &mut dyn Write, word: &Listed, page: &Page) -> io::Result<()> {
    let (heading, dim) = (page.heading(), page.dim());
    let punkter = number_of(word.punkter, "punkt", "punkter");
    let beside = if word.asked { "" } else { "; a search does not ask for it beside other words" };
    writeln!(out, "{heading}{}{heading:#}: {punkter}{beside}", line(&word.text))?;
    let forms = word.forms.chunk_by(|(a, _), (b, _)| a.how == b.how).filter_map(|same| {
        let forms: Vec<String> = same.iter().map(|(form, punkter)| format!("{} {punkter}", form.term)).collect();
        Some((same.first()?.0.how.name(), forms.join(", ")))
    });
    let together = word.together.iter().map(|(near, punkter)| (near.how.name(), format!("{} {punkter}", shown(near))));
    let lines: Vec<(&str, String)> = forms.chain(together).collect();
    let width = lines.iter().map(|(how, _)| how.chars().count()).max().unwrap_or(0);
    for (how, forms) in lines {
        let forms = wrapped(&line(&forms), width + 4, page);
        writeln!(out, "  {dim}{how:<width$}{dim:#}  {forms}")?;
    }
    Ok(())
}

/// "læge / lægen + plejehjem": the forms that can stand at each place.
fn shown(near: &Near) -> String {
    let slot = |slot: &Vec<Form>| {
        let mut forms: Vec<&str> = slot.iter().map(|form| form.term.as_str()).take(SHOWN).collect();
        if slot.len() > SHOWN {
            forms.push("…");
        }
        forms.join(" / ")
    };
    let between = match near.reach {
        Reach::Phrase => " ",
        Reach::Ordered(_) => " … ",
        Reach::Within(_) => " + ",
    };
    near.slots.iter().map(slot).collect::<Vec<_>>().join(between)
}

/// On a screen broken between words, below each other.
fn wrapped(text: &str, column: usize, page: &Page) -> String {
    if !page.screen {
        return text.to_owned();
    }
    let indent = " ".repeat(column);
    let width = page.width.saturating_sub(column).max(20);
    textwrap::wrap(text, width).join(&format!("\n{indent}"))
}
