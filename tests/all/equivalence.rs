//! The index answers as a reader of everything would: the same punkter for any query, in order, with true snippets.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use klynge::index::Catalog;
use klynge::query::{
    Filter, Hit, Matcher, Meaning, Query, Request, Sort, Text, Uddrag, matching, parse, search, standing_in_two_ways,
    texts,
};
use klynge::record::{Felt, Udfald};
use klynge::source::Source;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, FileFailurePersistence};

use crate::documents;
use crate::env::Env;
use crate::naive::{Scanned, Words};

/// The fixtures in an index, and read.
pub(crate) struct World {
    pub(crate) catalog: Catalog,
    pub(crate) punkter: Vec<Scanned>,
    words: Words,
    /// The lines of each source, by its path.
    lines: HashMap<String, Vec<String>>,
    /// The texts of all punkter, to take phrases from.
    texts: Vec<String>,
    numbers: Vec<String>,
}

pub(crate) static WORLD: LazyLock<World> = LazyLock::new(|| {
    let env = Env::with_documents();
    let (catalog, report) = klynge::ingest::in_memory(&[env.path("fixtures")]).unwrap();
    assert_eq!(report.failed, []);
    let dokumenter = catalog.documents().unwrap();
    let dokumenter = dokumenter.iter().map(|dokument| catalog.read(dokument).unwrap().1);
    let punkter: Vec<Scanned> = dokumenter.flat_map(Scanned::all).collect();
    let texts = |scanned: &Scanned| scanned.punkt.tekster().map(|tekst| tekst.tekst.to_owned()).collect::<Vec<_>>();
    let numbers = |scanned: &Scanned| {
        let punkt = &scanned.punkt;
        let bilag = punkt.bilag.iter().flat_map(|bilag| [bilag.sags_id.clone(), bilag.dok_id.clone()]);
        [punkt.sags_id.clone(), punkt.dok_id.clone()].into_iter().chain(bilag).flatten().collect::<Vec<_>>()
    };
    let lines = documents::all().into_iter().map(|document| {
        let source = Source::decode(&document.bytes);
        (document.sti, source.text.lines().map(str::to_owned).collect())
    });
    let numbers: BTreeSet<String> = punkter.iter().flat_map(numbers).collect();
    World {
        texts: punkter.iter().flat_map(texts).collect(),
        numbers: numbers.into_iter().collect(),
        lines: lines.collect(),
        words: Words::of(&punkter),
        punkter,
        catalog,
    }
});

/// Some words that stand side by side in a fixture.
pub(crate) fn words(most: usize) -> impl Strategy<Value = Vec<String>> {
    (any::<Index>(), any::<Index>(), 1..=most).prop_map(|(text, start, count)| {
        let words: Vec<&str> = text.get(&WORLD.texts).split(|c: char| !c.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let start = if words.is_empty() { 0 } else { start.index(words.len()) };
        let found: Vec<String> = words.iter().skip(start).take(count).map(|word| (*word).to_owned()).collect();
        if found.is_empty() { vec!["klynge".to_owned()] } else { found }
    })
}

fn leaf() -> impl Strategy<Value = String> {
    let beginning = |word: &str, length: usize| word.chars().take(length).collect::<String>();
    prop_oneof![
        6 => words(1).prop_map(|words| words[0].clone()),
        1 => words(1).prop_map(|words| words[0].to_uppercase()),
        2 => words(4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        1 => words(3).prop_map(|words| words.join("-")),
        2 => (words(1), 2..7usize).prop_map(move |(words, length)| format!("{}*", beginning(&words[0], length))),
        1 => (words(2), 2..5usize).prop_map(move |(words, length)| {
            let (first, last) = (&words[0], words.last().unwrap());
            format!("{first}-{}*", beginning(last, length))
        }),
        1 => any::<Index>().prop_map(|number| number.get(&WORLD.numbers).clone()),
    ]
}

fn clause() -> impl Strategy<Value = String> {
    let fields = vec![
        "titel",
        "resume",
        "sagsfremstilling",
        "oekonomi",
        "indstilling",
        "tidligere",
        "beslutning",
        "bilag",
        "afsnit",
        "forloeb",
        "fravaerende",
        "udvalg",
    ];
    let outcomes: Vec<&str> = Udfald::ALLE.iter().map(|udfald| udfald.navn()).collect();
    let number = || any::<Index>().prop_map(|number| number.get(&WORLD.numbers).clone());
    let clause = prop_oneof![
        8 => leaf(),
        3 => (select(fields), leaf()).prop_map(|(field, leaf)| format!("{field}:{leaf}")),
        1 => number().prop_map(|number| format!("sag:{number}")),
        1 => number().prop_map(|number| format!("dok:{number}")),
        1 => (1..9).prop_map(|number| format!("nummer:{number}")),
        1 => select(outcomes).prop_map(|udfald| format!("udfald:\"{udfald}\"")),
    ];
    clause.prop_recursive(3, 12, 4, |inner| {
        let several = prop::collection::vec((select(vec!["", "", "", "", "-", "+"]), inner.clone()), 1..4);
        prop_oneof![
            several.prop_map(|clauses| format!("({})", side_by_side(&clauses))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} AND {b})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("({a} AND NOT {b})")),
        ]
    })
}

