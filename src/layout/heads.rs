//! Where punkter begin: `Punkt 6: <titel>`, `6 (Åben) <titel>`, `6. <titel>`, `Ad 6. <titel>`.

use super::Item;
use super::furniture::TocEntry;
use super::item::opens_section;
use super::role::Role;
use crate::block::{Blocks, Kind};
use crate::field::{adgang, sag, titel};
use crate::record::Adgang;

/// A line that may begin a punkt, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered<'a> {
    pub(super) nummer: &'a str,
    pub(super) titel: &'a str,
    pub(super) adgang: Option<Adgang>,
}

/// Where a punkt begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// Its first line, as an index into the lines of the blocks.
    pub(super) at: usize,
    /// The lines that its number and title take up.
    pub(super) lines: usize,
    pub(super) nummer: String,
    pub(super) titel: String,
    /// Where the title goes on: offset in it, line of the source.
    pub(super) titel_linjer: Vec<(u32, u32)>,
    pub(super) adgang: Option<Adgang>,
}

impl Head {
    /// An item with nothing in it yet.
    pub(super) fn item(&self, line: u32) -> Item {
        Item {
            nummer: self.nummer.clone(),
            titel: self.titel.clone(),
            titel_linjer: self.titel_linjer.clone(),
            adgang: self.adgang,
            linjer: (line, line),
            ..Item::default()
        }
    }
}

/// `Punkt 6: <titel>`, as agenda systems announce a punkt before they print it.
pub(super) fn announcement(text: &str) -> Option<Numbered<'_>> {
    let rest = text.strip_prefix("Punkt ").or_else(|| text.strip_prefix("PUNKT "))?;
    let (nummer, rest) = number(rest)?;
    let titel = rest.trim_start().strip_prefix(':')?.trim();
    let (adgang, titel) = adgang::split(titel);
    Some(Numbered { nummer, titel, adgang })
}

/// `6 (Åben) <titel>`: number, access marker, title.
pub(super) fn marked(text: &str) -> Option<Numbered<'_>> {
    let (nummer, rest) = number(text)?;
    let rest = rest.trim_start_matches('.').trim_start();
    if !rest.starts_with('(') {
        return None;
    }
    let (adgang, titel) = adgang::split(rest);
    adgang.map(|adgang| Numbered { nummer, titel, adgang: Some(adgang) })
}

/// `6. <titel>`, `12.1 <titel>`, `Ad 3. <titel>`, `Pkt. 4 <titel>`.
fn numbered(text: &str) -> Option<Numbered<'_>> {
    let body = ["Ad ", "Pkt. ", "Punkt ", "Pkt "].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    let (nummer, rest) = number(body)?;
    let title = rest.trim_start_matches(['.', ')', ':']);
    let gap = title.len() - title.trim_start().len();
    let titel = title.trim();
    let starts_well = titel.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"”“»(".contains(c));
    if gap == 0 || !starts_well || titel.len() > 300 || titel.parse::<f64>().is_ok() {
        return None;
    }
    let (adgang, titel) = adgang::split(titel);
    Some(Numbered { nummer, titel, adgang })
}

/// A title as a table of contents prints it, without the number that may stand before it.
pub(super) fn without_number(title: &str) -> &str {
    let plain = announcement(title).or_else(|| numbered(title)).map_or(title, |numbered| numbered.titel);
    adgang::split(plain).1
}

