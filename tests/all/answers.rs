//! What `klynge search` prints beside hits and in their place: counts, files, facets, everything, punkter like one, hints.

use serde_json::{Value, json};

use crate::env::{Check, Env, Has, Json};
use crate::ingest::referat;

const PUNKT: &str = "sundhedsklynge-vesteraa-faglig-klynge-2024-02-08-referat#6";

fn json(env: &Env, args: &[&str]) -> Value {
    serde_json::from_str(&env.run(args).expect(0, Json(|_| true), Has(&[]))).unwrap()
}

#[test]
fn counts() {
    let env = Env::with_fixtures();
    let hits = json(&env, &["search", "klynge budget", "--json", "--all"]);
    let all = hits.as_array().unwrap().iter().filter(|hit| hit["alle_ord"] == true).count();
    let some = hits.as_array().unwrap().len() - all;
    env.run(&["search", "klynge budget", "--count", "--json"]).expect(
        0,
        Json(|count| *count == json!({"alle_ord": all, "nogle_ord": some})),
        "",
    );
    let text = format!("{all:>3} with everything asked for\n{some:>3} with some of it\n");
    env.run(&["search", "klynge budget", "--count"]).expect(0, text.as_str(), "");
    // Without a query or a filter, everything.
    let everything = json(&env, &["search", "--count", "--json"]);
    let status = json(&env, &["status", "--json"]);
    assert_eq!(everything["alle_ord"], status["punkter"]);
    let zero = "0 with everything asked for\n0 with some of it\n";
    env.run(&["search", "findesikke", "--count"]).expect(1, zero, "Nothing found.\n");
    env.run(&["search", "a", "--count", "-n", "3"]).expect(2, "", Has(&["cannot be used with"]));
}

#[test]
fn every_hit() {
    let env = Env::with_fixtures();
    let everything = json(&env, &["search", "--count", "--json"])["alle_ord"].as_u64().unwrap();
    let all = json(&env, &["search", "--all", "--json"]);
    assert_eq!(all.as_array().unwrap().len() as u64, everything);
    let ids = |hits: &Value| hits.as_array().unwrap().iter().map(|hit| hit["id"].clone()).collect::<Vec<_>>();
    let some = json(&env, &["search", "klynge", "--json", "-n", "5"]);
    let all = json(&env, &["search", "klynge", "--json", "--all"]);
    assert_eq!(ids(&some)[..], ids(&all)[..5]);
    env.run(&["search", "a", "--all", "-n", "3"]).expect(2, "", Has(&["cannot be used with"]));
}

#[test]
fn facets() {
    let env = Env::with_fixtures();
    insta::assert_snapshot!(
        "facets",
        env.run(&["search", "72 timers", "--facet", "år", "--facet", "udfald", "--facet", "aar"]).snapshot()
    );
    insta::assert_snapshot!(
        "facets_json",
        env.run(&["search", "--facet", "type", "--facet", "udfald", "--json"]).snapshot()
    );
    // Each counts every punkt once, the most frequent value first, ties by name, and those without one last.
    for facet in ["udvalg", "aar", "udfald", "type", "sag"] {
        for narrow in [&["klynge"][..], &["--udfald", "udsat"], &[]] {
            let found = json(&env, &[&["search", "--json", "--facet", facet], narrow].concat());
            let counts = found["facetter"][facet].as_array().unwrap();
            let sum: u64 = counts.iter().map(|counted| counted["antal"].as_u64().unwrap()).sum();
            assert_eq!(found["punkter"], sum, "{facet} {narrow:?}");
            let count = json(&env, &[&["search", "--json", "--count"], narrow].concat());
            assert_eq!(count["alle_ord"], sum, "{facet} {narrow:?}");
            let order = |counted: &Value| {
                let name = counted["navn"].as_str().map(str::to_owned);
                (name.is_none(), std::cmp::Reverse(counted["antal"].as_u64()), name)
            };
            assert!(counts.is_sorted_by_key(order), "{facet} {narrow:?}");
        }
    }
    let udsat = json(&env, &["search", "--udfald", "udsat", "--facet", "udfald", "--json"]);
    assert_eq!(udsat["facetter"]["udfald"].as_array().unwrap().len(), 1);
    assert_eq!(udsat["facetter"]["udfald"][0]["navn"], "udsat");
    env.run(&["search", "findesikke", "--facet", "sag"]).expect(1, "", "Nothing found.\n");
    let nothing = json!({"punkter": 0, "facetter": {"sag": []}});
    env.run(&["search", "vandingsanlæg epikrise", "--facet", "sag", "--json"]).expect(
        1,
        Json(|found| *found == nothing),
        Has(&["with some of the words; they are not counted"]),
    );
}

