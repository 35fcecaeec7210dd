//! Somebody is asked to agree before it is known whether they understand.

use crate::analyse::safeguards::can_precede;
use crate::analyse::workflow::Graph;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{ConsentRule, Safeguard, Step, Workflow};
use crate::model::{Address, Entry};
use std::collections::BTreeSet;

/// Somebody is asked to agree before it is known whether they understand.
pub static RULE: Rule = Rule {
    name: "agreement-before-understanding",
    level: Level::Warning,
    summary: "Somebody is asked to agree before it is known whether they understand.",
    docs: include_str!("agreement_before_understanding.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let rules = cx.index.every::<ConsentRule>();
    let papers: BTreeSet<Address> = rules
        .filter_map(|rule| rule.form.as_ref().map(|form| form.address(rule.address())))
        .collect();
    let needed = cx.index.every::<Safeguard>().filter(|it| it.before_agreement == Some(true));
    for safeguard in needed {
        for workflow in cx.index.every::<Workflow>() {
            let graph = Graph::new(workflow);
            for (at, step) in workflow.steps.iter().enumerate() {
                if asks(step, &papers) && !can_precede(&cx.index, &graph, at, safeguard) {
                    let message =
                        format!("`{}` asks for agreement before `{}`", step.id(), safeguard.id());
                    found.push(
                        Diagnostic::new(RULE.name, step.at(), message)
                            .context(safeguard.at(), "comes before anybody agrees")
                            .help(format!("write `does: [{}]` at this step or at one before it", safeguard.id())),
                    );
                }
            }
        }
    }
}

/// Whether a step fills the paper on which a rule of consent is recorded.
fn asks(step: &Entry<Step>, papers: &BTreeSet<Address>) -> bool {
    let filled = step.fills.iter().map(|paper| paper.address(step.address()));
    filled.into_iter().any(|paper| papers.contains(&paper))
}
