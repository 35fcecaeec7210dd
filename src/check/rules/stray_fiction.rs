//! Something made up stands in a book that is not.

use crate::check::{Cx, FICTION, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Kind;
use crate::model::kind::{Finding, FindingBasis, Gap};

/// Something made up stands in a book that is not.
pub static RULE: Rule = Rule {
    name: "stray-fiction",
    level: Level::Error,
    summary: "Something made up stands in a book that is not.",
    docs: include_str!("stray_fiction.md"),
    check,
};

/// The country of the exercise, in the forms that it takes in the three languages.
const INVENTED: &[&str] = &["Veldani", "Велдани"];

/// What a real book may make up, each marked by `fictional: true`: a scenario, and figures that
/// show a way of counting.
const MAY: &[Kind] = &[Kind::Scenario, Kind::ScoreReport];

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    if cx.casebook.config.fictional.is_some() {
        return;
    }
    for (file, source) in cx.casebook.sources.iter() {
        if cx.is_definition_or_chapter(file)
            && let Some(at) = crate::check::mark_of(file, &source.text)
        {
            let message = format!("this file says `{FICTION}`, and the book does not");
            found.push(
                Diagnostic::new(RULE.name, at, message)
                    .help("move it to the book of the exercise; a real book holds a marked scenario and marked figures, nothing else"),
            );
        }
    }
    for text in crate::model::texts(&cx.index) {
        let owner = cx.index.get(&text.address().owner()).unwrap_or(text.element);
        if MAY.contains(&owner.kind()) || owner.kind() == Kind::Chapter {
            continue;
        }
        for line in &text.text.lines {
            if let Some(name) = INVENTED.iter().find(|name| line.words.contains(**name)) {
                let message = format!("`{name}` does not exist");
                found.push(
                    Diagnostic::new(RULE.name, line.language.at, message)
                        .help("take it out: a reader takes what this book says for true"),
                );
            }
        }
    }
    // What a rehearsal of a made-up story showed is real; what it is said to rest on is checked
    // by `finding-without-consultation`.
    let unplayed = cx.index.every::<Finding>().filter(|it| it.basis == Some(FindingBasis::Exercise));
    for finding in unplayed {
        if cx.index.users::<Gap>([finding.address()]).next().is_none() {
            let message = format!("`{}` comes from an exercise, but no gap was written down", finding.id());
            found.push(
                Diagnostic::new(RULE.name, finding.at(), message)
                    .help("write what was seen as a gap with this finding in `finding:`, or the true basis"),
            );
        }
    }
}
