//! What holds of every input, however damaged: parsing never panics, loses nothing, and says the same twice.

use std::sync::LazyLock;

use klynge::dokument::Parsed;
use klynge::layout::Role;
use klynge::parse;
use klynge::record::Dokument;
use klynge::source::Source;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_normalization::UnicodeNormalization;

use crate::accounting::{Record, letters};
use crate::documents;

/// Fixtures short enough to be parsed some hundred times in a debug build.
static FIXTURES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let all = documents::all().into_iter().map(|document| (document.sti, Source::decode(&document.bytes).text));
    all.filter(|(_, text)| text.len() < 40_000).collect()
});

/// Lines such as meeting documents have, in places where they do not belong.
const LINES: &[&str] = &[
    "Punkt 3: Nyt punkt",
    "3 (Lukket) Nyt punkt",
    "## 4. Endnu et punkt",
    "Ad 2. Økonomi",
    "**Sags ID:** EMN-2024-00001",
    "Sagsnr.: 12/838 Dok.nr.: 24077452 Åbent",
    "Beslutning",
    "### **Beslutning i Økonomiudvalget den 12-03-2024**",
    "Beslutning: Godkendt.",
    "Det indstilles, at",
    "Bilag",
    "1. Bilag om noget (DokID: 1234567 - EMN-2024-00001)",
    "Fraværende",
    "Afbud: Bo Å (A) og Ida Ø",
    "Indholdsfortegnelse",
    "Et nyt punkt..... 7",
    "Side 3 af 9",
    "\u{C}",
    "\u{C}Punkt 9: Efter sideskift",
    "REFERAT Udvalget d. 31-02-2024",
    "Mødedato Torsdag d. 8. februar 2024 kl. 15:00-17:30",
    "# Notat",
    "En borger (010190-1234) har skrevet.",
    "| a | b |",
    "|---|---|",
    "<p>tekst<br>mere</p>",
    "[link]: http://eksempel.dk",
    "    indrykket tekst som kode",
    "```",
    "> citat",
    ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> citat i mange lag",
    "- ",
    ".",
    "---",
    "===",
    "tvær-",
    "og flerfaglig",
    "\\_\\*\\#",
    "&aelig;&#248;å",
];

#[derive(Debug, Clone)]
enum Mutation {
    Flip(Index, u8),
    Drop(Index),
    Twice(Index),
    Swap(Index, Index),
    Cut(Index),
    Join(Index),
    Insert(Index, &'static str),
    Words(Index, String),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let index = any::<Index>;
    prop_oneof![
        (index(), any::<u8>()).prop_map(|(at, byte)| Mutation::Flip(at, byte)),
        index().prop_map(Mutation::Drop),
        index().prop_map(Mutation::Twice),
        (index(), index()).prop_map(|(a, b)| Mutation::Swap(a, b)),
        index().prop_map(Mutation::Cut),
        index().prop_map(Mutation::Join),
        (index(), select(LINES)).prop_map(|(at, line)| Mutation::Insert(at, line)),
        (index(), "[A-ZÆØÅa-zæøå .,:()0-9-]{1,80}").prop_map(|(at, line)| Mutation::Words(at, line)),
    ]
}

fn mutated(text: &str, mutations: &[Mutation]) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = text.split('\n').map(|line| line.as_bytes().to_vec()).collect();
    for mutation in mutations {
        let count = lines.len();
        match mutation {
            Mutation::Flip(at, byte) => {
                let line = &mut lines[at.index(count)];
                if !line.is_empty() {
                    let place = at.index(line.len());
                    line[place] ^= *byte;
                }
            }
            Mutation::Drop(at) if count > 1 => drop(lines.remove(at.index(count))),
            Mutation::Drop(_) => {}
            Mutation::Twice(at) => lines.insert(at.index(count), lines[at.index(count)].clone()),
            Mutation::Swap(a, b) => lines.swap(a.index(count), b.index(count)),
            Mutation::Cut(at) => lines.truncate(at.index(count) + 1),
            Mutation::Join(at) if count > 1 => {
                let place = at.index(count - 1);
                let next = lines.remove(place + 1);
                lines[place].extend(next);
            }
            Mutation::Join(_) => {}
            Mutation::Insert(at, line) => lines.insert(at.index(count), line.as_bytes().to_vec()),
            Mutation::Words(at, line) => lines.insert(at.index(count), line.clone().into_bytes()),
        }
    }
    lines.join(&b'\n')
}

