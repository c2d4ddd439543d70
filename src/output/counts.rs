//! Numbers in place of hits.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::safe::line;
use crate::query::{Counted, Facet};

/// A number with its noun: "1 document", "2 documents".
#[must_use]
pub fn number_of(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Writes how many punkter have everything that is asked for, and how many some of it and not all.
///
/// # Errors
/// If `out` cannot be written to.
pub fn count(out: &mut dyn Write, with_all: usize, with_some: usize) -> io::Result<()> {
    let width = with_all.max(with_some).to_string().len();
    writeln!(out, "{with_all:>width$} with everything asked for\n{with_some:>width$} with some of it")
}

/// The same as JSON.
///
/// # Errors
/// If `out` cannot be written to.
pub fn count_json(out: &mut dyn Write, with_all: usize, with_some: usize) -> io::Result<()> {
    #[derive(Serialize)]
    struct Count {
        alle_ord: usize,
        nogle_ord: usize,
    }
    serde_json::to_writer(&mut *out, &Count { alle_ord: with_all, nogle_ord: with_some })?;
    writeln!(out)
}

/// Writes the counts of so many punkter by each facet; `of` says which punkter.
///
/// # Errors
/// If `out` cannot be written to.
pub fn facets(out: &mut dyn Write, of: &str, facets: &[(Facet, Vec<Counted>)]) -> io::Result<()> {
    for (place, (facet, counts)) in facets.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{of}, by {}:", facet.navn())?;
        let width = counts.iter().map(|counted| counted.antal).max().unwrap_or(0).to_string().len();
        for Counted { navn, antal } in counts {
            writeln!(out, "  {antal:>width$}  {}", navn.as_deref().map_or("(none)".into(), line))?;
        }
    }
    Ok(())
}

/// The same as one JSON object: the number of punkter, and each facet's values with their counts, in order.
///
/// # Errors
/// If `out` cannot be written to.
pub fn facets_json(out: &mut dyn Write, punkter: usize, facets: &[(Facet, Vec<Counted>)]) -> io::Result<()> {
    #[derive(Serialize)]
    struct Facets<'a> {
        punkter: usize,
        #[serde(serialize_with = "by_name")]
        facetter: &'a [(Facet, Vec<Counted>)],
    }
    serde_json::to_writer(&mut *out, &Facets { punkter, facetter: facets })?;
    writeln!(out)
}

/// A value as JSON; `null` where there is none.
#[derive(Serialize)]
struct Value {
    navn: Option<String>,
    antal: usize,
}

/// The facets in the order in which they were asked for.
fn by_name<S: Serializer>(facets: &&[(Facet, Vec<Counted>)], serializer: S) -> Result<S::Ok, S::Error> {
    let value = |counted: &'_ Counted| Value { navn: counted.navn.clone(), antal: counted.antal };
    serializer
        .collect_map(facets.iter().map(|(facet, counts)| (facet.navn(), counts.iter().map(value).collect::<Vec<_>>())))
}
