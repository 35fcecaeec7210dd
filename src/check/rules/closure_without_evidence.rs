//! Support can end without the form that shows it, or without what every closure needs.

use crate::analyse::safeguards::begins_without;
use crate::analyse::token_game::Game;
use crate::analyse::workflow::Graph;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{CaseState, Safeguard, Step, Transition, Workflow};
use crate::model::{Address, Entry, Ref};

/// Support can end without the form that shows it, or without what every closure needs.
pub static RULE: Rule = Rule {
    name: "closure-without-evidence",
    level: Level::Error,
    summary: "Support can end without the form that shows it, or without what every closure needs.",
    docs: include_str!("closure_without_evidence.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let needed = cx.index.every::<Safeguard>().filter(|it| it.closure == Some(true));
    let needed: Vec<&Entry<Safeguard>> = needed.collect();
    for transition in cx.index.every::<Transition>() {
        if closes(cx, transition.address(), transition.to.as_ref()) {
            table(transition, &needed, found);
        }
    }
    for workflow in cx.index.every::<Workflow>() {
        let closing = |step: &Entry<Step>| {
            let change = step.transition.as_ref();
            change.is_some_and(|change| closes(cx, step.address(), change.to.as_ref()))
        };
        let damaged = cx.casebook.damaged.contains(workflow.address());
        if damaged || !workflow.steps.iter().any(closing) {
            continue;
        }
        let game = Game::play(Graph::new(workflow));
        for (at, step) in workflow.steps.iter().enumerate().filter(|(_, step)| closing(step)) {
            for safeguard in &needed {
                let story = begins_without(&cx.index, &game, at, safeguard);
                found.extend(story.map(|story| {
                    let message = format!(
                        "`{}` can close a case without `{}`: {story}",
                        step.id(),
                        safeguard.id()
                    );
                    let help = format!(
                        "write `does: [{}]` at this step, or at one that comes before it on every path",
                        safeguard.id()
                    );
                    Diagnostic::new(RULE.name, step.at(), message)
                        .context(safeguard.at(), "every closure needs it")
                        .help(help)
                }));
            }
        }
    }
}

/// Whether support has ended in that state.
fn closes(cx: &Cx<'_>, here: &Address, state: Option<&Ref<CaseState>>) -> bool {
    let state = state.and_then(|state| cx.index.typed(here, state));
    state.is_some_and(|state| state.closes == Some(true))
}

/// What the table of transitions lacks.
fn table(
    transition: &Entry<Transition>,
    needed: &[&Entry<Safeguard>],
    found: &mut Vec<Diagnostic>,
) {
    let (id, here) = (transition.id(), transition.address());
    let unknown = |field: &str| transition.head.unknown(field).is_some();
    if transition.evidence.is_empty() && !unknown("evidence") {
        found.push(
            Diagnostic::new(RULE.name, transition.at(), format!("`{id}` closes a case on no form"))
                .label("nothing shows that it was closed, and why")
                .help("write `evidence: [<form>]`"),
        );
    }
    let required = |safeguard: &Entry<Safeguard>| {
        transition.requires.iter().any(|it| it.address(here) == *safeguard.address())
    };
    for safeguard in needed.iter().filter(|it| !unknown("requires") && !required(it)) {
        let message = format!("`{id}` closes a case and does not require `{}`", safeguard.id());
        found.push(
            Diagnostic::new(RULE.name, transition.at(), message)
                .context(safeguard.at(), "every closure needs it")
                .help(format!("write `{}` into `requires:`", safeguard.id())),
        );
    }
}
