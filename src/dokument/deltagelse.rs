//! Who took part in a meeting and who was absent.

use std::collections::HashSet;

use super::punkt::Built;
use super::tekst::append;
use crate::block::Blocks;
use crate::field::personer;
use crate::inline::{self, Piece, Rendered};
use crate::layout::{HeadField, Outline, Part, Section};
use crate::record::{Afsnit, Felt, Forloeb, Linjekort};

/// How many lines with one person each leave no doubt that they are not wrapped.
const ONE_EACH: usize = 3;

/// No more people than this miss single punkter of a meeting, and no list of theirs has more lines.
const MOST: usize = 100;

/// Who took part and who was absent: from the document's head, or listed under a punkt.
pub(super) fn of_the_meeting(blocks: &Blocks, outline: &Outline, punkter: &mut [Built]) -> (Vec<String>, Vec<String>) {
    let mut lists = [Vec::new(), Vec::new()];
    for (field, section, list) in [(HeadField::Deltagere, Section::Deltagere, 0), (HeadField::Afbud, Section::Afbud, 1)]
    {
        let groups: Vec<&Vec<Piece>> =
            outline.head.iter().filter(|(seen, _)| *seen == field).map(|(_, pieces)| pieces).collect();
        if groups.is_empty() {
            continue;
        }
        let texts: Vec<String> = groups.iter().map(|pieces| listing(blocks, pieces)).collect();
        let pieces: Vec<Piece> = groups.into_iter().flatten().copied().collect();
        // Each table has its own columns; other lists go on with one another.
        let (tables, lists_of_names): (Vec<String>, Vec<String>) = texts
            .into_iter()
            .partition(|text| text.lines().find(|line| !line.is_empty()).is_some_and(personer::is_heading));
        let mut carried = true;
        for text in tables.into_iter().chain([lists_of_names.join("\n")]) {
            let told = if field == HeadField::Afbud { personer::apart(&text) } else { None };
            let names = told.as_ref().map_or(text.as_str(), |told| told.listed.as_str());
            // Whoever stands in the list of the absent is absent, marked or not.
            let (present, absent) = personer::present_and_absent(names);
            let all: Vec<String> = present.iter().chain(&absent).cloned().collect();
            let mut read = text.as_str();
            lists[list].extend(present);
            lists[1].extend(absent);
            if let Some(told) = &told {
                let (whole, single) = missed_all(&told.missed, punkter);
                lists[1].extend(whole);
                let all_found = missed(&single, &pieces, blocks, punkter);
                lists[0].extend(told.instead.iter().cloned());
                // The punkter have what the list says of them.
                if all_found && told.items_only {
                    read = &told.listed;
                }
            }
            carried &= carries(&all, personer::listed(read));
        }
        if !carried {
            let owner = outline.items.iter().position(|item| item.parts.iter().any(|part| part.section == section));
            keep(blocks, &pieces, field, &mut punkter[owner.unwrap_or(0)]);
        }
    }
    from_items(blocks, outline, punkter);
    let [deltagere, mut fravaerende] = lists;
    let deltagere = personer::without_absent(deltagere, &mut fravaerende);
    (deltagere, fravaerende)
}

/// A list of people, line by line where it has columns, or one person on each line.
fn listing(blocks: &Blocks, pieces: &[Piece]) -> String {
    let lines: Vec<&str> = pieces.iter().map(|piece| &blocks.text(piece.line)[piece.from..]).collect();
    let in_columns = lines.iter().any(|line| line.contains('\t'));
    let one_each = || lines.iter().filter(|line| !line.is_empty()).all(|line| personer::is_one(line));
    // A list of names that is wrapped to the page's width has several on most lines.
    let apart = || !blocks.wrapped || lines.len() >= ONE_EACH;
    if in_columns || apart() && one_each() {
        return lines.join("\n");
    }
    inline::render(blocks, pieces).text
}

/// Gives each punkt those who, by the head, took no part in it. A sentence about a punkt that is not there is kept as text.
fn from_items(blocks: &Blocks, outline: &Outline, punkter: &mut [Built]) {
    let told = outline.head.iter().filter(|(field, _)| *field == HeadField::AfbudPunkter);
    for (_, pieces) in told {
        let text = inline::render(blocks, pieces).text;
        let absent = personer::absent_from_items(&text).unwrap_or_default();
        let all_found = !absent.is_empty() && missed(&absent, pieces, blocks, punkter);
        if !all_found && let Some(first) = punkter.first_mut() {
            keep(blocks, pieces, HeadField::Afbud, first);
        }
    }
}

type Missed = Vec<(String, personer::Items)>;

