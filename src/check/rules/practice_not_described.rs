//! Nothing says how a workflow is done today.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Walk;
use crate::model::kind::Workflow;

/// Nothing says how a workflow is done today.
pub static RULE: Rule = Rule {
    name: "practice-not-described",
    level: Level::Warning,
    summary: "Nothing says how a workflow is done today.",
    docs: include_str!("practice_not_described.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for workflow in cx.index.every::<Workflow>() {
        if workflow.as_is.is_unset() && workflow.head.unknown("as-is").is_none() {
            let message = format!("nothing says how `{}` is done today", workflow.id());
            found.push(
                Diagnostic::new(RULE.name, workflow.at(), message)
                    .help("write `as-is`, or `{ tbd: question }` with a question to those who do it"),
            );
        }
    }
}
