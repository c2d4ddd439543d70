//! Nothing is lost: every line of a source with a letter or digit in it stands in the record, or is of a kind that this
//! test checks for itself. What the parser says of a line is believed only where the test sees the same.

mod furniture;
mod unread;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use klynge::dokument::Parsed;
use klynge::layout::{HeadField, Role, Section};
use klynge::parse;
use klynge::record::Felt;
use klynge::source::Source;

use self::unread::unread;
use crate::documents::{self, Document};

/// No heading, label or running line is longer.
const SHORT: usize = 160;

/// The letters and digits of a text, lower-cased: all that has to survive.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Every string value of a record, letters only.
pub(crate) struct Record(Vec<String>);

impl Record {
    pub(crate) fn of(parsed: &Parsed) -> Self {
        let mut values = Vec::new();
        collect(&serde_json::to_value(&parsed.dokument).unwrap(), &mut values);
        Self(values)
    }

    pub(crate) fn holds(&self, text: &str) -> bool {
        let wanted = letters(text);
        self.0.iter().any(|value| value.contains(&wanted))
    }

    /// Whether the record holds the text, whole or cut where a line is cut over fields.
    pub(crate) fn holds_in_pieces(&self, text: &str) -> bool {
        self.holds(text) || text.split([':', '\t', '|', '(', ')', ',', ';']).all(|piece| self.holds(piece))
    }

    /// Whether the record holds an attachment: title and ids in fields of their own, the title in the spelling of the other
    /// of a punkt's two lists, which may differ in two words.
    pub(crate) fn holds_attachment(&self, text: &str) -> bool {
        let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let ids = words().filter(|word| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_digit()));
        self.holds_in_pieces(text)
            || ids.into_iter().all(|id| self.holds(id))
                && words().filter(|word| !is_id_label(word) && !self.holds(word)).count() <= 2
    }
}

fn is_id_label(word: &str) -> bool {
    matches!(word, "DokID" | "Dok" | "ID" | "Sags" | "Sagsnr" | "Bilag")
}

fn collect(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => out.push(letters(text)),
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, out)),
        // The path and the warnings repeat the source; they do not carry it.
        serde_json::Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "sti" | "advarsler" | "indhold_hash" | "id"))
            .for_each(|(_, value)| collect(value, out)),
        _ => {}
    }
}

/// The lines of a document whose text is nowhere in its record.
pub(crate) fn lost(parsed: &Parsed) -> Vec<String> {
    let record = Record::of(parsed);
    let lines = parsed.blocks.lines().iter().enumerate();
    let unheld = lines.filter(|(at, _)| !is_accounted(parsed, &record, *at));
    unheld
        .map(|(at, line)| format!("line {} as {:?}: {}", line.number, parsed.outline.roles[at], parsed.blocks.text(at)))
        .collect()
}

fn is_accounted(parsed: &Parsed, record: &Record, at: usize) -> bool {
    let text = parsed.blocks.text(at);
    let short = text.chars().count() < SHORT;
    match parsed.outline.roles[at] {
        Role::Furniture(kind) => furniture::is_furniture(parsed, record, at, kind),
        Role::Blank => letters(text).is_empty(),
        Role::Text(Section::Bilag) => record.holds_attachment(text),
        // A date is written anew, a number stands by itself.
        Role::Text(Section::Forloeb) if is_forloeb_label(text) => short && holds_numbers(record, behind_label(text)),
        // "A var fraværende."
        Role::Text(Section::Fravaerende) => record.holds_in_pieces(text) || short && holds_each_word(record, text),
        Role::Text(_) | Role::Title | Role::Body => record.holds_in_pieces(text),
        // The date and the time are written anew; a place behind them is a value of its own.
        Role::Head(HeadField::Dato | HeadField::Tid | HeadField::Slut) => {
            short && (text.contains(|c: char| c.is_ascii_digit() || c == 'd') || is_bare_label(text))
        }
        Role::Head(HeadField::Deltagere | HeadField::Afbud) => {
            holds_each_word(record, text) || is_listing_label(text) || stands_with_punkter(parsed, text)
        }
        // "A deltog ikke i behandlingen af punkt 2": the names stand with the punkter, or all of it stands as text.
        Role::Head(HeadField::AfbudPunkter) => {
            record.holds(text) || text.split(" deltog").next().is_some_and(|names| holds_each_name(record, names))
        }
        Role::Head(HeadField::Sagsnummer) => short && holds_numbers(record, text),
        Role::Head(_) => record.holds(text) || record.holds(behind_label(text)) || is_bare_label(text),
        Role::PunktHead => holds_title(record, text),
        Role::Label => short && holds_numbers(record, text),
        Role::Heading(_) => {
            let behind_word = text.split_once(' ').map_or("", |(_, rest)| rest);
            record.holds(text)
                || record.holds(behind_label(text))
                || text.contains("Bilag") && record.holds_attachment(behind_label(text))
                || short && record.holds_in_pieces(behind_label(text))
                || !behind_word.is_empty() && record.holds(behind_word)
                || is_bare_label(text)
        }
    }
}

