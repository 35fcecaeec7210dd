//! Three languages: the words of the interface are there in all of them, and nothing is in
//! English without saying so.

use crate::{none, read, root};
use casebook::model::Kind;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Groups = BTreeMap<String, BTreeMap<String, String>>;

/// The languages of the interface beside English.
const OTHERS: &[&str] = &["ru", "tg"];

fn interface(language: &str) -> Groups {
    let text = read(&format!("theme/i18n/{language}.yml"));
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{language}.yml: {error}"))
}

/// The names of fields and the words of closed lists in the schema of a kind.
fn collect(schema: &Value, fields: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(properties) = map.get("properties").and_then(Value::as_object) {
                fields.extend(properties.keys().cloned());
            }
            let listed = map.get("enum").and_then(Value::as_array).into_iter().flatten();
            let word = listed.chain(map.get("const")).filter_map(Value::as_str);
            words.extend(word.map(str::to_owned));
            map.values().for_each(|inner| collect(inner, fields, words));
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, fields, words)),
        _ => {}
    }
}

/// Everything that the interface may have to say, by group.
fn needed() -> BTreeMap<String, BTreeSet<String>> {
    let (mut fields, mut words) = (BTreeSet::new(), BTreeSet::new());
    let mut generator = schemars::SchemaGenerator::default();
    for kind in Kind::FILES {
        collect(&kind.schema(&mut generator).to_value(), &mut fields, &mut words);
    }
    let definitions = Value::Object(generator.take_definitions(true));
    collect(&definitions, &mut fields, &mut words);
    words.extend(["yes", "no", "public", "partner", "team"].map(str::to_owned));
    words.extend(["draft", "consultation", "validated"].map(str::to_owned));
    let kinds = || Kind::FILES.iter().chain(Kind::PARTS);
    let mut needed = BTreeMap::from([
        ("fields", fields),
        ("words", words),
        ("kinds", kinds().map(|kind| kind.plural().to_owned()).collect()),
        ("kind", kinds().map(|kind| kind.singular().to_owned()).collect()),
    ]);
    let mut needed: BTreeMap<String, BTreeSet<String>> =
        needed.into_iter().map(|(group, keys)| (group.to_owned(), keys)).collect();
    for (group, keys) in interface("en") {
        needed.entry(group).or_default().extend(keys.into_keys());
    }
    needed
}

#[test]
fn the_interface_has_words_for_everything_in_every_language() {
    let needed = needed();
    assert!(needed["fields"].len() > 200 && needed["words"].len() > 100);
    let mut failures = Vec::new();
    for language in OTHERS {
        let there = interface(language);
        for (group, keys) in &needed {
            let empty = BTreeMap::new();
            let words = there.get(group).unwrap_or(&empty);
            let missing = keys.iter().filter(|key| words.get(*key).is_none_or(String::is_empty));
            failures.extend(missing.map(|key| format!("{language}.yml: {group}: {key}: ")));
        }
    }
    none(&failures);
}

#[test]
fn templates_of_the_interface_have_the_same_gaps_in_every_language() {
    let gaps = |words: &str| {
        let gaps = words.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        gaps.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let english = interface("en");
    let mut failures = Vec::new();
    for language in OTHERS {
        for (group, words) in interface(language) {
            for (key, words) in words {
                let Some(original) = english.get(&group).and_then(|it| it.get(&key)) else {
                    continue;
                };
                if gaps(original) != gaps(&words) {
                    failures.push(format!("{language}.yml: {group}: {key}: {words}"));
                }
            }
        }
    }
    none(&failures);
}

#[test]
fn tajik_words_are_written_with_tajik_letters() {
    let text = std::fs::read_to_string(root().join("theme/i18n/tg.yml")).expect("it is there");
    assert!(!text.contains(['ѓ', 'ї', 'ќ', 'њ', 'љ', 'ў']));
}
