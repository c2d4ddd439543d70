//! The record of a rendering against that of its source.

use klynge::dokument::Parsed;
use klynge::parse;
use klynge::record::{Advarsel, Dokument};
use serde_json::Value;

use super::Rendering;
use crate::accounting::lost;
use crate::score::{around_difference, score};

/// How the record of `rendering` is another than that of its source, and what of it is in no record.
pub(crate) fn differences(sti: &str, source: &str, rendering: &Rendering) -> Vec<String> {
    let stem = sti.rsplit_once('.').map_or(sti, |(stem, _)| stem);
    let original = parse::parse(sti, source.as_bytes());
    let rendered = parse::parse(&format!("{stem}.{}", rendering.ending), (rendering.make)(source).as_bytes());
    let mut found = of_records(&original, &rendered);
    found.extend(lost(&rendered).into_iter().map(|line| format!("lost: {line}")));
    found
}

fn of_records(original: &Parsed, rendered: &Parsed) -> Vec<String> {
    let (expected, got) = (comparable(&original.dokument), comparable(&rendered.dokument));
    let mistakes = score(&expected, &got).mistakes.into_iter();
    let mut found: Vec<String> =
        mistakes.map(|mistake| shown(&mistake.place, &mistake.expected, &mistake.got)).collect();
    // The scorer does not mind other whitespace in a value; here it is a difference.
    if found.is_empty() && expected != got {
        found.push(shown("record", &expected.to_string(), &got.to_string()));
    }
    let (expected, got) = (warnings(original), warnings(rendered));
    if expected != got {
        found.push(shown("advarsler", &expected.join(" | "), &got.join(" | ")));
    }
    found
}

fn shown(place: &str, expected: &str, got: &str) -> String {
    let (expected, got) = around_difference(expected, got);
    format!("{place}\n      expected {expected}\n      got      {got}")
}

/// The record without what speaks of the file and its lines.
fn comparable(dokument: &Dokument) -> Value {
    let mut value = serde_json::to_value(dokument).unwrap();
    for key in ["id", "sti", "indhold_hash", "advarsler"] {
        value.as_object_mut().unwrap().remove(key);
    }
    for punkt in value["punkter"].as_array_mut().unwrap() {
        for key in ["id", "linjer"] {
            punkt.as_object_mut().unwrap().remove(key);
        }
    }
    value
}

fn warnings(parsed: &Parsed) -> Vec<String> {
    let shown = |warning: &Advarsel| format!("{}: {}", warning.kode.navn(), warning.besked);
    parsed.dokument.hoved.advarsler.iter().map(shown).collect()
}
