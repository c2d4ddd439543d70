//! `search --explain`: the numbers add up to the score.

use klynge::query::{Request, Sort, search};
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};
use serde_json::Value;

use crate::env::{Env, Has, Json};
use crate::equivalence::{WORLD, filter, query};

fn close(a: f32, b: f32) -> bool {
    (a - b).abs() <= 1e-4 * a.abs().max(1.0)
}

proptest! {
    #![proptest_config(Config {
        cases: 64,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/proptest-regressions/explain.txt"))),
        ..Config::default()
    })]

    #[test]
    fn the_numbers_add_up(query in query(), filter in filter()) {
        let request = Request { query: Some(&query), filter, limit: 40, sort: Sort::Relevans };
        let answers = search(&WORLD.catalog, &request).unwrap();
        for hit in answers.hits() {
            let hit = hit.unwrap();
            let explained = answers.explain(&hit).unwrap().unwrap();
            prop_assert!(close(explained.score, hit.score));
            let made = explained.sum * explained.share * explained.factor;
            prop_assert!(close(made, hit.score), "{made} is not {} in {} of {query}", hit.score, hit.stored.punkt.id);
            prop_assert!(close(explained.sum, explained.ord.iter().map(|word| word.points).sum()));
            for word in &explained.ord {
                let points = word.rarity * word.closeness * word.frequency * word.group;
                prop_assert!(close(points, word.points), "{}: {points} is not {}", word.text, word.points);
                // The frequency is that of all forms that are as close, or closer.
                let counted = word.evidence.iter().filter(|one| one.weight >= word.closeness);
                let counted: f32 = counted.map(|one| one.counting).sum();
                prop_assert!(close(counted / (counted + 1.2), word.frequency), "{}", word.text);
            }
        }
    }
}

#[test]
fn an_explanation_to_read() {
    let env = Env::with_fixtures();
    insta::assert_snapshot!("explain", env.run(&["search", "72 timers behandling", "-n", "1", "--explain"]).snapshot());
    insta::assert_snapshot!(
        "explain_group",
        env.run(&["search", "(epikrise pumpe) OR \"faldt ned\"", "-n", "1", "--explain"]).snapshot()
    );
    // Without a query there is no score.
    env.run(&["search", "--udfald", "udsat", "--udvalg", "faglig", "--explain"]).expect(
        0,
        Has(&["udsat"]),
        Has(&["1 punkt found"]),
    );
    env.run(&["search", "pumpe", "--explain", "--count"]).expect(2, "", Has(&["cannot be used with"]));
}

/// What is printed adds up too, but for the rounding.
#[test]
fn as_json() {
    let env = Env::with_fixtures();
    let number = |value: &Value| value.as_f64().unwrap();
    let adds_up = |hits: &Value| {
        hits.as_array().unwrap().iter().all(|hit| {
            let why = &hit["forklaring"];
            let words = why["ord"].as_array().unwrap();
            let sum: f64 = words.iter().map(|word| number(&word["point"])).sum();
            let made = sum * number(&why["andel"]) * number(&why["stilling"]);
            (made - number(&hit["score"])).abs() < 1e-3
                && words.iter().all(|word| word["former"].as_array().is_some_and(|forms| !forms.is_empty()))
        })
    };
    let all = ["--json", "--explain", "-q", "-n", "100"];
    for query in ["72 timers", "sag:EMN-2024-01182 status", "udfald:udsat", "klynge OR (region budget)"] {
        env.run(&[&["search", query][..], &all].concat()).expect(0, Json(adds_up), "");
    }
    // Behind the hits that are read for how their words stand, and in another order.
    env.run(&[&["search", "klynge møde", "--sort", "dato"][..], &all].concat()).expect(0, Json(adds_up), "");
    env.run(&["search", "pumpe", "--json", "-q"]).expect(0, Json(|hits| hits[0].get("forklaring").is_none()), "");
}
