//! The record of every fixture and of every fact, as reviewed, stands beside it as `<name>.export.json`.
//!
//! `KLYNGE_BLESS=1 cargo test golden` rewrites them all; the diff is then read against the documents.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use klynge::parse;
use klynge::record::{Dokument, Kode};

use crate::documents::{self, Document};

const ENDING: &str = ".export.json";

/// The folders with goldens, each with its documents.
fn sets() -> [(PathBuf, Vec<Document>); 2] {
    [(documents::fixtures(), documents::all()), (documents::facts_folder(), documents::facts())]
}

fn export(document: &Document) -> String {
    let dokument = parse::parse(&document.sti, &document.bytes).dokument;
    serde_json::to_string_pretty(&dokument).unwrap() + "\n"
}

#[test]
fn golden_exports() {
    let bless = std::env::var_os("KLYNGE_BLESS").is_some();
    let mut wrong = Vec::new();
    let in_folder =
        |(folder, all): (PathBuf, Vec<Document>)| all.into_iter().map(move |document| (folder.clone(), document));
    for (folder, document) in sets().into_iter().flat_map(in_folder) {
        let path = folder.join(document.sti.clone() + ENDING);
        let now = export(&document);
        if bless {
            fs::write(&path, now).unwrap();
            continue;
        }
        match fs::read_to_string(&path) {
            Err(_) => wrong.push(format!("{}: no golden", document.sti)),
            Ok(golden) if golden != now => wrong.push(format!("{}: {}", document.sti, first_difference(&golden, &now))),
            Ok(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}\nKLYNGE_BLESS=1 cargo test golden rewrites them; read the diff", wrong.join("\n"));
}

fn first_difference(golden: &str, now: &str) -> String {
    let pair = golden.lines().zip(now.lines()).zip(1..).find(|((a, b), _)| a != b);
    pair.map_or_else(
        || "one is the beginning of the other".to_owned(),
        |((golden, now), line)| format!("line {line}\n  golden: {}\n  now:    {}", golden.trim(), now.trim()),
    )
}

#[test]
fn golden_without_a_document() {
    for (folder, all) in [(documents::fixtures(), documents::all()), (documents::facts_folder(), documents::facts())] {
        let documents: BTreeSet<String> = all.into_iter().map(|document| document.sti).collect();
        let orphans: Vec<String> = documents::files(&folder)
            .into_iter()
            .filter(|path| path.strip_suffix(ENDING).is_some_and(|sti| !documents.contains(sti)))
            .collect();
        assert!(orphans.is_empty(), "{orphans:?}");
    }
}

#[test]
fn every_id_is_its_own() {
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for document in documents::all().into_iter().filter(|document| !is_encoding(&document.sti)) {
        let dokument = parse::parse(&document.sti, &document.bytes).dokument;
        owners.entry(dokument.hoved.id).or_default().push(document.sti.clone());
        for punkt in dokument.punkter {
            owners.entry(punkt.id).or_default().push(document.sti.clone());
        }
    }
    owners.retain(|_, owners| owners.len() > 1);
    assert!(owners.is_empty(), "{owners:#?}");
}

/// The same document in several encodings.
fn is_encoding(sti: &str) -> bool {
    sti.starts_with("koder/")
}

#[test]
fn every_encoding_gives_the_same_record() {
    let read = |document: Document| {
        let mut dokument = parse::parse(&document.sti, &document.bytes).dokument;
        dokument.hoved.sti.clear();
        dokument.hoved.indhold_hash.clear();
        (document.sti, dokument)
    };
    let mut records: Vec<(String, Dokument)> =
        documents::all().into_iter().filter(|document| is_encoding(&document.sti)).map(read).collect();
    let (first, expected) = records.pop().unwrap();
    assert!(!records.is_empty());
    for (sti, record) in records {
        assert_eq!(record, expected, "{sti} and {first}");
    }
}

/// Each kind of warning has one fixture, which has no other warning, and no other fixture has it.
#[test]
fn every_warning_has_its_case() {
    let mut cases: BTreeMap<String, BTreeSet<Kode>> = BTreeMap::new();
    for document in documents::all() {
        let warnings = parse::parse(&document.sti, &document.bytes).dokument.hoved.advarsler;
        cases.insert(document.sti, warnings.into_iter().map(|warning| warning.kode).collect());
    }
    let mut wrong = Vec::new();
    for kode in Kode::ALLE {
        let case = case_of(kode);
        match cases.remove(&case) {
            None => wrong.push(format!("{kode:?} has no case {case}")),
            Some(kinds) if kinds != BTreeSet::from([kode]) => wrong.push(format!("{case} gives {kinds:?}")),
            Some(_) => {}
        }
    }
    for (sti, kinds) in &cases {
        if sti.starts_with("advarsler/") {
            wrong.push(format!("{sti} is named after no kind of warning"));
        }
        // Whole meetings may show what real ones show; a warning there is reviewed with the golden.
        if is_encoding(sti) && !kinds.is_empty() {
            wrong.push(format!("{sti} gives {kinds:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn case_of(kode: Kode) -> String {
    if kode == Kode::UkendtDokument {
        return "ikke-et-moede.md".to_owned();
    }
    let name = serde_json::to_value(kode).unwrap();
    format!("advarsler/{}.md", name.as_str().unwrap().replace('_', "-"))
}