fn is_bare_label(text: &str) -> bool {
    text.chars().count() < SHORT && !text.trim_end_matches([':', ' ']).contains([':', '\t'])
}

fn is_forloeb_label(text: &str) -> bool {
    ["Udvalg:", "Dato:", "Punktnummer:"].iter().any(|label| text.starts_with(label))
}

fn holds_each_name(record: &Record, names: &str) -> bool {
    names.split(" og ").flat_map(|names| names.split(',')).all(|name| record.holds(name))
}

/// "A ved punkt 2-3", "B (deltog ikke i sag 4)": who it is stands with each punkt of those numbers, or is absent from them all.
fn stands_with_punkter(parsed: &Parsed, text: &str) -> bool {
    const SAYS: [&str; 10] = ["ved", "under", "i", "sag", "punkt", "pkt", "ikke", "deltog", "til", "stede"];
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let numbers: Vec<u32> = words().filter_map(|word| word.parse().ok()).collect();
    let name: String = words()
        .filter(|word| !SAYS.contains(word) && !word.starts_with(|c: char| c.is_ascii_digit()))
        .map(letters)
        .collect();
    let among = |names: &[String]| names.iter().any(|one| letters(one) == name);
    let dokument = &parsed.dokument;
    let (Some(first), Some(last)) = (numbers.iter().min(), numbers.iter().max()) else { return false };
    let of = |nummer: &str| nummer.parse().is_ok_and(|number: u32| numbers.contains(&number));
    let ends_missed = || {
        let ends = dokument.punkter.iter().filter(|punkt| of(&punkt.nummer));
        first <= last && ends.clone().next().is_some() && ends.into_iter().all(|punkt| among(&punkt.fravaerende))
    };
    among(&dokument.hoved.fravaerende) || ends_missed()
}

/// "Deltagere:" alone.
fn is_listing_label(text: &str) -> bool {
    const LABELS: [&str; 9] = [
        "udeblevet",
        "deltagere",
        "mødedeltagere",
        "medlemmer",
        "tilstede",
        "tilstedevar",
        "afbud",
        "afbudfra",
        "fraværende",
    ];
    // Or the names of a table's columns.
    const COLUMNS: [&str; 7] = ["medlemmer", "deltagere", "afbud", "kommune", "parti", "bemærkning", "bemærkninger"];
    let is_column = |cell: &str| COLUMNS.contains(&letters(cell).as_str());
    LABELS.contains(&letters(text).as_str()) || text.starts_with("Navn |") || text.split('|').all(is_column)
}

fn behind_label(text: &str) -> &str {
    text.split_once([':', '\t']).or_else(|| text.split_once(' ')).map_or(text, |(_, value)| value)
}

fn holds_each_word(record: &Record, text: &str) -> bool {
    // Whoever is marked absent stands in another list, without the mark.
    const MARKS: [&str; 7] = ["afbud", "fraværende", "ikke", "til", "stede", "var", "deltog"];
    let held = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !MARKS.contains(&word.to_lowercase().as_str())).all(|word| record.holds(word))
    };
    held(text) || held(behind_label(text))
}