/// A number of at most three digits, and parts behind points ("12.1"), at the start of `text`.
fn number(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    loop {
        let digits = text[end..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 {
            break;
        }
        end += digits;
        match &text.as_bytes()[end..] {
            [b'.', b'0'..=b'9', ..] => end += 1,
            _ => return Some((&text[..end], &text[end..])),
        }
    }
    None
}

/// Finds the heads of a document whose punkter are announced.
pub(super) fn announced(blocks: &Blocks, roles: &[Role]) -> Vec<Head> {
    let is_free = |at: &usize| roles[*at] == Role::Blank;
    (0..roles.len())
        .filter(is_free)
        .filter_map(|at| {
            let text = blocks.numbered_text(at);
            announcement(&text).map(|read| head(blocks, roles, at, &read))
        })
        .collect()
}

/// Finds the heads of a document whose punkter are numbered and not announced.
///
/// A list inside a case text is numbered too. What tells a punkt: its title is a heading or bold, or the table of
/// contents has it, or it looks as the first one does, or the next thing after it is a section, a label or a case number;
/// what tells a list item: its neighbours in the list. Numbers of punkter only grow.
pub(super) fn by_number(blocks: &Blocks, roles: &[Role], toc: &[TocEntry]) -> Vec<Head> {
    let titles = titel::Titles::new(toc.iter().map(|entry| entry.title.as_str()));
    let mut heads: Vec<Head> = Vec::new();
    for at in 0..roles.len() {
        if roles[at] != Role::Blank || !(blocks.starts_block(at) || blocks.wrapped) {
            continue;
        }
        let text = blocks.numbered_text(at);
        let Some(read) = numbered(&text) else { continue };
        let head = head(blocks, roles, at, &read);
        let like_the_first = heads.first().is_some_and(|first| is_heading(blocks, first) && is_heading(blocks, &head));
        let evidence = evidence(blocks, roles, &head, &titles) + i32::from(like_the_first);
        let follows = heads.last().map_or(Order::Next, |before| order(&before.nummer, &head.nummer));
        let needed = match follows {
            Order::Next => 2,
            Order::Gap => 3,
            Order::Same => 4,
            Order::Before => continue,
        };
        if evidence >= needed {
            heads.push(head);
        }
    }
    heads
}

/// How strongly a line looks like the head of a punkt; 2 is enough where the number is the one expected.
fn evidence(blocks: &Blocks, roles: &[Role], head: &Head, toc: &titel::Titles) -> i32 {
    let line = &blocks.lines()[head.at];
    let mut evidence = match blocks.block_of(head.at).kind {
        Kind::Heading => 2,
        _ if line.emphasised => 2,
        _ if blocks.text(head.at).starts_with("Ad ") => 2,
        _ => 0,
    };
    if opens_punkt(blocks, roles, head.at + head.lines) {
        evidence += 2;
    }
    if !toc.is_empty() && toc.have(&head.titel) {
        evidence += 3;
    }
    if matches!(blocks.block_of(head.at).kind, Kind::Item(_)) && has_neighbour(blocks, roles, head) {
        evidence -= 3;
    }
    evidence
}

fn is_heading(blocks: &Blocks, head: &Head) -> bool {
    blocks.block_of(head.at).kind == Kind::Heading
}

/// Whether the next line of text opens a section, is a label, a case number or an access word.
fn opens_punkt(blocks: &Blocks, roles: &[Role], from: usize) -> bool {
    let Some(next) = (from..roles.len()).find(|at| roles[*at] == Role::Blank) else { return false };
    let text = blocks.text(next);
    opens_section(blocks, next)
        || sag::labelled(text).is_some()
        || sag::is_case_id(text)
        || adgang::line(text).is_some()
}

/// Whether the line is one of a list: an item with the next or the last number stands right beside it.
fn has_neighbour(blocks: &Blocks, roles: &[Role], head: &Head) -> bool {
    let beside = |at: Option<usize>| {
        at.filter(|at| roles.get(*at) == Some(&Role::Blank))
            .and_then(|at| blocks.marker(at))
            .is_some_and(|marker| marker.starts_with(char::is_numeric))
    };
    beside(head.at.checked_sub(1)) || beside(Some(head.at + head.lines))
}

enum Order {
    Next,
    Gap,
    Same,
    Before,
}

fn order(before: &str, now: &str) -> Order {
    let parts = |number: &str| number.split('.').filter_map(|part| part.parse::<u32>().ok()).collect::<Vec<_>>();
    let (before, now) = (parts(before), parts(now));
    match now.cmp(&before) {
        std::cmp::Ordering::Less => Order::Before,
        std::cmp::Ordering::Equal => Order::Same,
        std::cmp::Ordering::Greater => {
            let gap = now.first().zip(before.first()).map_or(0, |(now, before)| now.saturating_sub(*before));
            if gap <= 1 { Order::Next } else { Order::Gap }
        }
    }
}

/// A head with all of its title: in text a title goes on over the lines of its block until something else begins.
pub(super) fn head(blocks: &Blocks, roles: &[Role], at: usize, read: &Numbered<'_>) -> Head {
    let mut titel = read.titel.to_owned();
    let mut titel_linjer = vec![(0, blocks.lines()[at].number)];
    let mut lines = 1;
    let block = blocks.block_of(at).lines.clone();
    for (next, role) in roles.iter().enumerate().take(block.end).skip(at + 1) {
        let text = blocks.text(next);
        let title_goes_on = *role == Role::Blank
            && lines < 4
            && !blocks.lines()[next - 1].hard
            && !(blocks.wrapped && blocks.break_was_meant(next - 1, text))
            && !opens_section(blocks, next)
            && sag::labelled(text).is_none()
            && !sag::is_case_id(text)
            && adgang::line(text).is_none()
            && !titel.ends_with(['.', ':']);
        if !title_goes_on {
            break;
        }
        titel.push(' ');
        titel_linjer.push((u32::try_from(titel.len()).unwrap_or(u32::MAX), blocks.lines()[next].number));
        titel.push_str(text);
        lines += 1;
    }
    Head {
        at,
        lines,
        nummer: read.nummer.to_owned(),
        titel: titel.replace('\t', " "),
        titel_linjer,
        adgang: read.adgang,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let shown =
            |read: Option<Numbered<'_>>| read.map(|read| (read.nummer.to_owned(), read.titel.to_owned(), read.adgang));
        let expected = |nummer: &str, titel: &str, adgang| Some((nummer.to_owned(), titel.to_owned(), adgang));
        assert_eq!(shown(announcement("Punkt 6: 72 timers ansvar")), expected("6", "72 timers ansvar", None));
        assert_eq!(shown(announcement("Punkt 5: Lukket: Leje")), expected("5", "Leje", Some(Adgang::Lukket)));
        assert_eq!(shown(announcement("Punkt 6 blev drøftet")), None);
        assert_eq!(shown(marked("1 (Åben) Godkendelse")), expected("1", "Godkendelse", Some(Adgang::Aaben)));
        assert_eq!(shown(marked("1 (af 3) forslag")), None);
        assert_eq!(shown(numbered("342.      Budget")), expected("342", "Budget", None));
        assert_eq!(shown(numbered("12.1 Budget")), expected("12.1", "Budget", None));
        assert_eq!(shown(numbered("Ad 3. Økonomi")), expected("3", "Økonomi", None));
        assert_eq!(shown(numbered("2023 var et år")), None);
        assert_eq!(shown(numbered("1.250.000 kr. er sat af")), None);
        assert_eq!(shown(numbered("3 borgere klagede")), None);
    }
}
