//! What comes first: committed queries with the punkt that answers them, and how often it is on top.

use std::fmt::Write as _;

use klynge::query::{Filter, Request, Sort, parse, search};

use crate::env::Env;

const FEBRUARY: &str = "sundhedsklynge-vesteraa-faglig-klynge-2024-02-08-referat";
const MAY: &str = "sundhedsklynge-vesteraa-faglig-klynge-2024-05-16-referat";
const SEPTEMBER: &str = "sundhedsklynge-vesteraa-politisk-klynge-2024-09-12-referat";
const NOVEMBER: &str = "sundhedsklynge-vesteraa-politisk-klynge-2024-11-21-referat";
const GARDEN: &str = "foreningen-aahavens-venner-2024-03-19-referat";

/// A question as a user would type it, and the punkt that answers it.
const QUERIES: &[(&str, &str, &str)] = &[
    ("72 timers", FEBRUARY, "6"),
    ("hvem betaler blodprøver", FEBRUARY, "6"),
    ("hjemmemonitorering gravide", FEBRUARY, "7"),
    ("forløbskoordinator KOL evaluering", FEBRUARY, "3"),
    ("medicinafstemning", FEBRUARY, "5"),
    ("ansøgninger samarbejdspulje", FEBRUARY, "4"),
    ("behandlingsansvar anbefales politisk", MAY, "4"),
    ("regnskab 2023", MAY, "3"),
    ("genindlæggelser data", MAY, "7"),
    ("godkendelse af model 72 timers", SEPTEMBER, "3"),
    ("ventetid hjælpemidler oversendt", NOVEMBER, "6"),
    ("kontingent hæves", GARDEN, "3"),
    ("pumpe vandingsanlæg", GARDEN, "5"),
    ("plantedag stauder", GARDEN, "4"),
    ("book lokale", "ikke-et-moede", "1"),
];

#[test]
fn golden_ranks() {
    let env = Env::with_documents();
    let (catalog, _) = klynge::ingest::in_memory(&[env.path("fixtures")]).unwrap();
    let (mut table, mut first, mut reciprocal) = (String::new(), 0, 0.0);
    for (text, document, number) in QUERIES {
        let query = parse(text).unwrap();
        let request = Request { query: Some(&query), filter: Filter::default(), limit: 1000, sort: Sort::Relevans };
        let hits = search(&catalog, &request).unwrap().hits;
        let wanted = format!("{document}#{number}");
        let rank = hits.iter().position(|hit| hit.stored.punkt.id == wanted).map(|place| place + 1);
        first += usize::from(rank == Some(1));
        reciprocal += rank.map_or(0.0, |rank| 1.0 / rank as f64);
        let rank = rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        writeln!(table, "{rank:>2}  {text:<36} {wanted}").unwrap();
    }
    let count = QUERIES.len() as f64;
    writeln!(table, "recall@1 {:.3}, MRR {:.3}", first as f64 / count, reciprocal / count).unwrap();
    insta::assert_snapshot!(table);
}
