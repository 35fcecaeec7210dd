//! What stands at the edges of every sheet: the book and the part it is of, the edition, the
//! status, the number. Sheets for what is wide lie on their side.

use super::booklet::Booklet;
use crate::book::site::{Edition, Site};
use std::fmt::Write;

/// What is wide: it gets a sheet that lies on its side. A table, and pictures in their figure.
const BROAD: (&str, &str) = (".cb-broad", ":is(.cb-large, .cb-swim-5, .cb-swim-6)");
/// What is wider still: it gets a sheet twice as large.
const HUGE: (&str, &str) = (".cb-enormous", ":is(.cb-huge, .cb-swim-7, .cb-swim-8, .cb-swim-9)");

/// The style sheet of a booklet. Browsers know edges of sheets since Chromium 131; in an older one
/// the sheets have none, and nothing else is lost.
pub(super) fn sheet(site: &Site<'_>, edition: &Edition, booklet: &Booklet) -> String {
    let context = crate::book::weave::frame(site.book, &edition.words, &edition.language);
    let said = |key: &str| context.get(key).and_then(|it| it.as_str()).unwrap_or_default();
    let status = [said("fictional"), said("banner")].join(" ");
    let mut out = String::new();
    let _ = writeln!(
        out,
        "@page {{ size: A4; margin: 20mm 17mm 22mm; @top-left {{ content: {}; }} @bottom-left {{ content: {}; }} \
         @bottom-right {{ content: counter(page); }} }}",
        quoted(booklet.subtitle.as_deref().unwrap_or(site.book.config.title_in(&edition.language))),
        quoted(&format!("{} {}", said("edition"), status.trim())),
    );
    for (at, group) in booklet.groups.iter().enumerate() {
        // A booklet of one part has its name at the left already.
        let head = match booklet.groups.len() {
            1 => String::new(),
            _ => format!(" @top-right {{ content: {}; }}", quoted(&group.title)),
        };
        let _ = writeln!(out, "@page run-{at} {{{head} }}");
        let _ = writeln!(out, "@page run-{at}-broad {{ size: A4 landscape;{head} }}");
        let _ = writeln!(out, "@page run-{at}-huge {{ size: A3 landscape;{head} }}");
        let _ = writeln!(out, ".cb-run-{at} {{ page: run-{at}; }}");
        for (name, what) in [("broad", BROAD), ("huge", HUGE)] {
            // The heading right above goes along.
            let ((table, picture), run) = (what, format!(".cb-run-{at}"));
            let _ = writeln!(
                out,
                "{run} {table}, {run} figure:has(> {picture}), {run} :is(h3, h4, h5, h6):has(+ {table}), \
                 {run} :is(h3, h4, h5, h6):has(+ figure > {picture}) {{ page: run-{at}-{name}; }}"
            );
        }
    }
    // A cover has none of it. It is said last: what stands later has the last word.
    let _ = writeln!(
        out,
        "@page :first {{ @top-left {{ content: none; }} @bottom-left {{ content: none; }} \
         @bottom-right {{ content: none; }} }}"
    );
    out
}

/// A text as a style sheet writes it.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("\"{text}\"")
}
