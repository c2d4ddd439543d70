//! The words that name sections and labels. A new synonym is one line in one table.
//!
//! Collected from some twenty publishers: FirstAgenda and SBSYS referater of municipalities, the regions' older portals,
//! health clusters, København's Borgerrepræsentation, associations.

mod decisions;
mod tables;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::role::{HeadField, Section};
use crate::field::lower::Lower;
use crate::field::scan;
pub(super) use decisions::{begins_decision, behind_dated_decision, is_dated_decision, is_decision_of_punkt};
use tables::{HEAD, PEOPLE, SECTIONS, TITLES, TOC};

/// How much a name says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Names a section wherever it stands as a heading.
    Strong,
    /// An everyday word ("Forslag", "Konklusion"): names a section only where the punkt has none by a strong name.
    Weak,
    /// A name that sub-headings of a case text have too: names a section only outside one.
    Inner,
}

static SECTION_INDEX: LazyLock<HashMap<&str, (Section, Weight), FixedState>> =
    LazyLock::new(|| SECTIONS.iter().map(|(name, section, weight)| (*name, (*section, *weight))).collect());

/// For each last letter of a table's names, the lengths of such names in bytes, as bits: most short lines are told from all
/// names by that.
type Lengths = [u64; 128];

static SECTION_LENGTHS: LazyLock<Lengths> = LazyLock::new(|| lengths(SECTIONS.iter().map(|row| row.0)));
static HEAD_LENGTHS: LazyLock<Lengths> = LazyLock::new(|| lengths(HEAD.iter().map(|row| row.0)));
static TOC_LENGTHS: LazyLock<Lengths> = LazyLock::new(|| lengths(TOC.iter().copied()));

fn lengths(names: impl Iterator<Item = &'static str>) -> Lengths {
    let mut lengths = [0; 128];
    for name in names {
        if let Some(last @ 0..128) = name.as_bytes().last() {
            lengths[usize::from(*last)] |= 1 << name.len();
        }
    }
    lengths
}

/// The longest name in the tables, in bytes; a longer line names nothing.
const LONGEST: usize = 48;

/// No name goes on with more words behind "og".
const JOINED: usize = 3;

/// What a heading names: `text` is all of the heading.
#[must_use]
pub(super) fn section(text: &str) -> Option<(Section, Weight)> {
    if text.len() > 2 * LONGEST {
        return None;
    }
    let known = |name: &str| SECTION_INDEX.get(name).copied();
    if let Some(found) = name(text, &SECTION_LENGTHS).and_then(|name| known(name.as_str())) {
        return Some(found);
    }
    // "Høring/borgerinddragelse": two names.
    let edge =
        Some(text).filter(|text| text.len() <= LONGEST).and_then(|text| memchr::memchr(b'/', text.as_bytes()))?;
    let (first, second) = (&text[..edge], &text[edge + 1..]);
    let small = Lower::new(second.trim().trim_end_matches([':', ' ']))?;
    known(small.as_str()).and_then(|_| name(first, &SECTION_LENGTHS)).and_then(|name| known(name.as_str()))
}

/// What a heading names that goes on with what else its text is about: "Økonomi og finansiering". It is the field of the
/// first name where that is what a case is, or what it costs: in "Indstilling og begrundelse" either may be meant, and in
/// "Resume og indstilling" both. A department has capitals ("Økonomi og Løn").
#[must_use]
pub(super) fn joined_section(text: &str) -> Option<(Section, Weight)> {
    if text.len() > LONGEST || text.ends_with('.') {
        return None;
    }
    let and = [" og ", " OG "].iter().find_map(|word| text.find(word))?;
    let (first, rest) = (&text[..and], &text[and + " og ".len()..]);
    let small = Lower::new(rest.trim_end_matches([':', ' ']))?;
    let alike = rest.starts_with(char::is_lowercase) || first.len() > 2 && !text.contains(char::is_lowercase);
    if !alike || small.as_str().split(' ').nth(JOINED).is_some() {
        return None;
    }
    let of_another = |own| {
        SECTION_INDEX.get(small.as_str()).is_some_and(|(other, _)| !matches!(other, Section::Andet) && *other != own)
    };
    let (section, weight) = name(first, &SECTION_LENGTHS).and_then(|name| SECTION_INDEX.get(name.as_str()).copied())?;
    let of_case = matches!(section, Section::Sagsfremstilling | Section::Oekonomi);
    (of_case && weight == Weight::Strong && !of_another(section)).then_some((section, weight))
}

