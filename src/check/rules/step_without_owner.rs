//! A step has no role that answers for it, or none that does it.

use crate::analyse::soundness::is_pure_routing;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Entry;
use crate::model::kind::Step;

/// A step has no role that answers for it, or none that does it.
pub static RULE: Rule = Rule {
    name: "step-without-owner",
    level: Level::Error,
    summary: "A step has no role that answers for it, or none that does it.",
    docs: include_str!("step_without_owner.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for step in cx.index.every::<Step>() {
        if is_pure_routing(step) || cx.casebook.damaged.contains(&step.address().owner()) {
            continue;
        }
        let unknown = |field: &str| step.head.unknown(field).is_some();
        if step.accountable.is_none() && !unknown("accountable") {
            found.push(missing(step, "accountable", "answers for it", &doing(step)));
        }
        if step.responsible.is_empty() && !unknown("responsible") {
            let answering = step.accountable.iter().map(|role| role.as_str()).collect::<Vec<_>>();
            found.push(missing(step, "responsible", "does it", &answering));
        }
    }
}

fn doing(step: &Entry<Step>) -> Vec<&str> {
    step.responsible.iter().map(|role| role.as_str()).collect()
}

/// `others` are the roles that the step does name: perhaps it is one of them.
fn missing(step: &Entry<Step>, key: &str, what: &str, others: &[&str]) -> Diagnostic {
    let message = format!("step `{}` has no {key} role", step.id());
    let (open, close) = if key == "responsible" { ("[", "]") } else { ("", "") };
    let written = |role: &str| format!("`{key}: {open}{role}{close}`");
    let help = match others {
        [] => format!("write {}: who {what}?", written("<role>")),
        [one] => format!("write {} where it is the same role, or name another", written(one)),
        [first, ..] => format!(
            "write {} or another of {}: exactly one role {what}",
            written(first),
            super::listed(others)
        ),
    };
    Diagnostic::new(RULE.name, step.at(), message).label(format!("nobody {what}")).help(help)
}
