//! `klynge export --bulk`: what is written is what the engines' documentation asks for. The checkers are written
//! from those pages, which docs/bulk.md names.

mod commands;
mod elasticsearch;
mod quickwit;
mod schema;

use std::collections::BTreeSet;

use serde_json::Value;
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer, TokenStream,
};

use crate::documents;
use crate::env::{Env, Json};
use crate::export::Lines;

pub(super) const ENGINES: [&str; 2] = ["elasticsearch", "quickwit"];

pub(super) fn mapping(env: &Env, engine: &str) -> Value {
    let text = env.run(&["export", "--bulk", engine, "--mapping"]).expect(0, Json(|_| true), "");
    serde_json::from_str(&text).unwrap()
}

fn lines(env: &Env, args: &[&str]) -> Vec<String> {
    let text = env.run(&[&["export"], args].concat()).expect(0, Lines, "");
    // Not by `lines`, which takes a carriage return away too.
    let lines: Vec<String> = text.split_terminator('\n').map(str::to_owned).collect();
    assert!(text.ends_with('\n') && !lines.is_empty());
    lines
}

/// Holds both exports of a folder against `--jsonl`, and against what the engines' mappings take.
fn accepted(env: &Env, args: &[&str]) {
    let plain = lines(env, &[&["--jsonl"], args].concat());
    let request = lines(env, &[&["--bulk", "elasticsearch"], args].concat());
    let documents = elasticsearch::request(&request).unwrap();
    assert!(documents.iter().map(|document| document.source).eq(plain.iter().map(String::as_str)));
    let made = mapping(env, "elasticsearch");
    let indexed = elasticsearch::Index::new(&made).unwrap();
    for document in &documents {
        let source: Value = serde_json::from_str(document.source).unwrap();
        assert_eq!(source["id"], document.id);
        indexed.accepts(&source).unwrap_or_else(|wrong| panic!("{}: {wrong}", document.id));
    }
    let ingested = lines(env, &[&["--bulk", "quickwit"], args].concat());
    let made = mapping(env, "quickwit");
    let index = quickwit::Index::new(&made).unwrap();
    assert_eq!(ingested.len(), plain.len());
    for (line, plain) in ingested.iter().zip(&plain) {
        let mut document: Value = serde_json::from_str(line).unwrap();
        index.accepts(&document).unwrap_or_else(|wrong| panic!("{}: {wrong}", document["id"]));
        let tidspunkt = document.as_object_mut().unwrap().remove("tidspunkt").unwrap();
        assert_eq!(tidspunkt, document["dokument"]["dato"].as_str().unwrap_or("1970-01-01"));
        assert_eq!(document, serde_json::from_str::<Value>(plain).unwrap());
    }
}

#[test]
fn the_records_are_what_the_engines_take() {
    let env = Env::with_fixtures();
    accepted(&env, &[]);
    accepted(&env, &["72 timers"]);
    accepted(&env, &["--udfald", "udsat", "--in", "fixtures"]);
    let real = documents::real();
    for document in &real {
        env.write(&format!("real/{}", document.sti), &document.bytes);
    }
    if !real.is_empty() {
        accepted(&env, &["--in", "real"]);
    }
}

/// Signs that end a line, steer a terminal or are no text: all of it stays in its string.
#[test]
fn untrusted_text_stays_in_its_line() {
    let env = Env::new();
    let signs = "\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{2028}\u{2029}\u{feff}\u{fffd}\u{1f4a9} \"\\\" \\u0000 {\"index\":{}}\t\r";
    let text = format!(
        "# REFERAT {signs}Udvalget {signs}d. 05-09-2024\n\n## Punkt 1: {signs}Sag {signs}\n\n### Beslutning\nGodkendt {signs}\r\n{signs}ord\r{{\"index\":{{}}}}\n"
    );
    env.write("fremmed/a.md", &text);
    env.write(
        "fremmed/ugyldig.md",
        [text.as_bytes(), b"\n## Punkt 2: Nr. to \xff\xfe\xc3(\xed\xa0\x80)\n\nTekst \xf0\x28\n"].concat(),
    );
    env.write("fremmed/linjer.txt", "PUNKT 1\u{2028}Emne\u{85}\n\nBeslutning:\nUdsat\u{2029}\n");
    accepted(&env, &["--in", "fremmed"]);
}

