//! A number on a line of its own, and the title on a line below it or above: a form of print, or a heading that the converter
//! split in two.

use super::Head;
use super::evidence::{is_set_apart, opens_punkt};
use super::read::{self, Form, Numbered};
use super::title::{self, Contents};
use crate::block::{Blocks, Kind};
use crate::field::{adgang, organ, sag, udfald};
use crate::layout::item::opens_section;
use crate::layout::role::{Role, free};
use crate::record::Adgang;

/// How far below its number a title stands, at most, in lines.
const BELOW: usize = 4;

/// How many titles with a full stop make it a habit.
const HABIT: usize = 2;

/// How long a title with a full stop is, at most, in characters.
const SHORT: usize = 100;

/// No number with who may read what it numbers is longer, in bytes.
const LONGEST: usize = 60;

/// What the document has to say of its titles.
pub(super) struct Titles<'a> {
    pub(super) contents: &'a Contents<'a>,
    /// Whether titles below a number end in a full stop, as sentences do.
    end_in_full_stop: bool,
    /// The titles that have their number below them, and these: see [`numbers_below`].
    over_numbers: Vec<(usize, usize)>,
}

impl<'a> Titles<'a> {
    /// A full stop is a habit where two such lines have a case number or a section under them: prose has none.
    pub(super) fn new(blocks: &Blocks, roles: &[Role], contents: &'a Contents<'a>) -> Self {
        let has_title = |at: &usize| {
            let below = free(roles, at + 1..roles.len().min(at + BELOW)).next();
            below.is_some_and(|next| is_short_sentence(blocks, *at, next) && opens_punkt(blocks, roles, next + 1))
        };
        let numbered = |at: &usize| {
            let text = blocks.text(*at);
            let may_be = read::may_announce(text) || text.starts_with(|c: char| c.is_ascii_digit());
            may_be && matches!(read::alone(text), Some((_, Form::Announced | Form::Dotted)))
        };
        let titles = free(roles, 0..roles.len()).filter(numbered).filter(has_title);
        let end_in_full_stop = titles.take(HABIT).count() == HABIT;
        Self { contents, end_in_full_stop, over_numbers: numbers_below(blocks, roles) }
    }
}

/// The lines set apart with nothing between them and a number that a word announces ("Sag nr. 129"), and these numbers.
/// Titles are on one side of their numbers in all of a document: most of the numbers must have one above and none below.
fn numbers_below(blocks: &Blocks, roles: &[Role]) -> Vec<(usize, usize)> {
    let lines: Vec<usize> = free(roles, 0..roles.len()).collect();
    let is_number = |at: usize| {
        let text = blocks.text(at);
        read::may_announce(text) && matches!(read::alone(text), Some((_, Form::Announced)))
    };
    let (mut found, mut others) = (Vec::new(), 0);
    for nr in (1..lines.len()).filter(|nr| is_number(lines[*nr])) {
        let (title, number) = (lines[nr - 1], lines[nr]);
        let text = blocks.text(title);
        let may_be = is_set_apart(blocks, title)
            && text.starts_with(char::is_uppercase)
            && text.len() <= 300
            && !text.ends_with(':')
            && (adgang::line(text).is_some() || !title::says_something_else(blocks, title));
        let ends = lines.get(nr + 1).is_none_or(|next| is_set_apart(blocks, *next) || opens_section(blocks, *next));
        if may_be && ends {
            found.push((title, number));
        } else {
            others += 1;
        }
    }
    if found.len() < HABIT.max(others + 1) { Vec::new() } else { found }
}

/// The head whose title is line `at`, with its number on the line below.
pub(super) fn number_below_title(blocks: &Blocks, roles: &[Role], at: usize, titles: &Titles<'_>) -> Option<Head> {
    let place = titles.over_numbers.binary_search_by_key(&at, |(title, _)| *title).ok()?;
    let number = titles.over_numbers[place].1;
    let (nummer, form) = read::alone(blocks.text(number))?;
    let (adgang, titel) = adgang::of_title(blocks.text(at));
    let head = title::whole(blocks, roles, at, &Numbered { nummer, titel, adgang, form }, titles.contents);
    Some(Head { end: number + 1, ..head })
}

