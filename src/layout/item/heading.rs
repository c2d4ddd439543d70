//! Which lines name a section.

use super::super::forms::{Form, Forms};
use super::super::furniture;
use super::super::role::Section;
use super::super::style::style;
use super::super::vocabulary::{self, Weight};
use crate::block::{Blocks, Kind};
use crate::field::beslutter;

/// No name that may be glued to its text is longer, in bytes.
const GLUED: usize = 20;

/// A line that names a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    pub(super) section: Section,
    pub(super) weight: Weight,
    pub(super) name: &'a str,
    /// Where the text that shares the heading's last line begins, if any does.
    pub(super) rest: Option<usize>,
    /// How much the line looks like a heading; see [`style`].
    pub(super) style: u8,
    /// The line behind the heading's last.
    pub(super) end: usize,
    /// Whether only the capital behind the name tells it from the text ("Beslutning Godkendt.").
    pub(super) glued: bool,
}

pub(super) fn heading(blocks: &Blocks, at: usize) -> Option<Heading<'_>> {
    let block = blocks.block_of(at);
    // In text a numbered title and the section under it are one block, as an item and its second line are.
    if matches!(block.kind, Kind::Item(_)) && (!blocks.wrapped || blocks.starts_block(at)) {
        return None;
    }
    let style = style(blocks, at);
    if let Some(name) = folded(blocks.text(at)) {
        let style = style.max(1);
        let other = Heading {
            section: Section::Andet,
            weight: Weight::Strong,
            name,
            rest: None,
            style,
            end: at + 1,
            glued: false,
        };
        return Some(whole_line(blocks, at, style, name).unwrap_or(other));
    }
    // A line of prose may be a name by chance only where it goes on a sentence; then the line before has not ended.
    let may_stand_here = style > 0 || blocks.starts_block(at) || blocks.wrapped || blocks.lines()[at - 1].hard;
    if !may_stand_here {
        return None;
    }
    whole_line(blocks, at, style, blocks.text(at)).or_else(|| beginning(blocks, at, style))
}

/// The same in a document whose punkter share the names of `forms`: a label of theirs counts whatever its name is worth, and
/// so does a line, if a name that no table has is no sub-heading.
pub(super) fn heading_in<'a>(
    blocks: &'a Blocks,
    at: usize,
    forms: &Forms<'a>,
    known: Option<Heading<'a>>,
) -> Option<Heading<'a>> {
    if known.is_some_and(|known| known.weight == Weight::Strong && !known.glued) {
        return known;
    }
    let form = forms.at(at);
    if let Some(Form::Column(name)) = form {
        return Some(heading_of_cell(blocks, at, name));
    }
    if let Some(Form::Label(name, rest)) = form {
        let section = vocabulary::section(name).map_or(Section::Andet, |(section, _)| section);
        let style = style(blocks, at);
        let heading =
            Heading { section, weight: Weight::Strong, name, rest: Some(rest), style, end: at + 1, glued: false };
        return Some(heading);
    }
    if known.is_some() || form.is_none() {
        return known;
    }
    let (section, weight, name, style) = (Section::Andet, Weight::Inner, blocks.text(at), style(blocks, at));
    Some(Heading { section, weight, name, rest: None, style, end: at + 1, glued: false })
}

/// What the name of its column says of a cell.
fn heading_of_cell<'a>(blocks: &'a Blocks, at: usize, name: &'a str) -> Heading<'a> {
    let section = match vocabulary::section(name) {
        _ if vocabulary::names_content(name) && puts_recommendation(blocks, at) => Section::Indstilling,
        _ if vocabulary::names_content(name) => Section::Sagsfremstilling,
        known => known.map_or(Section::Andet, |(section, _)| section),
    };
    Heading { section, weight: Weight::Strong, name, rest: Some(0), style: 0, end: at + 1, glued: false }
}

/// What stands behind the button that folds its text away on a page for clicking, or before it: a section's heading.
fn folded(text: &str) -> Option<&str> {
    furniture::without_button(text).filter(|name| name.starts_with(char::is_uppercase) && name.len() <= 160)
}