fn side_by_side(clauses: &[(&str, String)]) -> String {
    clauses.iter().map(|(sign, clause)| format!("{sign}{clause}")).collect::<Vec<_>>().join(" ")
}

pub(crate) fn query() -> impl Strategy<Value = Query> {
    let clauses = prop::collection::vec((select(vec!["", "", "", "", "-", "+"]), clause()), 1..5);
    clauses.prop_filter_map("no query", |clauses| parse(&side_by_side(&clauses)).ok())
}

pub(crate) fn filter() -> impl Strategy<Value = Filter> {
    let day = || prop::option::weighted(0.2, select(vec!["2024-01-01", "2024-02-08", "2024-06-03", "2024-11-21"]));
    let udvalg = select(vec!["klynge", "Politisk klynge", "VESTERÅ", "bestyrelse", "faglig"]);
    let udfald = prop::option::weighted(0.2, select(Udfald::ALLE.to_vec()));
    let sag = prop::option::weighted(0.1, any::<Index>().prop_map(|number| number.get(&WORLD.numbers).clone()));
    (prop::option::weighted(0.2, udvalg), day(), day(), udfald, sag).prop_map(|(udvalg, fra, til, udfald, sag)| {
        Filter {
            udvalg: udvalg.map(str::to_owned),
            fra: fra.map(str::to_owned),
            til: til.map(str::to_owned),
            udfald,
            sag,
        }
    })
}

/// All that an answer says.
struct Answer {
    hits: Vec<Hit>,
    total: usize,
    meaning: Meaning,
}

fn ask(query: &Query, filter: &Filter, limit: usize) -> Answer {
    let request = Request { query: Some(query), filter: filter.clone(), limit, sort: Sort::Relevans };
    let answers = search(&WORLD.catalog, &request).unwrap();
    let hits = answers.hits().map(Result::unwrap).collect();
    Answer { hits, total: answers.total(), meaning: answers.meaning.clone().unwrap() }
}

fn found(hits: &[Hit], all: bool) -> BTreeSet<&str> {
    hits.iter().filter(|hit| hit.all == all).map(|hit| hit.stored.punkt.id.as_str()).collect()
}

fn config(cases: u32) -> Config {
    let regressions = FileFailurePersistence::Direct("tests/proptest-regressions/equivalence.txt");
    Config { cases, failure_persistence: Some(Box::new(regressions)), ..Config::default() }
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn search_is_a_scan(query in query(), filter in filter()) {
        let answer = ask(&query, &filter, 1000);
        let meaning = Meaning::of(&query, &WORLD.words).unwrap();
        prop_assert_eq!(&meaning, &answer.meaning);
        let scan = |all| WORLD.punkter.iter()
            .filter(|scanned| scanned.answers(&meaning, &filter) == Some(all))
            .map(|scanned| scanned.punkt.id.as_str()).collect::<BTreeSet<_>>();
        prop_assert_eq!(found(&answer.hits, true), scan(true), "{}", query);
        prop_assert_eq!(found(&answer.hits, false), scan(false), "some of {}", query);
        prop_assert_eq!(answer.total, answer.hits.len());
        let order = |hit: &Hit| {
            let dato = hit.stored.hoved.dato.clone();
            (!hit.all, std::cmp::Reverse((hit.score.to_bits(), dato)))
        };
        prop_assert!(answer.hits.is_sorted_by_key(order), "{}", query);
        for hit in &answer.hits {
            snippets_are_true(&meaning, hit)?;
        }
        let ids = |answer: &Answer| answer.hits.iter().map(|hit| hit.stored.punkt.id.clone()).collect::<Vec<_>>();
        let few = ask(&query, &filter, 3);
        prop_assert_eq!(ids(&few), ids(&answer)[..answer.hits.len().min(3)].to_vec(), "-n 3 of {}", query);
    }
}

