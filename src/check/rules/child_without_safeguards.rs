//! Support for a child can begin without what every case with a child needs.

use crate::analyse::safeguards::{can_do, can_precede};
use crate::analyse::workflow::Graph;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Entry, Ref};
use crate::model::kind::{CasePhase, CaseState, CaseType, Safeguard, Step, Workflow};

/// Support for a child can begin without what every case with a child needs.
pub static RULE: Rule = Rule {
    name: "child-without-safeguards",
    level: Level::Error,
    summary: "Support for a child can begin without what every case with a child needs.",
    docs: include_str!("child_without_safeguards.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let children = cx.index.every::<CaseType>().filter(|it| it.children == Some(true));
    let children: Vec<&Entry<CaseType>> = children.collect();
    let needed = cx.index.every::<Safeguard>().filter(|it| it.children == Some(true));
    for safeguard in needed {
        let nowhere = |case_type: &&Entry<CaseType>| {
            let mut workflows = cx.index.every::<Workflow>();
            !workflows.any(|it| is_for(it, case_type) && can_do(&cx.index, it, safeguard))
        };
        let (without, with): (Vec<&Entry<CaseType>>, Vec<&Entry<CaseType>>) =
            children.iter().copied().partition(nowhere);
        for case_type in without {
            let (kind, needed) = (case_type.id(), safeguard.id());
            let message = format!("no step for cases of `{kind}` does `{needed}`");
            found.push(
                Diagnostic::new(RULE.name, case_type.at(), message)
                    .context(safeguard.at(), "every case with a child needs it")
                    .help(format!("write `does: [{needed}]` at the step of a workflow for `{kind}` that does it")),
            );
        }
        for workflow in cx.index.every::<Workflow>() {
            if with.iter().any(|case_type| is_for(workflow, case_type)) {
                too_late(cx, workflow, safeguard, found);
            }
        }
    }
}

/// Whether a workflow is for a sort of case; one of which this is not known yet may be.
fn is_for(workflow: &Entry<Workflow>, case_type: &Entry<CaseType>) -> bool {
    let mut types = workflow.case_types.iter().map(|it| it.address(workflow.address()));
    workflow.head.unknown("case-types").is_some() || types.any(|it| it == *case_type.address())
}

/// Steps with which support begins though nothing before them does the safeguard.
fn too_late<'a>(
    cx: &'a Cx<'_>,
    workflow: &'a Entry<Workflow>,
    safeguard: &Entry<Safeguard>,
    found: &mut Vec<Diagnostic>,
) {
    let steps = workflow.steps.iter().enumerate().filter(|(_, step)| begins_support(cx, step));
    let graph = Graph::new(workflow);
    for (at, step) in steps {
        if !can_precede(&cx.index, &graph, at, safeguard) {
            let (step, at, needed) = (step.id(), step.at(), safeguard.id());
            let message = format!("support begins at step `{step}`, and no step before it does `{needed}`");
            found.push(
                Diagnostic::new(RULE.name, at, message)
                    .context(safeguard.at(), "every case with a child needs it")
                    .help(format!("write `does: [{needed}]` at a step before it, or call a workflow that does it")),
            );
        }
    }
}

/// Whether a step takes a case from intake or assessment, where the plan is made, to support,
/// where it is carried out.
fn begins_support(cx: &Cx<'_>, step: &Entry<Step>) -> bool {
    let phase = |state: Option<&Ref<CaseState>>| {
        cx.index.typed(step.address(), state?)?.phase
    };
    let Some(change) = &step.transition else { return false };
    let (from, to) = (phase(change.from.as_ref()), phase(change.to.as_ref()));
    matches!(from, Some(CasePhase::Intake | CasePhase::Assessment)) && to == Some(CasePhase::Support)
}
