//! A story, figures or a file of a made-up book do not say that they are made up.

use crate::check::{Cx, FICTION, Rule, mark_of};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Scenario, ScoreReport};
use crate::source::Span;

/// A story, figures or a file of a made-up book do not say that they are made up.
pub static RULE: Rule = Rule {
    name: "unmarked-fiction",
    level: Level::Error,
    summary: "A story, figures or a file of a made-up book do not say that they are made up.",
    docs: include_str!("unmarked_fiction.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let scenarios = cx.index.every::<Scenario>().filter(|it| it.fictional != Some(true));
    let scenarios = scenarios.map(|it| (it.at(), it.id()));
    // Real results belong to those who took the test; a book shows an example.
    let reports = cx.index.every::<ScoreReport>().filter(|it| it.fictional != Some(true));
    let reports = reports.map(|it| (it.at(), it.id()));
    for (at, id) in scenarios.chain(reports) {
        found.push(
            Diagnostic::new(RULE.name, at, format!("`{id}` does not say that it is made up"))
                .help("write `fictional: true`; what really happened does not belong into the book"),
        );
    }
    if cx.casebook.config.fictional.is_none() {
        return;
    }
    // A file is copied alone.
    for (file, source) in cx.casebook.sources.iter() {
        if cx.is_definition_or_chapter(file)
            && cx.is_of_this_book(Span::new(file, 0, 0))
            && mark_of(file, &source.text).is_none()
        {
            let message = "this file of a made-up book does not say so";
            found.push(
                Diagnostic::new(RULE.name, Span::new(file, 0, 0), message)
                    .help(format!("begin it, or the head of the chapter, with the line `# {FICTION}`")),
            );
        }
    }
}