/// A line of which all is a heading: `name`.
fn whole_line<'a>(blocks: &'a Blocks, at: usize, style: u8, name: &'a str) -> Option<Heading<'a>> {
    let is = |section, weight| Heading { section, weight, name, rest: None, style, end: at + 1, glued: false };
    // "B:" is a heading, "B" a letter.
    if let Some((section, weight)) = vocabulary::section(name).filter(|_| name.len() > 1) {
        return Some(is(section, weight));
    }
    if (style > 0 || blocks.stands_alone(at) || name.ends_with(':'))
        && let Some((section, weight)) = vocabulary::joined_section(name)
    {
        return Some(is(section, weight));
    }
    // "3 bilag", over the links to them.
    let counted = name.strip_suffix(" bilag").filter(|count| (1..=3).contains(&count.len()));
    if blocks.stands_alone(at) && counted.is_some_and(|count| count.bytes().all(|byte| byte.is_ascii_digit())) {
        return Some(is(Section::Bilag, Weight::Strong));
    }
    if style > 0 && vocabulary::is_case_text(name) {
        return Some(is(Section::Sagsfremstilling, Weight::Strong));
    }
    if style > 1 && vocabulary::recommends(name) {
        return Some(is(Section::Indstilling, Weight::Strong));
    }
    if style > 0 && vocabulary::is_decision_of_punkt(name) {
        return Some(is(Section::Beslutning, Weight::Strong));
    }
    // The decision may follow in the same block; then the heading is the line that ends in a date or a number.
    let ends = name.ends_with(|c: char| c.is_ascii_digit() || c == ':');
    let apart = style > 0 || blocks.stands_alone(at) || ends && (blocks.starts_block(at) || blocks.wrapped);
    let of_body = || name.ends_with(':') && beslutter::of_body(name).is_some();
    let whose = || blocks.lines()[at].figure && vocabulary::is_dated_decision(name) || of_body();
    if apart && whose() {
        return Some(is(Section::Beslutning, Weight::Strong));
    }
    // It is long, and may go on over the end of the line.
    let next = at + 1;
    let same_block = blocks.lines().get(next).is_some_and(|line| line.block == blocks.lines()[at].block);
    if same_block && let Some(rest) = ends_label(name, blocks.text(next)) {
        return Some(Heading { end: next + 1, rest, ..is(Section::Beslutning, Weight::Strong) });
    }
    let goes_on = (blocks.starts_block(at) || blocks.wrapped) && same_block && vocabulary::begins_decision(name);
    let joined = || format!("{name} {}", blocks.text(next));
    (goes_on && vocabulary::is_dated_decision(&joined()))
        .then(|| Heading { end: next + 1, ..is(Section::Beslutning, Weight::Strong) })
}

/// "Økonomiudvalget," over "den 12-03-2024:   Godkendt." in a column of labels, which is narrow: whether `next` is the second
/// line of such a label, and where the text begins that shares it.
fn ends_label(name: &str, next: &str) -> Option<Option<usize>> {
    let body = name.strip_suffix(',').filter(|body| beslutter::is_bodys_name(body))?;
    let day = next.starts_with("den ") || next.starts_with("d. ") || next.starts_with(|c: char| c.is_ascii_digit());
    let rest = beslutter::label_end(next);
    let label = &next[..rest.unwrap_or(next.len())];
    if !day || !label.ends_with(':') || !vocabulary::is_dated_decision(&[body, " ", label].concat()) {
        return None;
    }
    Some(rest.map(|end| end + next[end..].len() - next[end..].trim_start().len()))
}

