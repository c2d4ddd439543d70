//! The configuration of a Quickwit index, as JSON.
//!
//! What each part does and which page of Quickwit's documentation it is from: docs/bulk.md.

use serde_json::{Value, json};

use super::fields::{Field, Kind, LINJE};

/// The key that every line has for Quickwit beside the record's. It sorts its splits by a time that no document may
/// lack, and a meeting's date can be unknown.
pub(super) const TIDSPUNKT: &str = "tidspunkt";
/// What an unknown date is there.
pub(super) const UDEN_DATO: &str = r#""1970-01-01""#;
/// The texts of the lists: an array of objects is JSON to Quickwit, searched by paths only.
const LISTER: &str = "lister";
/// All texts once more, with ae, o and a for æ, ø and å.
const FOLDET: &str = "foldet";
/// Runs of letters and digits in small letters, which are klynge's words too; of Quickwit's own tokenizers.
const ORD: &str = "default";

/// The configuration.
pub(super) fn config() -> Value {
    let lists: Vec<String> = LINJE.iter().filter(|field| is_list(field)).map(|field| field.name.to_owned()).collect();
    let mut all = Vec::new();
    texts(LINJE, "", &|_| true, &mut all);
    all.extend_from_slice(&lists);
    let mut searched = Vec::new();
    texts(LINJE, "", &|field| field.searched, &mut searched);
    searched.push(LISTER.to_owned());
    let mut mappings: Vec<Value> = LINJE.iter().map(mapping).collect();
    mappings.push(date(TIDSPUNKT));
    mappings.push(concatenate(LISTER, &lists, ORD));
    mappings.push(concatenate(FOLDET, &all, FOLDET));
    json!({
        "version": "0.9",
        "index_id": "punkter",
        "doc_mapping": {
            // A key that is not below is an error.
            "mode": "strict",
            "field_mappings": mappings,
            "timestamp_field": TIDSPUNKT,
            "tokenizers": [{ "name": FOLDET, "type": "simple", "filters": ["lower_caser", "ascii_folding"] }],
        },
        "search_settings": { "default_search_fields": searched },
    })
}

const fn is_list(field: &Field) -> bool {
    matches!(field.kind, Kind::Liste(_))
}

/// The paths of the texts outside of lists, of those fields that are asked for.
fn texts(fields: &[Field], under: &str, wanted: &dyn Fn(&Field) -> bool, found: &mut Vec<String>) {
    for field in fields {
        match field.kind {
            Kind::Objekt(parts) if !field.many => texts(parts, &format!("{under}{}.", field.name), wanted, found),
            Kind::Tekst | Kind::Navn if wanted(field) => found.push(format!("{under}{}", field.name)),
            _ => {}
        }
    }
}

fn mapping(field: &Field) -> Value {
    let name = field.name;
    match field.kind {
        Kind::Tekst => text(field, ORD, false),
        // A number is found by a phrase of its parts, whatever signs stood between them.
        Kind::Navn | Kind::Sagsnummer => text(field, ORD, true),
        Kind::Vaerdi => json!({ "name": name, "type": typed("text", field), "tokenizer": "raw", "fast": true }),
        Kind::Dato => date(name),
        Kind::Tal => json!({ "name": name, "type": typed("u64", field), "fast": true }),
        // It has no arrays of objects, but of JSON.
        Kind::Objekt(_) if field.many => json_list(name),
        Kind::Liste(_) => json_list(name),
        Kind::Objekt(parts) => {
            let parts: Vec<Value> = parts.iter().map(mapping).collect();
            json!({ "name": name, "type": "object", "field_mappings": parts })
        }
    }
}

/// Text with what phrases (`position`) and BM25 (`fieldnorms`) need; `fast` where it is counted by.
fn text(field: &Field, tokenizer: &str, fast: bool) -> Value {
    json!({
        "name": field.name,
        "type": typed("text", field),
        "tokenizer": tokenizer,
        "record": "position",
        "fieldnorms": true,
        "fast": fast,
    })
}

fn json_list(name: &str) -> Value {
    json!({ "name": name, "type": "array<json>", "tokenizer": ORD, "record": "position" })
}

fn date(name: &str) -> Value {
    json!({
        "name": name,
        "type": "datetime",
        "input_formats": ["%Y-%m-%d"],
        "output_format": "%Y-%m-%d",
        "fast": true,
        "fast_precision": "seconds",
    })
}

fn concatenate(name: &str, fields: &[String], tokenizer: &str) -> Value {
    json!({
        "name": name,
        "type": "concatenate",
        "concatenate_fields": fields,
        "tokenizer": tokenizer,
        "record": "position",
    })
}

fn typed(name: &str, field: &Field) -> String {
    if field.many { format!("array<{name}>") } else { name.to_owned() }
}
