//! Bytes → record, in one call.

use crate::block::{self, Blocks};
use crate::dokument::{self, Parsed};
use crate::layout;
use crate::source::Source;

/// The version of the parser: a source is read again when this, or its content, has changed. Raised with every change
/// that can give another record.
pub const VERSION: u32 = 6;

/// Reads the document at `sti` (relative, with `/`; its ending, and the marks in it, tell the format). Total: it never
/// fails and never panics, oddities become `advarsler`. Pure: the same bytes at the same path give the same record.
#[must_use]
pub fn parse(sti: &str, bytes: &[u8]) -> Parsed {
    let source = Source::decode(bytes);
    let blocks = layout::with_cells(blocks(sti, &source.text));
    let outline = layout::outline(&blocks);
    dokument::build(sti, &source, blocks, outline)
}

/// Whether klynge reads files with this name.
#[must_use]
pub fn is_document(name: &str) -> bool {
    is_markdown(name) || has_ending(name, "txt")
}

/// The name tells the format, unless the text says otherwise; a name of another kind promises plain text.
fn blocks(sti: &str, text: &str) -> Blocks {
    let markdown =
        if is_markdown(sti) { block::has_marks(text) } else { has_ending(sti, "txt") && block::is_markdown(text) };
    if markdown { block::markdown(text) } else { block::text(text) }
}

fn is_markdown(name: &str) -> bool {
    has_ending(name, "md") || has_ending(name, "markdown")
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, last)| !stem.is_empty() && last.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_second_list_of_absentees_stays_with_its_punkt() {
        let text = "# Referat\n\nAfbud: Anna Holm\n\n## Punkt 1: Valg\n\nAfbud\n\nmeldes senest 2. september\n";
        let parsed = parse("a.md", text.as_bytes());
        assert_eq!(parsed.dokument.hoved.fravaerende, ["Anna Holm"]);
        let kept = &parsed.dokument.punkter[0].oevrige_afsnit;
        assert_eq!(kept.iter().map(|afsnit| afsnit.tekst.as_str()).collect::<Vec<_>>(), ["meldes senest 2. september"]);
    }

    /// Inputs whose cost once grew with the square of their length: minutes, for the lengths here.
    #[test]
    fn long_inputs_come_to_an_end_with_all_of_their_letters() {
        let punkt = "# REFERAT Udvalg d. 08-02-2024\n\n# Punkt 1: A\n\n";
        let decision = format!("{punkt}### Beslutning\n\na");
        for (before, unit) in [
            ("", "<!-- x"),
            ("<div ", "<b x"),
            ("", "# Punkt 1: a\n\n"),
            (punkt, "## foo\n\n"),
            (punkt, "Resumé: a\n\n"),
            (punkt, "ab-\n"),
            (&decision, "."),
            (&decision, "x. "),
            (&decision, "! "),
            ("# Referat\n\nDato: ", "§1.20%"),
            (punkt, "se bilag 1, 2 og "),
            (punkt, "Vedlagt som bilag 7. "),
            (punkt, "mandag,1/1-24,"),
        ] {
            let text = format!("{before}{}", unit.repeat(400_000 / unit.len()));
            let record = serde_json::to_string(&parse("a.md", text.as_bytes()).dokument).unwrap();
            let letter = unit.chars().rfind(char::is_ascii_lowercase);
            let kept = letter.map_or(0, |letter| record.matches(letter).count());
            assert!(letter.is_none() || kept >= 400_000 / unit.len(), "{unit:?}: {kept} of its letters are left");
        }
    }

    /// The same for what grows by its two halves together, or by numbers that differ.
    #[test]
    fn nested_and_numbered_inputs_come_to_an_end_with_all_of_their_letters() {
        const N: usize = 20_000;
        let in_letters =
            |at: usize| at.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
        let many = |unit: &dyn Fn(usize) -> String| (0..N).map(unit).collect::<String>();
        let shapes = [
            ("quotes go on", "> ".repeat(N) + &"z\n".repeat(N)),
            ("lists go on", "- ".repeat(N) + "z\n" + &"z\n".repeat(N)),
            (
                "lists by indentation",
                (0..300).map(|at| "  ".repeat(at) + "- z\n").collect::<String>() + &"z\n".repeat(N),
            ),
            ("quotes and definitions", "> ".repeat(N) + &"[z]: z\n".repeat(N)),
            ("cells that lack", format!("{}\n{}\n{}\n", "z|".repeat(256), "-|".repeat(256), "z\n".repeat(N))),
            ("empty headings", "#\n".repeat(N)),
            (
                "a list of titles",
                "# Referat\n\nIndholdsfortegnelse\n\n".to_owned() + &many(&|at| format!("- Titel {at}\n")),
            ),
            (
                "titles before",
                format!(
                    "# Referat\n\n{}{}",
                    many(&|at| format!("Noget andet {at}z\n\n")),
                    many(&|at| format!("## Punkt {}: En sag {at}\n\n", at % 999))
                ),
            ),
            (
                "punkter of no known body",
                "# Referat\n\n".to_owned() + &many(&|at| format!("## Punkt {}: z\n\n", at % 999)),
            ),
            ("one sentence again", "# Notat\n\n## A\n\n".to_owned() + &"Udvalget besluttede z.\n".repeat(N)),
            ("one line", "lorem z ".repeat(N)),
            (
                "people on one line",
                "# Referat\n\nDeltagere: ".to_owned() + &many(&|at| format!("Bo Åz{} og ", in_letters(at))),
            ),
            (
                "people on many lines",
                "# Referat\n\n# Punkt 1: A\n\n".to_owned()
                    + &many(&|at| format!("**Afbud:**\n\n- Ezva {}\n\nMødet sluttede.\n\n", in_letters(at))),
            ),
        ];
        for (name, text) in shapes {
            for sti in ["a.md", "a.txt"] {
                let parsed = parse(sti, text.as_bytes());
                let record = serde_json::to_string(&parsed.dokument).unwrap();
                let (given, kept) = (text.matches('z').count(), record.matches('z').count());
                assert!(kept >= given, "{name}, {sti}: {kept} of {given} letters are left");
                let lines = parsed.blocks.lines().len();
                let length: usize = (0..lines).map(|at| parsed.blocks.text(at).len()).sum();
                assert!(length <= 6 * text.len() + 4096, "{name}, {sti}: {} bytes gave {length}", text.len());
            }
        }
    }
}
