//! The head of a meeting's document: title, body, date, place, who took part.

use super::Outline;
use super::role::{Furniture, HeadField, Role, Section, free};
use super::vocabulary::{self, Weight};
use crate::block::{Blocks, Kind};
use crate::field::sag::{self, Label};
use crate::field::{dato, moede, personer};
use crate::inline::{self, Piece};
use crate::record::Dokumenttype;

/// How many lines from the top a title may stand: above it there are logos, addresses and dates.
const TITLE_WITHIN: usize = 20;

/// How many lines from the end the minutes say when the meeting ended.
const END_WITHIN: usize = 30;

/// What kind of document it is: by its title, else by sections that only such documents have.
pub(super) fn kind(blocks: &Blocks, roles: &[Role]) -> Option<Dokumenttype> {
    let mut top = free(roles, 0..roles.len()).take(TITLE_WITHIN);
    if let Some(art) = top.find_map(|at| moede::art(blocks.text(at))) {
        return Some(art);
    }
    let mut named: Vec<Section> = free(roles, 0..roles.len())
        .filter(|at| blocks.starts_block(*at))
        .filter_map(|at| vocabulary::section(blocks.text(at)))
        .filter(|(_, weight)| *weight == Weight::Strong)
        .map(|(section, _)| section)
        .collect();
    named.sort_unstable();
    named.dedup();
    match (named.contains(&Section::Beslutning), named.len()) {
        (true, 2..) => Some(Dokumenttype::Referat),
        (false, 2..) if named.contains(&Section::Indstilling) => Some(Dokumenttype::Dagsorden),
        _ => None,
    }
}

/// Reads the lines before the first punkt at `end`. Sets their roles.
pub(super) fn read(blocks: &Blocks, roles: &mut [Role], out: &mut Outline, end: usize) {
    let mut field: Option<HeadField> = None;
    let mut dated = false;
    let lines: Vec<usize> = free(roles, 0..end).collect();
    let places_named = lines.iter().any(|at| label(blocks, *at).is_some_and(|(field, _)| field == HeadField::Sted));
    for (place, &at) in lines.iter().enumerate() {
        if roles[at] != Role::Blank {
            continue;
        }
        let before = place.checked_sub(1).and_then(|before| lines.get(before));
        let text = blocks.text(at);
        if place == 0 && is_letterhead(text) {
            roles[at] = Role::Furniture(Furniture::Letterhead);
        } else if out.titel.is_none() && place < TITLE_WITHIN && title(blocks, roles, out, at) {
            field = None;
        } else if field == Some(HeadField::Deltagere) && is_absent_among(blocks, out, at) {
            roles[at] = Role::Head(HeadField::Deltagere);
            push(out, HeadField::Deltagere, Piece { line: at, from: 0 });
        } else if let Some((labelled, from)) = label(blocks, at) {
            roles[at] = Role::Head(labelled);
            push(out, labelled, Piece { line: at, from });
            if labelled == HeadField::Sagsnummer && names_document(text) {
                out.loose.push(Piece { line: at, from: 0 });
            }
            dated |= labelled == HeadField::Dato;
            field = Some(labelled);
        } else if let Some(open) = field.filter(|open| takes(blocks, out, *open, at)) {
            roles[at] = Role::Head(open);
            push(out, open, Piece { line: at, from: 0 });
        } else if !dated && is_date_line(text) {
            dated = true;
            if out.udvalg.is_none() && follows(roles, before, Role::Title) {
                out.udvalg = body_before_date(text);
            }
            roles[at] = Role::Head(HeadField::Dato);
            push(out, HeadField::Dato, Piece { line: at, from: 0 });
            field = None;
        } else if is_time_line(text) && !out.head.iter().any(|(field, _)| *field == HeadField::Tid) {
            roles[at] = Role::Head(HeadField::Tid);
            push(out, HeadField::Tid, Piece { line: at, from: 0 });
            field = None;
        } else if personer::absent_from_items(text).is_some() {
            roles[at] = Role::Head(HeadField::AfbudPunkter);
            out.head.push((HeadField::AfbudPunkter, vec![Piece { line: at, from: 0 }]));
            field = None;
        } else if out.udvalg.is_none() && follows(roles, before, Role::Title) && is_name(blocks, at) {
            roles[at] = Role::Head(HeadField::Udvalg);
            let meets = text.strip_prefix("Møde i ").or_else(|| text.strip_prefix("Mødet i "));
            out.udvalg = Some(meets.unwrap_or(text).to_owned());
        } else if !places_named && follows_time(roles, before) && is_place(blocks, at) {
            roles[at] = Role::Head(HeadField::Sted);
            push(out, HeadField::Sted, Piece { line: at, from: 0 });
        } else {
            roles[at] = Role::Text(Section::Unavngivet);
            out.loose.push(Piece { line: at, from: 0 });
            field = None;
        }
    }
}

