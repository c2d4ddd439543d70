//! How a line looks. Converters vary in what they keep of a heading: its level, its weight, its capitals, or only its place.

use crate::block::{Blocks, Kind};

/// Headings are shorter, in characters.
const LONGEST: usize = 160;

/// How much line `at` looks like a heading: 2 by the format or its capitals, 1 by the emphasis of all of it, 0 by nothing.
pub(super) fn style(blocks: &Blocks, at: usize) -> u8 {
    if blocks.block_of(at).kind == Kind::Heading || is_capitals(blocks.text(at)) {
        2
    } else {
        u8::from(blocks.lines().get(at).is_some_and(|line| line.emphasised))
    }
}

/// Whether all letters are capitals, and there are enough of them to tell ("BAGGRUND", and not "A", "§ 2" or "EU").
pub(super) fn is_capitals(text: &str) -> bool {
    if text.len() > 2 * LONGEST || text.contains(char::is_lowercase) || text.ends_with('.') {
        return false;
    }
    let (letters, digits) = text.chars().fold((0, 0), |(letters, digits), c| {
        (letters + usize::from(c.is_uppercase()), digits + usize::from(c.is_ascii_digit()))
    });
    letters >= 5 && letters > 2 * digits && text.starts_with(char::is_alphabetic)
}

/// Whether line `at`, which no table knows, is a heading by its looks: set apart as one, on its own, and no sentence.
pub(super) fn is_unknown_heading(blocks: &Blocks, at: usize) -> bool {
    let text = blocks.text(at);
    if text.chars().count() > LONGEST
        || !text.contains(char::is_alphabetic)
        || matches!(blocks.block_of(at).kind, Kind::Item(_) | Kind::Row | Kind::Cell(_))
    {
        return false;
    }
    match style(blocks, at) {
        2 => true,
        1 => blocks.stands_alone(at) && !text.ends_with(['.', ',', ';']),
        _ => false,
    }
}
