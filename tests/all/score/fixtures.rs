//! The scores of the fixtures, as a table that a change of the parser changes.
//!
//! What is wrong is printed one by one: a failing test shows it, and `cargo test score -- --nocapture` at any time.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use klynge::parse;
use serde_json::Value;

use super::{Row, mistakes, score, table};
use crate::documents::{self, Document};

/// The sets that are scored, each a folder of the fixtures.
const SETS: [(&str, &str); 2] = [
    ("layouts", "written for the layouts that are known; the aim is 100"),
    ("unseen", "nothing is done for one of them alone; fixtures/README.md has what they scored at first"),
];

const TRUTH: &str = ".expected.json";
const REVIEWED: &str = ".export.json";

/// The documents of a set with their paths inside it; none where the folder is not there yet.
fn documents_of(set: &str) -> Vec<Document> {
    let prefix = format!("{set}/");
    let inside = |document: Document| {
        document.sti.strip_prefix(&prefix).map(str::to_owned).map(|sti| Document { sti, bytes: document.bytes })
    };
    documents::all().into_iter().filter_map(inside).collect()
}

/// The truth of the document `sti`: beside it, named after it with its ending or without; else its reviewed record.
fn truth(folder: &Path, sti: &str) -> Option<Value> {
    let stem = sti.rsplit_once('.').map_or(sti, |(stem, _)| stem);
    let names = [format!("{sti}{TRUTH}"), format!("{stem}{TRUTH}"), format!("{sti}{REVIEWED}")];
    let path = names.iter().map(|name| folder.join(name)).find(|path| path.is_file())?;
    let truth = serde_json::from_slice(&fs::read(&path).unwrap());
    Some(truth.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

fn record(document: &Document) -> Value {
    serde_json::to_value(parse::parse(&document.sti, &document.bytes).dokument).unwrap()
}

fn rows(set: &str) -> Vec<Row> {
    let folder = documents::fixtures().join(set);
    let row = |document: Document| {
        let truth = truth(&folder, &document.sti)?;
        Some(Row { score: score(&truth, &record(&document)), name: document.sti })
    };
    documents_of(set).into_iter().filter_map(row).collect()
}

#[test]
fn scores() {
    let mut tables = String::new();
    for (set, what) in SETS {
        let rows = rows(set);
        println!("{}", mistakes(&rows));
        let found = if rows.is_empty() { "no documents yet\n".to_owned() } else { table(&rows) };
        tables += &format!("{set}: {what}\n{found}\n");
    }
    insta::assert_snapshot!(tables);
}

/// A document without a truth, or a truth without a document, would not be scored and nobody would see it.
#[test]
fn each_document_has_a_truth_and_each_truth_a_document() {
    let mut wrong = Vec::new();
    for (set, _) in SETS {
        let folder = documents::fixtures().join(set);
        let mut stems = BTreeSet::new();
        for document in documents_of(set) {
            if truth(&folder, &document.sti).is_none() {
                wrong.push(format!("{set}/{} has no truth", document.sti));
            }
            stems.extend(document.sti.rsplit_once('.').map(|(stem, _)| stem.to_owned()));
            stems.insert(document.sti);
        }
        let files = if folder.is_dir() { documents::files(&folder) } else { Vec::new() };
        let truths = files.iter().filter_map(|path| path.strip_suffix(TRUTH));
        wrong.extend(truths.filter(|stem| !stems.contains(*stem)).map(|stem| format!("{set}/{stem}: no document")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The scorer leaves out what a truth leaves out, so a misspelt key would be a value never looked at.
#[test]
fn truths_speak_of_the_keys_that_a_record_has() {
    let whole = parse::parse("a.md", b"# Referat\n\n## 1. Valg\n\n### Bilag\n\n1. A\n\n### Andet\n\nB\n").dokument;
    let mut known = BTreeSet::new();
    keys(&serde_json::to_value(&whole).unwrap(), &mut known);
    known.extend(["udvalg", "dato", "punkt", "tekst"].map(str::to_owned));
    for (set, _) in SETS {
        let folder = documents::fixtures().join(set);
        for document in documents_of(set) {
            let mut used = BTreeSet::new();
            truth(&folder, &document.sti).iter().for_each(|truth| keys(truth, &mut used));
            let unknown: Vec<_> = used.difference(&known).collect();
            assert!(unknown.is_empty(), "{set}/{}: {unknown:?}", document.sti);
        }
    }
}

fn keys(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            out.insert(key.clone());
            keys(value, out);
        }),
        Value::Array(values) => values.iter().for_each(|value| keys(value, out)),
        _ => {}
    }
}
