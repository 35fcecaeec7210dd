//! Pictures: drawn or refused, never broken; without styles and colours of their own; the same
//! bytes each time; light.

use crate::page::{look, shown};
use crate::{none, read, root};
use casebook::inspect::Inspected;
use casebook::load::{FileText, read_book};
use casebook::render::font::Style as Font;
use roxmltree::{Document, Node};
use std::io::Write;

const BOOK: &str = "\
[book]
title = \"Example\"
src = \"book\"

[preprocessor.casebook]
data = [\"data\"]
as-of = \"2026-01-01\"
workplan-start = \"2025-12-15\"
";

/// Every figure that a book shows, with the page that it stands on.
fn figures(inspected: &Inspected) -> Vec<(String, String)> {
    fn of(page: &str, text: &str, found: &mut Vec<(String, String)>) {
        for figure in text.split("<figure").skip(1) {
            let end = figure.find("</figure>").expect("a figure ends");
            found.push((page.to_owned(), format!("<figure{}</figure>", &figure[..end])));
        }
    }
    fn below(pages: &[casebook::book::Generated], found: &mut Vec<(String, String)>) {
        for page in pages {
            of(&page.path, &page.content, found);
            below(&page.below, found);
        }
    }
    let mut found = Vec::new();
    for woven in &inspected.woven {
        woven.chapters.iter().for_each(|(path, text)| of(path, text, &mut found));
        woven.generated.values().for_each(|pages| below(pages, &mut found));
    }
    found
}

fn svg(figure: &str) -> &str {
    let start = figure.find("<svg").expect("a picture");
    &figure[start..figure.find("</svg>").expect("it ends") + "</svg>".len()]
}

/// What a page of ours must not hold, in one figure.
fn faults(page: &str, figure: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{page}: {what}"));
    let document = match Document::parse(figure) {
        Ok(document) => document,
        Err(error) => return vec![format!("{page}: broken XML: {error}\n{figure}")],
    };
    if figure.contains('\n') || figure.contains("{{") {
        fault("something that Markdown or mdBook reads".to_owned());
    }
    let picture = Document::parse(svg(figure)).expect("part of what was parsed");
    for tag in ["title", "desc"] {
        let text = picture.root_element().children().find(|it| it.has_tag_name(tag));
        if text.and_then(|it| it.text()).unwrap_or_default().is_empty() {
            fault(format!("no <{tag}>"));
        }
    }
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        if ["script", "style", "image", "use", "foreignObject", "iframe"].contains(&name) {
            fault(format!("<{name}>"));
        }
        for it in node.attributes() {
            let (key, value) = (it.name(), it.value());
            let colour =
                ["fill", "stroke", "color", "stop-color"].contains(&key) && value != "none";
            let script = key == "href" && value.trim().to_lowercase().starts_with("javascript");
            let wrong = key == "style" || key == "id" || key.starts_with("on");
            let literal = ["var(", "#", "rgb"].iter().any(|it| value.contains(it))
                && !["href", "data-in"].contains(&key)
                && key != "aria-label";
            if colour || script || wrong || literal {
                fault(format!("{key}=\"{value}\" on <{name}>"));
            }
        }
    }
    faults
}

/// A book with one chapter that shows a drawing.
fn with_drawing(text: &str) -> Inspected {
    look(vec![
        FileText::new("book.toml", BOOK),
        FileText::new("diagrams/it.mmd", text),
        FileText::new("book/SUMMARY.md", "- [A](a.md)\n"),
        FileText::new("book/a.md", "---\nid: a\ntitle: A\n---\n\n# A\n\n{{#drawing it}}\n"),
    ])
}

#[test]
#[allow(clippy::print_stdout, reason = "shown with --nocapture")]
fn mermaid_sources_are_drawn_safely_or_refused() {
    let mut failures = Vec::new();
    let (mut drawn, mut refused) = (0, 0);
    for path in crate::files("tests/diagrams", ".mmd") {
        let text = read(&path);
        let inspected = with_drawing(&text);
        let pictures = figures(&inspected);
        let hostile = path.contains("diagrams/9");
        match pictures.as_slice() {
            [(_, figure)] => {
                drawn += 1;
                failures.extend(faults(&path, figure));
                if figures(&with_drawing(&text)) != pictures {
                    failures.push(format!("{path}: other bytes the second time"));
                }
            }
            [] if hostile && inspected.found.iter().any(|it| it.rule == "undrawable-diagram") => {
                refused += 1;
            }
            _ => failures.push(format!("{path} is not drawn:\n{}", shown(&inspected))),
        }
    }
    println!("{drawn} drawn, {refused} refused");
    none(&failures);
    assert_eq!(drawn + refused, 26, "the sources are in tests/diagrams");
}

