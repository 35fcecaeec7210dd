//! A made-up book says so wherever it is met, and real books hold nothing of it.

use crate::books::{ROOT, built, none, own, snapshot};
use casebook::load::{load, read_book};
use std::path::{Path, PathBuf};

const MARK: &str = "FICTIONAL EXERCISE";

/// The mark in each language.
const MARKS: &[(&str, &str)] = &[("en", MARK), ("ru", "ВЫМЫШЛЕННОЕ"), ("tg", "БОФТА")];

fn made_up() -> Vec<PathBuf> {
    let fictional = |book: &PathBuf| {
        let files = read_book(&Path::new(ROOT).join(book)).expect("the book can be read");
        load(files).0.config.fictional.is_some()
    };
    let books: Vec<PathBuf> = own().into_iter().filter(fictional).collect();
    assert_eq!(books, [Path::new("exercise")], "the books that are made up");
    books
}

fn mark_in(path: &str) -> &'static str {
    let language = path.split('/').next().unwrap_or_default();
    MARKS.iter().find(|(tag, _)| *tag == language).map_or(MARK, |(_, mark)| mark)
}

#[test]
fn every_page_of_a_made_up_book_says_so() {
    let mut failures = Vec::new();
    for book in made_up() {
        let pages = snapshot(&built().join(&book).join("site"));
        let pages = pages.iter().filter(|(path, _)| path.ends_with(".html"));
        let mut count = 0;
        for (path, bytes) in pages {
            count += 1;
            if !String::from_utf8_lossy(bytes).contains(mark_in(path)) {
                failures.push(path.clone());
            }
        }
        assert!(count > 100, "{count} pages only");
    }
    none("pages without the mark", &failures);
}

#[test]
fn every_picture_and_file_of_a_made_up_book_says_so_in_its_name_and_in_itself() {
    let mut failures = Vec::new();
    for book in made_up() {
        let files = snapshot(&built().join(&book).join("site/downloads"));
        assert!(files.keys().any(|path| path.ends_with(".svg")));
        assert!(files.keys().any(|path| path.ends_with(".bpmn")));
        for (path, bytes) in &files {
            let name = path.rsplit('/').next().unwrap_or_default();
            if !name.starts_with("EXERCISE_") {
                failures.push(format!("{path}: the name does not say so"));
            }
            if !String::from_utf8_lossy(bytes).contains(mark_in(path)) {
                failures.push(format!("{path}: the file does not say so"));
            }
        }
        for (path, bytes) in snapshot(&built().join(&book).join("site")) {
            if !path.ends_with(".html") {
                continue;
            }
            let html = String::from_utf8_lossy(&bytes).into_owned();
            for figure in html.split("<figcaption").skip(1) {
                let caption = figure.split("</figcaption>").next().unwrap_or_default();
                if !caption.contains(mark_in(&path)) {
                    failures.push(format!("{path}: a picture does not say so: {caption}"));
                }
            }
        }
    }
    none("pictures and files without the mark", &failures);
}

#[test]
fn nothing_of_a_made_up_book_is_in_a_real_one() {
    let mut failures = Vec::new();
    let made_up = made_up();
    for book in own().into_iter().filter(|book| !made_up.contains(book)) {
        for (path, bytes) in snapshot(&built().join(&book).join("site")) {
            let text = String::from_utf8_lossy(&bytes);
            for word in ["Veldani", "Велдани", "EXERCISE_"] {
                if text.contains(word) || path.contains(word) {
                    failures.push(format!("{path}: {word}"));
                }
            }
        }
    }
    none("something made up in a real book", &failures);
}

#[test]
fn answers_lapse_with_what_they_are_about_and_changes_name_who_asked() {
    let path = built().join("exercise/site/en/decisions/changes.html");
    let html = crate::books::read(&path);
    let text = crate::markup::text(&html);
    let assigned = crate::markup::text(&crate::books::read(
        &built().join("exercise/site/en/veldania/assignments.html"),
    ));
    for due in [
        // Of the answers to one element: the last holds, an earlier one is kept, one has lapsed.
        "about what stands here now",
        "the institution has answered again since",
        "about an earlier form, no longer what stands here",
        "Status: validated",
        "Status: consulted",
        "Status: proposed; the answers of institutions are about an earlier form",
    ] {
        assert!(assigned.contains(due), "the page of assignments lacks `{due}`");
    }
    // Each sort of change, with the finding or decision that asked for it.
    for due in [
        "Compared with release 1 of",
        "The coordinator must not sit with the prosecution",
        "public-prosecutor → coordination-unit",
        "Information custodian in the coordination unit (alternative)",
        "Two custodians are none",
    ] {
        assert!(text.contains(due), "the page of changes lacks `{due}`");
    }
    assert!(!text.contains("no finding names it"), "a change that nobody asked for");
}
