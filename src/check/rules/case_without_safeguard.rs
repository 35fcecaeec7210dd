//! For a sort of case, no step does what every case needs.

use crate::analyse::safeguards::can_do;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Entry;
use crate::model::kind::{CaseType, Safeguard, Workflow};

/// For a sort of case, no step does what every case needs.
pub static RULE: Rule = Rule {
    name: "case-without-safeguard",
    level: Level::Warning,
    summary: "For a sort of case, no step does what every case needs.",
    docs: include_str!("case_without_safeguard.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for safeguard in cx.index.every::<Safeguard>().filter(|it| it.always == Some(true)) {
        for case_type in cx.index.every::<CaseType>() {
            let mut workflows = cx.index.every::<Workflow>();
            if !workflows.any(|it| is_for(it, case_type) && can_do(&cx.index, it, safeguard)) {
                let (kind, needed) = (case_type.id(), safeguard.id());
                let message = format!("no step for cases of `{kind}` does `{needed}`");
                found.push(
                    Diagnostic::new(RULE.name, case_type.at(), message)
                        .context(safeguard.at(), "every case needs it")
                        .help(format!("write `does: [{needed}]` at the step of a workflow for `{kind}` that does it")),
                );
            }
        }
    }
}

/// Whether a workflow is for a sort of case; one of which this is not known yet may be.
fn is_for(workflow: &Entry<Workflow>, case_type: &Entry<CaseType>) -> bool {
    let mut types = workflow.case_types.iter().map(|it| it.address(workflow.address()));
    workflow.head.unknown("case-types").is_some() || types.any(|it| it == *case_type.address())
}