/// Bytes that a failing test prints as text.
#[derive(Clone)]
struct Text(Vec<u8>);

impl std::fmt::Debug for Text {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", self.0.escape_ascii())
    }
}

fn document() -> impl Strategy<Value = (String, Text)> {
    (any::<Index>(), prop::collection::vec(mutation(), 1..12), any::<bool>()).prop_map(|(which, mutations, other)| {
        let (sti, text) = &FIXTURES[which.index(FIXTURES.len())];
        let sti = if other { format!("{}.txt", sti.trim_end_matches(".md")) } else { sti.clone() };
        (sti, Text(mutated(text, &mutations)))
    })
}

/// What holds of every record.
fn check(sti: &str, bytes: &[u8]) -> Result<Parsed, TestCaseError> {
    let parsed = parse::parse(sti, bytes);
    prop_assert_eq!(&parse::parse(sti, bytes), &parsed, "parsed twice");
    let lines = parsed.blocks.source_lines.max(1);
    for punkt in &parsed.dokument.punkter {
        prop_assert!(
            1 <= punkt.linjer.0 && punkt.linjer.0 <= punkt.linjer.1 && punkt.linjer.1 <= lines,
            "{:?}",
            punkt.linjer
        );
    }
    for warning in &parsed.dokument.hoved.advarsler {
        prop_assert!((1..=lines).contains(&warning.linje), "{warning:?}");
        prop_assert!(!warning.besked.contains("010190-1234"), "{warning:?}");
    }
    let mut ids: Vec<&str> = parsed.dokument.punkter.iter().map(|punkt| punkt.id.as_str()).collect();
    ids.sort_unstable();
    prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    let json = serde_json::to_string(&parsed.dokument).unwrap();
    prop_assert_eq!(&serde_json::from_str::<Dokument>(&json).unwrap(), &parsed.dokument);
    nothing_lost(&parsed)?;
    Ok(parsed)
}

fn nothing_lost(parsed: &Parsed) -> Result<(), TestCaseError> {
    let record = Record::of(parsed);
    for (at, line) in parsed.blocks.lines().iter().enumerate() {
        let role = parsed.outline.roles[at];
        let text = parsed.blocks.text(at);
        let letters = letters(text).chars().filter(|c| c.is_alphabetic()).count();
        let is_named =
            matches!(role, Role::Furniture(_) | Role::Heading(_) | Role::Label | Role::Head(_) | Role::PunktHead);
        if letters >= 12 && !is_named {
            prop_assert!(record.holds_attachment(text), "line {} as {role:?} is lost: {text}", line.number);
        }
    }
    Ok(())
}

fn without_hash(parsed: Parsed) -> Dokument {
    let mut dokument = parsed.dokument;
    dokument.hoved.indhold_hash.clear();
    dokument
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn damaged_fixtures((sti, bytes) in document()) {
        check(&sti, &bytes.0)?;
    }

    #[test]
    fn mark_and_line_ends_change_nothing((sti, bytes) in document()) {
        let Ok(text) = String::from_utf8(bytes.0) else { return Ok(()) };
        prop_assume!(!text.contains('\r') && !text.starts_with('\u{FEFF}') && text.contains('\n'));
        let plain = without_hash(parse::parse(&sti, text.as_bytes()));
        let marked = without_hash(parse::parse(&sti, format!("\u{FEFF}{text}").as_bytes()));
        prop_assert_eq!(&marked, &plain);
        let crlf = without_hash(parse::parse(&sti, text.replace('\n', "\r\n").as_bytes()));
        prop_assert_eq!(&crlf, &plain);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), markdown in any::<bool>()) {
        check(if markdown { "a.md" } else { "a.txt" }, &bytes)?;
    }

    #[test]
    fn any_text(text in "(\\PC|[\n\t #*_|<>.:()0-9æøåÆØÅ-]){0,200}", markdown in any::<bool>()) {
        check(if markdown { "a.md" } else { "a.txt" }, text.as_bytes())?;
    }

    #[test]
    fn lines_of_meetings(lines in prop::collection::vec(select(LINES), 0..25), markdown in any::<bool>(), blank in any::<bool>()) {
        let text = lines.join(if blank { "\n\n" } else { "\n" });
        check(if markdown { "a.md" } else { "a.txt" }, text.as_bytes())?;
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same(text in "[A-ZÆØÅa-zæøåéüñ\n “”–]{0,200}") {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(Source::decode(decomposed.as_bytes()).text, Source::decode(composed.as_bytes()).text);
    }
}