#[test]
fn deleted_documents_are_in_no_facet() {
    let env = Env::new();
    env.write("docs/a.md", referat("Havneudvalget", "2023-01-10", "Molen"));
    env.write("docs/b.md", referat("Moleudvalget", "2024-01-11", "Molen"));
    env.ingest("docs");
    std::fs::remove_file(env.path("docs/a.md")).unwrap();
    env.ingest("docs");
    let facets = "1 punkt, by udvalg:\n  1  Moleudvalget\n\n1 punkt, by aar:\n  1  2024\n";
    env.run(&["search", "--facet", "udvalg", "--facet", "aar"]).expect(0, facets, "");
}

/// Paths with their NUL bytes.
struct Nul<'a>(&'a [&'a str]);

impl Check for Nul<'_> {
    fn wrong(&self, text: &str) -> Option<String> {
        let expected: String = self.0.iter().map(|path| format!("{path}\0")).collect();
        (text != expected).then(|| format!("is not {expected:?}"))
    }
}

#[test]
fn files() {
    let env = Env::with_fixtures();
    let paths = env.run(&["search", "72 timers", "--files"]).expect(
        0,
        Has(&["fixtures/"]),
        Has(&["12 punkter with some of the words; their files are not listed"]),
    );
    let listed: Vec<&str> = paths.lines().collect();
    let hits = json(&env, &["search", "72 timers", "--json", "--all"]);
    let mut expected: Vec<String> = Vec::new();
    for hit in hits.as_array().unwrap().iter().filter(|hit| hit["alle_ord"] == true) {
        let path = format!("fixtures/{}", hit["dokument"]["sti"].as_str().unwrap());
        if !expected.contains(&path) {
            expected.push(path);
        }
    }
    assert_eq!(listed, expected);
    env.run(&["search", "72 timers", "--files", "-n", "2", "-0", "-q"]).expect(0, Nul(&listed[..2]), "");
    // Only some of the words: no file has everything.
    env.run(&["search", "vandingsanlæg epikrise", "--files"]).expect(1, "", Has(&["their files are not listed"]));
    env.run(&["search", "--files", "--null", "findesikke"]).expect(1, "", "Nothing found.\n");
    env.run(&["search", "a", "--null"]).expect(2, "", Has(&["--files"]));
    env.run(&["search", "a", "--files", "--json"]).expect(2, "", Has(&["cannot be used with"]));
}

/// A path is printed so that it does not steer a terminal; for a program it is as it is.
#[cfg(unix)]
#[test]
fn files_with_odd_names() {
    let env = Env::new();
    env.write("docs/a\u{1b}[31m b.md", referat("Havneudvalget", "2024-01-10", "Molen"));
    env.ingest("docs");
    env.run(&["search", "molen", "--files"]).expect(0, "docs/a\u{fffd}[31m b.md\n", "");
    env.run(&["search", "molen", "--files", "-0"]).expect(0, Nul(&["docs/a\u{1b}[31m b.md"]), "");
}

#[test]
fn punkter_like_one() {
    let env = Env::with_fixtures();
    insta::assert_snapshot!("similar", env.run(&["search", "--similar", PUNKT, "-n", "2"]).snapshot());
    let hits = json(&env, &["search", "--similar", PUNKT, "--json", "--all"]);
    let hits = hits.as_array().unwrap();
    assert!(hits.iter().all(|hit| hit["id"] != PUNKT), "itself is left out");
    for hit in hits {
        let shared = hit["faelles_ord"].as_array().unwrap();
        assert!((3..=20).contains(&shared.len()), "{shared:?}");
    }
    assert!(hits.iter().take(3).all(|hit| hit["sags_id"] == "EMN-2024-01182"), "those of its case are most like it");
    // A line of its file names it as well, in the index or not.
    let ids = |hits: &[Value]| hits.iter().map(|hit| hit["id"].clone()).collect::<Vec<_>>();
    let by_line = json(&env, &["search", "--similar", "fixtures/klynge-2024-02-08-referat.md:391", "--json", "--all"]);
    assert_eq!(ids(by_line.as_array().unwrap()), ids(hits));
    std::fs::copy(env.path("fixtures/klynge-2024-02-08-referat.md"), env.path("kopi.md")).unwrap();
    let copy = json(&env, &["search", "--similar", "kopi.md:391", "--json"]);
    assert_eq!(copy[0]["id"], PUNKT, "of a copy it is the most alike");
    // Filters narrow it, and a folder will do.
    let narrowed = json(&env, &["search", "--similar", PUNKT, "--udfald", "godkendt", "--json"]);
    assert!(narrowed.as_array().unwrap().iter().all(|hit| hit["udfald"] == "godkendt"));
    env.run(&["search", "--similar", PUNKT, "--in", "fixtures", "-n", "1"]).expect(
        0,
        Has(&["72 timers", "Shared words: "]),
        Has(&["found"]),
    );
    env.run(&["search", "--similar", PUNKT, "--fra", "1990", "--til", "1990"]).expect(1, "", "Nothing is like it.\n");
    env.run(&["search", "--similar", "findes-ikke#1"]).expect(
        2,
        "",
        Has(&["there is no punkt findes-ikke#1", "hint: ids"]),
    );
    env.run(&["search", "--similar", PUNKT, "pumpe"]).expect(2, "", Has(&["cannot be used with"]));
}