/// A small casebook in which every title is the same hostile text.
fn hostile_book(title: &str) -> Vec<FileText> {
    let title = serde_json::to_string(title).expect("a string is JSON");
    let yaml = |path: &str, text: &str| {
        FileText::new(format!("data/{path}.yml"), text.replace("TITLE", &title))
    };
    vec![
        FileText::new("book.toml", BOOK),
        FileText::new("book/SUMMARY.md", "- [A](a.md)\n"),
        FileText::new(
            "book/a.md",
            "---\nid: a\ntitle: A\n---\n\n# A\n\n{{#diagram flows}}\n\n{{#diagram case-states}}\n\n{{#diagram entities}}\n\n{{#diagram workplan}}\n\n{{#diagram phases}}\n\n{{#diagram ego i}}\n\n{{#diagram barrier b}}\n\n{{#diagram pathway p}}\n\n{{#diagram follow e#f}}\n\n{{#diagram decisions w}}\n\n{{#diagram workflows/w}}\n",
        ),
        yaml(
            "roles/r",
            "[{id: r, code: R, title: TITLE, track: welfare}, {id: s, title: TITLE, track: justice}]",
        ),
        yaml("institutions/i", "{id: i, title: TITLE}"),
        yaml("assignments/a", "[{id: a, role: r, institution: i, basis: assumption}]"),
        yaml(
            "record-classes/c",
            "{id: c, title: TITLE, track: welfare, retention: k, need-to-know: [{role: r, purpose: u, detail: full}]}",
        ),
        yaml("purposes/u", "[{id: u, title: TITLE}]"),
        yaml("retention-rules/k", "[{id: k, title: TITLE, trigger: TITLE}]"),
        yaml("permissions/m", "[{id: m, role: r, class: c, actions: [read], detail: full}]"),
        yaml(
            "entities/e",
            "{id: e, title: TITLE, record-class: c, fields: [{id: f, label: TITLE, type: text}]}",
        ),
        yaml("entities/e2", "{id: e2, title: TITLE, belongs-to: e, many: true}"),
        yaml(
            "forms/o",
            "{id: o, title: TITLE, sections: [{id: x, title: TITLE, items: [{field: e#f}]}]}",
        ),
        yaml(
            "flows/fl",
            "[{id: fl, title: TITLE, from: [r], to: [s], carries: [{field: e#f, detail: full}]}, {id: fm, title: TITLE, from: [s], to: [r]}]",
        ),
        yaml(
            "barriers/b",
            "{id: b, title: TITLE, sides: [{title: TITLE, roles: [r]}, {title: TITLE, roles: [s]}], protects: {classes: [c]}, crossings: [{id: x, title: TITLE, who: {authority: r}, where: [fl], log: o}]}",
        ),
        yaml(
            "pathways/p",
            "{id: p, title: TITLE, need: TITLE, sender: r, receivers: [s], flows: [fl, fm], fallback: TITLE}",
        ),
        yaml(
            "case-states/g",
            "[{id: g, title: TITLE, initial: true}, {id: h, title: TITLE, terminal: true}]",
        ),
        yaml("transitions/t", "[{id: t, title: TITLE, from: g, to: h, role: r}]"),
        yaml("milestones/n", "[{id: n, title: TITLE, start-week: 1, end-week: 4}]"),
        yaml(
            "phases/q",
            "[{id: q, title: TITLE, order: 0, owner: r}, {id: q2, title: TITLE, order: 1}]",
        ),
        yaml(
            "workflows/w",
            "{id: w, title: TITLE, starts: [{id: st, title: TITLE}], ends: [{id: en, title: TITLE}], steps: [{id: s1, title: TITLE, accountable: r, decision: d}], decisions: [{id: d, question: TITLE, decider: r, options: [{code: y, title: TITLE, next: en}, {code: n, title: TITLE, next: s1}]}]}",
        ),
    ]
}

#[test]
fn hostile_titles_go_through_every_picture() {
    let long = "x".repeat(300);
    let titles = [
        "\"</title></svg><script>alert(1)</script>",
        "a ] } | ; -- > end %% {{#include /etc/passwd}} `b` *c* _d_",
        "javascript:alert(1) &#106; \u{202e}gpj.exe\u{202c} \u{200f}\u{2066}",
        "😀👩‍👩‍👧 Ғӣқӯҳҷ {x} #quot; <br/> \\",
        "click n_r href \"javascript:alert(1)\"\nend\nsubgraph",
        &long,
        "",
    ];
    let mut failures = Vec::new();
    for title in titles {
        let inspected = look(hostile_book(title));
        let bad: Vec<_> =
            inspected.found.iter().filter(|it| it.rule == "undrawable-diagram").collect();
        if !bad.is_empty() {
            failures.push(format!("{title}: {bad:?}"));
        }
        let pictures = figures(&inspected);
        // Eleven in the chapter, and those on the pages of elements.
        if pictures.len() < 16 {
            let pages: Vec<_> = pictures.iter().map(|(page, _)| page).collect();
            failures.push(format!("{title}: only pictures on {pages:?}"));
        }
        for (page, figure) in &pictures {
            failures.extend(faults(page, figure));
            failures.extend(untidy(page, figure));
        }
        if figures(&look(hostile_book(title))) != pictures {
            failures.push(format!("{title}: other bytes the second time"));
        }
    }
    none(&failures);
}

