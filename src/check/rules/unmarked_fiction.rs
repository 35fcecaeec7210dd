//! A story or figures that are made up do not say so.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Scenario, ScoreReport};

/// A story or figures that are made up do not say so.
pub static RULE: Rule = Rule {
    name: "unmarked-fiction",
    level: Level::Error,
    summary: "A story or figures that are made up do not say so.",
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
}
