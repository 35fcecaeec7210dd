//! The search: its steps, and how much it weighs. What readers find is tried by
//! `tests/search/run.mjs`, with the script of the page.

use crate::books::{built, own};
use crate::{files, none, read};
use casebook::search::{Edition, PIECE, Section, Sort, Steps, files as search_files};
use std::fs;

#[test]
fn words_have_the_stems_of_the_list() {
    let mut failures = Vec::new();
    let list = read("tests/search/words.tsv");
    for line in list.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [language, word, stem] = parts[..] else { panic!("not understood: {line}") };
        let found = Steps::new(language).keys(word);
        let own = found.first().map(|(stem, _)| stem.as_str());
        if own != Some(stem) {
            failures.push(format!("{language}: `{word}` should be `{stem}`, and is {own:?}"));
        }
    }
    assert!(list.lines().count() > 400, "the list has lost its words");
    none(&failures);
}

#[test]
fn a_code_is_found_whole_and_in_parts() {
    let words = |text: &str| -> Vec<String> {
        Steps::new("ru").keys(text).into_iter().map(|(_, word)| word).collect()
    };
    assert_eq!(words("FL-15"), ["fl15", "fl", "15"]);
    assert_eq!(words("Т8, М-3"), ["t8", "m3"], "typed on a Russian keyboard");
    assert_eq!(words("хуқуқ ҳуқуқ Ҳуқуқ ХУКУК"), ["хукук"; 4]);
    assert_eq!(words("и\u{304}"), [""; 0], "a single letter tells nothing");
    assert_eq!(words("оили\u{304} оилӣ"), ["оили"; 2], "letters in two pieces are the same");
}

#[test]
fn texts_stay_in_small_pieces_and_every_section_has_its_own() {
    let section = |at: usize| Section {
        page: format!("page-{}", at / 3),
        anchor: format!("a{at}"),
        title: format!("Section {at}"),
        text: format!("marker{at}. {}", "слово ".repeat(at * 40 % 2000)),
        ..Section::default()
    };
    let sections: Vec<Section> = (0..200).map(section).collect();
    let kinds = vec![Sort::default()];
    let edition = Edition { language: "ru".into(), kinds, sections, ..Edition::default() };
    let files = search_files(&edition).expect("an index can be made");
    let texts: Vec<_> = files.iter().filter(|file| file.path.contains("/text-")).collect();
    assert!(texts.len() > 5);
    for file in &texts {
        assert!(file.text.len() <= PIECE + 200, "{} has {} bytes", file.path, file.text.len());
    }
    let all: String = texts.iter().map(|file| &*file.text).collect();
    assert!((0..200).all(|at| all.matches(&format!("marker{at}.")).count() == 1));
}

#[test]
fn a_text_without_end_is_found_to_its_end_but_not_shown_so_far() {
    let text = format!("{} последнее", "слово \"и\" слово ".repeat(20_000));
    let section = Section { page: "long".into(), text, ..Section::default() };
    let kinds = vec![Sort::default()];
    let edition =
        Edition { language: "ru".into(), kinds, sections: vec![section], ..Edition::default() };
    let files = search_files(&edition).expect("an index can be made");
    let index = files.iter().find(|file| file.path.ends_with("index.js")).expect("it is there");
    assert!(index.text.contains("последн"));
    let text = files.iter().find(|file| file.path.ends_with("text-0.js")).expect("it is there");
    assert!(text.text.len() < 100 * 1024, "{} bytes", text.text.len());
}

#[test]
fn the_files_of_the_books_stay_small() {
    let mut failures = Vec::new();
    for book in own() {
        let site = built().join(&book).join("site");
        let languages = fs::read_dir(&site).expect("the book is built").flatten();
        for language in languages.filter(|entry| entry.path().join("search/index.js").exists()) {
            let folder = language.path();
            let pages = count_pages(&folder);
            let index = fs::read(folder.join("search/index.js")).expect("it is there").len();
            if index > pages * 5 * 1024 {
                failures.push(format!(
                    "{}: an index of {index} bytes for {pages} pages",
                    folder.display()
                ));
            }
            for entry in fs::read_dir(folder.join("search")).expect("it is there").flatten() {
                let size = entry.metadata().expect("it can be read").len();
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with("text-") && size > 100 * 1024 {
                    failures.push(format!("{}: {name} has {size} bytes", folder.display()));
                }
            }
        }
    }
    none(&failures);
}

fn count_pages(folder: &std::path::Path) -> usize {
    let entries = fs::read_dir(folder).expect("it can be read").flatten();
    let counts = entries.map(|entry| match entry.path() {
        path if path.is_dir() => count_pages(&path),
        path => usize::from(path.extension().is_some_and(|ending| ending == "html")),
    });
    counts.sum()
}

#[test]
fn there_are_enough_queries_in_every_language() {
    let lists = files("tests/search", ".yml");
    assert_eq!(lists.len(), 3, "one list a language");
    for list in lists {
        let text = read(&list);
        let count = text.lines().filter(|line| line.starts_with("  - {query:")).count();
        let (_, nothing) = text.split_once("\nnothing:\n").expect("some must find nothing");
        assert!(count >= 60, "{list} has {count} queries");
        assert!(nothing.lines().count() >= 5, "{list} has too little nonsense");
    }
}