/// What is out of place in one of our own drawings.
fn untidy(page: &str, figure: &str) -> Vec<String> {
    let picture = svg(figure);
    if !picture.contains("class=\"cb-own\"") {
        return Vec::new();
    }
    let document = Document::parse(picture).expect("it was parsed before");
    let root = document.root_element();
    let number = |node: Node<'_, '_>, name: &str| -> i32 {
        node.attribute(name).and_then(|it| it.parse().ok()).unwrap_or_else(|| panic!("{name}"))
    };
    let size = |name| number(root, name);
    let (width, height) = (size("width"), size("height"));
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{page}: {what}"));
    let mut boxes: Vec<(i32, i32, i32, i32)> = Vec::new();
    let groups = document.descendants().filter(|it| it.attribute("data-n").is_some());
    for group in groups {
        let rect = group.descendants().find(|it| it.has_tag_name("rect")).expect("a box");
        let (x, y) = (number(rect, "x"), number(rect, "y"));
        let (w, h) = (number(rect, "width"), number(rect, "height"));
        if x < 0 || y < 0 || x + w > width || y + h > height {
            fault(format!("a box at {x},{y} is outside of the picture"));
        }
        if boxes.iter().any(|(a, b, c, d)| x < *c && *a < x + w && y < *d && *b < y + h) {
            fault(format!("the box at {x},{y} lies on another"));
        }
        boxes.push((x, y, x + w, y + h));
        if group.descendants().filter(|it| it.has_tag_name("a")).count() > 1 {
            fault("more than one link in a box".to_owned());
        }
        for text in group.descendants().filter(|it| it.has_tag_name("text")) {
            let size = if text.attribute("class") == Some("s") { 11 } else { 13 };
            let font = Font { size, bold: false };
            let left = number(text, "x");
            let mut base = number(text, "y");
            for line in text.descendants().filter(Node::is_text) {
                let words = line.text().unwrap_or_default();
                if let Some(step) = line.parent().and_then(|it| it.attribute("dy")) {
                    base += step.parse::<i32>().expect("a step down");
                }
                let inside = left + font.width(words) <= x + w && base <= y + h && left >= x;
                if !inside || base - i32::from(size) < y {
                    fault(format!("`{words}` sticks out of its box at {x},{y}"));
                }
            }
        }
    }
    // Lines run only between columns: none of their ends lies inside of a box.
    let paths = document
        .descendants()
        .filter(|it| it.has_tag_name("path") && it.attribute("class").is_none());
    for path in paths.filter_map(|it| it.attribute("d")) {
        let numbers: Vec<i32> = path
            .split(|c: char| !(c.is_ascii_digit() || c == '-'))
            .filter_map(|it| it.parse().ok())
            .collect();
        for end in [&numbers[..2], &numbers[numbers.len() - 2..]] {
            let (x, y) = (end[0], end[1]);
            if boxes.iter().any(|(a, b, c, d)| x > *a && x < *c && y > *b && y < *d) {
                fault(format!("a line ends inside of a box at {x},{y}"));
            }
            if x < 0 || y < 0 || x > width || y > height {
                fault(format!("a line leaves the picture at {x},{y}"));
            }
        }
    }
    faults
}

#[test]
#[allow(clippy::print_stdout, reason = "shown with --nocapture")]
fn pictures_of_the_book_are_clean_tidy_light_and_the_same_each_time() {
    let load = || look(read_book(root()).expect("the book can be read"));
    let pictures = figures(&load());
    let mut failures = Vec::new();
    let mut weight = 0;
    for (page, figure) in &pictures {
        failures.extend(faults(page, figure));
        failures.extend(untidy(page, figure));
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(svg(figure).as_bytes()).expect("memory can be written");
        weight += gzip.finish().expect("memory can be written").len();
    }
    let mean = weight / pictures.len().max(1);
    println!("{} pictures, {mean} bytes gzipped on average", pictures.len());
    assert!(pictures.len() > 50, "the book has pictures");
    assert!(mean <= 4096, "pictures have become heavy: {mean} bytes gzipped on average");
    assert!(figures(&load()) == pictures, "other bytes the second time");
    none(&failures);
}