/// A number of the case or the document: every run of digits behind a label of its own.
fn holds_numbers(record: &Record, text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() > 3);
    numbers.into_iter().all(|number| record.holds(number))
}

/// "Punkt 6: <titel>", "6 (Åben) <titel>", "Ad 6. <titel>": what is behind number and marker; a line may have no more than those.
fn holds_title(record: &Record, text: &str) -> bool {
    const NAMES: [&str; 8] =
        ["Indholdsfortegnelse", "Dagsordenens pkt.", "Punkt", "PUNKT", "Pkt", "SAG NR.", "Sag nr.", "Ad"];
    const ACCESS: [&str; 13] = [
        "lukket dagsordenspunkt",
        "(åben)",
        "(lukket)",
        "(lukket punkt)",
        "lukket:",
        "lukket sag:",
        "lukket punkt",
        "– for lukkede døre",
        "- for lukkede døre",
        "åben sag",
        "lukket sag",
        "åben -",
        "lukket -",
    ];
    let mut rest = without_case(record, text).to_owned();
    loop {
        if letters(&rest).is_empty() || record.holds(&rest) {
            return true;
        }
        let lower = rest.to_lowercase();
        let shorter = ACCESS
            .iter()
            .find_map(|mark| lower.strip_suffix(mark).map(|left| rest[..left.len()].trim_end().to_owned()))
            .or_else(|| ACCESS.iter().find_map(|mark| lower.strip_prefix(mark).map(|_| rest[mark.len()..].to_owned())))
            .or_else(|| NAMES.iter().find_map(|name| rest.strip_prefix(name).map(str::to_owned)))
            .or_else(|| behind_number(&rest));
        match shorter {
            Some(shorter) => rest = shorter.trim().to_owned(),
            None => return false,
        }
    }
}

/// A title without the case number in parentheses or behind a dash, if the record has that.
fn without_case<'a>(record: &Record, title: &'a str) -> &'a str {
    if let Some((before, id)) = title.trim_end().rsplit_once(" - ")
        && id.contains('-')
        && !id.contains(' ')
        && record.holds(id)
        && holds_numbers(record, id)
    {
        return before.trim_end();
    }
    let cut = title.trim_end().strip_suffix(')').and_then(|title| title.rsplit_once('('));
    let is_number = |inside: &str| {
        let label = letters(inside).replace(|c: char| c.is_ascii_digit(), "");
        inside.contains(|c: char| c.is_ascii_digit())
            && ["", "sag", "sagsnr"].contains(&label.as_str())
            && holds_numbers(record, inside)
    };
    cut.filter(|(_, inside)| is_number(inside)).map_or(title, |(before, _)| before.trim_end())
}

/// What stands behind "6.", "5a", "12.1", "iii." and the marks around it.
fn behind_number(text: &str) -> Option<String> {
    let next = text.trim_start_matches(|c: char| !c.is_alphabetic() && c != '(');
    let lettered = next.len() < text.len() && next.starts_with(|c: char| c.is_ascii_lowercase());
    let next = if lettered && !next[1..].starts_with(char::is_alphanumeric) { &next[1..] } else { next };
    let roman =
        text.trim_start_matches(|c: char| "ivx".contains(c)).strip_prefix('.').filter(|rest| rest.len() < text.len());
    (next.len() < text.len()).then(|| next.to_owned()).or_else(|| roman.map(str::to_owned))
}

fn check_lines(parsed: &Parsed) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut last = 0;
    for punkt in &parsed.dokument.punkter {
        let (first, end) = punkt.linjer;
        if !(last < first && first <= end && end <= parsed.blocks.source_lines) {
            wrong.push(format!("{}: lines {first}-{end} after {last}", punkt.id));
        }
        last = end;
        let head = parsed.blocks.lines().iter().position(|line| line.number == first);
        let is_head = head.is_some_and(|at| parsed.outline.roles[at] == Role::PunktHead);
        if !is_head && !parsed.outline.items.is_empty() {
            wrong.push(format!("{}: line {first} is no head", punkt.id));
        }
    }
    wrong
}

