//! How the score of a hit came about, below the hit and as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::safe::line;
use crate::query::{Evidence, Explained, ExplainedWord};

/// As JSON. `score` is the sum of the words' `point`, times `andel`, times `stilling`.
#[derive(Serialize)]
pub(super) struct ExplainedRecord<'a> {
    score: f32,
    andel: f32,
    stilling: f32,
    ord: Vec<WordRecord<'a>>,
}

/// A word as JSON. `point` is the product of its other numbers.
#[derive(Serialize)]
struct WordRecord<'a> {
    ord: &'a str,
    point: f32,
    sjaeldenhed: f32,
    naerhed: f32,
    hyppighed: f32,
    gruppe: f32,
    former: Vec<FormRecord<'a>>,
}

#[derive(Serialize)]
struct FormRecord<'a> {
    form: &'a str,
    hvordan: &'static str,
    vaegt: f32,
    felt: &'static str,
    antal: u32,
    taeller: f32,
}

impl<'a> ExplainedRecord<'a> {
    pub(super) fn of(explained: &'a Explained) -> Self {
        Self {
            score: explained.score,
            andel: explained.share,
            stilling: explained.factor,
            ord: explained.ord.iter().map(WordRecord::of).collect(),
        }
    }
}

impl<'a> WordRecord<'a> {
    fn of(word: &'a ExplainedWord) -> Self {
        let form = |evidence: &'a Evidence| FormRecord {
            form: &evidence.form,
            hvordan: evidence.how.name(),
            vaegt: evidence.weight,
            felt: evidence.field,
            antal: evidence.count,
            taeller: evidence.counting,
        };
        Self {
            ord: &word.text,
            point: word.points,
            sjaeldenhed: word.rarity,
            naerhed: word.closeness,
            hyppighed: word.frequency,
            gruppe: word.group,
            former: word.evidence.iter().map(form).collect(),
        }
    }
}

/// Writes it below a hit.
pub(super) fn write_explained(out: &mut dyn Write, explained: &Explained) -> io::Result<()> {
    let points: Vec<String> = explained.ord.iter().map(|word| format!("{:.3}", word.points)).collect();
    let sum = match points.as_slice() {
        [] => "0.000".to_owned(),
        [one] => one.clone(),
        several => format!("({})", several.join(" + ")),
    };
    let Explained { score, share, factor, .. } = explained;
    writeln!(out, "   score {score:.3} = {sum} × share {share:.3} × standing {factor:.3}")?;
    explained.ord.iter().try_for_each(|word| write_word(out, word))
}

fn write_word(out: &mut dyn Write, word: &ExplainedWord) -> io::Result<()> {
    let ExplainedWord { rarity, closeness, frequency, group, points, .. } = word;
    let group = if *group < 1.0 { format!(" × group {group:.3}") } else { String::new() };
    let text = line(&word.text);
    writeln!(
        out,
        "     {text} {points:.3} = rarity {rarity:.3} × closeness {closeness:.3} × frequency {frequency:.3}{group}"
    )?;
    for same in word.evidence.chunk_by(|a, b| (&a.form, a.how) == (&b.form, b.how)) {
        let Some(first) = same.first() else { continue };
        let places: Vec<String> =
            same.iter().map(|one| format!("{} {} (counts {:.3})", one.field, one.count, one.counting)).collect();
        writeln!(
            out,
            "       {}: {}, closeness {:.3}; {}",
            line(&first.form),
            first.how.name(),
            first.weight,
            places.join(", ")
        )?;
    }
    Ok(())
}