/// Parts those who missed all punkter, and so the meeting, from those who missed some.
fn missed_all(absent: &[(String, personer::Items)], punkter: &[Built]) -> (Vec<String>, Missed) {
    let numbers: Option<Vec<u32>> = punkter.iter().map(|built| last_number(&built.punkt.nummer)).collect();
    let numbers = numbers.filter(|numbers| numbers.len() > 1 && absent.len() <= MOST).unwrap_or_default();
    let is_whole =
        |ranges: &personer::Items| !numbers.is_empty() && numbers.iter().all(|number| is_among(*number, ranges));
    let (whole, single): (Missed, Missed) = absent.iter().cloned().partition(|(_, ranges)| is_whole(ranges));
    (whole.into_iter().map(|(name, _)| name).collect(), single)
}

fn is_among(number: u32, ranges: &[(u32, u32)]) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&number))
}

/// Gives each punkt those who missed it. Whether all of the numbers are those of punkter.
fn missed(absent: &[(String, personer::Items)], pieces: &[Piece], blocks: &Blocks, punkter: &mut [Built]) -> bool {
    let line_of = |piece: &Piece| blocks.lines().get(piece.line).map(|line| line.number);
    let mut all_found = absent.len() <= MOST;
    for (name, ranges) in absent.iter().take(MOST) {
        let names_it = |piece: &&Piece| blocks.text(piece.line).contains(name.as_str());
        let line = pieces.iter().take(MOST).find(names_it).or(pieces.first()).and_then(line_of).unwrap_or(0);
        let hit = |built: &&mut Built| last_number(&built.punkt.nummer).is_some_and(|number| is_among(number, ranges));
        let mut any = false;
        for built in punkter.iter_mut().filter(hit) {
            any = true;
            if !built.punkt.fravaerende.contains(name) {
                built.punkt.fravaerende.insert(0, name.clone());
                built.linjekort.insert_first(Felt::Fravaerende, line);
            }
        }
        all_found &= any;
    }
    all_found
}

/// The whole number that a punkt's number is or ends in ("Ad 4").
fn last_number(nummer: &str) -> Option<u32> {
    nummer.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

/// Adds to what another body did who was absent from it, with the label: who was absent there took no part in that decision,
/// and may have taken part in this meeting's.
pub(super) fn absent_elsewhere(forloeb: &mut [Forloeb], linjekort: &mut Linjekort, part: &Part, names: &Rendered) {
    let nr = u32::try_from(forloeb.len()).unwrap_or(u32::MAX / 4).saturating_mul(2).saturating_sub(1);
    let Some(told) = forloeb.last_mut().and_then(|led| led.tekst.as_mut()) else { return };
    let label = part.overskrift.trim_end_matches([':', ' ']);
    let mut line = Rendered { text: format!("{label}:"), marks: vec![(0, part.linje)] };
    let base = u32::try_from(line.text.len() + 1).unwrap_or(u32::MAX);
    line.text.push(' ');
    line.text.push_str(&names.text);
    line.marks.extend(names.marks.iter().map(|(offset, line)| (base.saturating_add(*offset), *line)));
    let mut whole = Rendered { text: std::mem::take(told), marks: Vec::new() };
    append(&mut whole, &line.text, &line.marks);
    linjekort.add(Felt::Forloeb, nr, &whole.marks);
    *told = whole.text;
}

/// Keeps a list of people that could not be read as one, with its heading.
fn keep(blocks: &Blocks, pieces: &[Piece], field: HeadField, owner: &mut Built) {
    let fallback = if field == HeadField::Deltagere { "Deltagere" } else { "Afbud" };
    // As the label has it, where there is one.
    let label = pieces.first().and_then(|piece| blocks.text(piece.line).get(..piece.from));
    let label = label.map(|label| label.trim_end_matches([':', '|', '\t', ' '])).filter(|label| !label.is_empty());
    let overskrift = label.unwrap_or(fallback);
    let rendered = inline::render(blocks, pieces);
    // What stood under the punkt itself is kept there.
    if owner.punkt.oevrige_afsnit.iter().any(|other| other.tekst == rendered.text) {
        return;
    }
    let nr = u32::try_from(owner.punkt.oevrige_afsnit.len()).unwrap_or(u32::MAX).saturating_mul(2) + 1;
    let first = rendered.marks.first().map(|(_, line)| (0, *line));
    owner.linjekort.add(Felt::Afsnit, nr - 1, first.as_slice());
    owner.linjekort.add(Felt::Afsnit, nr, &rendered.marks);
    owner.punkt.oevrige_afsnit.push(Afsnit { overskrift: overskrift.to_owned(), tekst: rendered.text });
}

/// Whether the names hold every word of the text, but for the words that join or empty a list.
pub(super) fn carries(names: &[String], text: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let held: HashSet<String> = names.iter().flat_map(|name| words(name)).collect();
    words(text).iter().all(|word| {
        held.contains(word)
            || matches!(
                word.as_str(),
                "og" | "samt" | "ingen" | "afbud" | "fra" | "fraværende" | "var" | "o" | "deltog"
            )
    })
}
