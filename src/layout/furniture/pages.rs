//! What a page prints at its edges: its number, and headers and footers that come again on every page.

use foldhash::{HashMap, HashSet, HashSetExt};

use super::{Furniture, Role, free, vocabulary};
use crate::block::Blocks;
use crate::field::{adgang, moede, sag};
use crate::layout::{body, heads};

/// How many lines of text beside an edge of a page can be its header or footer.
const BESIDE: usize = 2;

/// Headers and footers are shorter, in characters.
const SHORT: usize = 120;

/// How many lines from the top the document's own head stands, which the headers may repeat.
const TOP: usize = 20;

/// How many lines the head over the first of the sheets takes up, which is the document's own.
const HEAD: usize = 3;

/// The longest number of a page of pages, in bytes, and some space.
const LONGEST_PAGE: usize = "1234 af 1234".len() + 4;

/// Marks page numbers and running lines.
pub(super) fn mark(blocks: &Blocks, roles: &mut [Role]) {
    let running = Role::Furniture(Furniture::Running);
    let lines: Vec<usize> = free(roles, 0..roles.len()).filter(|at| may_have_page(blocks.text(*at))).collect();
    let mut edges: Vec<usize> = lines.iter().copied().filter(|at| is_page_number(blocks.text(*at))).collect();
    edges.extend(numbers_behind_names(blocks, &lines));
    edges.extend(numbers_in_order(blocks, &lines));
    let logos = logos(blocks, roles);
    edges.extend(numbers_over(blocks, &lines, &logos));
    edges.extend(logos);
    edges.sort_unstable();
    for at in &edges {
        roles[*at] = running;
    }
    let beside = beside_edges(blocks, roles, &edges);
    let pages = edges.len().max(blocks.page_starts.len()) + 1;
    for at in recurring(blocks, &beside, &edges, pages) {
        roles[at] = running;
    }
    for at in titles_again(blocks, roles) {
        roles[at] = running;
    }
    for at in stamps(blocks, roles) {
        roles[at] = running;
    }
}

/// "åben" right over the head of the next page, again and again: whose eyes the sheets are for. What says so of a punkt begins
/// with a capital.
fn stamps(blocks: &Blocks, roles: &[Role]) -> Vec<usize> {
    let over_head = |at: &usize| matches!(roles.get(at + 1), Some(Role::Furniture(Furniture::Running)));
    let is_stamp = |text: &str| text.starts_with(char::is_lowercase) && adgang::line(text).is_some();
    let found: Vec<usize> =
        free(roles, 0..roles.len()).filter(|at| is_stamp(blocks.text(*at)) && over_head(at)).collect();
    if found.len() >= 3 { found } else { Vec::new() }
}

/// Whether a page's number can stand in a line: most have no columns, do not begin with its name, and end in a letter or a
/// full stop.
fn may_have_page(text: &str) -> bool {
    !text.ends_with(|c: char| c.is_ascii_alphabetic() || c == '.')
        || text.get(1..5) == Some("ide ")
        || text.contains('\t') && text.contains("ide ")
}

/// The words before a page's number.
const PAGE: [&str; 4] = ["Side ", "side ", "SIDE ", "Side: "];

/// "Side 3 af 9", alone or in a line of columns: a footer may have something on either side of it.
fn is_page_number(text: &str) -> bool {
    let of_all = |cell: &str| {
        let found = PAGE.iter().find_map(|word| cell.trim().strip_prefix(word).and_then(page));
        found.is_some_and(|(_, total)| total.is_some())
    };
    if text.len() < SHORT && text.contains('\t') && text.split('\t').any(of_all) {
        return true;
    }
    let text = text.trim_end_matches(['-', '–', ' ', '|']);
    if !text.ends_with(|c: char| c.is_ascii_digit()) {
        return PAGE.iter().any(|word| text.strip_prefix(word).is_some_and(is_roman));
    }
    let cell = text.rsplit('\t').next().unwrap_or(text).trim_start_matches(['-', '–', ' ', '|']);
    // "SIDE | 4": a row of the page's edge.
    let number = |word: &&str| cell.strip_prefix(*word).map(|rest| rest.trim_start_matches(['|', ' '])).and_then(page);
    PAGE.iter().any(|word| number(word).is_some())
        || page(cell).is_some_and(|(_, total)| total.is_some()) && cell.contains(" af ")
}

/// "ii", "xiv": so some count the pages of a book.
fn is_roman(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.bytes().all(|byte| b"ivxl".contains(&byte))
}

