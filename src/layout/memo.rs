//! Memos: a title, running text under headings, and a sidebar that the converter drops wherever it fell.

use super::role::{HeadField, Role, Section, free};
use super::style::style;
use super::{Item, Outline, Part, vocabulary};
use crate::block::{Blocks, Kind};
use crate::field::sag::{self, Label};
use crate::field::{dato, moede, organ};
use crate::inline::{self, Piece};

/// How many lines from the top a memo says whom it is for.
const ADDRESSEE: usize = 10;

/// How long the name of an office is, at most, in characters.
const NAME: usize = 60;

/// How many of them stand over the sidebar, one below the other.
const OFFICES: usize = 3;

/// Reads a memo. Each part under a heading of its own is an item; levels of headings carry no meaning.
pub(super) fn read(blocks: &Blocks, roles: &mut [Role], out: &mut Outline) {
    sidebar(blocks, roles, out);
    over_sidebar(blocks, roles, out);
    let lines: Vec<usize> = free(roles, 0..roles.len()).collect();
    let set_apart = |at: usize| {
        style(blocks, at) == 2 || style(blocks, at) == 1 && blocks.stands_alone(at) && !blocks.text(at).ends_with('.')
    };
    let others = |at: &&usize| set_apart(**at) && moede::art(blocks.text(**at)).is_none();
    let bare = !lines.iter().any(|at| others(&at));
    let numbered = if bare { numbered(blocks, &lines) } else { Vec::new() };
    let mut kind_seen = false;
    let mut text_seen = false;
    // The line that says what it is, where it says more than that but not what it is about: "Notat til Byrådet".
    let mut beside_kind: Option<usize> = None;
    let mut has_subject = false;
    for at in lines {
        if roles[at] != Role::Blank {
            continue;
        }
        let text = blocks.text(at);
        // Where the parts are numbered, a heading without a number is the title above them.
        let may_be = bare && numbered.first().is_none_or(|first| at < *first) && may_be_heading(blocks, at);
        let is_heading = (set_apart(at) || may_be || numbered.binary_search(&at).is_ok()) && !is_closing(text);
        if !kind_seen && moede::art(text).is_some() {
            kind_seen = true;
            if out.titel.is_some() {
                // A heading above it was the title.
                roles[at] = Role::Text(Section::Unavngivet);
                out.loose.push(Piece { line: at, from: 0 });
                continue;
            }
            roles[at] = Role::Title;
            out.titel = Some((text.to_owned(), blocks.lines()[at].number));
            let rest = moede::beside_kind(text);
            has_subject = moede::is_subject(rest);
            beside_kind = (!has_subject && rest.contains(char::is_alphanumeric)).then_some(at);
        } else if !kind_seen && is_heading && organ::is_letterhead(text.split('\t').next().unwrap_or(text)) {
            for line in blocks.block_of(at).lines.clone() {
                roles[line] = Role::Text(Section::Unavngivet);
                out.loose.push(Piece { line, from: 0 });
            }
        } else if is_heading
            && out.items.is_empty()
            && out.loose_heading.is_none()
            && !(text_seen || has_subject || vocabulary::section(text).is_some())
            && !(numbered.binary_search(&at).is_ok() || tells_of_a_meeting(text))
        {
            if let Some(line) = beside_kind.take() {
                roles[line] = Role::Text(Section::Unavngivet);
                out.loose.push(Piece { line, from: 0 });
            }
            let title = heading(blocks, roles, at, Role::Title);
            out.titel = Some((title.clone(), blocks.lines()[at].number));
            out.loose_heading = Some(title);
        } else if is_heading {
            let title = heading(blocks, roles, at, Role::PunktHead);
            out.items.push(part(out.items.len() + 1, &title, blocks.lines()[at].number));
        } else if let Some(item) = out.items.last_mut() {
            roles[at] = Role::Text(Section::Sagsfremstilling);
            push(item, blocks, at);
        } else {
            // Whose paper it is, and the lines "Fra: …", stand above the title; neither is a sentence.
            let is_text = text.ends_with(['.', ':']) || text.chars().count() > NAME;
            text_seen |= kind_seen && is_text && vocabulary::split_label(text).is_none();
            roles[at] = Role::Text(Section::Unavngivet);
            out.loose.push(Piece { line: at, from: 0 });
        }
    }
    // What the sidebar has left was taken first.
    out.loose.sort_by_key(|piece| piece.line);
}

