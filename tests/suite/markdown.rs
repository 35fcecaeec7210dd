//! The Markdown that is written down is what mdBook was handed: mdBook alone makes the same site
//! of it.

use casebook::book::build::{Options, build};
use casebook::casebook::Audience;
use casebook::inspect::inspect;
use casebook::load::read_book;
use mdbook_driver::MDBook;
use std::collections::BTreeMap;
use std::path::Path;

const FILES: &[(&str, &str)] = &[
    (
        "book.toml",
        "[book]\ntitle = \"A book\"\nsrc = \"book\"\n\n[build]\nbuild-dir = \"target/mdbook\"\n\n[preprocessor.casebook]\ncommand = \"casebook preprocess\"\nbefore = [\"links\"]\ndata = [\"data/one\"]\n\n[output.html]\nadditional-css = [\"more.css\"]\n",
    ),
    ("more.css", "main { color: black }\n"),
    (
        "book/SUMMARY.md",
        "# Summary\n\n[Start](README.md)\n\n# *One* & two\n\n- [Purposes `a` \\[b\\]](deep/purposes.md)\n  - [Below](deep/below.md)\n    - [A draft]()\n\n---\n\n- [More](more.md)\n\n[Colophon](end.md)\n",
    ),
    ("book/README.md", "---\nid: start\n---\n\n# Start\n\n[](@purposes/help), ![](a.svg)\n"),
    ("book/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
    ("book/deep/purposes.md", "---\nid: all\n---\n\n# All\n\n{{#pages purposes}}\n"),
    ("book/deep/below.md", "---\nid: below\n---\n\n# Below\n"),
    ("book/more.md", "---\nid: more\n---\n\n# More\n\n{{#include said.txt}}\n"),
    ("book/said.txt", "Said.\n"),
    ("book/end.md", "---\nid: end\n---\n\n# End\n"),
    ("data/one/purposes/help.yml", "id: help\ntitle: \"<Help> & *more* [now]\"\n"),
    ("data/one/purposes/other.yml", "id: other\ntitle: \"Other_one_\"\n"),
    ("data/one/case-types/adult.yml", "id: adult\ntitle: Adult\n"),
];

#[test]
fn mdbook_alone_makes_the_same_site_of_it() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (root, plain) = (folder.path().join("book"), folder.path().join("plain"));
    let site = folder.path().join("site");
    write(&root);
    for _ in 0..2 {
        build_with_markdown(&root, &site, &plain).expect("it can be built, and again");
    }
    MDBook::load(&plain).expect("mdBook reads it").build().expect("mdBook builds it");
    let (own, alone) = (files(&site.join("en")), files(&plain.join("book")));
    let texts = |name: &&String| name.ends_with(".html");
    let made = ["toc.html", "print.html", "404.html"];
    let theirs = alone.keys().filter(texts).filter(|name| !made.contains(&name.as_str()));
    let ours = own.keys().filter(texts).filter(|name| *name != "toc.html");
    assert_eq!(ours.clone().collect::<Vec<_>>(), theirs.collect::<Vec<_>>());
    // What we take from mdBook is the text of the page, to the byte.
    let differing = ours.filter(|name| main_of(&alone[*name]) != trimmed(&own[*name]));
    assert_eq!(differing.collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(own["a.svg"], alone["a.svg"]);
    assert!(own.contains_key("purposes/help.html") && own.contains_key("case-types/adult.html"));
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (root, plain) = (folder.path().join("book"), folder.path().join("plain"));
    write(&root);
    std::fs::create_dir_all(&plain).expect("made");
    std::fs::write(plain.join("mine.txt"), "mine").expect("written");
    assert!(build_with_markdown(&root, &folder.path().join("site"), &plain).is_err());
    assert_eq!(files(&plain).len(), 1);
}

fn write(root: &Path) {
    for (path, text) in FILES {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }
}

fn build_with_markdown(root: &Path, site: &Path, markdown: &Path) -> anyhow::Result<()> {
    let inspected = inspect(read_book(root)?, Audience::Public);
    let woven = inspected.woven.into_iter().next().expect("there is one language");
    build(root, woven, site, Options { mermaid_script: false, markdown: Some(markdown) }).map(drop)
}

/// What a page of mdBook has in its `<main>`.
fn main_of(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let (_, rest) = page.split_once("<main>").expect("it has a text");
    rest.split_once("</main>").expect("which ends").0.trim().to_owned()
}

fn trimmed(page: &[u8]) -> String {
    String::from_utf8_lossy(page).trim().to_owned()
}

/// The files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("it can be read").flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            let inside = files(&path).into_iter();
            found.extend(inside.map(|(inner, text)| (format!("{name}/{inner}"), text)));
        } else {
            found.insert(name, std::fs::read(&path).expect("it can be read"));
        }
    }
    found
}
