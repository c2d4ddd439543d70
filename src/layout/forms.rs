//! Names of sections that no table has, told by coming again: what stands under several punkter in the same words is the
//! form that they were written in, and not their text.

use foldhash::HashMap;

use super::heads::Head;
use super::role::{Role, free};
use super::vocabulary;
use crate::block::{Blocks, Kind};
use crate::field::{personer, udfald};

/// Under how many punkter a label comes again to be one of the form.
const LABELS: usize = 2;

/// The same of a line without a colon: it needs more, since a short decision is one too.
const LINES: usize = 3;

/// No name is longer, in bytes.
const LONGEST: usize = 40;

/// The names that the punkter of a document share, where they stand.
#[derive(Debug, Default)]
pub(super) struct Forms<'a> {
    /// In the order of the lines.
    places: Vec<(usize, Form<'a>)>,
}

/// What a line is in the form.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form<'a> {
    /// A label, and where the text behind it begins.
    Label(&'a str, usize),
    /// A heading.
    Line(&'a str),
    /// The name of the column whose cell begins there.
    Column(&'a str),
}

impl<'a> Forms<'a> {
    /// Reads them from the lines of all punkter.
    pub(super) fn find(blocks: &'a Blocks, roles: &[Role], heads: &[Head]) -> Self {
        let mut places = Vec::new();
        let (mut labels, mut lines) = (Counts::default(), Counts::default());
        for (nr, head) in heads.iter().enumerate() {
            let end = heads.get(nr + 1).map_or(roles.len(), |next| next.at);
            for at in free(roles, head.end..end) {
                if let Some(name) = column(blocks, at) {
                    places.push((at, Form::Column(name)));
                } else if let Some((name, rest)) = label(blocks, at) {
                    count(&mut labels, nr, name);
                    places.push((at, Form::Label(name, rest)));
                } else if let Some(name) = line(blocks, at) {
                    count(&mut lines, nr, name);
                    places.push((at, Form::Line(name)));
                }
            }
        }
        labels.retain(|_, (times, _)| *times >= LABELS);
        // "Godkendt", "Taget til efterretning" come again, too.
        lines.retain(|name, (times, _)| {
            *times >= LINES && !udfald::tells_kind(name) && personer::people(name).is_empty()
        });
        // "Drøftelse:" on its own may be a line of the form where it is no label of it.
        let name_of_line = |at| if lines.is_empty() { None } else { line(blocks, at) };
        let known = |(at, form)| {
            let name = match form {
                Form::Label(name, _) if labels.contains_key(name) => return Some((at, form)),
                Form::Label(..) => name_of_line(at)?,
                Form::Line(name) => name,
                Form::Column(_) => return Some((at, form)),
            };
            lines.contains_key(name).then_some((at, Form::Line(name)))
        };
        Self { places: places.into_iter().filter_map(known).collect() }
    }

    /// What line `at` is in the form, if it is anything.
    pub(super) fn at(&self, at: usize) -> Option<Form<'a>> {
        let nr = self.places.binary_search_by_key(&at, |(line, _)| *line).ok()?;
        Some(self.places[nr].1)
    }
}

/// How many punkter have a name, and the last that has.
type Counts<'a> = HashMap<&'a str, (usize, usize)>;

fn count<'a>(counts: &mut Counts<'a>, punkt: usize, name: &'a str) {
    let (times, last) = counts.entry(name).or_insert((0, usize::MAX));
    if *last != punkt {
        (*times, *last) = (*times + 1, punkt);
    }
}

/// The name of the column of a table, where a cell begins.
fn column(blocks: &Blocks, at: usize) -> Option<&str> {
    match &blocks.block_of(at).kind {
        Kind::Cell(name) if blocks.starts_block(at) && !name.is_empty() => Some(name),
        _ => None,
    }
}

/// "Drøftelse: …": a name of few words before a colon, where a line of text begins.
fn label(blocks: &Blocks, at: usize) -> Option<(&str, usize)> {
    let (name, rest) = vocabulary::split_label(blocks.text(at))?;
    let begins = blocks.starts_block(at) || blocks.wrapped || blocks.lines()[at - 1].hard;
    let is_item = matches!(blocks.block_of(at).kind, Kind::Item(_)) && blocks.starts_block(at);
    // "Udvalg: … Dato: … Punktnummer: …" tells of another meeting.
    let of_a_meeting = || vocabulary::head_field(name).is_some() || name.starts_with("Punkt");
    // "Deltog ikke: Anna Holm" stands in the middle of what was decided.
    let of_people = || personer::tells_attendance(name);
    (begins && !is_item && is_name(name) && !of_a_meeting() && !of_people() && !is_said(name)).then_some((name, rest))
}

/// Whether words before a colon are of a sentence: who voted how ("For stemte: A og F."), what announces the words of others
/// ("Listen afgav følgende protokolbemærkning:"), and what puts a recommendation ("Det indstilles:").
fn is_said(name: &str) -> bool {
    name.split(' ')
        .any(|word| matches!(word, "stemte" | "stemmer" | "stemme" | "følgende" | "indstilles" | "indstiller"))
}

/// A short line on its own that is no sentence.
fn line(blocks: &Blocks, at: usize) -> Option<&str> {
    let name = blocks.text(at).trim_end_matches([':', ' ']);
    let alone = name.len() <= LONGEST && blocks.stands_alone(at) && blocks.block_of(at).kind == Kind::Paragraph;
    (alone && is_name(name) && name.chars().count() > 3).then_some(name)
}

fn is_name(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ';', '!', '?'])
        && !text.bytes().any(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'|'))
        && text.split_whitespace().nth(4).is_none()
}