fn title(blocks: &Blocks, roles: &mut [Role], out: &mut Outline, at: usize) -> bool {
    let text = blocks.text(at);
    let Some(title) = moede::overskrift(text) else { return false };
    let (text, end) = whole_title(blocks, roles, at);
    out.udvalg = moede::overskrift(&text).map_or(title.udvalg, |title| title.udvalg);
    out.titel = Some((text.replace('\t', " "), blocks.lines()[at].number));
    if out.udvalg.is_none() {
        // Where the title names only the kind, the line above may be the body: "<Udvalg>", then "Referat".
        let above = out.loose.last().copied().filter(|piece| piece.line + 1 == at && is_name(blocks, piece.line));
        if let Some(piece) = above {
            out.loose.pop();
            roles[piece.line] = Role::Head(HeadField::Udvalg);
            out.udvalg = Some(blocks.text(piece.line).to_owned());
        }
    }
    roles[at..end].fill(Role::Title);
    true
}

/// A title with what it goes on with over the end of its line, and the line behind it.
fn whole_title(blocks: &Blocks, roles: &[Role], at: usize) -> (String, usize) {
    let mut title = blocks.text(at).to_owned();
    let mut end = at + 1;
    let same_paragraph = |next: usize| blocks.wrapped && next < roles.len() && same_block(blocks, at, next);
    while same_paragraph(end) && roles[end] == Role::Blank && end < at + 3 {
        let next = blocks.text(end);
        let other = label(blocks, end).is_some() || is_date_line(next) || is_time_line(next);
        if other || blocks.break_was_meant(end - 1, next) {
            break;
        }
        inline::join_line(&mut title, next);
        end += 1;
    }
    (title, end)
}

/// A label of the head: "Mødedato: …", "Mødested" in a column of its own or in bold, "Sagsnr.: …". With where its value
/// starts.
fn label(blocks: &Blocks, at: usize) -> Option<(HeadField, usize)> {
    let text = blocks.text(at);
    if matches!(blocks.block_of(at).kind, Kind::Item(_)) {
        return None;
    }
    if let Some(field) = vocabulary::head_field(text) {
        return Some((field, text.len()));
    }
    if blocks.block_of(at).kind == Kind::Row && personer::is_heading(text) {
        return Some((HeadField::Deltagere, 0));
    }
    if let Some((name, from)) = vocabulary::split_label(text)
        && let Some(field) = vocabulary::head_field(name)
    {
        return Some((field, from));
    }
    // A document's own number has no field, and stays text.
    if sag::labelled(text).is_some_and(|labels| labels.iter().any(|(label, _)| *label == Label::Sag)) {
        return Some((HeadField::Sagsnummer, 0));
    }
    let lead = blocks.lines()[at].lead;
    if lead > 0
        && let Some(name) = text.get(..lead)
        && let Some(field) = vocabulary::head_field(name)
    {
        return Some((field, lead + text[lead..].len() - text[lead..].trim_start().len()));
    }
    // "**Mødedato** Torsdag d. …": a label that only its emphasis set apart. These words begin no sentence.
    let (first, rest) = text.split_once(' ')?;
    let unmistakable = matches!(first, "Mødedato" | "Mødested" | "Mødetidspunkt");
    let from = text.len() - rest.len();
    unmistakable.then(|| vocabulary::head_field(first)).flatten().map(|field| (field, from))
}

