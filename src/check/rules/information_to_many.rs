//! A step tells more than three roles.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Step;

/// A step tells more than three roles.
pub static RULE: Rule = Rule {
    name: "information-to-many",
    level: Level::Warning,
    summary: "A step tells more than three roles.",
    docs: include_str!("information_to_many.md"),
    check,
};

/// More than these are an audience.
const FEW: usize = 3;

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for step in cx.index.every::<Step>().filter(|step| step.informed.len() > FEW) {
        let message = format!("step `{}` tells {} roles", step.id(), step.informed.len());
        found.push(
            Diagnostic::new(RULE.name, step.at(), message)
                .help("tell those who have to act, each only its own part"),
        );
    }
}
