//! A change of state that no step makes, or a step that makes one which is not allowed.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Step, Transition};
use crate::model::{Address, Entry};

/// A change of state that no step makes, or a step that makes one which is not allowed.
pub static RULE: Rule = Rule {
    name: "transition-without-step",
    level: Level::Error,
    summary: "A change of state that no step makes, or a step that makes one which is not allowed.",
    docs: include_str!("transition_without_step.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let making: Vec<(&Entry<Step>, Change)> =
        cx.index.every::<Step>().filter_map(|step| Some((step, made(step)?))).collect();
    for transition in cx.index.every::<Transition>() {
        let Some(allowed) = allowed(transition) else { continue };
        let makers = making.iter().filter(|(_, made)| *made == allowed);
        let makers: Vec<&Entry<Step>> = makers.map(|(step, _)| *step).collect();
        let role = transition.role.as_ref().map(|role| role.address(transition.address()));
        let may = |step: &&Entry<Step>| role.as_ref().is_none_or(|role| acts(step, role));
        if makers.is_empty() {
            found.push(no_step(transition, &allowed));
        } else if !makers.iter().any(may) {
            found.push(other_role(transition, &makers));
        }
    }
    let table: Vec<Change> = cx.index.every::<Transition>().filter_map(allowed).collect();
    for (step, made) in &making {
        if !table.contains(made) {
            found.push(not_allowed(step, made));
        }
    }
}

/// Addresses of the states before and after.
type Change = (Address, Address);

fn allowed(transition: &Entry<Transition>) -> Option<Change> {
    let here = transition.address();
    Some((transition.from.as_ref()?.address(here), transition.to.as_ref()?.address(here)))
}

fn made(step: &Entry<Step>) -> Option<Change> {
    let (here, change) = (step.address(), step.transition.as_ref()?);
    Some((change.from.as_ref()?.address(here), change.to.as_ref()?.address(here)))
}

/// Whether the role answers for the step or does it; what is not known yet is not wrong.
fn acts(step: &Entry<Step>, role: &Address) -> bool {
    let mut acting = step.accountable.iter().chain(&step.responsible);
    let unknown = |field: &str| step.head.unknown(field).is_some();
    unknown("accountable")
        || unknown("responsible")
        || acting.any(|acting| acting.address(step.address()) == *role)
}

fn no_step(transition: &Entry<Transition>, (from, to): &Change) -> Diagnostic {
    let (from, to) = (from.id(), to.id());
    let message = format!("no step takes a case from `{from}` to `{to}`");
    Diagnostic::new(RULE.name, transition.at(), message)
        .label("nobody makes this change")
        .help(format!("write `transition: {{from: {from}, to: {to}}}` at the step that makes it, or delete `{}`", transition.id()))
}

fn other_role(transition: &Entry<Transition>, makers: &[&Entry<Step>]) -> Diagnostic {
    let role = transition.role.as_ref();
    let (role, at) =
        role.map_or(("", transition.at()), |role| (role.as_str(), role.at()));
    let steps: Vec<&str> = makers.iter().map(|step| step.address().as_str()).collect();
    let message = format!(
        "`{}` is for `{role}`, but {} is done by others",
        transition.id(),
        super::listed(&steps)
    );
    let mut diagnostic = Diagnostic::new(RULE.name, at, message)
        .label("may make this change")
        .help(format!("let `{role}` do the step or answer for it, or name who does it here"));
    for step in makers {
        diagnostic = diagnostic.context(step.at(), "makes this change");
    }
    diagnostic
}

fn not_allowed(step: &Entry<Step>, (from, to): &Change) -> Diagnostic {
    let at = step.transition.as_ref().and_then(|change| change.to.as_ref());
    let at = at.map_or(step.at(), |to| to.at());
    let (from, to) = (from.id(), to.id());
    let message = format!("no transition leads from `{from}` to `{to}`");
    Diagnostic::new(RULE.name, at, message)
        .label(format!("step `{}` makes this change", step.id()))
        .help("write the transition, with the role that may make it and the form that shows it, or mend the step")
}
