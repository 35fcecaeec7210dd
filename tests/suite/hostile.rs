//! What an author writes is shown, never obeyed: no text of a definition becomes markup, a
//! directive, a script or another column.

use crate::books::{self, none, run, said, snapshot, write};
use crate::markup::{self, Piece};
use crate::specimens;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

/// What a file holds that no directive may fetch.
const SECRET: &str = "zqsecretzq";

/// Everything that means something to Markdown, HTML, mdBook, Mermaid or Tera, in one line.
const HOSTILE: &str = concat!(
    "hostile | a | b <script>alert(1)</script> <img src=x onerror=alert(2)> {{#include /etc/passwd}} ",
    "{{#include ../secret.txt}} {{#pages roles}} {{#title stolen}} ` `` ``` [x](javascript:alert(3)) ",
    "<javascript:alert(4)> ![x](https://example.org/x.png) [y]: javascript:alert(5) **b** _i_ ~~s~~ ",
    "# not a heading --> ]]> <!-- comment \\ \\| \\` \" ' << title >> <% include \"foot.md\" %> ",
    "\u{202e}txt.exe\u{202c} \u{200f}right\u{200e} \u{2066}x\u{2069} 😀 é ; : %% end subgraph click a href \"javascript:alert(6)\" ",
    "</svg></details></table></main></body> "
);

fn words() -> String {
    format!("{HOSTILE}{}", "W".repeat(300))
}

/// The real book with an element of every kind in which every text is hostile, built.
fn built() -> &'static Path {
    static BUILT: OnceLock<TempDir> = OnceLock::new();
    let copy = BUILT.get_or_init(|| {
        let copy = books::copy_of_all();
        fill(copy.path(), &words());
        let output = run(copy.path(), &["build"]);
        assert!(output.status.success(), "{}", said(&output));
        copy
    });
    copy.path()
}

fn fill(book: &Path, words: &str) {
    specimens::only_what_cannot_be_read(book);
    for (kind, mut specimen) in specimens::of_every_kind(book) {
        specimens::reword(&mut specimen, words);
        specimens::add(book, kind, "hostile", &specimen);
    }
    write(&book.join("secret.txt"), SECRET);
    write(&book.join("book/secret.txt"), SECRET);
}

