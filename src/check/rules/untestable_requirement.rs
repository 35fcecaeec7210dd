//! A requirement says how well something works, and not how to see it.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Walk;
use crate::model::kind::{Requirement, RequirementKind};

/// A requirement says how well something works, and not how to see it.
pub static RULE: Rule = Rule {
    name: "untestable-requirement",
    level: Level::Warning,
    summary: "A requirement says how well something works, and not how to see it.",
    docs: include_str!("untestable_requirement.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let quality = |it: &&crate::model::Entry<Requirement>| it.kind == Some(RequirementKind::NonFunctional);
    for requirement in cx.index.every::<Requirement>().filter(quality) {
        let unknown = requirement.head.unknown("fit-criterion").is_some();
        if requirement.fit_criterion.is_unset() && !unknown {
            let message = format!("nothing says how to see that `{}` is met", requirement.id());
            found.push(
                Diagnostic::new(RULE.name, requirement.at(), message)
                    .help("write `fit-criterion`: a figure, and how it is measured"),
            );
        }
    }
}
