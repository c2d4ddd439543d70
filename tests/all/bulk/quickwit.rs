//! What Quickwit takes, from its documentation: Index configuration, and its source where the page is silent
//! (tokenizers of one's own, the field of the timestamp).

use serde_json::Value;

use super::elasticsearch::is_date;
use super::schema::Leaf;

/// An index made from a configuration, as far as it takes or refuses documents.
pub(super) struct Index<'m> {
    mappings: &'m Value,
    timestamp: &'m str,
}

impl<'m> Index<'m> {
    pub(super) fn new(config: &'m Value) -> Result<Self, String> {
        let mapping = &config["doc_mapping"];
        if mapping["mode"] != "strict" {
            return Err("not strict".to_owned());
        }
        let timestamp = mapping["timestamp_field"].as_str().ok_or("no timestamp")?;
        Ok(Self { mappings: &mapping["field_mappings"], timestamp })
    }

    /// Whether a document is indexed.
    pub(super) fn accepts(&self, document: &Value) -> Result<(), String> {
        if document[self.timestamp].is_null() {
            return Err("timestamp field is required".to_owned());
        }
        object_fits(self.mappings, document, "")
    }

    /// What is wrong with the field for what the record has there. What is in a list of objects has no field.
    pub(super) fn lacks(&self, path: &str, leaf: Leaf, many: bool) -> Option<String> {
        let Some((field, rest)) = self.field(path) else { return Some("is missing".to_owned()) };
        let is = field["type"].as_str().unwrap_or("");
        let name = match leaf {
            _ if !rest.is_empty() => "array<json>".to_owned(),
            Leaf::Text | Leaf::Value | Leaf::Clock => "text".to_owned(),
            Leaf::Date => "datetime".to_owned(),
            Leaf::Integer => "u64".to_owned(),
        };
        let fits = if many && rest.is_empty() { format!("array<{name}>") } else { name };
        (is != fits).then(|| format!("is {is}, not {fits}"))
    }

    /// The field that a path leads to, and the rest of the path within it.
    fn field<'p>(&self, path: &'p str) -> Option<(&'m Value, &'p str)> {
        let mut mappings = self.mappings;
        let mut rest = path;
        loop {
            let (name, more) = rest.split_once('.').unwrap_or((rest, ""));
            let field = named(mappings, name)?;
            if field["type"] != "object" {
                return Some((field, more));
            }
            (mappings, rest) = (&field["field_mappings"], more);
        }
    }

    /// The paths of all fields that are no objects.
    pub(super) fn paths(&self) -> Vec<String> {
        let mut found = Vec::new();
        leaves(self.mappings, "", &mut found);
        found
    }
}

fn leaves(mappings: &Value, under: &str, found: &mut Vec<String>) {
    for field in mappings.as_array().into_iter().flatten() {
        let path = format!("{under}{}", field["name"].as_str().unwrap_or(""));
        match field.get("field_mappings") {
            Some(parts) => leaves(parts, &format!("{path}."), found),
            None => found.push(path),
        }
    }
}

fn named<'m>(mappings: &'m Value, name: &str) -> Option<&'m Value> {
    mappings.as_array()?.iter().find(|field| field["name"] == name)
}

fn object_fits(mappings: &Value, value: &Value, path: &str) -> Result<(), String> {
    let object = value.as_object().ok_or_else(|| format!("{path} is no object"))?;
    for (name, value) in object {
        let path = format!("{path}.{name}");
        let field = named(mappings, name).ok_or_else(|| format!("{path} is not mapped"))?;
        let kind = field["type"].as_str().unwrap_or("");
        if kind == "object" {
            object_fits(&field["field_mappings"], value, &path)?;
            continue;
        }
        let one = kind.strip_prefix("array<").and_then(|kind| kind.strip_suffix('>'));
        let values = match (value.as_array(), one) {
            (Some(values), Some(_)) => values.as_slice(),
            (Some(_), None) => return Err(format!("{path} takes no list")),
            (None, _) => std::slice::from_ref(value),
        };
        for value in values.iter().filter(|value| !value.is_null()) {
            let fits = match one.unwrap_or(kind) {
                "text" => value.is_string(),
                "u64" => value.is_u64(),
                "json" => value.is_object(),
                "datetime" => value.as_str().is_some_and(is_date),
                _ => false,
            };
            if !fits {
                return Err(format!("{path}: {value} is no {kind}"));
            }
        }
    }
    Ok(())
}

const CONFIG: &[&str] =
    &["version", "index_id", "index_uri", "doc_mapping", "indexing_settings", "search_settings", "retention"];
const DOC_MAPPING: &[&str] = &[
    "field_mappings",
    "mode",
    "dynamic_mapping",
    "tag_fields",
    "store_source",
    "timestamp_field",
    "partition_key",
    "max_num_partitions",
    "index_field_presence",
    "tokenizers",
];
const TEXT: &[&str] =
    &["name", "type", "description", "stored", "indexed", "tokenizer", "record", "fieldnorms", "fast"];
const NUMBER: &[&str] = &["name", "type", "description", "stored", "indexed", "fast", "coerce", "output_format"];
const DATETIME: &[&str] =
    &["name", "type", "description", "input_formats", "output_format", "stored", "indexed", "fast", "fast_precision"];
const JSON: &[&str] =
    &["name", "type", "description", "stored", "indexed", "fast", "tokenizer", "record", "expand_dots"];
const CONCATENATE: &[&str] =
    &["name", "type", "description", "concatenate_fields", "include_dynamic_fields", "tokenizer", "record"];
