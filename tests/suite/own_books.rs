//! Every book of the repository: nothing to report, and a site that holds together.

use crate::books::{self, ROOT, built, none, own, read, snapshot};
use crate::markup;
use casebook::casebook::{Audience, Config};
use casebook::diagnostic::Level;
use casebook::inspect::inspect;
use casebook::load::{load, read_book};
use casebook::model::Index;
use casebook::report::{Format, report};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The settings of a book.
fn config(book: &Path) -> Config {
    load(read_book(&Path::new(ROOT).join(book)).expect("the book can be read")).0.config
}

#[test]
fn they_check_without_any_diagnostic() {
    for book in own() {
        let files = read_book(&Path::new(ROOT).join(&book)).expect("the book can be read");
        let inspected = inspect(files, Audience::Team);
        let found = report(Format::Short, &inspected.book.sources, &inspected.found, false);
        let found: Vec<String> = found.lines().map(str::to_owned).collect();
        none(&format!("`casebook check {}` reports something", book.display()), &found);
    }
}

#[test]
fn no_rule_is_off_and_every_allowance_has_a_reason() {
    let mut failures = Vec::new();
    for book in own() {
        let files = read_book(&Path::new(ROOT).join(&book)).expect("the book can be read");
        let (casebook, _) = load(files);
        for (rule, (_, level)) in &casebook.config.levels {
            if *level == Level::Off {
                failures.push(format!("{}: `{rule}` is off in book.toml", book.display()));
            }
        }
        for element in Index::new(&casebook.model).all() {
            for allow in &element.head().allow {
                if allow.reason.lines.iter().all(|line| line.words.trim().is_empty()) {
                    let address = element.head().address.as_str();
                    failures.push(format!("{address} allows `{}` for no reason", allow.rule.value));
                }
            }
        }
    }
    none("a rule has to hold, or somebody has to say why not", &failures);
}

#[test]
fn every_page_says_what_the_book_is() {
    let mut failures = Vec::new();
    for book in own() {
        let config = config(&book);
        let site = built().join(&book).join("site");
        let said = |texts: &BTreeMap<String, String>, language: &str| {
            texts.get(language).or(texts.get("en")).map(|text| markup::folded(text))
        };
        for (name, bytes) in snapshot(&site) {
            if !name.ends_with(".html") {
                continue;
            }
            let text = markup::text(&String::from_utf8_lossy(&bytes));
            let language = name.split('/').next().unwrap_or_default();
            let as_of = config.as_of.as_ref().map(|date| match language {
                "ru" | "tg" => date.as_str().split('-').rev().collect::<Vec<_>>().join("."),
                _ => date.as_str().to_owned(),
            });
            let due = [
                ("banner", said(&config.banner, language)),
                ("version", Some(config.version.clone())),
                ("as-of", as_of),
                ("way to send a correction", said(&config.corrections, language)),
                (
                    "mark that it is made up",
                    config.fictional_in.get(language).or(config.fictional.as_ref()).cloned(),
                ),
            ];
            for (what, words) in due {
                if words.is_some_and(|words| !text.contains(&words)) {
                    failures.push(format!("{}/{name} lacks the {what}", book.display()));
                }
            }
        }
        assert!(config.banner.contains_key("en"), "{}: there is no banner", book.display());
        assert!(config.corrections.contains_key("en"), "{}: no corrections", book.display());
        assert!(config.as_of.is_some() && !config.version.is_empty(), "{}", book.display());
    }
    none("a page may be read alone, so each says it", &failures);
}

#[test]
fn the_model_can_be_downloaded() {
    for book in own() {
        // A made-up book says so in the names of its files.
        let name =
            if book.ends_with("exercise") { "EXERCISE_casebook.json" } else { "casebook.json" };
        let text = read(&built().join(&book).join("site/downloads").join(name));
        let model: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(model["format"], 1);
        let kinds = model["kinds"].as_object().expect("elements by kind");
        assert!(!kinds.is_empty());
        let mut failures = Vec::new();
        for (kind, elements) in kinds {
            for element in elements.as_array().expect("a list of elements") {
                let digest = element["digest"].as_str().unwrap_or_default();
                let hex = digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
                if digest.len() != 64 || !hex {
                    failures.push(format!("{kind}/{} has the digest `{digest}`", element["id"]));
                }
            }
        }
        none("every element has a SHA-256", &failures);
    }
}

#[test]
fn they_are_built_to_the_same_bytes_anywhere() {
    let there = books::copy_of_all();
    for book in own() {
        let here = snapshot(&built().join(&book).join("site"));
        let folder = there.path().join(&book);
        let output = Command::new("sh")
            .args(["-c", "umask 077; exec \"$0\" build"])
            .arg(env!("CARGO_BIN_EXE_casebook"))
            .current_dir(&folder)
            .envs([
                ("TZ", "Pacific/Kiritimati"),
                ("LANG", "tr_TR.UTF-8"),
                ("LC_ALL", "ru_RU.UTF-8"),
            ])
            .env("LANGUAGE", "tg:ru")
            .output()
            .expect("there is a shell");
        assert!(output.status.success(), "{}", books::said(&output));
        let other = snapshot(&folder.join("site"));
        let what = format!("{} differs from one build to the next", book.display());
        none(&what, &books::differences(&here, &other));
    }
}

#[test]
fn a_second_build_in_place_changes_nothing() {
    let copy = books::copy_of_all();
    let book = copy.path();
    books::build(book);
    let first = snapshot(&book.join("site"));
    books::build(book);
    none("built again", &books::differences(&first, &snapshot(&book.join("site"))));
    let beside = ["site.new", "site.old", ".site.new", ".site.old"];
    assert!(beside.iter().all(|name| !book.join(name).exists()), "something is left beside");
}
