//! One element of every kind with other words in it: made from the real data, so that a new kind
//! or attribute is covered on the day somebody uses it.

use crate::books::{self, write};
use casebook::check::rules::RULES;
use casebook::load::{load, read_book};
use casebook::model::Kind;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Languages that a text can be in.
const LANGUAGES: &[&str] = &["en", "ru", "tg"];

/// Kinds of which only a book that was consulted on has elements; the least that each needs.
fn least(kind: Kind) -> Option<Value> {
    let mut least = match kind {
        Kind::Answer => {
            json!({"question": "QUESTION", "value": {"en": "x"}, "basis": "assumption"})
        }
        Kind::Validation => {
            json!({"element": "roles/ROLE", "digest": "0", "institution": "INSTITUTION",
            "answer": "agree", "date": "2026-11-22", "post": {"en": "x"}})
        }
        Kind::TermMapping => {
            json!({"of": "roles/ROLE", "institution": "INSTITUTION", "word": {"en": "x"}})
        }
        Kind::Gap => {
            json!({"found-in": ["scenarios/SCENARIO"], "observed": {"en": "x"},
            "about": ["roles/ROLE"], "owner": "roles/ROLE", "proposal": {"en": "x"}})
        }
        Kind::Resolution => {
            json!({"consultation": "CONSULTATION", "about": ["roles/ROLE"], "decided": {"en": "x"}})
        }
        _ => return None,
    };
    least["title"] = json!({"en": "x"});
    Some(least)
}

/// The fullest element of every kind that stands in files, as it would be written; without
/// chapters.
pub(crate) fn of_every_kind(book: &Path) -> Vec<(Kind, Value)> {
    let (casebook, _) = load(read_book(book).expect("the book can be read"));
    let first = |kind: Kind| {
        let all = casebook.model.of(kind);
        let id = all.first().map(|element| element.head().id.value.clone());
        id.unwrap_or_else(|| panic!("the book has no {kind}"))
    };
    let kinds = Kind::FILES.iter().copied().filter(|kind| *kind != Kind::Chapter);
    let specimens = kinds.map(|kind| {
        let all = casebook.model.of(kind).into_iter().map(|element| element.json());
        let fullest = all.max_by_key(|json| json.to_string().len());
        let mut specimen = fullest.or_else(|| least(kind)).unwrap_or_else(|| {
            panic!("the book has no {kind}: write the least that one needs into `least`")
        });
        let named = [
            ("QUESTION", first(Kind::Question)),
            ("ROLE", first(Kind::Role)),
            ("INSTITUTION", first(Kind::Institution)),
            ("CONSULTATION", first(Kind::Consultation)),
            ("SCENARIO", first(Kind::Scenario)),
        ];
        strings(&mut specimen, &mut |words| {
            for (name, id) in &named {
                *words = words.replace(name, id);
            }
        });
        as_written(&mut specimen);
        specimen.as_object_mut().expect("an element is a map").remove("allow");
        (kind, specimen)
    });
    specimens.collect()
}

/// Puts back what reading took apart: unknown values, and the names of ids and titles of parts.
fn as_written(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if map.get("tbd").is_some_and(Value::is_object)
                && let Some(Value::Object(unknown)) = map.remove("tbd")
            {
                for (path, question) in unknown {
                    put(map, &path, json!({"tbd": question}));
                }
            }
            for kind in Kind::PARTS {
                if let Some(Value::Array(parts)) = map.get_mut(kind.plural()) {
                    let parts = parts.iter_mut().filter_map(Value::as_object_mut);
                    parts.for_each(|part| {
                        rename(part, "id", kind.id_key());
                        rename(part, "title", kind.title_key());
                    });
                }
            }
            map.values_mut().for_each(as_written);
        }
        Value::Array(items) => items.iter_mut().for_each(as_written),
        _ => {}
    }
}

fn put(map: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => _ = map.insert(path.to_owned(), value),
        Some((key, rest)) => {
            let inner = map.entry(key).or_insert_with(|| json!({}));
            if let Some(inner) = inner.as_object_mut() {
                put(inner, rest, value);
            }
        }
    }
}

fn rename(map: &mut Map<String, Value>, from: &str, to: &str) {
    if from != to
        && let Some(value) = map.remove(from)
    {
        map.insert(to.to_owned(), value);
    }
}

/// Visits every string.
fn strings(value: &mut Value, change: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(words) => change(words),
        Value::Array(items) => items.iter_mut().for_each(|item| strings(item, change)),
        Value::Object(map) => map.values_mut().for_each(|inner| strings(inner, change)),
        _ => {}
    }
}