/// What a label of the document's head names.
#[must_use]
pub(super) fn head_field(text: &str) -> Option<HeadField> {
    let name = name(text, &HEAD_LENGTHS)?;
    let name = name.as_str();
    HEAD.iter().find(|(label, _)| *label == name).map(|(_, field)| *field)
}

/// What a label of people names by its first words.
#[must_use]
pub(super) fn people_field(name: &str) -> Option<HeadField> {
    let small = Lower::new(scan::trim(name))?;
    PEOPLE.iter().find(|(start, _)| small.as_str().starts_with(start)).map(|(_, field)| *field)
}

/// Whether `text` is the heading of a table of contents.
#[must_use]
pub(super) fn is_toc_heading(text: &str) -> bool {
    // Above the numbers of the pages stands "Side".
    let column = text.strip_suffix("Side").or_else(|| text.strip_suffix("side"));
    let text = column.filter(|rest| rest.ends_with([' ', '\t'])).unwrap_or(text);
    name(text, &TOC_LENGTHS).is_some_and(|name| TOC.contains(&name.as_str()))
}

/// Whether `text` stands over the page numbers of a table of contents, and says no more.
#[must_use]
pub(super) fn heads_pages(text: &str) -> bool {
    ["side", "sidetal", "side nr"].iter().any(|name| {
        let text = text.trim().trim_end_matches([':', '.']);
        text.len() == name.len() && text.eq_ignore_ascii_case(name)
    })
}

/// Whether the first words name who puts cases to a body: a part of the administration, or its head.
#[must_use]
pub(super) fn is_administration(text: &str) -> bool {
    const ENDS: [&str; 12] = [
        "forvaltningen",
        "forvaltning",
        "administrationen",
        "direktionen",
        "direktøren",
        "sekretariatet",
        "chefen",
        "afdelingen",
        "afdeling",
        "centret",
        "centeret",
        "staben",
    ];
    text.split_whitespace().take(4).any(|word| {
        let word = word.to_lowercase();
        ENDS.iter().any(|end| word.ends_with(end))
    })
}

/// Whether a line that a glued name begins may begin with this letter.
#[must_use]
pub(super) fn may_begin_glued(text: &str) -> bool {
    text.starts_with(['R', 'S', 'Ø', 'I', 'B'])
}

/// Whether `name` is one that begins no sentence, so that a capital behind it shows two things glued together.
#[must_use]
pub(super) fn may_be_glued(name: &str) -> bool {
    Lower::new(name).is_some_and(|name| {
        matches!(
            name.as_str(),
            "resume" | "resumé" | "sagsfremstilling" | "økonomi" | "indstilling" | "beslutning" | "beslutninger"
        )
    })
}

/// Whether `text` is what stands over a list of titles that no heading calls a table of contents.
#[must_use]
pub(super) fn heads_titles(text: &str) -> bool {
    const COLUMNS: [&str; 9] = ["nr", "pkt", "punkt", "tekst", "emne", "titel", "side", "tid", "sag"];
    let name = text.to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let columns = words.len() >= 2 && words.iter().all(|word| COLUMNS.contains(word));
    let name = name.trim_end_matches([':', ' ']);
    columns || TITLES.contains(&name) || TOC.contains(&name)
}

/// Whether `text` names the column of a table in which the punkter's numbers or titles stand.
#[must_use]
pub(super) fn names_title(text: &str) -> bool {
    const NAMES: [&str; 10] =
        ["nr", "pkt", "punkt", "punkter", "dagsorden", "dagsordenspunkt", "dagsordenspunkter", "emne", "titel", "sag"];
    let name = text.to_lowercase();
    NAMES.contains(&name.trim_end_matches([':', '.', ' ']))
}