/// Whether a label's line has the number of a document, which the document's head has no field for.
fn names_document(text: &str) -> bool {
    let labels = sag::labelled(text).unwrap_or_default();
    labels.iter().any(|(label, value)| *label == Label::Dok && !value.is_empty())
}

/// "Afbud: A" on a line among the names of those who take part.
fn is_absent_among(blocks: &Blocks, out: &Outline, at: usize) -> bool {
    let text = blocks.text(at);
    let labelled = vocabulary::split_label(text)
        .filter(|(name, rest)| vocabulary::head_field(name) == Some(HeadField::Afbud) && !text[*rest..].is_empty());
    let list = out.head.last().and_then(|(_, pieces)| pieces.last());
    let goes_on = |at: usize| same_block(blocks, at, at + 1) && label(blocks, at + 1).is_none();
    let inside =
        list.is_some_and(|last| same_block(blocks, last.line, at)) && at + 1 < blocks.lines().len() && goes_on(at);
    labelled.is_some() && inside && !text.ends_with([',', ';'])
}

fn same_block(blocks: &Blocks, a: usize, b: usize) -> bool {
    blocks.lines()[a].block == blocks.lines()[b].block
}

/// Whether a value is cut off by its line's end: a word or a bracket is open.
fn is_cut_off(value: &str) -> bool {
    value.ends_with(['-', ',', '(']) || value.matches('(').count() > value.matches(')').count()
}

/// Whether a label's value goes on with line `at`: lists of people as far as they go, other values only while they have
/// nothing yet.
fn takes(blocks: &Blocks, out: &Outline, field: HeadField, at: usize) -> bool {
    if blocks.block_of(at).kind == Kind::Heading || is_date_line(blocks.text(at)) && field != HeadField::Dato {
        return false;
    }
    let pieces = out.head.iter().rev().find(|(seen, _)| *seen == field).map(|(_, pieces)| pieces.as_slice());
    let Some(last) = pieces.and_then(<[Piece]>::last) else { return false };
    let has_value = last.from < blocks.text(last.line).len();
    let value = &blocks.text(last.line)[last.from.min(blocks.text(last.line).len())..];
    if has_value && same_block(blocks, last.line, at) && is_cut_off(value) {
        return label(blocks, at).is_none();
    }
    if blocks.block_of(last.line).kind == Kind::Row && blocks.block_of(at).kind == Kind::Row {
        let heading = out.head.iter().rev().find(|(seen, _)| *seen == field).and_then(|(_, pieces)| pieces.first());
        if heading.is_some_and(|first| personer::is_heading(blocks.text(first.line))) {
            return true;
        }
    }
    match field {
        HeadField::Deltagere | HeadField::Afbud => {
            let text = blocks.text(at);
            if vocabulary::heads_titles(text) {
                return false;
            }
            // A tab may part two names in columns as well as a label and its value.
            let another_label = vocabulary::split_label(text).is_some_and(|(name, _)| {
                text.as_bytes().get(name.len()) == Some(&b':') || vocabulary::head_field(name).is_some()
            });
            // A numbered list behind the names is one of titles.
            let numbered = |at: usize| blocks.marker(at).is_some_and(|marker| marker.starts_with(char::is_numeric));
            if numbered(at) && !numbered(last.line) {
                return false;
            }
            // A paragraph that ends in a full stop is one of prose, though its first line may not show it.
            let block = blocks.block_of(at).lines.clone();
            if block.len() > 1
                && block.contains(&at)
                && blocks.text(block.end - 1).ends_with('.')
                && !same_block(blocks, last.line, at)
            {
                return false;
            }
            if blocks.wrapped
                && has_value
                && same_block(blocks, last.line, at)
                && !value.ends_with('.')
                && !another_label
            {
                return true;
            }
            let same = blocks.block_of(last.line).kind == blocks.block_of(at).kind
                || matches!(blocks.block_of(at).kind, Kind::Item(_));
            !has_value
                || same && !another_label && blocks.text(at).chars().count() < 120 && !blocks.text(at).ends_with('.')
        }
        _ => !has_value && blocks.text(at).chars().count() < 100,
    }
}

