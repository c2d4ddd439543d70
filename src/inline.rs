//! Lines → the text of a field: paragraphs whole, list items on lines of their own, and where each stands in the source.

use crate::block::{Blocks, Kind, split_marker};

/// A line, or the end of one: the part behind a label that shares its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Index into [`Blocks::lines`].
    pub line: usize,
    /// Offset in the line's text from which it counts.
    pub from: usize,
}

/// The text of a field.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Paragraphs separated by a blank line, list items each on a line of their own behind `- ` or their number.
    pub text: String,
    /// Where its parts come from: offset into `text`, line of the source. In order of both.
    pub marks: Vec<(u32, u32)>,
}

/// Writes `pieces` as a person would have typed them. A lone `.` or `-` is what forms print for "nothing": it gives "".
#[must_use]
pub fn render(blocks: &Blocks, pieces: &[Piece]) -> Rendered {
    let length: usize = pieces.iter().map(|piece| blocks.text(piece.line).len() + 2).sum();
    let mut out = Rendered { text: String::with_capacity(length), marks: Vec::with_capacity(pieces.len()) };
    let mut before: Option<(Piece, bool)> = None;
    let mut last_marker: Option<&str> = None;
    for piece in pieces {
        let mut raw = blocks.text(piece.line).get(piece.from..).unwrap_or("").trim();
        // A row may begin with empty cells.
        if blocks.block_of(piece.line).kind == Kind::Row {
            raw = raw.trim_start_matches(['|', ' ']);
        }
        let (marker, text) = marker_and_text(blocks, *piece, raw, last_marker);
        last_marker = marker.or(last_marker);
        if text.is_empty() {
            continue;
        }
        let is_item = marker.is_some();
        let joint = before.map_or(Joint::Nothing, |before| joint(blocks, before, (*piece, is_item), &out.text, text));
        push_joint(&mut out.text, joint);
        mark(&mut out, blocks, *piece);
        if let Some(marker) = marker {
            out.text.push_str(if marker.starts_with(|c: char| c.is_alphanumeric()) && marker != "o" {
                marker
            } else {
                "-"
            });
            out.text.push(' ');
        }
        if let Some((open, rest)) = open_cell(blocks, *piece, text) {
            push_text(&mut out.text, open);
            out.text.push(' ');
            push_text(&mut out.text, rest);
        } else {
            push_text(&mut out.text, text);
        }
        // What goes on with an item is part of it.
        let goes_on = matches!(joint, Joint::Nothing | Joint::Space | Joint::DropHyphen);
        let in_item = is_item || goes_on && before.is_some_and(|(before, item)| item || in_list(blocks, before.line));
        before = Some((*piece, in_item));
    }
    if matches!(out.text.as_str(), "." | "-" | "–" | "—") {
        out.text.clear();
        out.marks.clear();
    }
    out
}

/// A row whose first cell ends in the middle of a sentence goes on with it in the next: "Det indstilles, at | …".
fn open_cell<'a>(blocks: &Blocks, piece: Piece, text: &'a str) -> Option<(&'a str, &'a str)> {
    if blocks.block_of(piece.line).kind != Kind::Row {
        return None;
    }
    let (first, rest) = text.split_once(" | ")?;
    (first.ends_with(" at") && !rest.contains(" | ")).then_some((first, rest))
}

/// How a line follows the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Nothing,
    Space,
    /// The word goes on: the hyphen at the end is one of the line's end.
    DropHyphen,
    Newline,
    Paragraph,
}

/// The marker of a list item and its text. Converters print items as paragraphs too ("*a. Politisk niveau*", "• …").
///
/// Inside a paragraph a bullet begins an item; a dash or a number does where it goes on the list that has begun.
fn marker_and_text<'a>(
    blocks: &'a Blocks,
    piece: Piece,
    raw: &'a str,
    before: Option<&str>,
) -> (Option<&'a str>, &'a str) {
    if piece.from > 0 {
        return (None, raw);
    }
    if let Some(marker) = blocks.marker(piece.line) {
        return (Some(marker), raw);
    }
    if blocks.block_of(piece.line).kind == Kind::Heading {
        return (None, raw);
    }
    let starts_block = blocks.starts_block(piece.line);
    match split_marker(raw) {
        Some((marker, text))
            if starts_block
                || begins_list(blocks, piece, marker)
                || marker.starts_with(BULLETS)
                || goes_on_list(before, marker) =>
        {
            (Some(marker), text)
        }
        _ => (None, raw),
    }
}

