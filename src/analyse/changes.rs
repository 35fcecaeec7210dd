//! What changed between a release that was frozen and the casebook as it stands.
//!
//! A release is the `casebook.json` of that day: each element with its digest. Chapters are not
//! compared, their text is not in it; nor is what an element is made of, if it is a part.

use super::{digest, normative};
use crate::casebook::Casebook;
use crate::model::{Address, Element, Index, Kind};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Two states of a casebook side by side.
#[derive(Debug, Default)]
pub struct Changes {
    /// The version that the release says of itself.
    pub version: String,
    /// The day that it says.
    pub as_of: String,
    /// What was not there.
    pub added: Vec<Address>,
    /// What is no longer there.
    pub removed: Vec<Removed>,
    /// What says something else.
    pub changed: Vec<Changed>,
}

/// An element that is no longer there.
#[derive(Debug)]
pub struct Removed {
    /// What it was called.
    pub address: Address,
    /// Its title in English.
    pub title: String,
    /// The folder of its layer.
    pub layer: String,
}

/// An element that says something else than it did.
#[derive(Debug)]
pub struct Changed {
    /// The element.
    pub address: Address,
    /// The fields that differ.
    pub fields: Vec<Difference>,
}

/// A field before and after. What is not plain words is left out.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its key.
    pub field: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there.
    pub after: Option<String>,
}

/// Compares a frozen `casebook.json` with the casebook.
///
/// # Errors
/// When it is no such file.
pub fn changes(book: &Casebook, index: &Index<'_>, frozen: &str) -> Result<Changes, String> {
    let frozen: Value = serde_json::from_str(frozen).map_err(|error| error.to_string())?;
    if frozen["format"] != 1 {
        return Err("it is not a casebook.json of format 1".to_owned());
    }
    let word = |key: &str| frozen[key].as_str().unwrap_or_default().to_owned();
    let mut changes =
        Changes { version: word("version"), as_of: word("as-of"), ..Changes::default() };
    let kinds = frozen["kinds"].as_object().into_iter().flat_map(Map::values);
    let elements = kinds.filter_map(Value::as_array).flatten();
    let before: BTreeMap<&str, &Value> =
        elements.filter_map(|it| Some((it["address"].as_str()?, it))).collect();
    let mut seen = BTreeSet::new();
    for kind in Kind::FILES.iter().filter(|kind| **kind != Kind::Chapter) {
        for element in book.model.of(*kind) {
            let address = &element.head().address;
            seen.insert(address.as_str());
            match before.get(address.as_str()) {
                None => changes.added.push(address.clone()),
                Some(was) if was["digest"].as_str() == Some(&digest(element)) => {}
                Some(was) => changes.changed.push(changed(element, was)),
            }
        }
    }
    let gone = before.iter().filter(|(address, _)| {
        !seen.contains(**address) && !address.starts_with(Kind::Chapter.folder())
    });
    changes.removed = gone.map(|(address, was)| removed(address, was)).collect();
    changes.removed.retain(|it| index.get(&it.address).is_none());
    Ok(changes)
}

fn removed(address: &str, was: &Value) -> Removed {
    Removed {
        address: Address::written(address),
        title: words(&was["title"]).unwrap_or_default(),
        layer: was["layer"].as_str().unwrap_or_default().to_owned(),
    }
}

fn changed(element: &dyn Element, was: &Value) -> Changed {
    let mut was = was.clone();
    if let Some(map) = was.as_object_mut() {
        // What the export adds to what is written.
        map.retain(|key, _| !["address", "digest", "layer"].contains(&key.as_str()));
    }
    let (was, is) = (normative(was), normative(element.json()));
    let empty = Map::new();
    let (was, is) = (was.as_object().unwrap_or(&empty), is.as_object().unwrap_or(&empty));
    let keys: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let differs = keys.into_iter().filter(|key| was.get(*key) != is.get(*key));
    let fields = differs.map(|key| Difference {
        field: key.clone(),
        before: was.get(key).and_then(words),
        after: is.get(key).and_then(words),
    });
    Changed { address: element.head().address.clone(), fields: fields.collect() }
}

/// A value that is plain words, in English, or a list of such.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Object(map) if map.len() == 1 => map.get(crate::model::FALLBACK).and_then(words),
        Value::Object(_) | Value::Null => None,
        Value::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(words).collect();
            items.map(|items| items.join("; "))
        }
    }
}
