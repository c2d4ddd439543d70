//! How strongly a line looks like the head of a punkt.
//!
//! Each fact that speaks for it adds to a score, each that speaks against it takes away; none decides alone, since converters
//! lose marks, and publishers have no common form.

use foldhash::HashMap;

use super::Head;
use super::above::{Titles, number_above_title, number_below_title};
use super::chain;
use super::read::{self, Form};
use super::run;
use super::title::{self, Contents};
use crate::block::{Blocks, Kind};
use crate::field::{adgang, sag, titel};
use crate::layout::furniture::without_page;
use crate::layout::item::{Headings, opens_section};
use crate::layout::role::{Role, free};

/// How many announcements leave no doubt.
const ANNOUNCED: usize = 3;

/// How many lines an item of a list is looked back over.
const LONGEST_ITEM: usize = 6;

/// A line that may begin a punkt.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) head: Head,
    pub(super) form: Form,
    /// Its number in parts: "12.1" is 12 and 1.
    pub(super) key: Vec<u32>,
    /// What speaks for it, less what speaks against it.
    pub(super) score: i32,
    /// Whether a section with a strong name stands between it and the next candidate.
    pub(super) has_section: bool,
    /// Whether the table of contents has its title.
    pub(super) listed: bool,
}

/// All lines that may begin a punkt, in order. Where the document is not `known` to be one of punkter, only announced ones.
pub(super) fn candidates(
    blocks: &Blocks,
    roles: &[Role],
    contents: &Contents,
    headings: &Headings<'_>,
    known: bool,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    let announced = !known || are_announced(blocks, roles);
    let titles = Titles::new(blocks, roles, contents);
    while at < roles.len() {
        // A number before it makes no line one that a word announces.
        let may_be = !announced || read::may_announce(blocks.text(at)) && read::may_announce(&blocks.numbered_text(at));
        let candidate = may_be.then(|| candidate(blocks, roles, at, &titles)).flatten();
        let candidate = candidate.filter(|candidate| !announced || candidate.form == Form::Announced);
        at = candidate.as_ref().map_or(at, |candidate| candidate.head.end - 1) + 1;
        found.extend(candidate);
    }
    listed_as_attachments(blocks, roles, headings, &mut found);
    if !stand_over_titles(blocks, &found) {
        found.retain(|one| one.form != Form::Over);
    }
    run::mark(blocks, headings, &mut found);
    let starts: Vec<usize> = found.iter().map(|candidate| candidate.head.at).skip(1).chain([roles.len()]).collect();
    let mut strong = (0..roles.len()).filter(|at| headings.is_strong(*at)).peekable();
    for (candidate, end) in found.iter_mut().zip(starts) {
        while strong.next_if(|at| *at < candidate.head.end).is_some() {}
        candidate.has_section = strong.peek().is_some_and(|at| *at < end);
        candidate.score += i32::from(candidate.has_section);
    }
    leave_out_listed(blocks, &mut found);
    found
}

/// Leaves out the items of a list of titles, or the rows of such a table, each of which comes again as a heading with its
/// number. A page's number may stand behind them.
fn leave_out_listed(blocks: &Blocks, found: &mut Vec<Candidate>) {
    let headings = found.iter().filter(|one| is_set_apart(blocks, one.head.at));
    let last: HashMap<&str, &Head> = headings.map(|one| (one.head.nummer.as_str(), &one.head)).collect();
    let is_item = |one: &Candidate| {
        let kind = &blocks.block_of(one.head.at).kind;
        one.form == Form::Dotted && !one.has_section && matches!(kind, Kind::Item(_) | Kind::Row)
    };
    let again = |head: &Head| {
        let last = last.get(head.nummer.as_str());
        let same = |last: &Head| {
            titel::same_title(&last.titel, &head.titel) || titel::same_title(&last.titel, without_page(&head.titel))
        };
        last.is_some_and(|last| last.at > head.at && same(last))
    };
    let listed: Vec<bool> = found.iter().map(|one| is_item(one) && again(&one.head)).collect();
    let mut listed = listed.into_iter();
    found.retain(|_| listed.next() != Some(true));
}

/// Whether the document announces its punkter, from the first on: then no other line is one.
fn are_announced(blocks: &Blocks, roles: &[Role]) -> bool {
    let mut announced =
        free(roles, 0..roles.len()).filter_map(|at| read::announcement(blocks.text(at)).map(|read| read.nummer));
    announced.next() == Some("1") && announced.count() + 1 >= ANNOUNCED
}

/// Whether numbers stand over their titles in this document: elsewhere a page's number does, or one of a table.
fn stand_over_titles(blocks: &Blocks, found: &[Candidate]) -> bool {
    let over = found.iter().filter(|one| one.form == Form::Over).count();
    let line = |one: &Candidate| Some(blocks.lines()[one.head.at].number);
    let is_beside = |one: &Candidate| one.head.titel_linjer.first().map(|(_, title)| *title) == line(one);
    let beside = found.iter().filter(|one| one.score >= chain::ENOUGH && is_beside(one)).count();
    over > beside
}