/// Each text's first word stands on the line that the record says it begins on.
fn check_line_map(parsed: &Parsed) -> Vec<String> {
    let mut wrong = Vec::new();
    for (punkt, linjekort) in parsed.dokument.punkter.iter().zip(&parsed.linjekort) {
        for tekst in punkt.tekster().filter(|tekst| !is_list_of_names(tekst.felt)) {
            let line = linjekort.linje(tekst.felt, tekst.nr, 0);
            let word = tekst.tekst.split_whitespace().find(|word| !letters(word).is_empty()).unwrap_or_default();
            let lines = parsed.blocks.lines().iter().enumerate().filter(|(_, found)| Some(found.number) == line);
            let seen: String = lines
                .map(|(at, _)| parsed.blocks.marker(at).unwrap_or_default().to_owned() + parsed.blocks.text(at))
                .collect();
            // Headings are counted from the text under them.
            if line.is_none() || !letters(&seen).contains(&letters(word)) && !is_heading(tekst.felt, tekst.nr) {
                wrong.push(format!("{}: {:?} {} begins on {line:?}: {word}", punkt.id, tekst.felt, tekst.nr));
            }
        }
    }
    wrong
}

fn is_list_of_names(felt: Felt) -> bool {
    matches!(felt, Felt::Fravaerende)
}

fn is_heading(felt: Felt, nr: u32) -> bool {
    felt == Felt::Afsnit && nr.is_multiple_of(2)
}

fn check(documents: Vec<Document>) {
    let mut wrong = String::new();
    for document in documents {
        let parsed = parse::parse(&document.sti, &document.bytes);
        let found = [unread(&document, &parsed), lost(&parsed), check_lines(&parsed), check_line_map(&parsed)].concat();
        if !found.is_empty() {
            writeln!(wrong, "{}\n  {}", document.sti, found.join("\n  ")).unwrap();
        }
        println!("{}: {} lines accounted for", document.sti, parsed.blocks.lines().len());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nothing_of_the_fixtures_is_lost() {
    check(documents::all());
}

#[test]
fn nothing_of_the_facts_is_lost() {
    check(documents::facts());
}

#[test]
fn nothing_of_the_real_documents_is_lost() {
    check(documents::real());
}

/// A line that is missing takes no other with it, whatever it was: a head, half a title, a label, the end of a table.
/// Every line of every fixture in turn, so that what fails is known and not met by chance.
#[test]
fn a_deleted_line_takes_no_other_with_it() {
    let mut wrong = String::new();
    // In koder/ is one document over and over.
    let fixtures = documents::all().into_iter().filter(|document| !document.sti.starts_with("koder/"));
    for document in fixtures.chain(documents::facts()) {
        let text = Source::decode(&document.bytes).text;
        let lines: Vec<&str> = text.split('\n').collect();
        for at in (0..lines.len()).filter(|at| !lines[*at].trim().is_empty()) {
            let left = [&lines[..at], &lines[at + 1..]].concat().join("\n");
            let gone = lost(&parse::parse(&document.sti, left.as_bytes()));
            if !gone.is_empty() {
                writeln!(wrong, "{} without line {}, {:?}:\n  {}", document.sti, at + 1, lines[at], gone.join("\n  "))
                    .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn roles_of_the_fixtures() {
    let mut table = String::new();
    for document in documents::all() {
        let parsed = parse::parse(&document.sti, &document.bytes);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for role in &parsed.outline.roles {
            *counts.entry(format!("{role:?}")).or_default() += 1;
        }
        writeln!(table, "{}", document.sti).unwrap();
        for (role, count) in counts {
            writeln!(table, "  {count:4} {role}").unwrap();
        }
    }
    insta::assert_snapshot!("roles", table);
}
