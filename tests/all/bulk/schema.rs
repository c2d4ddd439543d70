//! The fields of the record, as its JSON Schema has them.

use serde_json::Value;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    Text,
    /// One of a few values.
    Value,
    Date,
    /// `HH:MM`.
    Clock,
    Integer,
}

/// The fields that are no objects, by their paths, and whether each holds a list.
pub(super) fn leaves(schema: &Value) -> Vec<(String, Leaf, bool)> {
    let mut found = Vec::new();
    collect(schema, schema, "", &mut found);
    found
}

fn collect(root: &Value, object: &Value, under: &str, found: &mut Vec<(String, Leaf, bool)>) {
    for (name, value) in object["properties"].as_object().expect("an object has properties") {
        let path = format!("{under}{name}");
        let value = resolved(root, value);
        let is_list = value["type"] == "array";
        let value = if is_list { resolved(root, item(value)) } else { value };
        if value.get("properties").is_some() {
            collect(root, value, &format!("{path}."), found);
        } else {
            found.push((path, leaf(value), is_list));
        }
    }
}

fn item(list: &Value) -> &Value {
    list.get("items").unwrap_or_else(|| &list["prefixItems"][0])
}

/// Without references, and without `null`.
fn resolved<'a>(root: &'a Value, value: &'a Value) -> &'a Value {
    if let Some(choice) = value["anyOf"].as_array() {
        let rest: Vec<&Value> = choice.iter().filter(|value| value["type"] != "null").collect();
        let [one] = rest[..] else { panic!("one type or null: {value}") };
        return resolved(root, one);
    }
    match value["$ref"].as_str() {
        Some(name) => resolved(root, root.pointer(name.trim_start_matches('#')).expect("a reference leads somewhere")),
        None => value,
    }
}

fn leaf(value: &Value) -> Leaf {
    if value.get("oneOf").is_some() {
        return Leaf::Value;
    }
    let types: Vec<&str> = match &value["type"] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).filter(|name| *name != "null").collect(),
        other => panic!("no type: {other}"),
    };
    match (&types[..], value["pattern"].as_str()) {
        (["string"], None) => Leaf::Text,
        (["string"], Some(pattern)) if pattern.contains(':') => Leaf::Clock,
        (["string"], Some(pattern)) if pattern.matches('-').count() > 2 => Leaf::Date,
        (["integer"], None) => Leaf::Integer,
        _ => panic!("a field that no engine was told of: {value}"),
    }
}