/// Whether `text` names the column in which the case text stands.
#[must_use]
pub(super) fn names_content(text: &str) -> bool {
    const NAMES: [&str; 6] = ["indhold", "tekst", "beskrivelse", "sag", "emne", "sagstekst"];
    NAMES.contains(&text.to_lowercase().trim_end_matches([':', '.', ' ']))
}

/// Whether a line says what is to be done with the punkter below: "TIL DRØFTELSE", "B. Sager til afgørelse i Byrådet:". Of the
/// bare words it takes the looks of a heading to tell them from a decision.
#[must_use]
pub(super) fn names_group(text: &str, style: u8) -> bool {
    const SHORT: usize = 80;
    const KINDS: [&str; 6] = ["beslutning", "afgørelse", "behandling", "drøftelse", "orientering", "efterretning"];
    if text.len() > SHORT || text.ends_with('.') {
        return false;
    }
    let lower = text.to_lowercase();
    // "A. Sager til …": the groups are counted with letters.
    let bare = lower.split_once(". ").filter(|(letter, _)| letter.len() == 1).map_or(lower.as_str(), |(_, rest)| rest);
    let bare = bare.trim_end_matches([':', ' ']);
    let cases = ["sager ", "punkter "].iter().find_map(|word| bare.strip_prefix(word));
    let Some(rest) = cases.unwrap_or(bare).strip_prefix("til ") else { return false };
    let Some(rest) = KINDS.iter().find_map(|kind| rest.strip_prefix(kind)) else { return false };
    let another = |rest: &str| KINDS.iter().any(|kind| rest.starts_with(kind));
    let more = rest.strip_prefix('/').or_else(|| rest.strip_prefix(" og ")).is_some_and(another);
    let goes_on = rest.is_empty() || more || cases.is_some() && rest.starts_with(" i ");
    goes_on && (cases.is_some() || style > 0)
}

/// `INDSTILLING FRA <enhed>`: the heading over a whole case text, whose recommendation comes under "Det indstilles".
#[must_use]
pub(super) fn is_case_text(heading: &str) -> bool {
    const START: &[u8] = b"indstilling fra ";
    heading.len() <= 120 && heading.as_bytes().get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START))
}

/// `FORVALTNINGEN INDSTILLER, AT`: in capitals, what opens a recommendation stands over it as a heading.
#[must_use]
pub(super) fn recommends(heading: &str) -> bool {
    let bare = heading.trim_end_matches([':', ',', ' ', '.']);
    let bare = bare.strip_suffix(" AT").unwrap_or(bare).trim_end_matches([':', ',', ' ']);
    heading.len() <= 80 && (bare.ends_with(" INDSTILLER") || bare.ends_with(" INDSTILLES"))
}

