//! What holds of every document: lines that exist, ids that differ, no text lost, and none made of nothing.

use std::collections::HashSet;

use klynge::dokument::Parsed;
use klynge::layout::{Role, Section};
use klynge::parse;
use klynge::source::Source;

/// Lines with fewer letters may be marks, numbers of lists and the like.
const LETTERS: usize = 12;

/// Reads the bytes as a document of this name.
pub fn document(name: &str, bytes: &[u8]) {
    let parsed = parse::parse(name, bytes);
    lines_exist(&parsed, bytes);
    ids_differ(&parsed);
    text_is_kept(&parsed);
    text_is_bounded(&parsed, bytes.len());
}

fn lines_exist(parsed: &Parsed, bytes: &[u8]) {
    let last = Source::decode(bytes).text.split('\n').count();
    let within = |line: u32| (1..=last).contains(&(line as usize));
    for punkt in &parsed.dokument.punkter {
        let (from, to) = punkt.linjer;
        assert!(within(from) && within(to) && from <= to, "punkt {}: {from}-{to} of {last}", punkt.nummer);
    }
    for advarsel in &parsed.dokument.hoved.advarsler {
        assert!(within(advarsel.linje), "{advarsel:?} of {last}");
    }
    assert_eq!(parsed.linjekort.len(), parsed.dokument.punkter.len());
    for (kort, punkt) in parsed.linjekort.iter().zip(&parsed.dokument.punkter) {
        for tekst in punkt.tekster() {
            let linje = kort.linje(tekst.felt, tekst.nr, tekst.tekst.len());
            assert!(linje.is_none_or(within), "{tekst:?}: {linje:?} of {last}");
        }
    }
}

fn ids_differ(parsed: &Parsed) {
    let mut seen = HashSet::new();
    for punkt in &parsed.dokument.punkter {
        assert!(seen.insert(&punkt.id), "{} twice", punkt.id);
    }
}

/// Every line that the outline calls text is in the record. Attachments are excepted: their two lists become one, and
/// of a title with a misprint only one spelling stays. A list of people is kept word by word, and so is what other bodies did.
fn text_is_kept(parsed: &Parsed) {
    let kept = texts(parsed);
    let letters: String = kept.chars().filter(|c| c.is_alphanumeric() || *c == '\0').collect();
    for (at, role) in parsed.outline.roles.iter().enumerate() {
        let line = parsed.blocks.text(at);
        // A bullet that Word prints as the letter "o" comes out as "-".
        let line = line.strip_prefix("o").filter(|rest| rest.starts_with([' ', '\t'])).unwrap_or(line);
        let own: String = line.chars().filter(|c| c.is_alphanumeric()).collect();
        let Role::Text(section) = role else { continue };
        if own.chars().filter(|c| c.is_alphabetic()).count() < LETTERS || *section == Section::Bilag {
            continue;
        }
        let number = parsed.blocks.lines()[at].number;
        // Of what other bodies did, the labels become fields: "Udvalg: … Dato: … Punktnummer: …".
        if matches!(section, Section::Deltagere | Section::Afbud | Section::Fravaerende | Section::Forloeb) {
            let long = |word: &&str| word.chars().count() > 8 && *word != "Punktnummer";
            for word in line.split(|c: char| !c.is_alphanumeric()).filter(long) {
                assert!(letters.contains(word), "line {number} ({section:?}) lost {word:?}");
            }
        } else {
            assert!(letters.contains(&own), "line {number} ({section:?}) is lost: {line:?}");
        }
    }
}

/// All texts of the record, with a NUL between them.
fn texts(parsed: &Parsed) -> String {
    let hoved = &parsed.dokument.hoved;
    let mut all: Vec<&str> =
        parsed.dokument.punkter.iter().flat_map(|punkt| punkt.tekster()).map(|t| t.tekst).collect();
    all.extend(hoved.deltagere.iter().chain(&hoved.fravaerende).map(String::as_str));
    all.push(&hoved.titel);
    all.join("\0")
}

/// The work behind the blocks grows with what they hold: a byte of the source gives at most a few. A NUL becomes a mark of
/// three bytes, and so does the edge of each cell that a table lacks, of which there may be as many as bytes and a thousand.
fn text_is_bounded(parsed: &Parsed, bytes: usize) {
    let lines = parsed.blocks.lines().len();
    let text: usize = (0..lines).map(|at| parsed.blocks.text(at).len()).sum();
    assert!(text <= 6 * bytes + 4096 && lines <= 2 * bytes + 16, "{bytes} bytes gave {text} in {lines} lines");
}
