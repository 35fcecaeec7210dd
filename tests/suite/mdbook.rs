//! casebook and mdBook: the same book from both, sources left alone, and a site that is always
//! whole.

use crate::books::{self, ROOT, build, none, run, said, snapshot, write};
use crate::markup;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

/// The folders that authors write in.
const SOURCES: &[&str] = &["book", "data", "theme", "diagrams"];

/// The real mdBook.
fn mdbook() -> PathBuf {
    let own = Path::new(ROOT).join("target/tools/bin/mdbook");
    let path = std::env::var_os("MDBOOK").map_or(own, PathBuf::from);
    assert!(
        path.is_file(),
        "there is no mdBook at `{}`: run `./test`, or `cargo install mdbook --version 0.5.4 --locked --root target/tools`, or set MDBOOK",
        path.display()
    );
    path
}

/// Runs it on a book, with casebook where it is looked for.
fn run_mdbook(book: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_casebook"));
    let folder = program.parent().expect("it lies in a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(folder).chain(std::env::split_paths(&path)));
    Command::new(mdbook())
        .arg("build")
        .current_dir(book)
        .env("PATH", path.expect("paths can be joined"))
        .output()
        .expect("mdBook can be started")
}

fn sources(book: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = SOURCES.iter().flat_map(|folder| {
        let files = snapshot(&book.join(folder)).into_iter();
        files.map(move |(name, bytes)| (format!("{folder}/{name}"), bytes))
    });
    all.collect()
}

/// The text of every page of a chapter: what stands in `<main>`, without mark-up that only one of
/// the two has. Pages that only one of them makes are named by their ending or their folder, so that a
/// new sort is noticed.
fn pages(folder: &Path, only_here: &[&str]) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut missing: BTreeSet<&str> = only_here.iter().copied().collect();
    for (name, bytes) in snapshot(folder) {
        let own = only_here.iter().find(|sort| match sort.ends_with('/') {
            true => name.starts_with(*sort),
            false => name.ends_with(*sort),
        });
        if let Some(own) = own {
            missing.remove(own);
        }
        if !name.ends_with(".html") || own.is_some() {
            continue;
        }
        let html = String::from_utf8_lossy(&bytes).into_owned();
        pages.insert(name, own_words(&html));
    }
    assert!(missing.is_empty(), "{} makes no {missing:?}", folder.display());
    pages
}

/// The words of a page between its heading and its foot.
fn own_words(html: &str) -> String {
    let text = html.find("<main").expect("a page has a text");
    let start = text + html[text..].find("<h1").expect("a text has a heading");
    let end = html.find("cb-foot").expect("a page has a foot");
    let words = markup::text(&html[start..end]);
    // Our headings have a sign to take their link from.
    words.replace(" # ", " ")
}

#[test]
fn a_plain_mdbook_build_gives_the_same_pages_and_leaves_the_sources_alone() {
    let copy = books::copy_of_all();
    let book = copy.path();
    let before = sources(book);
    let output = run_mdbook(book);
    assert!(output.status.success(), "{}", said(&output));
    none("mdBook changed sources", &books::differences(&before, &sources(book)));
    build(book);
    none("casebook changed sources", &books::differences(&before, &sources(book)));
    let theirs = pages(&book.join("target/mdbook"), &["toc.html", "print.html"]);
    let ours = pages(
        &book.join("site/en"),
        &[
            "contents.html",
            "search.html",
            "print.html",
            "print/",
            // Papers to fill and to cut out.
            "-blank.html",
            "-sheet.html",
            "-cards.html",
            "-gaps.html",
            "-observer.html",
            "-workshop-decisions.html",
            "-sign-off.html",
        ],
    );
    assert!(ours.len() > 50, "only {} pages", ours.len());
    let differ = |name: &&String| theirs.get(*name) != ours.get(*name);
    let all: BTreeSet<&String> = theirs.keys().chain(ours.keys()).collect();
    let differ: Vec<String> = all.into_iter().filter(differ).cloned().collect();
    none("pages that say something else, or that only one of the two makes", &differ);
}

