//! A role answers for a step and no institution is proposed to hold it.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Assignment, Role, Step};
use crate::model::{Address, Entry};

/// A role answers for a step and no institution is proposed to hold it.
pub static RULE: Rule = Rule {
    name: "role-without-institution",
    level: Level::Warning,
    summary: "A role answers for a step and no institution is proposed to hold it.",
    docs: include_str!("role_without_institution.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    // A framework by itself names no institution.
    if cx.casebook.model.assignments.is_empty() {
        return;
    }
    for role in cx.index.every::<Role>() {
        let held = cx.index.users::<Assignment>([role.address()]).next().is_some();
        let answers = |step: &&Entry<Step>| answers_for(step, role.address());
        let step = cx.index.users::<Step>([role.address()]).find(answers);
        if let (false, Some(step)) = (held, step) {
            let message = format!("no institution is proposed to hold `{}`", role.id());
            found.push(
                Diagnostic::new(RULE.name, role.at(), message)
                    .context(step.at(), "it answers for this step")
                    .help("write an assignment, as an assumption with whom to ask, or let another role answer"),
            );
        }
    }
}

fn answers_for(step: &Entry<Step>, role: &Address) -> bool {
    step.accountable.as_ref().is_some_and(|it| it.address(step.address()) == *role)
}
