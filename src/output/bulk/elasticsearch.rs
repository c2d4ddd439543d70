//! The body that makes an Elasticsearch index: `PUT /<index>` with settings and mapping.
//!
//! What each part does and which page of Elasticsearch's documentation it is from: docs/bulk.md.

use serde_json::{Map, Value, json};

use super::fields::{Field, Kind, LINJE, searched_paths};
use crate::record::FORMAT;

/// Lucene takes no term of more than 32,766 bytes and refuses the document; a character has at most four bytes.
const LONGEST_VALUE: u32 = 8191;

/// The body of the request.
pub(super) fn mapping() -> Value {
    json!({
        "settings": {
            "index": { "query": { "default_field": searched_paths() } },
            "analysis": analysis(),
        },
        "mappings": {
            // A key that is not below is an error, and no new field by guesswork.
            "dynamic": "strict",
            "_meta": { "klynge_format": FORMAT },
            "properties": properties(LINJE),
        },
    })
}

fn analysis() -> Value {
    json!({
        "char_filter": {
            "bloed_bindestreg": { "type": "mapping", "mappings": ["\\u00AD=>"] },
            "kun_tegn": { "type": "pattern_replace", "pattern": "[^\\p{L}\\p{N}]+", "replacement": "" },
        },
        "filter": {
            // Words are runs of letters and digits; those with a sign between them are one word too (e-mail, email).
            "ord_og_samlet": {
                "type": "word_delimiter_graph",
                "catenate_all": true,
                "split_on_case_change": false,
                "split_on_numerics": false,
                "stem_english_possessive": false,
            },
            "dansk_stamme": { "type": "stemmer", "language": "danish" },
        },
        "normalizer": {
            "nummer": { "type": "custom", "char_filter": ["kun_tegn"], "filter": ["lowercase"] },
        },
        "analyzer": analyzers(),
    })
}

/// Each chain twice: a graph of tokens has to be flat where it is indexed, and must not be where it is searched.
fn analyzers() -> Value {
    let chains: [(&str, &[&str]); 3] = [
        // As written, in small letters.
        ("ord", &["lowercase"]),
        // Before the stemmer, which knows æøå only as themselves: aeldre is ældre, Sörensen is Sørensen.
        ("dansk", &["lowercase", "scandinavian_normalization", "dansk_stamme"]),
        // Behind it, so that for and før meet nowhere else: aldre is ældre, ide is idé.
        (
            "foldet",
            &["lowercase", "scandinavian_normalization", "dansk_stamme", "scandinavian_folding", "asciifolding"],
        ),
    ];
    let mut analyzers = Map::new();
    for (name, chain) in chains {
        let indexed = [&["ord_og_samlet", "flatten_graph"], chain].concat();
        analyzers.insert(name.to_owned(), analyzer(&indexed));
        analyzers.insert(format!("{name}_soegt"), analyzer(&[&["ord_og_samlet"], chain].concat()));
    }
    Value::Object(analyzers)
}

fn analyzer(filters: &[&str]) -> Value {
    json!({
        "type": "custom",
        "char_filter": ["bloed_bindestreg"],
        // Signs are for the filter, which joins words over them.
        "tokenizer": "whitespace",
        "filter": filters,
    })
}

fn properties(fields: &[Field]) -> Value {
    fields.iter().map(|field| (field.name.to_owned(), property(field))).collect::<Map<_, _>>().into()
}

/// A list of values needs no type of its own.
fn property(field: &Field) -> Value {
    match field.kind {
        Kind::Tekst => text("dansk", &[("ord", text("ord", &[])), ("foldet", text("foldet", &[]))]),
        Kind::Navn => {
            text("dansk", &[("ord", text("ord", &[])), ("foldet", text("foldet", &[])), ("keyword", keyword())])
        }
        Kind::Vaerdi => keyword(),
        Kind::Sagsnummer => json!({
            "type": "keyword",
            "ignore_above": LONGEST_VALUE,
            "normalizer": "nummer",
            "fields": { "dele": text("ord", &[]) },
        }),
        Kind::Dato => json!({ "type": "date", "format": "strict_date" }),
        Kind::Tal => json!({ "type": "integer" }),
        Kind::Objekt(parts) => json!({ "properties": properties(parts) }),
        // In the root as well: a search that names no path finds them, and one that does keeps their parts together.
        Kind::Liste(parts) => {
            json!({ "type": "nested", "include_in_root": true, "properties": properties(parts) })
        }
    }
}

fn text(analyzer: &str, fields: &[(&str, Value)]) -> Value {
    let mut text = json!({
        "type": "text",
        "analyzer": analyzer,
        "search_analyzer": format!("{analyzer}_soegt"),
    });
    if !fields.is_empty() {
        text["fields"] = fields.iter().map(|(name, field)| ((*name).to_owned(), field.clone())).collect();
    }
    text
}

fn keyword() -> Value {
    json!({ "type": "keyword", "ignore_above": LONGEST_VALUE })
}