const TOKENIZERS: &[&str] =
    &["raw", "raw_lowercase", "default", "en_stem", "whitespace", "chinese_compatible", "lowercase"];
const TOKEN_FILTERS: &[&str] = &["remove_long", "lower_caser", "ascii_folding"];
const TOKENIZER_TYPES: &[&str] = &["simple", "source_code"];
const RESERVED: &[&str] = &["_source", "_dynamic", "_field_presence"];

/// What in a configuration is not documented.
pub(super) fn undocumented(config: &Value) -> Vec<String> {
    let mut wrong = Wrong { found: Vec::new(), tokenizers: TOKENIZERS.iter().map(|&name| name.to_owned()).collect() };
    let mapping = &config["doc_mapping"];
    wrong.keys("config", config, CONFIG);
    wrong.keys("doc_mapping", mapping, DOC_MAPPING);
    wrong.keys("search_settings", &config["search_settings"], &["default_search_fields"]);
    wrong.check(config["version"] == "0.9", "the version".to_owned());
    // It starts with a letter and has 3 to 255 letters of ASCII, digits, hyphens and underscores.
    let id = config["index_id"].as_str().unwrap_or("");
    let id_fits = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && (3..=255).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    wrong.check(id_fits, format!("index_id {id}"));
    wrong.check(["strict", "lenient", "dynamic"].contains(&mapping["mode"].as_str().unwrap_or("")), "mode".to_owned());
    for tokenizer in mapping["tokenizers"].as_array().into_iter().flatten() {
        wrong.tokenizer(tokenizer);
    }
    wrong.fields(&mapping["field_mappings"]);
    let fields = &mapping["field_mappings"];
    let timestamp = named(fields, mapping["timestamp_field"].as_str().unwrap_or("")).unwrap_or(&Value::Null);
    wrong.check(
        timestamp["type"] == "datetime" && timestamp["fast"] == true,
        format!("the timestamp is no fast datetime: {timestamp}"),
    );
    let index = Index { mappings: fields, timestamp: "" };
    for path in config["search_settings"]["default_search_fields"].as_array().into_iter().flatten() {
        let path = path.as_str().unwrap_or("");
        let is_field = index.field(path).is_some_and(|(_, rest)| rest.is_empty());
        wrong.check(is_field, format!("default_search_fields: {path}"));
    }
    for field in fields.as_array().into_iter().flatten().filter(|field| field["type"] == "concatenate") {
        for path in field["concatenate_fields"].as_array().into_iter().flatten() {
            let path = path.as_str().unwrap_or("");
            let kind =
                index.field(path).filter(|(_, rest)| rest.is_empty()).and_then(|(part, _)| part["type"].as_str());
            // "text, bool, i64, u64, f64, json"; a list is made of them.
            let fits = kind.is_some_and(|kind| ["text", "array<text>", "array<json>"].contains(&kind));
            wrong.check(fits, format!("{} cannot have {path}", field["name"]));
        }
    }
    wrong.found
}

struct Wrong {
    found: Vec<String>,
    tokenizers: Vec<String>,
}

impl Wrong {
    fn check(&mut self, holds: bool, wrong: String) {
        if !holds {
            self.found.push(wrong);
        }
    }

    fn keys(&mut self, at: &str, object: &Value, allowed: &[&str]) {
        for key in object.as_object().into_iter().flatten().map(|(key, _)| key) {
            self.check(allowed.contains(&key.as_str()), format!("{at}.{key} is not documented"));
        }
    }

    fn tokenizer(&mut self, tokenizer: &Value) {
        self.keys("tokenizer", tokenizer, &["name", "type", "filters"]);
        let kind = tokenizer["type"].as_str().unwrap_or("");
        self.check(TOKENIZER_TYPES.contains(&kind), format!("tokenizer of type {kind}"));
        for filter in tokenizer["filters"].as_array().into_iter().flatten() {
            self.check(TOKEN_FILTERS.contains(&filter.as_str().unwrap_or("")), format!("token filter {filter}"));
        }
        self.tokenizers.extend(tokenizer["name"].as_str().map(str::to_owned));
    }

    fn fields(&mut self, mappings: &Value) {
        for field in mappings.as_array().into_iter().flatten() {
            let name = field["name"].as_str().unwrap_or("");
            // ^[@$_\-a-zA-Z][@$_/\.\-a-zA-Z0-9]{0,254}$; a dot would be taken for a path.
            let name_fits = name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.len() <= 255
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                && !RESERVED.contains(&name);
            self.check(name_fits, format!("the name {name:?}"));
            let kind = field["type"].as_str().unwrap_or("");
            let allowed = match kind {
                "text" | "array<text>" => TEXT,
                "u64" | "array<u64>" => NUMBER,
                "datetime" => DATETIME,
                "array<json>" => JSON,
                "concatenate" => CONCATENATE,
                "object" => {
                    self.keys(name, field, &["name", "type", "field_mappings"]);
                    self.fields(&field["field_mappings"]);
                    continue;
                }
                _ => {
                    self.check(false, format!("{name} of type {kind}"));
                    continue;
                }
            };
            self.keys(name, field, allowed);
            if let Some(tokenizer) = field["tokenizer"].as_str() {
                let known = self.tokenizers.iter().any(|known| known == tokenizer);
                self.check(known, format!("{name}: tokenizer {tokenizer}"));
            }
            let record = field["record"].as_str().unwrap_or("basic");
            self.check(["basic", "freq", "position"].contains(&record), format!("{name}: record {record}"));
        }
    }
}
