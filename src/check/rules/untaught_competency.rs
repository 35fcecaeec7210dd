//! A step asks for a competency that no module builds.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Competency, Module, Step};

/// A step asks for a competency that no module builds.
pub static RULE: Rule = Rule {
    name: "untaught-competency",
    level: Level::Warning,
    summary: "A step asks for a competency that no module builds.",
    docs: include_str!("untaught_competency.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for competency in cx.index.every::<Competency>() {
        let address = competency.address();
        let asked = cx.index.users::<Step>([address]).next();
        let taught = cx.index.users::<Module>([address]).any(|module| {
            module.competencies.iter().any(|it| it.address(module.address()) == *address)
        });
        if let (Some(step), false) = (asked, taught) {
            let message = format!("no module builds `{}`", competency.id());
            found.push(
                Diagnostic::new(RULE.name, competency.at(), message)
                    .context(step.at(), "this step asks for it")
                    .help("write it into `competencies` of a module, or say in a question who teaches it"),
            );
        }
    }
}
