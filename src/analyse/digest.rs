//! The digest of an element: what exactly it said when somebody agreed to it.

use crate::model::{Element, FALLBACK};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;

/// What is said of a definition rather than by it: it changes without the definition changing.
const NOT_NORMATIVE: &[&str] =
    &["status", "provenance", "open-questions", "publication", "formerly", "allow", "tbd", "code"];

/// SHA-256 over the normative content of an element, so that a sign-off can name what was
/// signed. An attribute that the program gains later changes no digest as long as nobody writes
/// it.
pub fn digest(element: &dyn Element) -> String {
    let content = normative(element.json());
    let mut hash = Sha256::new();
    hash.update(element.kind().singular().as_bytes());
    hash.update(canonical(&content).as_bytes());
    let bytes = hash.finalize();
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What a definition says: set values only, texts in NFC with folded space, parts included,
/// without status, provenance and questions. Of a text its English counts: what a translation was
/// made of is kept elsewhere (`translations.lock`), and a sign-off does not lapse because
/// somebody translates a title.
pub fn normative(mut json: Value) -> Value {
    strip(&mut json);
    json
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(map) if map.contains_key(FALLBACK) => {
            map.retain(|language, _| language == FALLBACK);
            map.values_mut().for_each(strip);
        }
        Value::Object(map) => {
            // An outcome of a decision has its id under `code`.
            let is_head = map.contains_key("id");
            map.retain(|key, _| !(is_head && NOT_NORMATIVE.contains(&key.as_str())));
            map.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::String(text) => {
            let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
            *text = folded.nfc().collect();
        }
        _ => {}
    }
}

/// JSON without spaces and with sorted keys, whatever order the map keeps.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            let pairs =
                keys.into_iter().map(|key| format!("{}:{}", json!(key), canonical(&map[key])));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}
