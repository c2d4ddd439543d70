//! What comes first: queries with judged answers (`tests/ranking`), and how good the order is, as golden tables. A change
//! that helps one class and harms another is seen.

mod judged;
mod later;

// The generator of the benchmarks gives a thousand punkter to stand in the way.
#[expect(dead_code, reason = "the benchmarks write whole folders and look for their needle")]
#[path = "../../../benches/corpus/mod.rs"]
pub(crate) mod corpus;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use judged::{Judged, Measures};
use klynge::danish::How;
use klynge::index::Catalog;
use klynge::query::{Filter, Meaning, Request, Sort, answer, parse};

use crate::env::Env;

/// How many generated documents stand in the way; each has some ten punkter.
const IN_THE_WAY: u64 = 100;

static COLLECTION: LazyLock<Catalog> = LazyLock::new(|| index(&[folder().join("documents")]));
static QUERIES: LazyLock<Vec<Judged>> = LazyLock::new(|| judgements("queries.txt"));
static HELD_OUT: LazyLock<Vec<Judged>> = LazyLock::new(|| judgements("held-out.txt"));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ranking")
}

fn judgements(name: &str) -> Vec<Judged> {
    judged::read(&std::fs::read_to_string(folder().join(name)).unwrap())
}

fn index(folders: &[PathBuf]) -> Catalog {
    let (catalog, report) = klynge::ingest::in_memory(folders).unwrap();
    assert_eq!(report.failed, []);
    catalog
}

/// The best ten, as `file#number`, when nothing is reached in the ways of `without`.
fn ranked(catalog: &Catalog, text: &str, without: &[How]) -> Vec<String> {
    let query = parse(text).unwrap();
    let request = Request { query: Some(&query), filter: Filter::default(), limit: 10, sort: Sort::Relevans };
    let mut meaning = Meaning::of(&query, catalog).unwrap();
    for leaf in &mut meaning.leaves {
        leaf.reached.forms.retain(|form| !without.contains(&form.how));
        leaf.reached.near.retain(|near| !without.contains(&near.how));
    }
    let answers = answer(catalog, Some(meaning), &request).unwrap();
    let name = |hit: klynge::query::Hit| format!("{}#{}", hit.stored.hoved.sti, hit.stored.punkt.nummer);
    answers.hits().map(|hit| name(hit.unwrap())).collect()
}

fn scored<'q>(catalog: &Catalog, queries: &'q [Judged]) -> Vec<(&'q Judged, Measures)> {
    queries.iter().map(|judged| (judged, Measures::of(judged, &ranked(catalog, &judged.query, &[])))).collect()
}

/// All punkter of a collection, as `file#number`.
fn numbers(catalog: &Catalog) -> Vec<String> {
    let of_document = |dokument| {
        let (_, dokument) = catalog.read(dokument).unwrap();
        let name = |nummer: &str| format!("{}#{nummer}", dokument.hoved.sti);
        dokument.punkter.iter().map(|punkt| name(&punkt.nummer)).collect::<Vec<_>>()
    };
    catalog.documents().unwrap().iter().flat_map(of_document).collect()
}

#[test]
fn every_judged_punkt_is_there() {
    let punkter = numbers(&COLLECTION);
    assert!(punkter.len() >= 150, "{}", punkter.len());
    assert!(QUERIES.len() + HELD_OUT.len() >= 100);
    for judged in QUERIES.iter().chain(HELD_OUT.iter()) {
        assert!(judged.grades.values().any(|grade| *grade == 3), "{} has no answer", judged.query);
        for punkt in judged.grades.keys() {
            assert!(punkter.contains(punkt), "{}: there is no {punkt}", judged.query);
        }
    }
}

/// Queries that the search was tuned on, one by one where they are not answered perfectly.
#[test]
fn golden_queries() {
    let scored = scored(&COLLECTION, &QUERIES);
    let mut out = judged::table(&scored);
    out.push_str("\nnDCG@10 under 0.95:\n");
    for (judged, measures) in scored.iter().filter(|(_, measures)| measures.ndcg < 0.95) {
        writeln!(out, "{:.3}  [{}] {}", measures.ndcg, judged.class, judged.query).unwrap();
    }
    insta::assert_snapshot!(out);
}

/// Queries that nobody looked at while tuning: only what they come to is shown.
#[test]
fn golden_held_out_queries() {
    insta::assert_snapshot!(judged::table(&scored(&COLLECTION, &HELD_OUT)));
}

/// What each way of reaching a word is worth: the whole without it, on all queries.
#[test]
fn golden_ablation() {
    let mechanisms: [(&str, &[How]); 10] = [
        ("nothing", &[]),
        ("inflection", &[How::Inflection]),
        ("compounds that a word is in", &[How::Head, How::Modifier]),
        ("a compound's own parts", &[How::Parts, How::Elided, How::Broader]),
        ("spellings, æøå", &[How::Spelling, How::Loose]),
        ("typing errors", &[How::Typo]),
        ("what seems a compound", &[How::Seeming]),
        ("abbreviations", &[How::Abbreviation]),
        ("parts of numbers", &[How::Number]),
        ("spellings of names", &[How::Name]),
    ];
    let mean = |without: &[How]| {
        let all = QUERIES.iter().chain(HELD_OUT.iter());
        let measures = all.map(|judged| Measures::of(judged, &ranked(&COLLECTION, &judged.query, without)));
        Measures::mean(&measures.chain(later::measures(without)).collect::<Vec<_>>())
    };
    let whole = mean(&[]);
    let mut out = "without                      nDCG@10  lost   success@1\n".to_owned();
    for (name, without) in mechanisms {
        let Measures { ndcg, success, .. } = mean(without);
        writeln!(out, "{name:<28} {ndcg:.3}    {:.3}  {success:.3}", whole.ndcg - ndcg).unwrap();
    }
    insta::assert_snapshot!(out);
}

/// The fixtures and a thousand generated punkter, to stand in the way.
fn in_the_way() -> (Env, Vec<PathBuf>) {
    let env = Env::with_documents();
    let generated = env.path("generated");
    std::fs::create_dir_all(&generated).unwrap();
    for number in 0..IN_THE_WAY {
        let (name, text) = corpus::document(1, number);
        std::fs::write(generated.join(name), text).unwrap();
    }
    let folders = vec![env.path("fixtures"), generated];
    (env, folders)
}

/// Both, with these in the way. They are not judged: what they have on a subject counts as wrong.
#[test]
fn golden_queries_in_a_crowd() {
    let (_env, mut folders) = in_the_way();
    folders.push(folder().join("documents"));
    let catalog = index(&folders);
    let out = [("tuned on", &*QUERIES), ("held out", &*HELD_OUT)].map(|(name, queries)| {
        let scored = scored(&catalog, queries);
        format!("{name}\n{}", judged::table(&scored))
    });
    insta::assert_snapshot!(out.join("\n"));
}
