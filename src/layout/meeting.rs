//! The head of a meeting's document: title, body, date, place, who took part.

use super::Outline;
use super::role::{Furniture, HeadField, Role, Section, free};
use super::vocabulary;
use super::when::{body_before_date, is_date_line, is_time_line, letters_date_gives_way, place_on, says_hour};
use super::{body, people};
use crate::block::{Blocks, Kind};
use crate::field::sag::{self, Label};
use crate::field::{adgang, dato, moede, organ, personer, scan};
use crate::inline::{self, Piece};

/// How many lines from the top a title may stand: above it there are logos, addresses and dates.
pub(super) const TITLE_WITHIN: usize = 20;

/// How many lines from the end the minutes say when the meeting ended.
const END_WITHIN: usize = 30;

/// How many lines from the top they may say so, too.
const HEAD_WITHIN: usize = 40;

/// Reads the lines before the first punkt at `end`. Sets their roles.
pub(super) fn read(blocks: &Blocks, roles: &mut [Role], out: &mut Outline, end: usize) {
    let mut field: Option<HeadField> = None;
    let mut dated = false;
    // How much of the head stands above the title.
    let mut above = 0;
    // The line that only its place makes the body.
    let mut guess = None;
    let lines: Vec<usize> = free(roles, 0..end).collect();
    let places_named = lines.iter().any(|at| label(blocks, *at).is_some_and(|(field, _)| field == HeadField::Sted));
    for (place, &at) in lines.iter().enumerate() {
        if roles[at] != Role::Blank {
            continue;
        }
        let before = place.checked_sub(1).and_then(|before| lines.get(before));
        let text = blocks.text(at);
        let logo = || out.titel.is_none() && place < TITLE_WITHIN && body::is_logo(text);
        if place == 0 && organ::is_letterhead(text) || logo() {
            roles[at] = Role::Furniture(Furniture::Letterhead);
        } else if out.titel.is_none() && place < TITLE_WITHIN && title(blocks, roles, out, at) {
            (field, above) = (None, out.head.len());
        } else if field == Some(HeadField::Deltagere) && people::is_absent_among(blocks, out, at) {
            roles[at] = Role::Head(HeadField::Deltagere);
            push(out, HeadField::Deltagere, Piece { line: at, from: 0 });
        } else if let Some(open) = field.filter(|open| people::heads_table(blocks, out, *open, at)) {
            // The columns of the table under a label of people.
            roles[at] = Role::Head(open);
            push(out, open, Piece { line: at, from: 0 });
        } else if let Some((labelled, from)) =
            label(blocks, at).or_else(|| people::label(blocks, out, at)).filter(|(field, _)| may_come(out, *field))
        {
            roles[at] = Role::Head(labelled);
            // Another list of people goes on with none before it, though it says the same of them; what stands below the
            // title goes on with nothing above it.
            if matches!(labelled, HeadField::Deltagere | HeadField::Afbud) || out.head.len() == above {
                out.head.push((labelled, vec![Piece { line: at, from }]));
            } else {
                push(out, labelled, Piece { line: at, from });
            }
            if labelled == HeadField::Sagsnummer && names_document(text) {
                out.loose.push(Piece { line: at, from: 0 });
            }
            if labelled == HeadField::Dato {
                dated = true;
                letters_date_gives_way(blocks, roles, out, &mut above);
            }
            // A remark that is a sentence has nothing below it.
            let remark = labelled == HeadField::Afbud && text.ends_with('.') && label(blocks, at).is_none();
            field = (!remark).then_some(labelled);
        } else if let Some(open) = field.filter(|open| takes(blocks, out, *open, at)) {
            roles[at] = Role::Head(open);
            dated |= is_time(open) && is_date_line(text);
            push(out, open, Piece { line: at, from: 0 });
        } else if says_hour(blocks, out, at)
            || !dated && (is_date_line(text) || out.titel.is_some() && is_date_line(&blocks.numbered_text(at)))
            || above > 0 && follows(roles, before, Role::Title) && is_date_line(text)
        {
            dated = true;
            if out.udvalg.is_none() {
                let beside = follows(roles, before, Role::Title);
                out.udvalg = body_before_date(text).filter(|name| beside || organ::line(name));
            }
            roles[at] = Role::Head(HeadField::Dato);
            push(out, HeadField::Dato, Piece { line: at, from: 0 });
            letters_date_gives_way(blocks, roles, out, &mut above);
            field = None;
        } else if is_time_line(text) && !out.head.iter().any(|(field, _)| *field == HeadField::Tid) {
            roles[at] = Role::Head(HeadField::Tid);
            push(out, HeadField::Tid, Piece { line: at, from: 0 });
            field = None;
        } else if let Some(from) = personer::all_but(text) {
            let behind = people::sentence_end(blocks, at).min(end);
            let own = free(roles, at..behind).collect::<Vec<_>>();
            own.iter().for_each(|line| roles[*line] = Role::Head(HeadField::Afbud));
            let piece = |line: usize| Piece { line, from: if line == at { from } else { 0 } };
            out.head.push((HeadField::Afbud, own.into_iter().map(piece).collect()));
            field = None;
        } else if personer::absent_from_items(text).is_some() {
            roles[at] = Role::Head(HeadField::AfbudPunkter);
            out.head.push((HeadField::AfbudPunkter, vec![Piece { line: at, from: 0 }]));
            field = None;
        } else if out.udvalg.is_none()
            && follows(roles, before, Role::Title)
            && let Some(name) = body::beside_title(blocks, at)
        {
            roles[at] = Role::Head(HeadField::Udvalg);
            guess = (!organ::named(&name)).then_some(at);
            out.udvalg = Some(name);
        } else if !places_named
            && follows_time(roles, before)
            && let Some(from) = place_on(blocks, at)
            && (out.udvalg.is_some() || !body::is_line(blocks, at))
        {
            roles[at] = Role::Head(HeadField::Sted);
            push(out, HeadField::Sted, Piece { line: at, from });
        } else {
            roles[at] = Role::Text(Section::Unavngivet);
            out.loose.push(Piece { line: at, from: 0 });
            field = None;
        }
    }
    body::find(blocks, roles, out, guess);
}

