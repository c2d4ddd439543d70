//! What Elasticsearch takes, from its reference: Bulk API, Mapping (dynamic, field types, parameters), Text analysis.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::schema::Leaf;

/// A document of a bulk request.
pub(super) struct Document<'a> {
    pub(super) id: String,
    pub(super) source: &'a str,
}

/// The documents of a bulk request: an action and its source in turn, each one JSON object a line, `_id` at most 512
/// bytes.
pub(super) fn request(lines: &[String]) -> Result<Vec<Document<'_>>, String> {
    let mut ids = BTreeSet::new();
    let mut documents = Vec::new();
    for pair in lines.chunks(2) {
        let [action, source] = pair else { return Err(format!("an action without source: {pair:?}")) };
        let id = action_id(action)?;
        if id.is_empty() || id.len() > 512 || !ids.insert(id.clone()) {
            return Err(format!("an id that comes twice, is none, or too long: {id}"));
        }
        object(source)?;
        if source.contains(['\r', '\n']) {
            return Err(format!("{id} is more than a line"));
        }
        documents.push(Document { id, source });
    }
    Ok(documents)
}

fn object(line: &str) -> Result<Map<String, Value>, String> {
    match serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))? {
        Value::Object(object) => Ok(object),
        _ => Err(format!("no object: {line}")),
    }
}

fn action_id(action: &str) -> Result<String, String> {
    let action = object(action)?;
    let index = action.get("index").filter(|_| action.len() == 1).and_then(Value::as_object);
    let id = index.filter(|index| index.len() == 1).and_then(|index| index.get("_id")).and_then(Value::as_str);
    id.map(str::to_owned).ok_or_else(|| format!("not `index` with an `_id`: {action:?}"))
}

/// An index made from a mapping, as far as it takes or refuses documents.
pub(super) struct Index<'m> {
    properties: &'m Value,
}

impl<'m> Index<'m> {
    pub(super) fn new(body: &'m Value) -> Result<Self, String> {
        let mappings = &body["mappings"];
        if mappings["dynamic"] != "strict" {
            return Err("not strict".to_owned());
        }
        Ok(Self { properties: &mappings["properties"] })
    }

    /// Whether a document is indexed.
    pub(super) fn accepts(&self, document: &Value) -> Result<(), String> {
        object_fits(self.properties, document, "")
    }

    /// What is wrong with the field for what the record has there. A field of any type takes a list.
    pub(super) fn lacks(&self, path: &str, leaf: Leaf) -> Option<String> {
        let Some(field) = self.field(path) else { return Some("is missing".to_owned()) };
        let fits: &[&str] = match leaf {
            Leaf::Text => &["text", "keyword"],
            Leaf::Value | Leaf::Clock => &["keyword"],
            Leaf::Date => &["date"],
            Leaf::Integer => &["integer", "long"],
        };
        let is = field["type"].as_str().unwrap_or("object");
        (!fits.contains(&is)).then(|| format!("is {is}"))
    }

    fn field(&self, path: &str) -> Option<&'m Value> {
        let mut steps = path.split('.');
        let first = self.properties.get(steps.next()?)?;
        steps.try_fold(first, |field, step| field["properties"].get(step))
    }

    /// The type of the field.
    pub(super) fn kind(&self, path: &str) -> Option<&'m str> {
        self.field(path)?["type"].as_str()
    }

    /// The paths of all fields that are no objects.
    pub(super) fn paths(&self) -> Vec<String> {
        let mut found = Vec::new();
        leaves(self.properties, "", &mut found);
        found
    }
}

fn leaves(properties: &Value, under: &str, found: &mut Vec<String>) {
    for (name, field) in properties.as_object().into_iter().flatten() {
        match field.get("properties") {
            Some(parts) => leaves(parts, &format!("{under}{name}."), found),
            None => found.push(format!("{under}{name}")),
        }
    }
}

fn object_fits(properties: &Value, value: &Value, path: &str) -> Result<(), String> {
    let object = value.as_object().ok_or_else(|| format!("{path} is no object"))?;
    for (name, value) in object {
        let path = format!("{path}.{name}");
        let field = properties.get(name).ok_or_else(|| format!("{path} is not mapped"))?;
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in values.iter().filter(|value| !value.is_null()) {
            match field.get("properties") {
                Some(parts) => object_fits(parts, value, &path)?,
                None => value_fits(field, value).map_err(|wrong| format!("{path}: {wrong}"))?,
            }
        }
    }
    Ok(())
}

