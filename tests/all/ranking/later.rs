//! Collections that others wrote after the search was built, with queries of their own: what it is worth to strangers.

use std::path::PathBuf;

use super::judged::{self, Judged, Measures};
use super::{folder, in_the_way, index, judgements, numbers, ranked, scored};

/// Their folders; the queries of the last two were never looked at.
pub(super) const SETS: [&str; 4] = ["second", "third", "fourth", "fifth"];

pub(super) fn documents(set: &str) -> PathBuf {
    folder().join("later").join(set).join("documents")
}

pub(super) fn queries(set: &str) -> Vec<Judged> {
    judgements(&format!("later/{set}/queries.txt"))
}

#[test]
fn every_judged_punkt_of_the_later_sets_is_there() {
    for set in SETS {
        let punkter = numbers(&index(&[documents(set)]));
        for judged in queries(set) {
            assert!(judged.grades.values().any(|grade| *grade == 3), "{set}: {} has no answer", judged.query);
            for punkt in judged.grades.keys() {
                assert!(punkter.contains(punkt), "{set}, {}: there is no {punkt}", judged.query);
            }
        }
    }
}

/// Each set by itself.
#[test]
fn golden_later_queries() {
    let table = |set: &str| {
        let (catalog, queries) = (index(&[documents(set)]), queries(set));
        format!("{set}\n{}", judged::table(&scored(&catalog, &queries)))
    };
    insta::assert_snapshot!(SETS.map(table).join("\n"));
}

/// Each with the fixtures and a thousand generated punkter, of which what they have on a subject counts as wrong. The other
/// sets are no crowd: they are about the same.
#[test]
fn golden_later_queries_in_a_crowd() {
    let (_env, folders) = in_the_way();
    let table = |set: &str| {
        let catalog = index(&[folders.clone(), vec![documents(set)]].concat());
        format!("{set}\n{}", judged::table(&scored(&catalog, &queries(set))))
    };
    insta::assert_snapshot!(SETS.map(table).join("\n"));
}

/// The measures of all queries of all sets, when nothing is reached in the ways of `without`.
pub(super) fn measures(without: &[klynge::danish::How]) -> Vec<Measures> {
    let of_set = |set: &str| {
        let (catalog, queries) = (index(&[documents(set)]), queries(set));
        let measures = queries.iter().map(|judged| Measures::of(judged, &ranked(&catalog, &judged.query, without)));
        measures.collect::<Vec<_>>()
    };
    SETS.iter().flat_map(|set| of_set(set)).collect()
}