/// Whether a list begins behind a line break that was meant, as in a table's cell.
fn begins_list(blocks: &Blocks, piece: Piece, marker: &str) -> bool {
    let behind_break =
        piece.line.checked_sub(1).and_then(|above| blocks.lines().get(above)).is_some_and(|above| above.hard);
    behind_break && matches!(marker, "1." | "1)" | "-" | "–" | "a)" | "a.")
}

const BULLETS: [char; 6] = ['•', '·', '▪', '●', '\u{F0B7}', '\u{335}'];

/// Whether an item with this marker follows one with the marker `before`.
fn goes_on_list(before: Option<&str>, marker: &str) -> bool {
    let number = |marker: &str| marker.trim_end_matches(['.', ')']).parse::<u32>().ok();
    let Some(before) = before else { return false };
    match (number(before), number(marker)) {
        (Some(before), Some(now)) => now == before + 1,
        (None, None) => before == marker && marker.starts_with(['–', '-']),
        _ => false,
    }
}

fn joint(blocks: &Blocks, before: (Piece, bool), now: (Piece, bool), written: &str, text: &str) -> Joint {
    let ((before, before_item), (now, is_item)) = (before, now);
    let [Some(a), Some(b)] = [before.line, now.line].map(|at| blocks.lines().get(at)) else { return Joint::Paragraph };
    if is_item {
        return if before_item || in_list(blocks, before.line) { Joint::Newline } else { Joint::Paragraph };
    }
    if a.block == b.block && a.gap {
        return Joint::Paragraph;
    }
    if a.block == b.block {
        // "Det indstilles, at" ends no line that was meant to end.
        if written.ends_with(" at") {
            return Joint::Space;
        }
        return match (a.hard, blocks.wrapped && blocks.break_was_meant(before.line, text)) {
            (true, _) | (_, true) => Joint::Newline,
            _ => wrap_known(blocks, written, text),
        };
    }
    match (&blocks.block_of(before.line).kind, &blocks.block_of(now.line).kind) {
        (Kind::Row, Kind::Row) if written.ends_with(" at") => Joint::Space,
        (Kind::Row, Kind::Row) => Joint::Newline,
        (Kind::Heading, _) | (_, Kind::Heading) => Joint::Paragraph,
        _ if goes_on(written, text, now.line > before.line + 1) => wrap_known(blocks, written, text),
        _ => Joint::Paragraph,
    }
}

/// Whether line `at` goes on with a list item that an earlier line began.
fn in_list(blocks: &Blocks, at: usize) -> bool {
    matches!(blocks.block_of(at).kind, Kind::Item(_))
}

/// A page break cuts a paragraph in two where a line happens to end: no full stop before it, and a small letter after.
/// Before a figure it takes more: a page's edge, or something else that is no text, has to stand between them.
fn goes_on(written: &str, text: &str, interrupted: bool) -> bool {
    let ends_open = !written.trim_end_matches(['"', '”', '\'', ')']).ends_with(['.', '!', '?', ':', ';', '…']);
    let begins_small = text.starts_with(char::is_lowercase)
        || interrupted && text.starts_with(|c: char| c.is_ascii_digit()) && written.ends_with(char::is_alphabetic);
    ends_open && begins_small && split_marker(text).is_none()
}

/// Joins over a line's end as [`wrap`] does, but for a hyphen that the document writes in the middle of a line, too.
fn wrap_known(blocks: &Blocks, written: &str, text: &str) -> Joint {
    let joint = wrap(written, text);
    if joint != Joint::DropHyphen {
        return joint;
    }
    let is_part = |c: &char| c.is_alphanumeric() || *c == '-';
    let start: usize = written.chars().rev().take(WORD).take_while(is_part).map(char::len_utf8).sum();
    let mut word = written[written.len() - start..].to_owned();
    word.extend(text.chars().take(WORD).take_while(|c| c.is_alphanumeric()));
    if blocks.writes_with_hyphen(&word) { Joint::Nothing } else { joint }
}

/// How much of a word is looked at on either side of a line's end, in characters.
const WORD: usize = 40;

/// Joins over a line's end. A hyphen there is the typesetter's before a small letter ("sam-/arbejde"), and the
/// writer's before a conjunction ("tvær- og flerfaglig"), after a single letter ("e-/mail"), and before a capital or a
/// digit ("Lolland-/Falster", "COVID-/19").
fn wrap(written: &str, text: &str) -> Joint {
    let Some(stem) = written.strip_suffix('-') else { return Joint::Space };
    // Only the last two letters: words that go on over every line end grow as long as the text.
    let mut back = stem.chars().rev();
    if !back.next().is_some_and(char::is_alphanumeric) {
        return Joint::Space;
    }
    let several_letters = back.next().is_some_and(|c| !c.is_whitespace());
    let next_word = text.split_whitespace().next().unwrap_or("");
    if matches!(next_word, "og" | "eller" | "samt" | "og/eller" | "til" | "hhv.") {
        Joint::Space
    } else if several_letters && next_word.starts_with(char::is_lowercase) {
        Joint::DropHyphen
    } else {
        Joint::Nothing
    }
}