/// Attachments may be listed as punkter are, "1 (Åben) Kort", with numbers of their own: under their heading, and one right
/// behind the other. A list may be empty, too: then the punkt that follows has the next number of the punkter.
fn listed_as_attachments(blocks: &Blocks, roles: &[Role], headings: &Headings<'_>, found: &mut [Candidate]) {
    let line = |at: usize| blocks.lines()[at].number;
    // The last line of the list and its number; the number of the last punkt of that form.
    let mut listed: Option<(usize, u32)> = None;
    let mut punkt: Option<u32> = None;
    for one in found {
        let (at, number) = (one.head.at, one.key.first().copied().unwrap_or_default());
        if one.form != Form::Marked {
            listed = None;
            continue;
        }
        let above = free(roles, at.saturating_sub(3)..at).next_back();
        let close = above.is_some_and(|above| line(above) + 1 == line(at));
        let expected = punkt.is_some_and(|punkt| punkt + 1 == number);
        let is_first = !expected && above.is_some_and(|above| headings.lists_attachments(above));
        let goes_on = listed
            .is_some_and(|(last, before)| above == Some(last) && (number == before + 1 || number > before && close));
        if is_first || goes_on {
            listed = Some((one.head.end - 1, number));
            one.score -= if expected && !close { 3 } else { 5 };
        } else {
            (listed, punkt) = (None, Some(number));
        }
    }
}

fn candidate(blocks: &Blocks, roles: &[Role], at: usize, titles: &Titles<'_>) -> Option<Candidate> {
    if let Some(head) = number_below_title(blocks, roles, at, titles) {
        return judged(blocks, roles, head, Form::Named, titles);
    }
    let is_head_line = roles[at] == Role::Blank && (blocks.starts_block(at) || blocks.wrapped);
    let mut text = blocks.numbered_text(at);
    if !read::may_begin(&text) && !blocks.text(at).is_empty() {
        return None;
    }
    // A table for each punkt has number and title in the cells of its first row.
    if blocks.block_of(at).kind == Kind::Row {
        text = text.replacen(" | ", " ", 1).into();
    }
    let read = read::any(&text).filter(|_| is_head_line && sag::labelled(blocks.text(at)).is_none());
    // "3  Lukket" may have its title on the next line.
    let says_access = read.as_ref().is_some_and(|read| adgang::line(read.titel).is_some());
    let below = if says_access { number_above_title(blocks, roles, at, titles) } else { None };
    let (head, form) = if let Some(below) = below {
        below
    } else if let Some(read) = read {
        (title::whole(blocks, roles, at, &read, titles.contents), read.form)
    } else {
        number_above_title(blocks, roles, at, titles)?
    };
    let head = with_repetition(blocks, roles, head, form, titles.contents);
    judged(blocks, roles, head, form, titles)
}

/// A head with what speaks for it by itself.
fn judged(blocks: &Blocks, roles: &[Role], head: Head, form: Form, titles: &Titles<'_>) -> Option<Candidate> {
    let listed = titles.contents.have(&head.titel);
    let score = score(blocks, roles, &head, form) + if listed { 3 } else { 0 };
    let key = key(&head.nummer, form)?;
    Some(Candidate { head, form, key, score, has_section: false, listed })
}

/// Some publishers print number and title twice, once for the contents' sake.
fn with_repetition(blocks: &Blocks, roles: &[Role], head: Head, form: Form, contents: &Contents) -> Head {
    let Some(next) = free(roles, head.end..roles.len()).next() else { return head };
    let text = blocks.numbered_text(next);
    let Some(read) = read::any(&text).filter(|read| read.nummer == head.nummer && form != Form::Announced) else {
        return head;
    };
    let again = title::whole(blocks, roles, next, &read, contents);
    if !titel::same_title(&again.titel, &head.titel) {
        return head;
    }
    Head { end: again.end, adgang: head.adgang.or(again.adgang), ..head }
}

fn key(nummer: &str, form: Form) -> Option<Vec<u32>> {
    if form == Form::Roman {
        return read::roman_value(nummer).map(|value| vec![value]);
    }
    let digits = nummer.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (number, letter) = match digits.strip_suffix(|c: char| c.is_ascii_lowercase()) {
        Some(number) => (number, digits.bytes().last().map(u32::from)),
        None => (digits, None),
    };
    // The year behind a number says nothing of the order.
    let number = number.split('/').next().unwrap_or(number);
    Some(number.split('.').filter_map(|part| part.parse().ok()).chain(letter).collect())
}

/// Whether the line is a heading, or all of it is emphasised.
pub(super) fn is_set_apart(blocks: &Blocks, at: usize) -> bool {
    blocks.block_of(at).kind == Kind::Heading || blocks.lines()[at].emphasised
}

