//! The list of a kind: links to the elements that have pages, and the others in full.

use crate::model::{Element, Kind};
use crate::render::{OnPage, escape, part, words};
use crate::views::{Cx, Inline, listed};
use std::fmt::Write;

/// Those that have a page of their own.
pub(super) fn paged<'a>(cx: &Cx<'a>, kind: Kind) -> Vec<&'a dyn Element> {
    cx.ordered(kind).into_iter().filter(|element| !element.head().listed).collect()
}

/// The list as Markdown; `level` is that of the headings of elements without a page.
pub(super) fn markdown(on: &OnPage<'_>, kind: Kind, level: usize) -> String {
    let mut out = String::new();
    let paged = paged(on.cx, kind);
    if !paged.is_empty() {
        out.push_str("<ul class=\"cb-pages\">");
        for element in paged {
            let link = words(on, &on.cx.link(element));
            let _ = write!(out, "<li>{link}{}</li>", summary(on, element));
        }
        out.push_str("</ul>\n");
    }
    for element in on.cx.ordered(kind).into_iter().filter(|element| element.head().listed) {
        out.push_str(&part(on, &listed(on.cx, element), level));
    }
    if out.is_empty() {
        let none = format!("<p>{}</p>\n", escape(&on.cx.words.ui("none-yet")));
        out.push_str(&none);
    }
    out
}

fn summary(on: &OnPage<'_>, element: &dyn Element) -> String {
    let (text, language) = on.cx.read(&element.head().summary.0);
    if text.is_empty() {
        return String::new();
    }
    let language = (language != on.cx.language.0).then_some(language);
    let summary = Inline::Prose { words: text.to_owned(), language };
    format!("<div class=\"cb-summary\">{}</div>", words(on, &summary))
}