/// Adds the next line of a text to it.
pub fn join_line(text: &mut String, line: &str) {
    push_joint(text, wrap(text, line));
    push_text(text, line);
}

fn push_joint(text: &mut String, joint: Joint) {
    match joint {
        Joint::Nothing => {}
        Joint::Space => text.push(' '),
        Joint::DropHyphen => {
            text.pop();
        }
        Joint::Newline => text.push('\n'),
        Joint::Paragraph => text.push_str("\n\n"),
    }
}

/// A column's edge is one space in running text.
fn push_text(out: &mut String, text: &str) {
    if memchr::memchr(b'\t', text.as_bytes()).is_some() {
        out.push_str(&text.replace('\t', " "));
    } else {
        out.push_str(text);
    }
}

fn mark(out: &mut Rendered, blocks: &Blocks, piece: Piece) {
    let offset = u32::try_from(out.text.len()).unwrap_or(u32::MAX);
    let line = blocks.lines().get(piece.line).map_or(0, |line| line.number);
    if out.marks.last().is_none_or(|(_, last)| *last != line) {
        out.marks.push((offset, line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block;

    fn rendered(blocks: &Blocks) -> String {
        let pieces: Vec<Piece> = (0..blocks.lines().len()).map(|line| Piece { line, from: 0 }).collect();
        render(blocks, &pieces).text
    }

    #[test]
    fn markdown_comes_out_as_typed() {
        for (source, expected) in [
            ("Et\nafsnit\n\nEt til", "Et afsnit\n\nEt til"),
            ("cut by a\n\npage break", "cut by a page break"),
            ("Det indstilles, at\n\nKlyngen drøfter", "Det indstilles, at\n\nKlyngen drøfter"),
            ("Det indstilles, at  \nKlyngen drøfter", "Det indstilles, at Klyngen drøfter"),
            ("a\\_b *kursiv* **fed** [her](http://x)", "a_b kursiv fed her"),
            ("Tre:\n\nDen ene  \nDen anden  \nDen tredje", "Tre:\n\nDen ene\nDen anden\nDen tredje"),
            ("rettet mod:\n\n- et\n- \n\n- to\n\nSlut", "rettet mod:\n\n- et\n- to\n\nSlut"),
            (
                "2. *Klynge*\n\n*a. Politisk*\n\n*b. Faglig*\n\nRegionen",
                "2. Klynge\na. Politisk\nb. Faglig\n\nRegionen",
            ),
            ("tvær- \nog flerfaglig sam-\narbejde", "tvær- og flerfaglig samarbejde"),
            ("### Under\n\ntekst", "Under\n\ntekst"),
            ("et ad-\nhoc udvalg og et ad-hoc møde", "et ad-hoc udvalg og et ad-hoc møde"),
            (".", ""),
            ("-", ""),
            ("| a | b |\n|--|--|\n| c | d |", "a | b\nc | d"),
        ] {
            assert_eq!(rendered(&block::markdown(source)), expected, "{source:?}");
        }
    }

    #[test]
    fn text_is_unwrapped_but_meant_breaks_stay() {
        let source = "En linje der er så lang, at den er brudt, fordi siden ikke er bredere end som\n\
                      så, og her slutter afsnittet.\n\nAnsvarlig: Keld\nFrist: 1. maj\n\n• et punkt som er så \
                      langt, at det fortsætter på en\n  ny linje\n• to";
        assert_eq!(
            rendered(&block::text(source)),
            "En linje der er så lang, at den er brudt, fordi siden ikke er bredere end som så, og her slutter \
             afsnittet.\n\nAnsvarlig: Keld\nFrist: 1. maj\n\n- et punkt som er så langt, at det fortsætter på en ny \
             linje\n- to"
        );
    }

    #[test]
    fn marks_tell_the_lines() {
        let blocks = block::markdown("Et\nafsnit\n\nEt til");
        let pieces: Vec<Piece> = (0..3).map(|line| Piece { line, from: 0 }).collect();
        assert_eq!(render(&blocks, &pieces).marks, [(0, 1), (3, 2), (11, 4)]);
    }
}
