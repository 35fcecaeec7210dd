//! JSON Schema of what authors write, so that an editor completes keys and ids while typing.

use crate::casebook::Casebook;
use crate::model::{Index, Kind};
use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The schemas by file name, `roles.json`, with the ids that exist today: a file holds one
/// element or a list of them.
pub fn schemas(casebook: &Casebook) -> BTreeMap<String, Value> {
    let ids = ids(casebook);
    let schema = |kind: &Kind| (format!("{kind}.json"), schema(*kind, &ids));
    Kind::FILES.iter().filter(|kind| **kind != Kind::Chapter).map(schema).collect()
}

/// Where the YAML language server finds the schema of each file.
pub fn editor_settings(casebook: &Casebook, folder: &str) -> Value {
    let mut schemas = Map::new();
    for kind in Kind::FILES.iter().filter(|kind| **kind != Kind::Chapter) {
        let layers = casebook.config.layers.iter();
        let files = layers.map(|layer| json!(format!("{}/{kind}/*.yml", layer.value)));
        schemas.insert(format!("./{folder}/{kind}.json"), files.collect());
    }
    json!({ "yaml.schemas": schemas })
}

/// What a reference to each kind may say.
fn ids(casebook: &Casebook) -> BTreeMap<&'static str, BTreeSet<String>> {
    let index = Index::new(&casebook.model);
    let mut ids: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for element in index.all() {
        let address = element.head().address.as_str();
        let known = ids.entry(element.kind().plural()).or_default();
        known.insert(address.to_owned());
        if let Some((_, bare)) = address.split_once('/') {
            known.insert(bare.to_owned());
        }
    }
    ids
}

fn schema(kind: Kind, ids: &BTreeMap<&'static str, BTreeSet<String>>) -> Value {
    let mut generator = SchemaGenerator::default();
    let element = kind.schema(&mut generator).to_value();
    let mut definitions = Value::Object(generator.take_definitions(true));
    let mut element = element;
    open(&mut element, ids);
    open(&mut definitions, ids);
    if let Some(definitions) = definitions.as_object_mut() {
        definitions.insert("element".into(), element);
        definitions.insert(
            "unknown".into(),
            json!({"type": "object", "description": "Not known yet: the open question that will settle it.",
                   "properties": {"tbd": {"type": "string"}}, "required": ["tbd"], "additionalProperties": false}),
        );
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.plural(),
        "$defs": definitions,
        "anyOf": [
            {"$ref": "#/$defs/element"},
            {"type": "array", "items": {"$ref": "#/$defs/element"}},
        ],
    })
}

/// Puts the known ids into references, lets `{ tbd: question }` stand for any value, and leaves
/// it to `casebook check` to say what is missing: an editor would mark every file that is being
/// written.
fn open(value: &mut Value, ids: &BTreeMap<&'static str, BTreeSet<String>>) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(|inner| open(inner, ids));
            if let Some(Value::Array(kinds)) = map.remove("x-refers-to") {
                let known = kinds.iter().filter_map(Value::as_str).filter_map(|kind| ids.get(kind));
                let known: BTreeSet<&String> = known.flatten().collect();
                if !known.is_empty() {
                    map.insert("enum".into(), json!(known));
                }
            }
            if let Some(Value::Object(properties)) = map.get_mut("properties") {
                for (key, property) in properties.iter_mut() {
                    if key != "id" && key != "tbd" {
                        let inner = std::mem::take(property);
                        let doc = inner.get("description").cloned();
                        *property = json!({"anyOf": [inner, {"$ref": "#/$defs/unknown"}]});
                        if let (Some(doc), Some(property)) = (doc, property.as_object_mut()) {
                            property.insert("description".into(), doc);
                        }
                    }
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|inner| open(inner, ids)),
        _ => {}
    }
}