/// A line that begins with a heading and goes on with its text: behind a colon or a column's edge, or where the emphasis
/// ends, or, where a converter glued them and lost that too, before a capital. Danish writes none inside a sentence but in
/// names.
fn beginning(blocks: &Blocks, at: usize, style: u8) -> Option<Heading<'_>> {
    let text = blocks.text(at);
    let strong = |name| vocabulary::section(name).filter(|(_, weight)| *weight == Weight::Strong);
    let is = |name, section, rest, glued| Heading {
        section,
        weight: Weight::Strong,
        name,
        rest: Some(rest),
        style,
        end: at + 1,
        glued,
    };
    if let Some((name, rest)) = vocabulary::split_label(text)
        && let Some((section, _)) = strong(name).or_else(|| vocabulary::joined_section(name))
    {
        return Some(is(name, section, rest, false));
    }
    if blocks.lines().get(at).is_some_and(|line| line.figure)
        && let Some(end) = vocabulary::behind_dated_decision(text)
    {
        let rest = end + text[end..].len() - text[end..].trim_start().len();
        return Some(is(&text[..end], Section::Beslutning, rest, false));
    }
    // The sign for "vedlagt" of Danish letters.
    if let Some(title) = text.strip_prefix("./.").map(str::trim_start) {
        return Some(is("./.", Section::Bilag, text.len() - title.len(), false));
    }
    let lead = blocks.lines().get(at).map_or(0, |line| line.lead);
    if lead > 0
        && let Some(name) = text.get(..lead)
        && let Some((section, weight)) = vocabulary::section(name)
        && (weight == Weight::Strong || name.ends_with(':') || text[lead..].starts_with(':'))
    {
        let rest = lead + text[lead..].len() - text[lead..].trim_start_matches([':', ' ', '\t']).len();
        return Some(is(name.trim_end(), section, rest, false));
    }
    if !blocks.starts_block(at) || !vocabulary::may_begin_glued(text) {
        return None;
    }
    let edge = text.bytes().take(GLUED).position(|byte| byte == b' ')?;
    let (name, behind) = (&text[..edge], &text[edge + 1..]);
    if !behind.starts_with(char::is_uppercase) || !vocabulary::may_be_glued(name) {
        return None;
    }
    strong(name).map(|(section, _)| is(name, section, name.len() + 1, true))
}

/// "Det indstilles, at …", "Administrationen indstiller, at …": a recommendation that stands under no heading.
pub(super) fn puts_recommendation(blocks: &Blocks, at: usize) -> bool {
    let text = blocks.text(at);
    let starts = (blocks.starts_block(at) || blocks.wrapped && ended_before(blocks, at))
        && !matches!(blocks.block_of(at).kind, Kind::Item(_));
    if !starts || text.len() > 1200 || !text.starts_with(char::is_uppercase) {
        return false;
    }
    // Most lines are told by this, which looks at no letter twice.
    let beginning = text.as_bytes();
    let beginning = &beginning[..beginning.len().min(120)];
    let has = |word: &str| memchr::memmem::find(beginning, word.as_bytes()).is_some();
    if !has("indstille") && !has("anbefaler") {
        return false;
    }
    let opening: String = text.chars().take(90).collect();
    text.starts_with("Det indstilles")
        || puts(&opening, "indstiller")
        // Everybody recommends; only the administration puts it to the body.
        || puts(&opening, "anbefaler") && vocabulary::is_administration(&opening)
}

/// Whether the verb is followed by what is put: "at …", a list, or a body to put it to.
fn puts(opening: &str, verb: &str) -> bool {
    let Some(at) = opening.find(verb).filter(|at| opening[..*at].ends_with(' ')) else { return false };
    let behind = &opening[at + verb.len()..];
    matches!(behind, "" | ":" | ",")
        || [", at", " at", ",", " til ", " over for "].iter().any(|start| behind.starts_with(start))
}

/// Whether the line before ended its sentence.
fn ended_before(blocks: &Blocks, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| blocks.text(before).ends_with(['.', ':', '!', '?']))
}

/// "Bilag 3: <titel>" on a line of its own, or of such lines `behind` each other: an attachment, wherever it stands.
pub(super) fn is_attachment(blocks: &Blocks, at: usize, behind: bool) -> bool {
    let text = blocks.text(at);
    // A web page prints the type of the file before the link.
    if let Some(title) = text.strip_prefix("PDF ") {
        return title.starts_with(char::is_uppercase) && !text.ends_with('.') && blocks.stands_alone(at);
    }
    let Some(rest) = text.strip_prefix("Bilag ").or_else(|| text.strip_prefix("BILAG ")) else { return false };
    // "3", "3a", "23.1".
    let number =
        rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.' || (b'a'..=b'h').contains(byte)).count();
    let Some(title) = rest[number..].trim_start().strip_prefix([':', '-', '–']) else { return false };
    let apart = behind || blocks.starts_block(at) || blocks.wrapped || blocks.lines()[at - 1].hard;
    (1..=6).contains(&number)
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && apart
        && text.len() < 300
        && !text.ends_with('.')
        && title.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"”“»".contains(c))
}