/// Puts other words into every text in every language, and where there is none yet into title
/// and summary; also into what is written as plain words: code, locator, number and the like.
pub(crate) fn reword(value: &mut Value, words: &str) {
    if let Value::Object(map) = value {
        map.insert("title".into(), json!({"en": words}));
        map.insert("summary".into(), json!({"en": words}));
        map.insert("code".into(), words.into());
    }
    reword_texts(value, words);
}

/// As [`reword`], for a part, whose title and id have other names.
pub(crate) fn reword_part(value: &mut Value, kind: Kind, words: &str) {
    if let Value::Object(map) = value {
        map.insert(kind.title_key().into(), json!({"en": words}));
        map.insert("summary".into(), json!({"en": words}));
    }
    reword_texts(value, words);
}

fn reword_texts(value: &mut Value, words: &str) {
    const PLAIN: &[&str] = &["locator", "publisher", "number", "post", "round-name"];
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| reword_texts(item, words)),
        Value::Object(map) if is_text(map) => {
            map.values_mut().for_each(|text| *text = words.into());
        }
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                match inner {
                    Value::String(text) if PLAIN.contains(&key.as_str()) => *text = words.into(),
                    inner => reword_texts(inner, words),
                }
            }
        }
        _ => {}
    }
}

fn is_text(map: &Map<String, Value>) -> bool {
    let known = |(language, words): (&String, &Value)| {
        LANGUAGES.contains(&language.as_str()) && words.is_string()
    };
    !map.is_empty() && map.iter().all(known)
}

/// The settings of a book.
fn settings(book: &Path) -> toml::Table {
    books::read(&book.join("book.toml")).parse().expect("book.toml is TOML")
}

/// The folder of the last layer of a book: it may refer to all others.
fn layer(book: &Path) -> String {
    let layers = &settings(book)["preprocessor"]["casebook"]["data"];
    let last = layers.as_array().and_then(|layers| layers.last()?.as_str().map(str::to_owned));
    last.expect("a book has a layer")
}

/// Adds an element to a book. JSON is YAML too.
pub(crate) fn add(book: &Path, kind: Kind, id: &str, specimen: &Value) {
    let mut specimen = specimen.clone();
    specimen["id"] = id.into();
    let path = book.join(layer(book)).join(kind.folder()).join(format!("{id}.yml"));
    write(&path, &format!("{specimen:#}\n"));
}

/// Adds a chapter to a book, with its line in the contents.
pub(crate) fn add_chapter(book: &Path, id: &str, name: &str, head: &str, text: &str) {
    let chapters = book.join(settings(book)["book"]["src"].as_str().expect("a folder"));
    let summary = chapters.join("SUMMARY.md");
    write(&summary, &format!("{}\n- [{name}]({id}.md)\n", books::read(&summary).trim_end()));
    let text = format!("---\nid: {id}\nstatus: proposed\n{head}---\n\n{text}\n");
    write(&chapters.join(format!("{id}.md")), &text);
}

/// Switches off every rule about what a book says: only what cannot be read, drawn or woven is
/// still reported. Elements made by a machine are not good ones.
pub(crate) fn only_what_cannot_be_read(book: &Path) {
    const KEPT: &[&str] = &[
        "broken-template",
        "dangling-reference",
        "duplicate-id",
        "duplicate-key",
        "misplaced-definition",
        "undrawable-diagram",
        "unknown-directive",
        "unknown-key",
        "unreadable-definition",
    ];
    let path = book.join("book.toml");
    let mut settings = settings(book);
    let off = RULES.iter().filter(|rule| !KEPT.contains(&rule.name));
    let off: toml::Table = off.map(|rule| (rule.name.to_owned(), "off".into())).collect();
    settings["preprocessor"]["casebook"]
        .as_table_mut()
        .expect("a table")
        .insert("rules".to_owned(), off.into());
    write(&path, &settings.to_string());
}

#[test]
fn every_kind_is_used_by_a_book_of_the_repository() {
    let books: Vec<_> = books::own()
        .into_iter()
        .map(|book| load(read_book(&Path::new(books::ROOT).join(book)).expect("a book")).0)
        .collect();
    let unused = Kind::FILES.iter().filter(|kind| {
        **kind != Kind::Chapter && books.iter().all(|book| book.model.of(**kind).is_empty())
    });
    let unused: Vec<String> = unused.map(ToString::to_string).collect();
    books::none("kinds that no book uses", &unused);
}