/// The lines of a memo without any marks that number its parts: 1, 2, 3 …, each alone in its paragraph as a title is, with
/// text under it.
fn numbered(blocks: &Blocks, lines: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for &at in lines {
        let number = blocks.marker(at).and_then(|marker| marker.strip_suffix('.')?.parse::<usize>().ok());
        let text = blocks.text(at);
        let next = blocks.block_of(at).lines.end;
        let is_title = blocks.stands_alone(at)
            && text.starts_with(char::is_uppercase)
            && text.chars().count() <= 160
            && !text.ends_with(['.', ':', ',', ';', '?', '!']);
        if number == Some(found.len() + 1) && is_title && blocks.block_of(next).kind == Kind::Paragraph {
            found.push(at);
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// Whether a heading names a meeting and its day, as a part does that reports of it. Any year will do to see a day.
fn tells_of_a_meeting(text: &str) -> bool {
    text.starts_with("Møde") && moede::moede_i(text, Some(2000)).is_some_and(|(_, day)| day.is_some())
}

/// "Med venlig hilsen", over the name of who wrote it.
fn is_closing(text: &str) -> bool {
    const WORDS: [&str; 5] = ["med venlig hilsen", "venlig hilsen", "de bedste hilsner", "med venlige hilsner", "mvh"];
    let text = text.trim_end_matches([',', '.']);
    text.len() < 30 && WORDS.contains(&text.to_lowercase().as_str())
}

/// The heading that begins at line `at`, with the lines that it is wrapped over; sets their role.
fn heading(blocks: &Blocks, roles: &mut [Role], at: usize, role: Role) -> String {
    let lines = if blocks.wrapped { at..blocks.block_of(at).lines.end } else { at..at + 1 };
    let mut title = String::new();
    for line in lines {
        roles[line] = role;
        if title.is_empty() {
            title.push_str(blocks.text(line));
        } else {
            inline::join_line(&mut title, blocks.text(line));
        }
    }
    title
}

/// Whether a line of a memo without any marks is a heading: short, alone, no sentence, and with
/// text under it.
fn may_be_heading(blocks: &Blocks, at: usize) -> bool {
    let lines = blocks.block_of(at).lines.clone();
    let (text, last) = (blocks.text(at), blocks.text(lines.end.saturating_sub(1)));
    let next =
        lines.end < blocks.lines().len() && !matches!(blocks.block_of(lines.end).kind, Kind::Item(_) | Kind::Row);
    let length: usize = lines.clone().map(|line| blocks.text(line).chars().count()).sum();
    blocks.starts_block(at)
        && (lines.len() == 1 || blocks.wrapped && lines.len() == 2)
        && blocks.block_of(at).kind == Kind::Paragraph
        && length <= 160
        && text.starts_with(char::is_uppercase)
        && !last.ends_with(['.', ':', ',', ';', '?', '!'])
        && next
}

fn part(nummer: usize, titel: &str, linje: u32) -> Item {
    let parts = vec![Part {
        section: Section::Sagsfremstilling,
        overskrift: String::new(),
        linje,
        videre: Vec::new(),
        pieces: Vec::new(),
    }];
    Item { nummer: nummer.to_string(), titel: titel.to_owned(), linjer: (linje, linje), parts, ..Item::default() }
}

fn push(item: &mut Item, blocks: &Blocks, at: usize) {
    item.linjer.1 = blocks.lines()[at].number;
    if let Some(part) = item.parts.last_mut() {
        part.pieces.push(Piece { line: at, from: 0 });
    }
}

/// Takes what stands over the sidebar, where that has broken a sentence: whose paper it is, in lines that are none of the
/// sentence's.
fn over_sidebar(blocks: &Blocks, roles: &mut [Role], out: &mut Outline) {
    let names_office = |at: usize| {
        let over = blocks.text(at);
        let name =
            over.starts_with(char::is_uppercase) && over.chars().count() < NAME && !over.ends_with(['.', ':', ',']);
        name && blocks.stands_alone(at)
    };
    for at in 1..roles.len() {
        // The first of the sidebar's lines, and the first behind them.
        if roles[at] == Role::Blank || roles[at - 1] != Role::Blank {
            continue;
        }
        let behind = (at..roles.len()).find(|at| roles[*at] == Role::Blank).map_or("", |at| blocks.text(at));
        let offices =
            (0..at).rev().take(OFFICES).take_while(|at| roles[*at] == Role::Blank && names_office(*at)).count();
        let Some(before) = (at - offices).checked_sub(1) else { continue };
        let broken = blocks.text(before).ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == ',')
            && blocks.block_of(before).kind == Kind::Paragraph
            && behind.starts_with(char::is_lowercase);
        if broken && matches!(roles[at], Role::Head(_)) {
            roles[before + 1..at].fill(Role::Text(Section::Unavngivet));
            out.loose.extend((before + 1..at).map(|line| Piece { line, from: 0 }));
        }
    }
}

/// Takes the sidebar's lines out of the text: a date on a line of its own (the first is the memo's), case numbers behind
/// labels, and the official's name. Their order is that of the page's geometry, so each is known by itself.
fn sidebar(blocks: &Blocks, roles: &mut [Role], out: &mut Outline) {
    let mut date_seen = false;
    for at in 0..roles.len() {
        if roles[at] != Role::Blank || blocks.block_of(at).kind == Kind::Heading {
            continue;
        }
        let text = blocks.text(at);
        // Beside "NOTAT", in a column of its own.
        if !date_seen && let Some(from) = date_in_column(text) {
            date_seen = true;
            out.head.push((HeadField::Dato, vec![Piece { line: at, from }]));
            continue;
        }
        // "11. april 2024" on a line of its own is a list item to Markdown.
        let (field, value_from) = if !date_seen && blocks.stands_alone(at) && is_date(&blocks.numbered_text(at)) {
            date_seen = true;
            (HeadField::Dato, Some(0))
        } else if let Some(labels) = sag::labelled(text) {
            let complete = labels.iter().all(|(_, value)| !value.is_empty());
            (HeadField::Sagsnummer, complete.then_some(0))
        } else if !date_seen && is_date_below(blocks, at) {
            roles[at] = Role::Head(HeadField::Dato);
            continue;
        } else if let Some(from) = addressee(blocks, at) {
            (HeadField::Udvalg, Some(from))
        } else if let Some((_, from)) =
            vocabulary::split_label(text).filter(|(name, from)| *name == "Til" && organ::line(text[*from..].trim()))
        {
            (HeadField::Udvalg, Some(from))
        } else if vocabulary::head_field(text) == Some(HeadField::Sagsbehandler) {
            (HeadField::Sagsbehandler, None)
        } else if let Some((name, from)) = vocabulary::split_label(text)
            && let Some(field @ (HeadField::Sagsbehandler | HeadField::Dato)) = vocabulary::head_field(name)
        {
            (field, Some(from))
        } else {
            continue;
        };
        // A document's own number has no field: its label and it stay text, out of the sentence that they broke.
        let is_own = field == HeadField::Sagsnummer
            && sag::labelled(text).is_some_and(|labels| labels.iter().all(|(label, _)| *label == Label::Dok));
        let role = if is_own { Role::Text(Section::Unavngivet) } else { Role::Head(field) };
        roles[at] = role;
        let mut pieces: Vec<Piece> = value_from.map(|from| Piece { line: at, from }).into_iter().collect();
        if value_from.is_none() {
            if field == HeadField::Sagsnummer {
                pieces.push(Piece { line: at, from: 0 });
            }
            if let Some(next) = (at + 1 < roles.len()).then_some(at + 1).filter(|next| is_value(blocks, *next)) {
                roles[next] = role;
                pieces.push(Piece { line: next, from: 0 });
                // A case may have several numbers, one below the other.
                let numbers = (next + 1..roles.len()).take_while(|at| sag::is_case_id(blocks.text(*at)));
                for more in numbers.filter(|_| field == HeadField::Sagsnummer) {
                    roles[more] = role;
                    pieces.push(Piece { line: more, from: 0 });
                }
            }
        }
        if is_own {
            out.loose.extend(pieces);
        } else {
            out.head.push((field, pieces));
        }
    }
    letterhead(blocks, roles, out);
}

/// Whether a line is the label of the date, which stands below.
fn is_date_below(blocks: &Blocks, at: usize) -> bool {
    let below = at + 1;
    vocabulary::head_field(blocks.text(at)) == Some(HeadField::Dato)
        && below < blocks.lines().len()
        && is_date(&blocks.numbered_text(below))
}

/// Where the body begins that a memo is for, on a line of its own among the first: "Til Havnerådet".
fn addressee(blocks: &Blocks, at: usize) -> Option<usize> {
    let name = blocks.text(at).strip_prefix("Til ").filter(|_| at < ADDRESSEE && blocks.stands_alone(at))?;
    organ::line(name).then_some("Til ".len())
}

/// Takes what else a sidebar prints, which no field has: how to reach the official, and, beside such lines, whose paper it
/// is. They stay text, out of the sentence that they broke.
fn letterhead(blocks: &Blocks, roles: &mut [Role], out: &mut Outline) {
    let mut beside = false;
    for at in 0..roles.len() {
        let lines = blocks.block_of(at).lines.clone();
        let text = blocks.text(at);
        if roles[at] != Role::Blank || at != lines.start || blocks.block_of(at).kind != Kind::Paragraph {
            beside = matches!(roles[at], Role::Head(_)) || beside && at != lines.start;
            continue;
        }
        let short = lines.len() <= 4 && lines.clone().all(|at| is_value(blocks, at));
        let contact = || is_contact(text) && (lines.len() > 1 || vocabulary::split_label(text).is_some());
        let last = lines.end - 1;
        let before = || lines.len() == 1 && matches!(roles.get(lines.end), Some(Role::Head(_)));
        let sender = || organ::is_letterhead(text) || is_town(blocks.text(last));
        beside = short && (contact() || beside && sender() || before() && vocabulary::is_administration(text));
        if beside {
            roles[lines.clone()].fill(Role::Text(Section::Unavngivet));
            out.loose.extend(lines.map(|line| Piece { line, from: 0 }));
        }
    }
}

/// "9998 Nordby", which ends an address.
fn is_town(text: &str) -> bool {
    let town = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.len() - town.len() == 4 && town.strip_prefix(' ').is_some_and(|town| town.starts_with(char::is_uppercase))
}

/// Whether a line begins with the label of a telephone, an address for mail, or a number of the authority.
fn is_contact(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "direkte telefon",
        "direkte tlf",
        "telefon",
        "telefontid",
        "tlf",
        "mobil",
        "mail",
        "e-mail",
        "ean",
        "ean-nummer",
        "ean-nr",
        "cvr",
    ];
    let label = vocabulary::split_label(text).map_or(text, |(label, _)| label);
    LABELS.contains(&label.trim_end_matches(['.', ':', ' ']).to_lowercase().as_str())
}

/// Where the date begins that stands in the last column of a line, behind what kind of document it is.
fn date_in_column(text: &str) -> Option<usize> {
    let from = text.rfind('\t')? + 1;
    (moede::art(&text[..from - 1]).is_some() && is_date(&text[from..])).then_some(from)
}

/// A line that is a date and nothing else.
fn is_date(text: &str) -> bool {
    let text = text.trim();
    let dates = dato::dates(text, None);
    let [date] = dates.as_slice() else { return false };
    let before = text[..date.range.start].trim_end();
    let prefix_is_formal =
        before.is_empty() || before.ends_with("den") || before.ends_with("d.") || before.ends_with("Dato:");
    prefix_is_formal && before.len() <= 24 && text[date.range.end..].trim().is_empty()
}

/// A short line that can be the value of the label above it.
fn is_value(blocks: &Blocks, at: usize) -> bool {
    let text = blocks.text(at);
    text.chars().count() <= 60 && !text.ends_with(['.', ':']) && blocks.block_of(at).kind == Kind::Paragraph
}