fn value_fits(field: &Value, value: &Value) -> Result<(), String> {
    let fits = match field["type"].as_str() {
        Some("text" | "keyword") => value.is_string(),
        // strict_date: yyyy-MM-dd
        Some("date") => value.as_str().is_some_and(is_date),
        Some("integer") => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        _ => false,
    };
    if fits { Ok(()) } else { Err(format!("{value} is no {}", field["type"])) }
}

pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts[..], [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2)
        && (1..=12).contains(&m.parse().unwrap_or(0)) && (1..=31).contains(&d.parse().unwrap_or(0)))
}

/// Keys that are allowed, by what they stand in, of those that klynge could use.
const BODY: &[&str] = &["settings", "mappings", "aliases"];
const MAPPINGS: &[&str] = &["dynamic", "_meta", "_source", "_routing", "properties", "dynamic_templates"];
const ANALYSIS: &[&str] = &["analyzer", "normalizer", "tokenizer", "filter", "char_filter"];
const TEXT: &[&str] = &[
    "type",
    "analyzer",
    "search_analyzer",
    "search_quote_analyzer",
    "fields",
    "index_options",
    "norms",
    "position_increment_gap",
    "store",
    "term_vector",
];
const KEYWORD: &[&str] =
    &["type", "ignore_above", "normalizer", "fields", "doc_values", "index", "store", "null_value"];
const DATE: &[&str] = &["type", "format", "doc_values", "ignore_malformed", "index", "null_value", "store"];
const INTEGER: &[&str] = &["type", "coerce", "doc_values", "ignore_malformed", "index", "null_value", "store"];
const OBJECT: &[&str] = &["type", "dynamic", "properties", "enabled", "subobjects"];
const NESTED: &[&str] = &["type", "dynamic", "properties", "include_in_parent", "include_in_root"];
const WORD_DELIMITER: &[&str] = &[
    "type",
    "adjust_offsets",
    "catenate_all",
    "catenate_numbers",
    "catenate_words",
    "generate_number_parts",
    "generate_word_parts",
    "ignore_keywords",
    "preserve_original",
    "protected_words",
    "split_on_case_change",
    "split_on_numerics",
    "stem_english_possessive",
    "type_table",
];
/// Filters that need no settings.
const FILTERS: &[&str] =
    &["lowercase", "asciifolding", "scandinavian_normalization", "scandinavian_folding", "flatten_graph", "stop"];
/// "The current list of filters that can be used in a normalizer definition."
const IN_NORMALIZERS: &[&str] = &[
    "arabic_normalization",
    "asciifolding",
    "bengali_normalization",
    "cjk_width",
    "decimal_digit",
    "elision",
    "german_normalization",
    "hindi_normalization",
    "indic_normalization",
    "lowercase",
    "pattern_replace",
    "persian_normalization",
    "scandinavian_folding",
    "serbian_normalization",
    "sorani_normalization",
    "trim",
    "uppercase",
];
const TOKENIZERS: &[&str] = &["standard", "whitespace", "keyword", "letter", "lowercase", "classic", "pattern"];

/// What in the body of a request that makes an index is not in the reference.
pub(super) fn undocumented(body: &Value) -> Vec<String> {
    let mut wrong = Wrong(Vec::new());
    wrong.keys("", body, BODY);
    wrong.keys("mappings", &body["mappings"], MAPPINGS);
    wrong.keys("settings", &body["settings"], &["index", "analysis"]);
    let analysis = &body["settings"]["analysis"];
    wrong.keys("analysis", analysis, ANALYSIS);
    wrong.analysis(analysis);
    wrong.properties(analysis, &body["mappings"]["properties"]);
    let index = Index { properties: &body["mappings"]["properties"] };
    for path in body["settings"]["index"]["query"]["default_field"].as_array().into_iter().flatten() {
        let path = path.as_str().unwrap_or("");
        wrong.check(index.kind(path) == Some("text"), format!("default_field {path} is no text"));
    }
    wrong.0
}

struct Wrong(Vec<String>);

impl Wrong {
    fn check(&mut self, holds: bool, wrong: String) {
        if !holds {
            self.0.push(wrong);
        }
    }

    fn keys(&mut self, at: &str, object: &Value, allowed: &[&str]) {
        for key in object.as_object().into_iter().flatten().map(|(key, _)| key) {
            self.check(allowed.contains(&key.as_str()), format!("{at}.{key} is not documented"));
        }
    }