fn title(blocks: &Blocks, roles: &mut [Role], out: &mut Outline, at: usize) -> bool {
    let text = blocks.text(at);
    let Some(title) = moede::overskrift(text) else { return false };
    let (text, end) = whole_title(blocks, roles, at);
    // What stands in the title's line but in another column is more often whose paper it is.
    let named = moede::overskrift(&text).map_or(title.udvalg, |title| title.udvalg);
    out.udvalg = named.filter(|name| !text.contains('\t') || organ::named(name)).or_else(|| out.udvalg.take());
    out.titel = Some((text.replace('\t', " "), blocks.lines()[at].number));
    if out.udvalg.is_none() {
        // Where the title names only the kind, the line above may be the body: "<Udvalg>", then "Referat".
        let above = out.loose.last().map(|piece| piece.line).filter(|above| above + 1 == at);
        if let Some((above, name)) = above.and_then(|above| body::above_title(blocks, above).map(|name| (above, name)))
        {
            out.loose.pop();
            roles[above] = Role::Head(HeadField::Udvalg);
            out.udvalg = Some(name);
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
pub(super) fn label(blocks: &Blocks, at: usize) -> Option<(HeadField, usize)> {
    let text = blocks.text(at);
    if matches!(blocks.block_of(at).kind, Kind::Item(_)) {
        return None;
    }
    if let Some(field) = vocabulary::head_field(text) {
        return Some((field, text.len()));
    }
    if (blocks.block_of(at).kind == Kind::Row || text.contains('\t')) && personer::is_heading(text) {
        return Some((HeadField::Deltagere, 0));
    }
    if let Some((name, from)) = vocabulary::split_label(text) {
        // "Møde: Havnerådet"; a meeting is a day, too.
        let meets = || name.eq_ignore_ascii_case("møde") && organ::line(&text[from..]);
        let field = vocabulary::head_field(name).or_else(|| meets().then_some(HeadField::Udvalg));
        if let Some(field) = field {
            return Some((field, from));
        }
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

pub(super) fn same_block(blocks: &Blocks, a: usize, b: usize) -> bool {
    blocks.lines()[a].block == blocks.lines()[b].block
}

const fn is_time(field: HeadField) -> bool {
    matches!(field, HeadField::Tid | HeadField::Slut)
}

/// Whether a value is cut off by its line's end: a word or a bracket is open.
fn is_cut_off(value: &str) -> bool {
    value.ends_with(['-', ',', '(']) || value.matches('(').count() > value.matches(')').count()
}

/// Whether a line is figures, or a number and what is numbered; "3F" and "2 gæster" are none.
fn begins_with_number(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.trim_start_matches(['.', ')', ' ', '\t']);
    let numbered = rest.starts_with(['.', ')', ' ', '\t']) && behind.starts_with(char::is_uppercase);
    rest.len() < text.len() && (numbered || !text.contains(char::is_alphabetic))
}

/// Whether a label's value goes on with line `at`: lists of people as far as they go, other values only while they have
/// nothing yet.
fn takes(blocks: &Blocks, out: &Outline, field: HeadField, at: usize) -> bool {
    let text = blocks.text(at);
    // "SLUTTIDSPUNKT", and under it day and hour.
    let dated = || field == HeadField::Dato || is_time(field) && dato::clock(text).0.is_some();
    if blocks.block_of(at).kind == Kind::Heading || is_date_line(text) && !dated() {
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
        // What goes on in the cell is of the label, as "Sygehuset:" over some of the people.
        if same_block(blocks, last.line, at) && !text.contains(" | ") {
            return true;
        }
        let heading = out.head.iter().rev().find(|(seen, _)| *seen == field).and_then(|(_, pieces)| pieces.first());
        if heading.is_some_and(|first| personer::is_heading(blocks.text(first.line))) {
            return true;
        }
        // Where one row is a label and its value, so is the next.
        let is_form = heading.is_some_and(|first| first.from > 0 && first.from < blocks.text(first.line).len());
        if is_form && text.split_once('|').is_some_and(|(name, _)| !name.trim().is_empty()) {
            return false;
        }
    }
    match field {
        HeadField::Deltagere | HeadField::Afbud => {
            // Nobody is called "Åben" or "Sager for lukkede døre".
            if vocabulary::heads_titles(text) || adgang::line(text).is_some() || adgang::group(text).is_some() {
                return false;
            }
            // Numbers of titles, cases and pages: a list of people that has numbers has names behind them.
            if begins_with_number(text) && personer::people(text).is_empty() {
                return false;
            }
            // A tab may part two names in columns as well as a label and its value; the colon of an hour parts nothing.
            let labelled =
                vocabulary::split_label(text).map(|(name, _)| name).filter(|name| !scan::is_hour(text, name.len()));
            let of_people = labelled.is_some_and(|name| field == HeadField::Deltagere && personer::heads_some(name));
            // A group may be as long as its line is.
            if of_people && labelled.is_some_and(|name| personer::heads_several(name, &text[name.len()..])) {
                return true;
            }
            let another_label = labelled.is_some_and(|name| {
                let is_label = text.as_bytes().get(name.len()) == Some(&b':') && !of_people;
                is_label || vocabulary::head_field(name).is_some()
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
                || matches!(blocks.block_of(at).kind, Kind::Item(_))
                || of_people;
            !has_value
                || same && !another_label && blocks.text(at).chars().count() < 120 && !blocks.text(at).ends_with('.')
        }
        _ => !has_value && blocks.text(at).chars().count() < 100,
    }
}

/// "Mødet hævet kl. 21.10.", which stands behind the last punkt, or in the head before `first`. Sets its role, unless it is
/// all that a section has: then it is the section's text as well.
pub(super) fn end(blocks: &Blocks, roles: &mut [Role], out: &mut Outline, first: usize) {
    // "Bemærkninger: Mødet blev hævet kl. 19."
    let said = |at: usize| {
        let text = blocks.text(at);
        let behind = vocabulary::split_label(text).map_or(0, |(_, from)| from);
        [0, behind, blocks.lines()[at].lead]
            .into_iter()
            .find(|from| text.get(*from..).is_some_and(|rest| moede::says_end(rest.trim_start())))
    };
    let ends = |at: usize| said(at).map(|from| (at, from));
    let last = roles.len().saturating_sub(END_WITHIN);
    let behind = free(roles, last.max(first)..roles.len()).rev().find_map(ends);
    let Some((at, from)) = behind.or_else(|| free(roles, 0..first.min(HEAD_WITHIN)).find_map(ends)) else { return };
    out.head.push((HeadField::Slut, vec![Piece { line: at, from }]));
    if from > 0 {
        return;
    }
    let above = free(roles, first.min(at)..at).next_back();
    if above.is_none_or(|above| vocabulary::section(blocks.text(above)).is_none()) {
        roles[at] = Role::Head(HeadField::Slut);
    }
}

/// Whether the line above tells when the meeting was.
fn follows_time(roles: &[Role], before: Option<&usize>) -> bool {
    follows(roles, before, Role::Head(HeadField::Dato)) || follows(roles, before, Role::Head(HeadField::Tid))
}

fn follows(roles: &[Role], before: Option<&usize>, role: Role) -> bool {
    before.is_some_and(|at| roles[*at] == role)
}

/// Whether a label may come now: one body met, and a second "Udvalg: …" tells of another's meeting.
fn may_come(out: &Outline, field: HeadField) -> bool {
    field != HeadField::Udvalg || !out.head.iter().any(|(seen, _)| *seen == field)
}

fn push(out: &mut Outline, field: HeadField, piece: Piece) {
    match out.head.last_mut() {
        Some((last, pieces)) if *last == field => pieces.push(piece),
        _ => out.head.push((field, vec![piece])),
    }
}