fn score(blocks: &Blocks, roles: &[Role], head: &Head, form: Form) -> i32 {
    let mut score = match form {
        Form::Announced => 4,
        Form::Marked => 3,
        Form::Ad | Form::Named => 2,
        Form::Column => 1,
        Form::Dotted => i32::from(blocks.lines()[head.at].wide || blocks.text(head.at).contains('\t')),
        Form::Roman | Form::Over => 0,
        // Numbers in parts have no full stop behind them.
        Form::Bare if head.nummer.contains('.') => 0,
        Form::Bare | Form::Glued => -1,
    };
    if is_set_apart(blocks, head.at) {
        score += 2;
    } else if stands_free(blocks, head) {
        score += 1;
    }
    if opens_punkt(blocks, roles, head.end) || head.adgang.is_some() {
        score += 2;
    }
    let in_table = |at: usize| matches!(blocks.block_of(at).kind, Kind::Cell(_));
    if blocks.block_of(head.at).kind == Kind::Row && in_table(head.end) {
        score += 2;
    }
    if label_above(blocks, roles, head.at) || begins_page(blocks, head.at) {
        score += 1;
    }
    score - against(blocks, roles, head, form)
}

/// What a list item is and a title is not: one of a row, a sentence, half a sentence.
fn against(blocks: &Blocks, roles: &[Role], head: &Head, form: Form) -> i32 {
    let mut against = 0;
    // No item of a list says that it is closed; attachments may, in their own form.
    let of_list = head.adgang.is_none() || form == Form::Marked;
    if of_list && !is_set_apart(blocks, head.at) && has_neighbour(blocks, roles, head) {
        against += 3;
    }
    if head.titel.ends_with([';', ',']) || head.titel.ends_with(" og") {
        against += 2;
    } else if head.titel.ends_with('.') && head.titel.contains(' ') {
        against += 1;
    }
    // "4   Ny kran   Nyrup Havn   380.000": a row of a table, which ends in an amount.
    if blocks.text(head.at).rsplit_once('\t').is_some_and(|(before, last)| before.contains('\t') && is_amount(last)) {
        against += 3;
    }
    against + i32::from(head.titel.chars().count() > 160)
}

/// "380.000", "12,5": a figure of a table, and no page's number.
fn is_amount(cell: &str) -> bool {
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    cell.chars().all(figures) && cell.contains(['.', ',']) && cell.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

/// Whether the title is a paragraph of its own.
pub(super) fn stands_free(blocks: &Blocks, head: &Head) -> bool {
    let lines = &blocks.block_of(head.end - 1).lines;
    lines.start >= head.at && lines.end == head.end
}

/// Whether the next line of text opens a section, is a label, a case number or an access word.
pub(super) fn opens_punkt(blocks: &Blocks, roles: &[Role], from: usize) -> bool {
    let Some(next) = free(roles, from..roles.len()).next() else { return false };
    let text = blocks.text(next);
    opens_section(blocks, next)
        || sag::labelled(text).is_some()
        || sag::labelled_tail(text).is_some()
        || sag::is_case_id(text)
        || adgang::line(text).is_some()
}

/// Whether the line above is a label with a case number, as some publishers print it.
fn label_above(blocks: &Blocks, roles: &[Role], at: usize) -> bool {
    let above = free(roles, at.saturating_sub(4)..at).next_back();
    above.is_some_and(|above| sag::labelled(blocks.text(above)).is_some() || sag::is_case_id(blocks.text(above)))
}

fn begins_page(blocks: &Blocks, at: usize) -> bool {
    blocks.page_starts.binary_search(&blocks.lines()[at].number).is_ok()
}

/// Whether the line is one of a list: another numbered line stands right beside it.
fn has_neighbour(blocks: &Blocks, roles: &[Role], head: &Head) -> bool {
    let Ok(own) = head.nummer.parse::<u32>() else { return false };
    let number = |at: usize| {
        let text = blocks.numbered_text(at);
        let (number, _) = text.split_once(['.', ')', ':'])?;
        number.parse::<u32>().ok()
    };
    let beside = |at: usize, wanted: u32| {
        roles.get(at) == Some(&Role::Blank) && !is_set_apart(blocks, at) && number(at) == Some(wanted)
    };
    let line = |at: usize| blocks.lines()[at].number;
    let close = |a: usize, b: usize| line(b) - line(a) <= 2;
    let begins = |at: &usize| blocks.starts_block(*at) || number(*at).is_some();
    let above = (0..head.at).rev().take(LONGEST_ITEM).find(begins);
    // A closed punkt may have no more than its case's number, which no item of a list has.
    let apart = |above: usize| (above + 1..head.at).any(|at| sag::labelled(blocks.text(at)).is_some());
    above.is_some_and(|above| own > 0 && beside(above, own - 1) && close(head.at - 1, head.at) && !apart(above))
        || beside(head.end, own + 1) && close(head.end - 1, head.end)
}
