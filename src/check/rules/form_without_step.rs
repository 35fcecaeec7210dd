//! No step fills a form.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Form, Step};

/// No step fills a form.
pub static RULE: Rule = Rule {
    name: "form-without-step",
    level: Level::Warning,
    summary: "No step fills a form.",
    docs: include_str!("form_without_step.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for form in cx.index.every::<Form>() {
        let parts = form.sections.iter().map(|section| section.address());
        let filled = cx.index.users::<Step>(parts.chain([form.address()])).any(|step| {
            step.fills.iter().any(|it| it.address(step.address()).owner() == *form.address())
        });
        if !filled {
            let message = format!("no step fills the form `{}`", form.id());
            found.push(
                Diagnostic::new(RULE.name, form.at(), message)
                    .help("write it into `fills` of the step where it is filled, or delete the form"),
            );
        }
    }
}
