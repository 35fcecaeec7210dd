//! A made-up book names a real country, place, body or person.

use crate::check::{Cx, Rule, names};
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Span;

/// A made-up book names a real country, place, body or person.
pub static RULE: Rule = Rule {
    name: "real-name-in-fiction",
    level: Level::Error,
    summary: "A made-up book names a real country, place, body or person.",
    docs: include_str!("real_name_in_fiction.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    if cx.casebook.config.fictional.is_none() {
        return;
    }
    // The layers before are shared with real books: they name nobody, but the publishers of
    // standards.
    for text in crate::model::texts(&cx.index) {
        if !cx.is_of_this_book(text.text.at) {
            continue;
        }
        for line in &text.text.lines {
            found.extend(named(&line.words, line.language.at));
        }
    }
    for chapter in &cx.casebook.chapters {
        let text = cx.casebook.sources.text(chapter.body);
        let mut start = chapter.body.start as usize;
        for line in text.split_inclusive('\n') {
            let at = Span::new(chapter.body.file, start, start + line.trim_end().len());
            found.extend(named(line, at));
            start += line.len();
        }
    }
}

fn named(words: &str, at: Span) -> Option<Diagnostic> {
    let (name, help) = match (names::real(words), names::person(words)) {
        (Some(name), _) => (name, "take an invented name, or say what the body does"),
        (_, Some(name)) => (name, "name the post: even an invented person is taken for a real one"),
        _ => return None,
    };
    let message = format!("`{name}` is a real name in a book that is made up");
    Some(Diagnostic::new(RULE.name, at, message).help(help))
}
