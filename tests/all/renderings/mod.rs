//! One document in the Markdown of many converters: whatever they did to it, its record is the same.
//!
//! Each [`Rendering`] does to a well-formed Markdown source one thing that real converters do, and takes away nothing that
//! a reader could not make out. The record must be the original's but for the lines it speaks of, and no line of the
//! rendering may be lost.
//!
//! Like the scorer, this is included by path in tools; what needs the tests' folders is in `fixtures` alone.

mod compare;
#[cfg(test)]
mod fixtures;
mod headings;
mod letters;
mod lines;
mod marks;
mod pages;
mod plain;
mod wrap;

pub(crate) use compare::differences;
#[cfg(test)]
pub(crate) use lines::without_targets;
#[cfg(test)]
pub(crate) use pages::FOOTER;

/// One thing that a converter does.
pub(crate) struct Rendering {
    pub(crate) name: &'static str,
    pub(crate) make: fn(&str) -> String,
    /// The ending of the file that comes out.
    pub(crate) ending: &'static str,
}

/// The documents that are rendered, of different families, under `fixtures/`.
pub(crate) const SOURCES: &[&str] = &[
    "klynge-2024-05-16-referat.md",
    "klynge-2024-11-21-referat.md",
    "bestyrelsesmoede-2024-03-19.md",
    "notat-2024-06-03.md",
    "layouts/klynge-tabel.md",
    "layouts/koebenhavnsk.md",
    "layouts/kommune-limet-indhold.md",
    "layouts/region-lukket-punkt.md",
    "layouts/romertal.md",
];

pub(crate) fn all() -> Vec<Rendering> {
    let markdown = |name, make: fn(&str) -> String| Rendering { name, make, ending: "md" };
    let text = |name, make: fn(&str) -> String| Rendering { name, make, ending: "txt" };
    vec![
        markdown("headings lost", headings::lost),
        markdown("headings bold", headings::bold),
        markdown("headings without emphasis", headings::bare),
        markdown("headings of all levels", headings::shuffled),
        markdown("headings underlined", headings::setext),
        markdown("headings closed", headings::closed),
        markdown("headings in HTML", headings::html),
        markdown("headings as list items", headings::items),
        markdown("headings with anchors", headings::anchors),
        markdown("emphasis lost", marks::emphasis_lost),
        markdown("emphasis in HTML", marks::emphasis_html),
        markdown("breaks and paragraphs in HTML", marks::blocks_html),
        markdown("entities", marks::entities),
        markdown("comments between pages", marks::comments),
        markdown("bullets •", |source| marks::bullets(source, "•")),
        markdown("bullets ·", |source| marks::bullets(source, "·")),
        markdown("bullets –", |source| marks::bullets(source, "–")),
        markdown("bullets *", |source| marks::bullets(source, "*")),
        markdown("characters escaped", marks::escapes),
        markdown("list numbers escaped", marks::escaped_numbers),
        markdown("head as a table", pages::head_table),
        markdown("pages", |source| pages::broken(source, false)),
        markdown("pages with form feeds", |source| pages::broken(source, true)),
        markdown("no-break spaces", letters::no_break_spaces),
        markdown("soft hyphens", letters::soft_hyphens),
        markdown("ligatures", letters::ligatures),
        markdown("letters decomposed", letters::decomposed),
        markdown("lines end in CRLF", letters::crlf),
        markdown("lines wrapped", |source| wrap::wrap(source, 80)),
        markdown("lines wrapped and words hyphenated", |source| wrap::hyphenate(source, 56)),
        text("plain text", plain::plain),
        text("plain text wrapped", |source| wrap::hyphenate(&plain::plain(source), 90)),
    ]
}