    fn analysis(&mut self, analysis: &Value) {
        for (name, filter) in entries(&analysis["filter"]) {
            match filter["type"].as_str() {
                Some("word_delimiter_graph") => self.keys(name, filter, WORD_DELIMITER),
                Some("stemmer") => {
                    self.keys(name, filter, &["type", "language"]);
                    self.check(filter["language"] == "danish", format!("{name} is not for Danish"));
                }
                other => self.check(false, format!("filter {name} of type {other:?}")),
            }
        }
        for (name, filter) in entries(&analysis["char_filter"]) {
            match filter["type"].as_str() {
                Some("mapping") => self.keys(name, filter, &["type", "mappings"]),
                Some("pattern_replace") => self.keys(name, filter, &["type", "pattern", "replacement", "flags"]),
                other => self.check(false, format!("char_filter {name} of type {other:?}")),
            }
        }
        for (name, normalizer) in entries(&analysis["normalizer"]) {
            self.keys(name, normalizer, &["type", "char_filter", "filter"]);
            self.char_filters(analysis, name, normalizer);
            for filter in names(&normalizer["filter"]) {
                self.check(IN_NORMALIZERS.contains(&filter), format!("{filter} in normalizer {name}"));
            }
        }
        for (name, analyzer) in entries(&analysis["analyzer"]) {
            self.keys(name, analyzer, &["type", "tokenizer", "char_filter", "filter", "position_increment_gap"]);
            self.check(analyzer["type"] == "custom", format!("analyzer {name} is not custom"));
            let tokenizer = analyzer["tokenizer"].as_str().unwrap_or("");
            self.check(TOKENIZERS.contains(&tokenizer), format!("tokenizer {tokenizer}"));
            self.char_filters(analysis, name, analyzer);
            let filters = names(&analyzer["filter"]);
            for filter in &filters {
                let known = FILTERS.contains(filter) || analysis["filter"].get(filter).is_some();
                self.check(known, format!("filter {filter} of analyzer {name} is not defined"));
            }
            // A graph is flat where it is indexed, and nowhere else.
            let flat = filters.contains(&"flatten_graph");
            self.check(flat != name.ends_with("_soegt"), format!("analyzer {name} and flatten_graph"));
        }
    }

    fn char_filters(&mut self, analysis: &Value, name: &str, chain: &Value) {
        for filter in names(&chain["char_filter"]) {
            let known = analysis["char_filter"].get(filter).is_some();
            self.check(known, format!("char_filter {filter} of {name} is not defined"));
        }
    }

    fn properties(&mut self, analysis: &Value, properties: &Value) {
        for (name, field) in entries(properties) {
            let allowed = match field["type"].as_str() {
                None if field.get("properties").is_some() => OBJECT,
                Some("nested") => NESTED,
                Some("text") => TEXT,
                Some("keyword") => KEYWORD,
                Some("date") => DATE,
                Some("integer") => INTEGER,
                other => {
                    self.check(false, format!("{name} of type {other:?}"));
                    continue;
                }
            };
            self.keys(name, field, allowed);
            for (key, kind) in [("analyzer", "analyzer"), ("search_analyzer", "analyzer"), ("normalizer", "normalizer")]
            {
                if let Some(used) = field[key].as_str() {
                    self.check(analysis[kind].get(used).is_some(), format!("{name}: {key} {used} is not defined"));
                }
            }
            self.properties(analysis, &field["properties"]);
            self.properties(analysis, &field["fields"]);
        }
    }
}

fn entries(object: &Value) -> impl Iterator<Item = (&str, &Value)> {
    object.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value))
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Whether each field that a query names is in the mapping, sub-fields included.
pub(super) fn query(query: &Value, body: &Value) -> Result<(), String> {
    let mut named = Vec::new();
    fields_of(query, &mut named);
    if named.is_empty() {
        return Err(format!("names no field: {query}"));
    }
    for name in named {
        let name = name.split('^').next().unwrap_or("").to_owned();
        let pointer = format!("/{}", name.replace('.', "/properties/"));
        let properties = &body["mappings"]["properties"];
        let sub = pointer.rsplit_once("/properties/").map(|(field, sub)| format!("{field}/fields/{sub}"));
        let found = properties.pointer(&pointer).or_else(|| properties.pointer(&sub?));
        found.ok_or_else(|| format!("{name} is not mapped"))?;
    }
    Ok(())
}

fn fields_of(query: &Value, found: &mut Vec<String>) {
    match query {
        Value::Array(parts) => parts.iter().for_each(|part| fields_of(part, found)),
        Value::Object(parts) => {
            for (key, value) in parts {
                match (key.as_str(), value) {
                    ("fields", Value::Array(names)) => {
                        found.extend(names.iter().filter_map(Value::as_str).map(str::to_owned))
                    }
                    ("field" | "path", Value::String(name)) => found.push(name.clone()),
                    ("match" | "match_phrase" | "term" | "prefix" | "range", Value::Object(fields)) => {
                        found.extend(fields.keys().cloned())
                    }
                    _ => fields_of(value, found),
                }
            }
        }
        _ => {}
    }
}