/// Lines of single letters that come again and again, in paragraphs of nothing else: what a logo at the top of each page
/// spells ("H A V N E N").
fn logos(blocks: &Blocks, roles: &[Role]) -> Vec<usize> {
    let mut seen: HashMap<&str, Vec<usize>> = HashMap::default();
    let is_logo = |at: usize| body::is_logo(blocks.text(at));
    for at in free(roles, 0..roles.len()) {
        let block = &blocks.block_of(at).lines;
        if block.len() <= BESIDE && block.clone().all(is_logo) {
            seen.entry(blocks.text(at)).or_default().push(at);
        }
    }
    let mut found: Vec<usize> = seen.into_values().filter(|lines| lines.len() >= 3).flatten().collect();
    found.sort_unstable();
    found
}

/// Bare numbers right over the logo of the next page.
fn numbers_over(blocks: &Blocks, lines: &[usize], logos: &[usize]) -> Vec<usize> {
    let over_logo = |at: &usize| logos.binary_search(&(at + 1)).is_ok();
    let found: Vec<usize> =
        lines.iter().copied().filter(|at| over_logo(at) && page(blocks.text(*at)).is_some()).collect();
    if found.len() >= 2 { found } else { Vec::new() }
}

/// "Blad nr. 5", alone or in the last of the line's columns: so the sheets of a book of minutes are counted.
fn is_sheet_number(text: &str) -> bool {
    let cell = text.rsplit('\t').next().unwrap_or(text).trim();
    let number = ["Blad nr. ", "Blad nr.: ", "Blad "].iter().find_map(|word| cell.strip_prefix(word));
    text.len() < SHORT && number.and_then(page).is_some()
}

/// "Handicaprådet 05-02-2025 – side 4", "Side 4 af 9 Handicaprådet": lines alike but for their digits that end in a page's
/// number, or begin with one.
fn numbers_behind_names(blocks: &Blocks, lines: &[usize]) -> Vec<usize> {
    let ends_in_page = |text: &str| {
        // No page is longer.
        let near = &text.as_bytes()[text.len().saturating_sub("side ".len() + LONGEST_PAGE)..];
        if !text.ends_with(|c: char| c.is_ascii_digit()) || !near.windows(4).any(|part| part == b"ide ") {
            return false;
        }
        let at = text.rfind("side ").or_else(|| text.rfind("Side "));
        at.is_some_and(|at| {
            at > 0 && page(&text[at + "side ".len()..]).is_some() && !text[..at].ends_with(char::is_alphanumeric)
        })
    };
    let begins_with_page = |text: &str| {
        let rest = PAGE.iter().find_map(|word| text.strip_prefix(word));
        let of = rest.and_then(|rest| rest.split_once(" af "));
        let number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        of.is_some_and(|(page, rest)| {
            number(page) && number(rest.split(' ').next().unwrap_or("")) && !rest.ends_with('.')
        })
    };
    let mut seen: HashMap<String, Vec<usize>> = HashMap::default();
    for at in lines {
        let text = blocks.text(*at);
        if text.len() < SHORT && (ends_in_page(text) || begins_with_page(text) || is_sheet_number(text)) {
            seen.entry(fold_digits(text)).or_default().push(*at);
        }
    }
    let mut found: Vec<usize> = seen.into_values().filter(|lines| lines.len() >= 2).flatten().collect();
    found.retain(|at| *at >= HEAD || !is_sheet_number(blocks.text(*at)));
    found.sort_unstable();
    found
}

