//! Pages for paper hold what the site holds, and no file says where it was made.

use crate::books::{self, built, casebook, none, own, said, small, snapshot};
use crate::markup;
use std::collections::BTreeMap;

/// The pages for paper of a book, by path in the site.
fn booklets(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, String> {
    let those =
        files.iter().filter(|(path, _)| path.contains("/print/") && path.ends_with(".html"));
    those.map(|(path, bytes)| (&**path, String::from_utf8_lossy(bytes).into_owned())).collect()
}

/// How often an element stands on a page.
fn count(html: &str, name: &str) -> usize {
    markup::elements(html).iter().filter(|(element, _)| element == name).count()
}

#[test]
fn the_whole_book_holds_every_page_of_its_contents() {
    for book in own() {
        let files = snapshot(&built().join(&book).join("site"));
        for (path, html) in
            booklets(&files).into_iter().filter(|(path, _)| path.ends_with("whole.html"))
        {
            let language = path.split('/').next().unwrap_or_default();
            let contents = String::from_utf8_lossy(&files[&format!("{language}/contents.html")]);
            let whole = contents.split("site-whole").nth(1).unwrap_or_default();
            let listed = markup::elements(whole);
            let listed = listed.iter().filter(|(name, _)| name == "a").count();
            let bound = count(&html, "article");
            // Links of the bar that follow the list are no pages.
            assert!(bound > 1 && listed >= bound, "{path}: {bound} pages of {listed}");
            let parts = booklets(&files);
            let parts = parts
                .iter()
                .filter(|(path, _)| path.starts_with(&format!("{language}/print/part-")));
            let in_parts: usize = parts.map(|(_, html)| count(html, "article")).sum();
            assert!(in_parts <= bound, "{path}: the parts hold {in_parts}, the whole {bound}");
        }
    }
}

#[test]
fn every_page_for_paper_has_one_title_a_status_and_a_place_for_every_line_of_its_contents() {
    let mut failures = Vec::new();
    for book in own() {
        let files = snapshot(&built().join(&book).join("site"));
        let found = booklets(&files);
        assert!(!found.is_empty(), "{} has no page for paper", book.display());
        for (path, html) in found {
            if count(&html, "h1") != 1 {
                failures.push(format!("{path} has {} first headings", count(&html, "h1")));
            }
            if !html.contains("class=\"cb-status\"") {
                failures.push(format!("{path} does not say on its cover what it is"));
            }
            let elements = markup::elements(&html);
            let ids: Vec<&String> = elements.iter().filter_map(|(_, it)| it.get("id")).collect();
            for (_, it) in &elements {
                if let Some(to) = it.get("data-to").filter(|to| !ids.contains(to)) {
                    failures.push(format!("{path} lists `{to}`, which is not in it"));
                }
            }
            for leftover in ["cb-banner", "cb-downloads", "\u{e0f0}", "\u{e0f1}", "\u{e0f2}"] {
                if html.contains(leftover) {
                    failures.push(format!("{path} holds `{leftover}`"));
                }
            }
            let sheet = path.replace(".html", ".css");
            if !files
                .get(&sheet)
                .is_some_and(|it| String::from_utf8_lossy(it).contains("@bottom-left"))
            {
                failures.push(format!("{sheet} puts no status at the edge of a sheet"));
            }
        }
    }
    none("pages for paper", &failures);
}

#[test]
fn an_institution_that_holds_a_role_has_a_page_for_paper_with_it() {
    let book = small(&[
        ("data/roles/guard.yml", "id: guard\ntitle: Guard\ntrack: welfare\n"),
        ("data/institutions/office.yml", "id: office\ntitle: Office\n"),
        ("data/institutions/other.yml", "id: other\ntitle: Other\n"),
        ("data/assignments/one.yml", "id: one\nrole: guard\ninstitution: office\n"),
        ("book.toml", &toml()),
    ]);
    books::build(book.path());
    let folder = book.path().join("site/en/print");
    let html = books::read(&folder.join("institution-office.html"));
    assert!(html.contains("id=\"institutions.office\"") && html.contains("id=\"roles.guard\""));
    assert!(!folder.join("institution-other.html").exists(), "it concerns nothing but its page");
}

/// A small book in which nothing has to be complete.
fn toml() -> String {
    let book = small(&[]);
    let rules = "\n[preprocessor.casebook.rules]\nmissing-attribute = \"off\"\nunused-definition = \"off\"\n";
    books::read(&book.path().join("book.toml")) + rules
}

#[test]
fn no_file_says_where_it_was_made() {
    let mut failures = Vec::new();
    let home = std::env::var("HOME").unwrap_or_default();
    let there = built().to_string_lossy().into_owned();
    let mut paths = vec![books::ROOT.to_owned(), there, "file://".to_owned()];
    paths.extend(Some(home).filter(|home| home.len() > 1));
    for book in own() {
        for (path, bytes) in snapshot(&built().join(&book).join("site")) {
            let text = String::from_utf8_lossy(&bytes);
            let named = paths.iter().filter(|named| text.contains(&***named));
            failures.extend(named.map(|named| format!("{path} holds `{named}`")));
        }
    }
    none("paths of the machine that built the site", &failures);
}

#[test]
fn without_a_browser_there_is_no_pdf_and_it_says_so() {
    let book = small(&[]);
    let run = |name: &str, value: &str| {
        let mut command = casebook();
        command.arg("pdf").current_dir(book.path()).env_remove("CHROMIUM").env(name, value);
        command.output().expect("the program can be started")
    };
    let output = run("PATH", "/nowhere");
    if output.status.code() == Some(2) {
        assert!(said(&output).contains("there is none on this machine"), "{}", said(&output));
    }
    let output = run("CHROMIUM", "/not/there");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("/not/there"), "{}", said(&output));
}

#[test]
fn the_faces_have_every_character_of_every_page() {
    let mut failures = Vec::new();
    for book in own() {
        for (path, bytes) in snapshot(&built().join(&book).join("site")) {
            if !path.ends_with(".html") {
                continue;
            }
            let text = markup::text(&String::from_utf8_lossy(&bytes));
            let mut lacking: Vec<char> =
                text.chars().filter(|c| !casebook::render::font::has(*c)).collect();
            lacking.sort_unstable();
            lacking.dedup();
            failures
                .extend(lacking.iter().map(|c| format!("{path}: U+{:04X} `{c}`", u32::from(*c))));
        }
    }
    none("characters that the fonts of the site lack", &failures);
}

#[test]
fn the_faces_are_small() {
    let faces = snapshot(&crate::root().join("theme/fonts"));
    let sizes = faces.iter().filter(|(name, _)| name.ends_with(".woff2")).map(|it| it.1.len());
    let all: usize = sizes.sum();
    assert!(all > 10_000 && all <= 60_000, "the faces of a site have {all} bytes");
}