/// "Mødet hævet kl. 21.10.", which stands behind the last punkt. Sets its role.
pub(super) fn end(blocks: &Blocks, roles: &mut [Role], out: &mut Outline) {
    const WORDS: [&str; 6] = ["hævet", "hævedes", "sluttede", "sluttet", "slut", "afsluttet"];
    let ends = |at: &usize| {
        let text = blocks.text(*at);
        let said = text
            .strip_prefix("Mødet ")
            .is_some_and(|rest| rest.split(|c: char| !c.is_alphabetic()).take(3).any(|word| WORDS.contains(&word)));
        said && text.len() < 60 && dato::clock(text) != (None, None)
    };
    let from = roles.len().saturating_sub(END_WITHIN);
    let last = free(roles, from..roles.len()).rev().find(ends);
    if let Some(at) = last {
        roles[at] = Role::Head(HeadField::Slut);
        out.head.push((HeadField::Slut, vec![Piece { line: at, from: 0 }]));
    }
}

/// The first line of all, if it is whose paper it is and nothing else.
fn is_letterhead(text: &str) -> bool {
    let lower = text.to_lowercase();
    let named = lower.ends_with(" kommune") || lower.starts_with("region ") || lower.ends_with(" amt");
    named && text.split_whitespace().count() <= 4 && !text.contains([',', ':', '\t'])
}

/// A line that begins with the time of the meeting: "Kl. 19.00-21.40 i klubhuset".
fn is_time_line(text: &str) -> bool {
    let begins = ["Kl. ", "kl. ", "Kl ", "KL. "].iter().any(|start| text.starts_with(start));
    begins && text.len() < 120 && dato::clock(text).0.is_some() && !text.ends_with('.')
}

/// A line that is a date and a time: "Torsdag den 21. november 2024, kl. 09.00-11.30".
fn is_date_line(text: &str) -> bool {
    text.len() < 120
        && !text.ends_with('.')
        && dato::first_date(text, None).is_some()
        && text.split_whitespace().count() < 14
}

/// Whether the line above tells when the meeting was.
fn follows_time(roles: &[Role], before: Option<&usize>) -> bool {
    follows(roles, before, Role::Head(HeadField::Dato)) || follows(roles, before, Role::Head(HeadField::Tid))
}

fn follows(roles: &[Role], before: Option<&usize>, role: Role) -> bool {
    before.is_some_and(|at| roles[*at] == role)
}

/// "<Udvalg> d. 13-04-2023" under a title that is only "REFERAT".
fn body_before_date(text: &str) -> Option<String> {
    const DAYS: [&str; 7] = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
    let body = moede::overskrift(&format!("Referat {text}"))?.udvalg?;
    let first = body.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    (!DAYS.contains(&first.as_str()) && !matches!(first.as_str(), "den" | "d" | "kl" | "dato")).then_some(body)
}

/// A line under the date of the meeting that is no sentence, list or label: where it was held.
fn is_place(blocks: &Blocks, at: usize) -> bool {
    blocks.block_of(at).kind == Kind::Paragraph && is_name(blocks, at) && !blocks.text(at).contains([':', '\t'])
}

/// A short line on its own that is no sentence, as a body's name is.
fn is_name(blocks: &Blocks, at: usize) -> bool {
    let text = blocks.text(at);
    text.chars().count() < 90 && !text.ends_with(['.', ':', '?', '!']) && text.starts_with(char::is_uppercase)
}

fn push(out: &mut Outline, field: HeadField, piece: Piece) {
    match out.head.last_mut() {
        Some((last, pieces)) if *last == field => pieces.push(piece),
        _ => out.head.push((field, vec![piece])),
    }
}