/// The first title of a table of contents whose heading is glued to it: `Indholdsfortegnelse 1. <titel>`.
#[must_use]
pub(super) fn behind_toc_heading(text: &str) -> Option<&str> {
    text.strip_prefix("Indholdsfortegnelse")
        .map(str::trim)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A label and its value on one line: "Beslutning: Godkendt.", "Mødedato\tTorsdag …", and in a row of a table. Gives the label and where the
/// value starts.
#[must_use]
pub(super) fn split_label(text: &str) -> Option<(&str, usize)> {
    let start = &text.as_bytes()[..text.len().min(LONGEST)];
    // Prose is told by this.
    if start.first_chunk().is_some_and(|start| !has_edge(start)) {
        return None;
    }
    let edge = memchr::memchr3(b':', b'\t', b'|', start)?;
    let value = edge + 1;
    let rest = &text[value..];
    // In a table's row the colon stands before the cell's edge.
    let inner = rest.trim_start_matches([' ', '\t', '|']);
    Some((text[..edge].trim_end(), value + rest.len() - inner.len()))
}

/// Whether the mark of a label is among so many bytes, which are looked at all at once: that takes a function of its own.
#[inline(never)]
fn has_edge(start: &[u8; LONGEST]) -> bool {
    start.iter().fold(false, |any, byte| any | (*byte == b':') | (*byte == b'\t') | (*byte == b'|'))
}

/// A name as a table with names of these lengths may have it. Names begin with a capital: a line that begins small goes on
/// a sentence.
fn name(text: &str, lengths: &Lengths) -> Option<Lower> {
    let text = scan::trim(text);
    let text = if text.ends_with([':', ' ']) { text.trim_end_matches([':', ' ']) } else { text };
    let may_be = text.len() <= LONGEST && text.starts_with(char::is_uppercase) && may_be_name(text, lengths);
    may_be.then(|| Lower::new(text)).flatten()
}

/// Whether some name has this length and last letter.
fn may_be_name(text: &str, lengths: &Lengths) -> bool {
    let last = text.as_bytes().last().map_or(0, u8::to_ascii_lowercase);
    // Letters beyond ASCII change their bytes with their case.
    !last.is_ascii() || lengths[usize::from(last)] & (1 << text.len()) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All names of the tables.
    fn all_names() -> impl Iterator<Item = &'static str> {
        SECTIONS.iter().map(|row| row.0).chain(HEAD.iter().map(|row| row.0)).chain(TOC.iter().copied())
    }

    use Section::{Oekonomi, Resume};
    use Weight::Strong;

    #[test]
    fn names() {
        assert_eq!(section("Resumé"), Some((Resume, Strong)));
        assert_eq!(section("ØKONOMI:"), Some((Oekonomi, Strong)));
        assert_eq!(section("økonomi"), None, "a line that begins small goes on a sentence");
        assert_eq!(section("Formål med 72 timers behandlingsansvar"), None);
        assert_eq!(head_field("Mødested"), Some(HeadField::Sted));
        assert!(is_toc_heading("Indholdsfortegnelse") && is_toc_heading("Indholdsfortegnelse            Side"));
        assert!(is_dated_decision("Beslutning i Økonomiudvalget den 12-03-2024"));
        assert!(is_dated_decision("Økonomiudvalget, 12-03-2024, pkt. 4"));
        assert!(!is_dated_decision("Økonomiudvalget, 12-03-2024"), "a page may have that at its edge");
        assert!(!is_dated_decision("Beslutning om køb af 3 busser"));
    }

    #[test]
    fn names_that_go_on() {
        use Section::Sagsfremstilling;
        for (text, expected) in [
            ("Økonomi og finansiering:", Some(Oekonomi)),
            ("ØKONOMI OG AFLEDTE KONSEKVENSER", Some(Oekonomi)),
            ("Baggrund og formål", Some(Sagsfremstilling)),
            ("Økonomi og Løn", None),
            ("Økonomi og indstilling", None),
            ("Indstilling og begrundelse", None),
            ("Økonomi og finansiering er gennemgået.", None),
            ("Økonomi og alt det, som dertil hører", None),
        ] {
            assert_eq!(joined_section(text).map(|(section, _)| section), expected, "{text}");
        }
    }

    #[test]
    fn groups() {
        for (text, style, expected) in [
            ("TIL BESLUTNING", 2, true),
            ("A. Sager til afgørelse i Havneudvalget:", 0, true),
            ("Sager til drøftelse/orientering", 0, true),
            ("Til efterretning", 0, false),
            ("Til orientering for havnen", 2, false),
            ("Sager til Økonomiudvalget", 2, false),
        ] {
            assert_eq!(names_group(text, style), expected, "{text}");
        }
    }

    #[test]
    fn tables_are_in_lower_case_and_within_the_limit() {
        for name in all_names() {
            assert!(name.len() <= LONGEST && name == name.to_lowercase(), "{name}");
        }
        assert_eq!(SECTION_INDEX.len(), SECTIONS.len(), "a name stands twice");
    }

    #[test]
    fn labels() {
        assert_eq!(split_label("Beslutning: Godkendt."), Some(("Beslutning", 12)));
        assert_eq!(split_label("Mødedato\tTorsdag"), Some(("Mødedato", 10)));
        assert_eq!(split_label("Ingen label her"), None);
    }
}
