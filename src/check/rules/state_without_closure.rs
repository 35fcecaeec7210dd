//! A case can come to a state from which it never gets out, or can never come to a state.

use crate::analyse::case_states::Life;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};

/// A case can come to a state from which it never gets out, or can never come to a state.
pub static RULE: Rule = Rule {
    name: "state-without-closure",
    level: Level::Error,
    summary: "A case can come to a state from which it never gets out, or can never come to a state.",
    docs: include_str!("state_without_closure.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let life = Life::new(&cx.index);
    let Some(first) = life.states.first() else { return };
    let initial = life.which(|state| state.initial == Some(true));
    let terminal = life.which(|state| state.terminal == Some(true));
    let mut report = |at, message: String, help: String| {
        found.push(Diagnostic::new(RULE.name, at, message).help(help));
    };
    for (place, missing) in [("begin", &initial), ("end", &terminal)] {
        if missing.is_empty() {
            let key = if place == "begin" { "initial" } else { "terminal" };
            let message = format!("no state says that a case can {place} there");
            report(first.at(), message, format!("write `{key}: true` at the state where it does"));
        }
    }
    for state in initial.iter().skip(1) {
        let (state, first) = (life.states[*state], life.states[initial[0]]);
        let message = format!("`{}` is a second initial state, beside `{}`", state.id(), first.id());
        let help = "a case begins in one state: take `initial` off one of them, and write a transition";
        report(state.at(), message, help.to_owned());
    }
    let reached = life.reached_from(initial.iter().copied());
    let closing = life.leading_to(terminal.iter().copied());
    for (at, state) in life.states.iter().enumerate() {
        if !initial.is_empty() && !reached[at] {
            let message = format!("a case never comes to `{}`", state.id());
            let help = format!("write a transition with `to: {}`, or delete the state", state.id());
            report(state.at(), message, help);
        }
        if !terminal.is_empty() && !closing[at] {
            let message = format!("a case that is in `{}` is never closed", state.id());
            let help = format!(
                "write a transition with `from: {}` to a state from which closure can be reached",
                state.id()
            );
            report(state.at(), message, help);
        }
    }
    for change in &life.changes {
        let from = life.states[change.from];
        if from.terminal == Some(true) && from.closes != Some(true) {
            let at = change.transition.from.as_ref().map_or(change.transition.at(), |it| it.at());
            let message = format!("a case leaves `{}`, which is terminal", from.id());
            let help = "delete the transition, or take `terminal` off the state; only a state that `closes` support can be terminal and be left, when a case is taken up again";
            report(at, message, help.to_owned());
        }
    }
}
