//! Nothing that an audience must not see reaches a file that it gets: neither an element, nor a
//! part of one, nor a chapter, nor its name, nor a picture, nor the search index.

use crate::books::{self, none, run, said, snapshot};
use crate::bundle;
use crate::specimens;
use casebook::model::Kind;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// Words that stand nowhere else.
const WITHHELD: &str = "zqwithheldzq";
const PARTNER: &str = "zqpartnerzq";

/// A copy of the real book in which an element of every kind and a part of every sort is withheld,
/// another is for partners, and so are two chapters.
fn book() -> TempDir {
    let copy = books::copy_of_all();
    let book = copy.path();
    specimens::only_what_cannot_be_read(book);
    for (kind, specimen) in specimens::of_every_kind(book) {
        for (publication, canary) in [("withheld", WITHHELD), ("partner", PARTNER)] {
            let mut hidden = specimen.clone();
            let words = format!("{canary} {}", canary_of(canary, kind.folder()));
            specimens::reword(&mut hidden, &words);
            hidden["publication"] = publication.into();
            specimens::add(book, kind, canary, &hidden);
        }
        let mut open = specimen.clone();
        if add_parts(kind, &mut open) {
            specimens::add(book, kind, "with-hidden-parts", &open);
        }
    }
    for (publication, canary) in [("withheld", WITHHELD), ("partner", PARTNER)] {
        let head = format!("publication: {publication}\ntitle: {canary}\n");
        let text = format!("# {canary} chapter\n\nWords of {canary}.");
        specimens::add_chapter(book, canary, &format!("Name of {canary}"), &head, &text);
    }
    copy
}

/// A word for each kind, so that a test can say which one is missing.
fn canary_of(canary: &str, name: &str) -> String {
    format!("{canary}{}", name.replace('-', ""))
}

/// Adds a withheld and a partner part to every list of parts; `false` if there is no such list.
fn add_parts(kind: Kind, element: &mut Value) -> bool {
    let mut added = false;
    for part in Kind::PARTS.iter().filter(|part| part.owner() == Some(kind)) {
        for list in lists(element, part.plural()) {
            let Some(last) = list.last().cloned() else { continue };
            for (publication, canary) in [("withheld", WITHHELD), ("partner", PARTNER)] {
                let mut hidden = last.clone();
                let words = format!("{canary} {}", canary_of(canary, part.plural()));
                specimens::reword_part(&mut hidden, *part, &words);
                hidden[part.id_key()] = canary_of(canary, part.plural()).into();
                hidden["publication"] = publication.into();
                list.push(hidden);
                added = true;
            }
        }
    }
    added
}

/// The lists of that name, also those inside parts: an outcome lives in a decision.
fn lists<'a>(value: &'a mut Value, name: &str) -> Vec<&'a mut Vec<Value>> {
    let mut found = Vec::new();
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                let parts = |inner: &Value| {
                    inner.as_array().is_some_and(|items| items.iter().all(Value::is_object))
                };
                if key != name || !parts(inner) {
                    found.extend(lists(inner, name));
                } else if let Value::Array(items) = inner {
                    found.push(items);
                }
            }
        }
        Value::Array(items) => found.extend(items.iter_mut().flat_map(|item| lists(item, name))),
        _ => {}
    }
    found
}

/// The files of a folder that hold a word in their name or their bytes.
fn holding(folder: &Path, word: &str) -> Vec<String> {
    let files = snapshot(folder).into_iter().filter(|(name, bytes)| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        name.to_lowercase().contains(word) || text.contains(word)
    });
    files.map(|(name, _)| name).collect()
}

#[test]
fn what_is_not_public_reaches_no_public_file() {
    let copy = book();
    let output = run(copy.path(), &["build"]);
    assert!(output.status.success(), "{}", said(&output));
    // With a specimen of everything, three languages are more than may be carried; the site above
    // has them all.
    let settings = copy.path().join("book.toml");
    let text = std::fs::read_to_string(&settings).expect("it can be read");
    let one = text.replace("languages = [\"en\", \"ru\", \"tg\"]", "languages = [\"en\"]");
    assert_ne!(text, one, "the book has three languages");
    std::fs::write(&settings, one).expect("it can be written");
    let output = run(copy.path(), &["bundle", "--output", "packed"]);
    assert!(output.status.success(), "{}", said(&output));
    let site = copy.path().join("site");
    assert!(site.join("en").is_dir());
    none("withheld words in the public site", &holding(&site, WITHHELD));
    none("partners' words in the public site", &holding(&site, PARTNER));
    assert!(!copy.path().join("build").exists(), "a public build writes nothing else");
    let packed = snapshot(&copy.path().join("packed"));
    let (name, bytes) = packed.iter().find(|(name, _)| name.ends_with(".zip")).expect("a zip");
    let files = bundle::unpacked(name, bytes);
    assert!(files.contains_key("site/en/index.html"));
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        let held = [WITHHELD, PARTNER].iter().any(|word| text.contains(word));
        assert!(!held && !path.contains("zq"), "{path} of the zip holds what is not public");
    }
}

#[test]
fn partners_see_theirs_and_no_more_and_not_in_the_site() {
    let copy = book();
    let output = run(copy.path(), &["build", "--audience", "partner"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(!copy.path().join("site").exists(), "a book for partners never goes to `site`");
    let site = copy.path().join("build/partner");
    none("withheld words in the partners' book", &holding(&site, WITHHELD));
    let files = snapshot(&site);
    let all: String = files.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    let mut missing = Vec::new();
    for (kind, mut specimen) in specimens::of_every_kind(copy.path()) {
        let parts = Kind::PARTS.iter().filter(|part| part.owner() == Some(kind));
        let parts = parts.filter(|part| !lists(&mut specimen, part.plural()).is_empty());
        for name in parts.map(|part| part.plural()).chain([kind.folder()]) {
            if !all.contains(&canary_of(PARTNER, name)) {
                missing.push(format!("nothing of the {name} that partners may see"));
            }
        }
    }
    if !all.contains(&format!("{PARTNER} chapter")) {
        missing.push("the chapter for partners".to_owned());
    }
    none("partners miss", &missing);
}

#[test]
fn the_plain_preprocessor_is_public_too() {
    let copy = book();
    let handed = json!([
        {"root": copy.path(), "config": {"book": {}}, "renderer": "html", "mdbook_version": "0.5.4"},
        {"items": [{"Chapter": {"name": format!("Name of {WITHHELD}"), "content": format!("{WITHHELD}"), "number": null,
            "sub_items": [], "path": format!("{WITHHELD}.md"), "source_path": format!("{WITHHELD}.md"), "parent_names": []}}]}
    ]);
    let output = snapbox::cmd::Command::new(env!("CARGO_BIN_EXE_casebook"))
        .arg("preprocess")
        .current_dir(copy.path())
        .stdin(handed.to_string())
        .output()
        .expect("the program can be started");
    assert!(output.status.success(), "{}", said(&output));
    let woven = String::from_utf8_lossy(&output.stdout).to_lowercase();
    assert!(!woven.contains(PARTNER), "partners' words are handed to mdBook");
    assert!(!woven.contains(WITHHELD), "withheld words are handed back to mdBook");
}
