//! An objective of a module is not served by a session, or not tested before and after.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Module, TestForm};

/// An objective of a module is not served by a session, or not tested before and after.
pub static RULE: Rule = Rule {
    name: "untested-objective",
    level: Level::Error,
    summary: "An objective of a module is not served by a session, or not tested before and after.",
    docs: include_str!("untested_objective.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for module in cx.index.every::<Module>() {
        for objective in module.objectives.iter() {
            let here = |it: &crate::model::Local<_>| it.address(module.address()) == *objective.address();
            let served = module.sessions.iter().any(|session| session.objectives.iter().any(here));
            let tested = |form: TestForm| {
                module.items.iter().any(|item| {
                    item.used_in == Some(form) && item.objective.iter().any(here)
                })
            };
            let missing = [
                (!served, "no session serves it"),
                (!tested(TestForm::Pre), "no item of the test before asks for it"),
                (!tested(TestForm::Post), "no item of the test after asks for it"),
            ];
            let missing: Vec<&str> =
                missing.into_iter().filter_map(|(is, what)| is.then_some(what)).collect();
            if !missing.is_empty() {
                let message = format!("objective `{}`: {}", objective.id(), missing.join("; "));
                found.push(
                    Diagnostic::new(RULE.name, objective.at(), message)
                        .help("name it in `objectives` of a session and in two `items`, one for each form of the test"),
                );
            }
        }
    }
}