#[test]
fn what_is_wrong_stops_a_plain_mdbook_build_too() {
    let copy = books::copy_of_all();
    let role = "id: broken\ntitle: Broken\nstatus: proposed\ntrack: welfare\nestablished: \"yes\"\nsupervised-by: nobody-at-all\n";
    write(&copy.path().join("data/framework/roles/broken.yml"), role);
    let output = run_mdbook(copy.path());
    assert!(!output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("nobody-at-all"), "{}", said(&output));
}

#[test]
fn a_failed_build_leaves_the_last_site_as_it_was() {
    let copy = books::copy_of_all();
    let book = copy.path();
    build(book);
    let whole = snapshot(&book.join("site"));
    let start = book.join("book/README.md");
    let chapter = books::read(&start);

    write(&start, &format!("{chapter}\n\n{{{{#include no-such-file.md}}}}\n"));
    let output = run(book, &["build"]);
    assert!(!output.status.success(), "a broken include is no success: {}", said(&output));
    assert!(said(&output).contains("no-such-file.md"), "{}", said(&output));
    none("a broken include", &books::differences(&whole, &snapshot(&book.join("site"))));

    write(&start, &format!("{chapter}\n\n{{{{#tabel roles}}}}\n"));
    let output = run(book, &["build"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("did you mean `table`?"), "{}", said(&output));
    none("an unknown directive", &books::differences(&whole, &snapshot(&book.join("site"))));

    write(&start, &chapter);
    build(book);
    none("mended", &books::differences(&whole, &snapshot(&book.join("site"))));
}

#[test]
fn an_interrupted_build_leaves_a_whole_site() {
    let copy = books::copy_of_all();
    let book = copy.path();
    build(book);
    let old = snapshot(&book.join("site"));
    let settings = books::read(&book.join("book.toml"));
    write(&book.join("book.toml"), &settings.replace("version = \"0.1\"", "version = \"0.1.7\""));
    let other = books::copy_of_all();
    write(&other.path().join("book.toml"), &books::read(&book.join("book.toml")));
    let started = Instant::now();
    build(other.path());
    let takes = started.elapsed();
    let new = snapshot(&other.path().join("site"));
    assert!(old != new, "the version stands on every page");
    for percent in [5, 20, 40, 55, 70, 80, 90, 97] {
        let mut child = books::casebook()
            .arg("build")
            .current_dir(book)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be started");
        std::thread::sleep(takes * percent / 100);
        // Whether it has ended already makes no difference: the site is whole either way.
        let _ = child.kill();
        child.wait().expect("it has ended");
        let now = snapshot(&book.join("site"));
        let same = [&old, &new].map(|whole| books::differences(whole, &now));
        assert!(
            same.iter().any(Vec::is_empty),
            "after {percent} % of {takes:?} the site is neither the old nor the new one: {:?}",
            same.map(|differences| differences.len())
        );
    }
    build(book);
    let last = snapshot(&book.join("site"));
    none("built to the end", &books::differences(&new, &last));
    assert!(!book.join(".site.new").exists() && !book.join(".site.old").exists());
}

#[test]
fn a_build_folder_among_the_sources_is_refused() {
    let copy = books::copy_of_all();
    let book = copy.path();
    let settings = books::read(&book.join("book.toml"));
    for folder in ["book", ".", "data/framework", "theme", "diagrams/made"] {
        let build_dir = format!("build-dir = \"{folder}\"");
        write(
            &book.join("book.toml"),
            &settings.replace("build-dir = \"target/mdbook\"", &build_dir),
        );
        for command in ["check", "build"] {
            let output = run(book, &[command]);
            assert_eq!(output.status.code(), Some(1), "{folder}: {}", said(&output));
            assert!(said(&output).contains("build-folder-in-sources"), "{}", said(&output));
        }
    }
}