#[test]
fn every_field_of_the_record_has_its_place_in_the_mapping() {
    let env = Env::new();
    let schema = env.run(&["export", "--schema"]).expect(0, Json(|_| true), "");
    let leaves = schema::leaves(&serde_json::from_str::<Value>(&schema).unwrap()["jsonl"]);
    assert!(leaves.len() > 40, "the schema was not understood: {leaves:?}");
    let made = mapping(&env, "elasticsearch");
    let elasticsearch = elasticsearch::Index::new(&made).unwrap();
    let made = mapping(&env, "quickwit");
    let quickwit = quickwit::Index::new(&made).unwrap();
    let mut wrong = Vec::new();
    for (path, leaf, many) in &leaves {
        wrong.extend(elasticsearch.lacks(path, *leaf).map(|why| format!("elasticsearch: {path} {why}")));
        wrong.extend(quickwit.lacks(path, *leaf, *many).map(|why| format!("quickwit: {path} {why}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for list in ["bilag", "oevrige_afsnit", "forloeb"] {
        assert_eq!(elasticsearch.kind(list), Some("nested"), "{list}");
    }
    // And nothing else is there.
    let record: BTreeSet<String> = leaves.into_iter().map(|(path, ..)| path).collect();
    assert_eq!(elasticsearch.paths().into_iter().collect::<BTreeSet<_>>(), record);
    let beyond: BTreeSet<String> =
        quickwit.paths().into_iter().filter(|path| !record.iter().any(|leaf| is_under(leaf, path))).collect();
    assert_eq!(beyond, ["foldet", "lister", "tidspunkt"].map(str::to_owned).into());
}

/// Whether a leaf is the field at `path`, or in it.
fn is_under(leaf: &str, path: &str) -> bool {
    leaf.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What a search without a field looks at is what klynge looks at.
#[test]
fn a_search_without_a_field_looks_where_klynge_does() {
    let env = Env::new();
    let texts: BTreeSet<&str> = klynge::record::Felt::ALLE.iter().map(|felt| felt.navn()).collect();
    let top = |path: &str| path.split('.').next().unwrap().to_owned();
    let mapping_e = mapping(&env, "elasticsearch");
    let fields = mapping_e["settings"]["index"]["query"]["default_field"].as_array().unwrap();
    let fields: BTreeSet<String> = fields.iter().map(|field| top(field.as_str().unwrap())).collect();
    assert_eq!(fields.iter().map(String::as_str).collect::<BTreeSet<_>>(), texts);
    let mapping_q = mapping(&env, "quickwit");
    let fields = mapping_q["search_settings"]["default_search_fields"].as_array().unwrap();
    let mut fields: BTreeSet<&str> = fields.iter().map(|field| field.as_str().unwrap()).collect();
    assert!(fields.remove("lister"));
    fields.extend(["bilag", "oevrige_afsnit", "forloeb"]);
    assert_eq!(fields, texts);
}

#[test]
fn the_mapping_has_only_what_is_documented() {
    let env = Env::new();
    let wrong = elasticsearch::undocumented(&mapping(&env, "elasticsearch"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let wrong = quickwit::undocumented(&mapping(&env, "quickwit"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The checkers see what is wrong: else the tests above would say nothing.
#[test]
fn the_checkers_find_faults() {
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    for request in [
        &[r#"{"index":{"_id":"a"}}"#][..],
        &[r#"{"index":{"_id":"a"}}"#, "{"],
        &[r#"{"index":{}}"#, "{}"],
        &[r#"{"update":{"_id":"a"}}"#, "{}"],
        &[r#"{"index":{"_id":"a"}}"#, "{}", r#"{"index":{"_id":"a"}}"#, "{}"],
        &[r#"{"index":{"_id":"a"}}"#, ""],
    ] {
        assert!(elasticsearch::request(&owned(request)).is_err(), "{request:?}");
    }
    let env = Env::new();
    let (e, q) = (mapping(&env, "elasticsearch"), mapping(&env, "quickwit"));
    for bad in [r#"{"ukendt":1}"#, r#"{"titel":{}}"#, r#"{"forloeb":[{"dato":"05-09-2024"}]}"#, r#"{"linjer":["a"]}"#] {
        let bad: Value = serde_json::from_str(bad).unwrap();
        assert!(elasticsearch::Index::new(&e).unwrap().accepts(&bad).is_err(), "{bad}");
    }
    for bad in [
        r#"{"tidspunkt":"1970-01-01","ukendt":1}"#,
        r#"{"titel":"uden tid"}"#,
        r#"{"tidspunkt":"1970-01-01","titel":["a"]}"#,
        r#"{"tidspunkt":"i morgen"}"#,
        r#"{"tidspunkt":"1970-01-01","linjer":[-1]}"#,
    ] {
        let bad: Value = serde_json::from_str(bad).unwrap();
        assert!(quickwit::Index::new(&q).unwrap().accepts(&bad).is_err(), "{bad}");
    }
    let changed = |mapping: &Value, pointer: &str, to: Value| {
        let mut mapping = mapping.clone();
        *mapping.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = to;
        mapping
    };
    for (pointer, to) in [
        ("/mappings/properties/titel/analyzer", "engelsk"),
        ("/mappings/properties/titel/type", "string"),
        ("/settings/analysis/filter/dansk_stamme/type", "snowboll"),
        ("/settings/analysis/normalizer/nummer/filter/0", "stemmer"),
        ("/settings/analysis/analyzer/dansk/filter/0", "ukendt"),
        ("/settings/index/query/default_field/0", "ukendt"),
    ] {
        assert!(!elasticsearch::undocumented(&changed(&e, pointer, to.into())).is_empty(), "{pointer}");
    }
    for (pointer, to) in [
        ("/doc_mapping/mode", "streng"),
        ("/doc_mapping/timestamp_field", "titel"),
        ("/doc_mapping/tokenizers/0/filters/0", "stemmer"),
        ("/doc_mapping/field_mappings/0/tokenizer", "ukendt"),
        ("/search_settings/default_search_fields/0", "ukendt"),
        ("/index_id", "1"),
    ] {
        assert!(!quickwit::undocumented(&changed(&q, pointer, to.into())).is_empty(), "{pointer}");
    }
}

/// Quickwit is built on tantivy: its tokenizers are made from these parts.
#[test]
fn quickwits_words_are_ours() {
    let terms = |analyzer: &mut TextAnalyzer, text: &str| {
        let mut found = Vec::new();
        let mut stream = analyzer.token_stream(text);
        while stream.advance() {
            found.push(stream.token().text.clone());
        }
        found
    };
    let mut default = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(255))
        .filter(LowerCaser)
        .build();
    let mut seen = 0;
    for document in documents::all() {
        let text = String::from_utf8_lossy(&document.bytes).into_owned();
        let words: Vec<String> = klynge::danish::tokens(&text)
            .into_iter()
            .filter(|token| token.kind == klynge::danish::Kind::Word)
            .map(|token| token.term)
            .collect();
        // Soft hyphens, accents of their own and the forms of NFKC are taken apart there.
        if words.iter().all(|word| text.to_lowercase().contains(word)) && !text.contains(['\u{ad}', '½', '²']) {
            assert_eq!(terms(&mut default, &text), words, "{}", document.sti);
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen} documents compared");
    let mut foldet =
        TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(AsciiFoldingFilter).build();
    assert_eq!(terms(&mut foldet, "Ældre børn på idé-dag"), ["aeldre", "born", "pa", "ide", "dag"]);
}
