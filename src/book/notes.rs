//! The quiet note on every page in another language: that it is a draft, and how much of it is
//! still in English.

use super::gettext::Told;
use crate::casebook::Progress;
use crate::model::FALLBACK;
use crate::render::escape;
use crate::views::{Cx, OUTDATED};

/// The note for a page; nothing on a page in English. `told` counts the paragraphs that are
/// written by hand; whatever else is in English says so where it stands.
pub(super) fn note(cx: &Cx<'_>, told: Told, page: &str) -> String {
    if cx.language.0 == FALLBACK {
        return String::new();
    }
    let ui = |key: &str, n: usize, m: usize| {
        let words = cx.words.ui(key).replace("{n}", &n.to_string());
        escape(&words.replace("{m}", &m.to_string()))
    };
    let others = english(page).saturating_sub(told.english);
    let mut sentences = Vec::new();
    if !is_reviewed(cx) {
        sentences.push(ui("translation-draft", 0, 0));
    }
    if told.messages > 0 && told.english == told.messages {
        sentences.push(ui("translation-all-english", 0, 0));
    }
    if told.english > 0 {
        sentences.push(ui("translation-paragraphs", told.english, told.messages));
    }
    if others > 0 {
        sentences.push(ui("translation-texts", others, 0));
    }
    let outdated = page.matches(&format!("{OUTDATED}\"")).count();
    if outdated > 0 {
        sentences.push(ui("translation-outdated", outdated, 0));
    }
    if sentences.is_empty() {
        return String::new();
    }
    let name = escape(&cx.words.ui("translation"));
    let sentences = sentences.join(" ");
    format!("<p class=\"cb-translation\" role=\"note\" aria-label=\"{name}\">{sentences}</p>\n")
}

/// Whether a person has looked at every translation into the language.
fn is_reviewed(cx: &Cx<'_>) -> bool {
    let all = cx.book.lock.0.iter().filter(|((language, _), _)| *language == cx.language.0);
    let mut progress = all.map(|(_, it)| it.progress).peekable();
    progress.peek().is_some() && progress.all(|it| it == Progress::Reviewed)
}

/// How many pieces of a page say that they are in English, without what is given word for word.
fn english(page: &str) -> usize {
    const MARK: &str = " lang=\"en\"";
    let marked = page.match_indices(MARK).map(|(at, _)| &page[at + MARK.len()..]);
    // The lines of a picture are told again in words.
    let other = |after: &&str| after.starts_with(" xml:lang") || after.starts_with(" translate");
    marked.filter(|after| !other(after)).count()
}