/// "3", "3 af 9", "3/9": the page, and of how many.
fn page(text: &str) -> Option<(u32, Option<u32>)> {
    // Most lines are told by that.
    if text.len() > LONGEST_PAGE || !text.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = |text: &str| {
        let text = text.trim();
        (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
    };
    match text.split_once(" af ").or_else(|| text.split_once('/')) {
        Some((page, total)) => Some((number(page)?, Some(number(total)?))),
        None => Some((number(text)?, None)),
    }
}

/// Bare numbers, each alone on its line and one more than the one before it: what else is counted is not counted so.
fn numbers_in_order(blocks: &Blocks, lines: &[usize]) -> Vec<usize> {
    let bare = |at: &usize| {
        let text = blocks.text(*at);
        let alone = blocks.stands_alone(*at) || is_foot_and_head(blocks, *at);
        if text.len() > 15 || !alone || blocks.marker(*at).is_some() {
            return None;
        }
        let text = text.trim_matches(['-', '–', ' ', '|']);
        let alone = text.len() <= 9;
        let (page, total) = page(text).filter(|_| alone)?;
        Some((*at, page, total))
    };
    let numbers: Vec<_> = lines.iter().filter_map(bare).collect();
    let follows = |pair: &[(usize, u32, Option<u32>)]| pair[1].1 == pair[0].1 + 1 && pair[0].2 == pair[1].2;
    let mut found: Vec<usize> =
        numbers.windows(2).filter(|pair| follows(pair)).flat_map(|pair| [pair[0].0, pair[1].0]).collect();
    found.extend(numbers.iter().map(|(at, ..)| *at).filter(|at| at_form_feed(blocks, *at)));
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether line `at` is one of two, the number at a page's foot between dashes and that at the head of the next.
fn is_foot_and_head(blocks: &Blocks, at: usize) -> bool {
    let lines = blocks.block_of(at).lines.clone();
    let foot = blocks.text(lines.start);
    let inner = || foot.strip_prefix(['-', '–'])?.strip_suffix(['-', '–'])?.trim().parse::<u32>().ok();
    let head = || blocks.text(lines.end - 1).trim().parse::<u32>().ok();
    lines.len() == 2 && inner().zip(head()).is_some_and(|(foot, head)| foot.checked_add(1) == Some(head))
}

/// The page that line `at` is on, by form feeds.
fn page_of(blocks: &Blocks, at: usize) -> Option<usize> {
    let number = blocks.lines().get(at)?.number;
    Some(blocks.page_starts.partition_point(|start| *start <= number))
}

/// Whether a form feed stands right before or behind line `at`.
fn at_form_feed(blocks: &Blocks, at: usize) -> bool {
    let page = page_of(blocks, at);
    page_of(blocks, at + 1).is_some_and(|next| Some(next) != page)
        || at.checked_sub(1).is_some_and(|before| page_of(blocks, before) != page)
}

/// Lines that stand beside an edge of a page: a form feed, a page number, the start and the end of the document.
fn beside_edges(blocks: &Blocks, roles: &[Role], numbers: &[usize]) -> Vec<usize> {
    if numbers.is_empty() && blocks.page_starts.is_empty() {
        return Vec::new();
    }
    let mut is_beside = vec![false; roles.len()];
    let lines: Vec<usize> = free(roles, 0..roles.len()).collect();
    let mut edges: Vec<usize> = numbers.to_vec();
    edges.extend(blocks.page_starts.iter().map(|start| blocks.lines().partition_point(|line| line.number < *start)));
    edges.extend([0, roles.len()]);
    for edge in edges {
        let next = lines.partition_point(|at| *at < edge);
        for at in &lines[next.saturating_sub(BESIDE)..(next + BESIDE).min(lines.len())] {
            is_beside[*at] = true;
        }
    }
    lines.into_iter().filter(|at| is_beside[*at]).collect()
}

/// Lines at the edges of pages that come again, alike but for their digits, on three pages, on both of two, or twice right
/// beside the page's number: nobody writes the same sentence there. The first may be the document's own title, and stays.
fn recurring(blocks: &Blocks, beside: &[usize], numbers: &[usize], pages: usize) -> Vec<usize> {
    let mut seen: HashMap<String, Vec<usize>> = HashMap::default();
    for at in beside {
        // A title's number belongs to it: an attachment may be called as its punkt.
        let text = blocks.numbered_text(*at);
        // What stands right under a name ("Fraværende") is its value.
        let is_value = at.checked_sub(1).is_some_and(|above| {
            blocks.lines()[above].block == blocks.lines()[*at].block
                && vocabulary::section(blocks.text(above)).is_some()
        });
        if may_run(&text) && !is_value {
            seen.entry(fold_digits(&text)).or_default().push(*at);
        }
    }
    let is_number = |at: usize| numbers.binary_search(&at).is_ok();
    let by_number = |at: &usize| is_number(at + 1) || at.checked_sub(1).is_some_and(is_number);
    let mut found: Vec<usize> = seen
        .into_values()
        .filter(|lines| lines.len() >= 3 || lines.len() == 2 && (pages == 2 || lines.iter().all(by_number)))
        .flat_map(|lines| without_the_first(blocks, lines))
        .collect();
    found.sort_unstable();
    // A number right over a line of text is that line's.
    let over_text = |at: usize| {
        let together = blocks.starts_block(at) && blocks.block_of(at).lines.contains(&(at + 1));
        together && blocks.text(at + 1).starts_with(char::is_uppercase) && found.binary_search(&(at + 1)).is_err()
    };
    found.iter().copied().filter(|at| page(blocks.text(*at)).is_none() || !over_text(*at)).collect()
}

fn may_run(text: &str) -> bool {
    let named = vocabulary::section(text).is_some() || vocabulary::is_dated_decision(text);
    let says_something = sag::is_case_id(text) || sag::labelled(text).is_some() || adgang::line(text).is_some();
    text.chars().count() < SHORT && !text.ends_with('.') && !named && !says_something && !heads::may_announce(text)
}

/// Where the first of the lines can be the document's title, the others.
fn without_the_first(blocks: &Blocks, lines: Vec<usize>) -> Vec<usize> {
    let own = lines.first().is_some_and(|at| {
        let text = blocks.text(*at);
        *at < TOP && (moede::art(text).is_some())
    });
    if own { lines.into_iter().skip(1).collect() } else { lines }
}

/// A document's title that comes again as it is, and again: a header on pages whose edges the converter did not keep.
fn titles_again(blocks: &Blocks, roles: &[Role]) -> Vec<usize> {
    let mut seen: HashSet<&str> = HashSet::with_capacity(roles.len() / 2);
    let mut again: HashMap<&str, Vec<usize>> = HashMap::default();
    for at in free(roles, 0..roles.len()).filter(|at| blocks.stands_alone(*at)) {
        let text = blocks.text(at);
        // A section may be called "Referat"; a title says more.
        let title = |text: &str| vocabulary::section(text).is_none() && moede::art(text).is_some();
        if (13..SHORT).contains(&text.len()) && !seen.insert(text) && title(text) {
            again.entry(text).or_default().push(at);
        }
    }
    let mut found: Vec<usize> = again.into_values().filter(|lines| lines.len() >= 2).flatten().collect();
    found.sort_unstable();
    found
}

fn fold_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_digit() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::mark;
    use super::*;
    use crate::block;

    fn running(source: &str) -> Vec<u32> {
        let blocks = block::text(source);
        let mut roles = vec![Role::default(); blocks.lines().len()];
        mark(&blocks, &mut roles);
        let lines = blocks.lines().iter().zip(&roles);
        lines.filter(|(_, role)| **role == Role::Furniture(Furniture::Running)).map(|(line, _)| line.number).collect()
    }

    #[test]
    fn page_numbers() {
        for (text, expected) in [
            ("Side 3 af 9", true),
            ("- Side 3 -", true),
            ("Side 3/9", true),
            ("3 af 9", true),
            ("Referat d. 12-09-2024\tSide 1 af 9", true),
            ("Side 3 af 9\t17. maj 2024", true),
            ("Region X\tSide 3 af 9\tReferat", true),
            ("Side 3\tPlanen", false),
            ("Side iv", true),
            ("Side vi er ny", false),
            ("Side 3 af planen", false),
            ("Siden 2019", false),
            ("3", false),
        ] {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
    }

    #[test]
    fn bare_numbers_count_pages() {
        assert_eq!(running("a\n\n1\n\nb\n\n2\n\nc\n\n17\n\nd"), [3, 7]);
        assert_eq!(running("a\n\n4\n\u{C}b"), [3], "a form feed makes one enough");
        assert_eq!(running("a\n\n12\n\nb"), [] as [u32; 0]);
    }

    #[test]
    fn a_name_stands_behind_the_number() {
        assert_eq!(running("a\n\nSide 1 af 2 Havnen\n\nb\n\nSide 2 af 2 Havnen\n\nc"), [3, 7]);
        assert_eq!(running("a\n\nSide 1 af 2 er ny.\n\nb\n\nSide 2 af 2 er ny.\n\nc"), [] as [u32; 0]);
    }

    #[test]
    fn footers_recur() {
        assert_eq!(running("a\n\nNotat 1\n\u{C}b\n\nNotat 2\n\u{C}c\n\nNotat 3\n\u{C}d"), [6, 9]);
        assert_eq!(
            running("a\n\nHavn X\n\nSide 1\n\nb\n\nHavn X\n\nSide 2\n\nc\n\nHavn X\n\nSide 3"),
            [3, 5, 9, 11, 15, 17]
        );
    }

    #[test]
    fn a_title_that_comes_again_is_a_header() {
        assert_eq!(running("Referat af møde i X\n\na\n\nReferat af møde i X\n\nb\n\nReferat af møde i X\n\nc"), [5, 9]);
    }
}