proptest! {
    #![proptest_config(config(60))]

    /// How words stand is told from the postings where that costs less, and from the texts where it does not.
    #[test]
    fn words_stand_in_the_postings_as_in_the_texts(query in query()) {
        let request = Request { query: Some(&query), filter: Filter::default(), limit: 0, sort: Sort::Relevans };
        let meaning = search(&WORLD.catalog, &request).unwrap().meaning.unwrap();
        for punkt in matching(&WORLD.catalog, Some(&query), &Filter::default()).unwrap().with_all.into_iter().take(15) {
            let (told, read) = standing_in_two_ways(&WORLD.catalog, &meaning, punkt).unwrap();
            prop_assert_eq!(told.to_bits(), read.to_bits(), "{}: {} {}", query, told, read);
        }
    }
}

fn snippets_are_true(meaning: &Meaning, hit: &Hit) -> Result<(), TestCaseError> {
    let punkt = &hit.stored.punkt;
    if hit.uddrag.is_empty() {
        prop_assert_eq!(punkt.tekster().filter(|tekst| tekst.felt != Felt::Titel).count(), 0, "{} has text", &punkt.id);
    }
    prop_assert!(hit.uddrag.len() <= 2);
    hit.uddrag.iter().try_for_each(|uddrag| snippet_is_true(meaning, hit, uddrag))
}

fn snippet_is_true(meaning: &Meaning, hit: &Hit, uddrag: &Uddrag) -> Result<(), TestCaseError> {
    let punkt = &hit.stored.punkt;
    let text = uddrag.tekst.as_str();
    let bare = text.strip_prefix("… ").unwrap_or(text);
    let bare = bare.strip_suffix(" …").unwrap_or(bare);
    let stands =
        punkt.tekster().any(|tekst| tekst.felt == uddrag.felt && tekst.tekst.replace('\n', " ").contains(bare));
    prop_assert!(stands, "{:?} is not in {}", text, &punkt.id);
    prop_assert!(!text.contains('\n') && text.len() < 400, "{:?}", text);
    // What is marked is a word, or a part of one, that answers the query in the punkt.
    let answering: BTreeSet<String> = {
        let texts: Vec<Text<'_>> = texts(punkt).collect();
        let found = Matcher::new(meaning).find(&texts);
        let pieces = found.iter().flat_map(|found| &found.pieces);
        pieces.map(|piece| texts[piece.text].text[piece.range.clone()].replace('\n', " ")).collect()
    };
    for mark in &uddrag.marks {
        let marked = text.get(mark.clone()).unwrap_or_default();
        prop_assert!(!marked.is_empty(), "{:?} of {:?}", mark, text);
        // Marks that touch are shown as one.
        let made = answering.iter().any(|piece| marked.starts_with(piece.as_str()));
        prop_assert!(made, "{:?} is marked in {:?}", marked, text);
    }
    let tokens = klynge::danish::tokens(text);
    let lines = &WORLD.lines[&hit.stored.hoved.sti];
    // The line is where the first marked word stands.
    // As the blocks read it: what a converter leaves inside words is gone.
    let line = lines.get(uddrag.linje as usize - 1).cloned().unwrap_or_default();
    let line = line.replace(['\u{AD}', '\u{200B}'], "").replace('ﬁ', "fi").replace('ﬂ', "fl").replace(['*', '\\'], "");
    if let Some(token) = uddrag.marks.first().and_then(|mark| tokens.iter().find(|token| token.range.end > mark.start))
    {
        let word = &text[token.range.clone()];
        // A word may be divided at the end of the line.
        let divided = line.trim_end().strip_suffix('-').and_then(|line| line.split_whitespace().next_back());
        // What is marked may be the part of it that stands on the next.
        let rest = line.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        let stands = line.contains(word)
            || divided.is_some_and(|beginning| word.starts_with(beginning))
            || rest.is_some_and(|rest| word.ends_with(rest));
        prop_assert!(stands, "{}:{} {:?} has no {:?}", &hit.stored.hoved.sti, uddrag.linje, line, word);
    }
    let (first, last) = punkt.linjer;
    // Attachments are also listed, the text before the first heading also stands, and who was absent is also told, outside of
    // it.
    let inside = (first..=last).contains(&uddrag.linje);
    prop_assert!(
        inside || matches!(uddrag.felt, Felt::Bilag | Felt::Afsnit | Felt::Fravaerende),
        "line {} of {} is outside",
        uddrag.linje,
        &punkt.id
    );
    Ok(())
}
