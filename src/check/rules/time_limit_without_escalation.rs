//! A step has a time limit and nobody is told when it is over.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Step;

/// A step has a time limit and nobody is told when it is over.
pub static RULE: Rule = Rule {
    name: "time-limit-without-escalation",
    level: Level::Warning,
    summary: "A step has a time limit and nobody is told when it is over.",
    docs: include_str!("time_limit_without_escalation.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for step in cx.index.every::<Step>() {
        let unknown = |field: &str| step.head.unknown(field).is_some();
        let limited = step.time_limit.is_some() || unknown("time-limit");
        let told = step.escalates_to.is_some() || unknown("escalates-to");
        if limited && !told {
            let message = format!("nobody is told when the time of step `{}` is over", step.id());
            found.push(
                Diagnostic::new(RULE.name, step.at(), message)
                    .help("write `escalates-to: <role>`: the one who can do something about it"),
            );
        }
    }
}