#[test]
fn words_that_are_not_there_as_typed() {
    let env = Env::with_fixtures();
    env.run(&["search", "behandlign", "-n", "1"]).expect(
        0,
        Has(&["behandling"]),
        Has(&["\"behandlign\" is not in the index; also showing: behandling, behandlingen"]),
    );
    env.run(&["search", "korselsordning", "-n", "1"]).expect(
        0,
        Has(&["kørselsordning"]),
        Has(&["\"korselsordning\" is not in the index; also showing: kørselsordning\n"]),
    );
    env.run(&["search", "zxqvw fald", "-n", "1"]).expect(0, Has(&["fald"]), Has(&["\"zxqvw\" is not in the index."]));
    env.run(&["search", "behandling", "-n", "1"]).expect(
        0,
        Has(&["behandling"]),
        "34 punkter found; 1 shown (-n or --all for more).\n",
    );
    env.run(&["search", "behandlign", "--json", "-q"]).expect(0, Json(Value::is_array), "");
}

#[test]
fn what_may_help_where_nothing_is_found() {
    let env = Env::with_fixtures();
    for (name, args) in [
        ("hint_like", &["search", "vndingsanlæig"][..]),
        ("hint_filters", &["search", "behandlingsansvar", "--udfald", "udsat"]),
        ("hint_all_filters", &["search", "behandlingsansvar", "--udfald", "udsat", "--fra", "2030"]),
        ("hint_apart", &["search", "vandingsanlæg AND epikrise"]),
        ("hint_phrase", &["search", "\"forebyggelse fald\""]),
        ("hint_field", &["search", "titel:zxqvw AND titel:pumpe"]),
    ] {
        insta::assert_snapshot!(name, env.run(args).snapshot());
    }
    env.run(&["search", "vndingsanlæig", "--json"]).expect(1, "[]\n", Has(&["hint: "]));
    env.run(&["search", "vndingsanlæig", "-q"]).expect(1, "", "");
}

#[test]
fn json_says_where_the_snippets_are() {
    let env = Env::with_fixtures();
    for hit in json(&env, &["search", "behandling", "--json", "--all"]).as_array().unwrap() {
        let places = hit["uddrag_steder"].as_array().unwrap();
        let texts: Vec<&str> = places.iter().map(|place| place["tekst"].as_str().unwrap()).collect();
        assert_eq!(hit["uddrag"], texts.join(" … "));
        assert_eq!(hit["linje"], places[0]["linje"]);
        for place in places {
            let letters: Vec<char> = place["tekst"].as_str().unwrap().chars().collect();
            for mark in place["fremhaevet"].as_array().unwrap() {
                let (from, to) = (mark[0].as_u64().unwrap() as usize, mark[1].as_u64().unwrap() as usize);
                let marked: String = letters[from..to].iter().collect();
                assert!(marked.to_lowercase().starts_with("behandl"), "{marked}");
            }
        }
    }
}

#[test]
fn help_has_the_query_language() {
    let env = Env::new();
    let page = env.run(&["help", "query"]).expect(0, Has(&["THE QUERY LANGUAGE", "behandl*", "titel:"]), "");
    assert!(!page.contains("](") && !page.contains('`') && !page.contains("|--"), "{page}");
    let help = |args: &[&str]| env.run(args).expect(0, Has(&["Usage: klynge"]), "");
    assert_eq!(help(&["help"]), help(&["--help"]));
    assert_eq!(help(&["help", "search"]), help(&["search", "--help"]));
    env.run(&["help", "find"]).expect(2, "", "error: there is no command find\nhint: `klynge --help` lists them\n");
}