/// The pages of the built site.
fn pages() -> Vec<(String, String)> {
    let files = snapshot(&built().join("site")).into_iter();
    let pages = files.filter(|(name, _)| name.ends_with(".html"));
    pages.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

#[test]
fn no_text_becomes_a_script_or_a_link_to_one() {
    let mut failures = Vec::new();
    for (page, html) in pages() {
        let mut script = false;
        for piece in markup::pieces(&html) {
            match piece {
                Piece::Start(name, attributes) => {
                    script = name == "script";
                    for (key, value) in &attributes {
                        let value = value.trim().to_lowercase();
                        if value.starts_with("javascript:") || key.starts_with("on") {
                            failures.push(format!("{page}: <{name} {key}=\"{value}\">"));
                        }
                    }
                    if attributes
                        .get("src")
                        .is_some_and(|src| src == "x" || src.contains("example"))
                    {
                        failures.push(format!("{page}: <{name}> from a text"));
                    }
                }
                Piece::Text(text) if script && text.contains("alert(") => {
                    failures.push(format!("{page}: a script from a text"));
                }
                Piece::Text(_) => {}
                Piece::End(_) => script = false,
            }
        }
        if html.contains("<script>alert") {
            failures.push(format!("{page}: `<script>alert` as it was written"));
        }
    }
    none("texts that became active", &failures);
}

#[test]
fn no_text_fetches_a_file_or_another_directive() {
    let mut failures = Vec::new();
    for (name, bytes) in snapshot(&built().join("site")) {
        let text = String::from_utf8_lossy(&bytes);
        if text.contains("root:x:0:0") || (text.contains(SECRET) && !name.ends_with("secret.txt")) {
            failures.push(format!("{name} holds a file that a text asked for"));
        }
        if text.contains("<title>stolen") {
            failures.push(format!("{name} has the title that a text asked for"));
        }
    }
    for (page, html) in pages() {
        let text = markup::text(&html);
        if text.contains("hostile |") && !text.contains("{{#include /etc/passwd}}") {
            failures.push(format!("{page} does not show the directive as words"));
        }
    }
    none("texts that were obeyed", &failures);
}

#[test]
fn marks_that_turn_the_direction_are_gone() {
    let turned = |text: &str| text.contains(['\u{202e}', '\u{202d}', '\u{2066}', '\u{2067}']);
    let pages = pages().into_iter().filter(|(_, html)| turned(&markup::decode(html)));
    none("a mark turns what follows", &pages.map(|(page, _)| page).collect::<Vec<_>>());
}

#[test]
fn tables_keep_their_columns_and_pages_their_frame() {
    let mut failures = Vec::new();
    for (page, html) in pages() {
        let mut open: Vec<String> = Vec::new();
        let (mut due, mut cells) = (Vec::new(), 0);
        for piece in markup::pieces(&html) {
            match piece {
                Piece::Start(name, attributes) => {
                    let span = attributes.get("colspan").and_then(|span| span.parse().ok());
                    match name.as_str() {
                        "table" => due.push(None),
                        "tr" => cells = 0,
                        "th" | "td" => cells += span.unwrap_or(1),
                        _ => {}
                    }
                    let framed = ["table", "main", "svg", "details", "nav", "dl", "ul", "ol"];
                    if framed.contains(&name.as_str()) {
                        open.push(name);
                    }
                }
                Piece::End(name) if name == "tr" => {
                    let columns = due.last_mut().expect("a row stands in a table");
                    if *columns.get_or_insert(cells) != cells {
                        failures.push(format!("{page}: a row of {cells}, not {columns:?}"));
                    }
                }
                Piece::End(name) => {
                    if name == "table" {
                        due.pop();
                    }
                    let framed = ["table", "main", "svg", "details", "nav", "dl", "ul", "ol"];
                    if framed.contains(&name.as_str()) && open.pop().as_ref() != Some(&name) {
                        failures.push(format!("{page}: </{name}> closes something else"));
                    }
                }
                Piece::Text(_) => {}
            }
        }
        if !open.is_empty() {
            failures.push(format!("{page}: {open:?} never end"));
        }
    }
    failures.dedup();
    none("tables and frames", &failures);
}

#[test]
fn the_frame_shows_names_as_words() {
    // Names stand in the contents, the way to a page, its neighbours and the list of its headings.
    let mut failures = Vec::new();
    let mut seen = 0;
    for (page, html) in pages() {
        let navs = html.split("<nav").skip(1).filter_map(|nav| nav.split_once("</nav>"));
        for (nav, _) in navs {
            seen += usize::from(nav.contains("hostile |"));
            let known =
                ["a", "details", "div", "li", "ol", "p", "path", "span", "summary", "svg", "ul"];
            let elements = markup::elements(nav).into_iter().map(|(name, _)| name);
            let strange = elements.filter(|name| !known.contains(&name.as_str()));
            failures.extend(strange.map(|name| format!("{page}: <{name}> in a list of names")));
        }
    }
    assert!(seen > 10, "hostile names stand in {seen} lists only");
    none("names that became mark-up", &failures);
}

#[test]
fn characters_that_no_page_may_hold_stop_nothing() {
    let copy = books::copy_of_all();
    fill(copy.path(), "nul \u{0} bell \u{7} escape \u{1b}[31m delete \u{7f} end \u{ffff} \u{feff}");
    let output = run(copy.path(), &["build"]);
    let status = output.status.code();
    assert!(matches!(status, Some(0 | 1)), "neither built nor reported: {}", said(&output));
    if status == Some(0) {
        let held = snapshot(&copy.path().join("site")).into_iter().filter(|(name, bytes)| {
            name.ends_with(".html") && bytes.iter().any(|byte| matches!(byte, 0 | 7 | 27))
        });
        none("control characters", &held.map(|(name, _)| name).collect::<Vec<_>>());
    }
    let reported = said(&output);
    assert!(!reported.contains("\u{1b}[31m"), "a definition writes to the terminal: {reported:?}");
}