/// The head whose number stands alone on line `at`, and its form.
pub(super) fn number_above_title(
    blocks: &Blocks,
    roles: &[Role],
    at: usize,
    titles: &Titles<'_>,
) -> Option<(Head, Form)> {
    let is_empty_item = matches!(blocks.block_of(at).kind, Kind::Item(_)) && blocks.text(at).is_empty();
    if roles[at] != Role::Blank && !is_empty_item || !blocks.starts_block(at) {
        return None;
    }
    let text = blocks.numbered_text(at);
    let (number, access) = number_and_access(&text)?;
    let (nummer, form) = read::alone(number)?;
    let mut below = free(roles, at + 1..roles.len().min(at + BELOW));
    let first = below.next()?;
    // "J.nr. 8-16-7-3-03" may stand between the two.
    let label = (form == Form::Announced && sag::labelled(blocks.text(first)).is_some()).then_some(first);
    let next = if label.is_some() { below.next()? } else { first };
    let titel = blocks.text(next);
    let together = blocks.lines()[next].block == blocks.lines()[at].block;
    let set_apart = is_set_apart(blocks, at) || is_set_apart(blocks, next);
    let full_stop = titles.end_in_full_stop
        && matches!(form, Form::Announced | Form::Dotted)
        && is_short_sentence(blocks, at, next);
    let is_title = (together || blocks.starts_block(next) || blocks.wrapped)
        && (together || set_apart || form != Form::Dotted)
        && titel.starts_with(char::is_uppercase)
        && titel.len() <= 300
        && (!titel.ends_with(['.', ':']) || is_abbreviated(titel) || full_stop)
        && (!opens_section(blocks, next) || titles.contents.have(titel));
    // What stands under "Lukket" may as well be what was decided.
    let may_be_closed = || {
        let apart = is_set_apart(blocks, at) && is_set_apart(blocks, next);
        (together || apart)
            && !udfald::tells_kind(titel)
            && !title::says_something_else(blocks, next)
            && !organ::line(titel)
    };
    if !is_title || access.is_some() && !text.contains('\t') && !may_be_closed() {
        return None;
    }
    // "Sag nr. 3", and below it "3. <titel>", as others have it without the line above.
    let again =
        form == Form::Announced && read::any(&blocks.numbered_text(next)).is_some_and(|read| read.nummer == nummer);
    let (titel, form) = if again { (read::without_number(titel), Form::Named) } else { (titel, form) };
    let (adgang, titel) = adgang::of_title(titel);
    let adgang = adgang.or(access);
    let mut head = title::whole(blocks, roles, next, &Numbered { nummer, titel, adgang, form }, titles.contents);
    (head.at, head.label) = (at, label);
    let over = form == Form::Dotted && access.is_none() && !set_apart;
    Some((head, if over { Form::Over } else { form }))
}

/// The number of a line that has nothing else but who may read what it numbers: "12", "12 (Lukket)", "Punkt 12: Lukket sag".
fn number_and_access(text: &str) -> Option<(&str, Option<Adgang>)> {
    if text.len() > LONGEST {
        return None;
    }
    let digit = text.rfind(|c: char| c.is_ascii_digit())?;
    let end = text[digit..].find([' ', '\t', '(']).map_or(text.len(), |gap| digit + gap);
    let (number, behind) = text.split_at(end);
    if behind.trim().is_empty() {
        return Some((text, None));
    }
    adgang::line(behind).map(|access| (number, Some(access)))
}

/// Titles whose full stop ends no sentence.
fn is_abbreviated(titel: &str) -> bool {
    ["Evt.", "EVT.", "Div."].contains(&titel)
}

/// Whether the line below a number begins its paragraph, or is all that the number's has, is short, and ends in a full stop.
fn is_short_sentence(blocks: &Blocks, number: usize, at: usize) -> bool {
    let text = blocks.text(at);
    let alone = || blocks.block_of(number).lines == (number..at + 1);
    (blocks.starts_block(at) || alone()) && text.ends_with('.') && text.chars().count() < SHORT
}
