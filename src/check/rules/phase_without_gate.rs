//! A phase lacks a gate, somebody who answers for it, or a way back.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Walk;
use crate::model::kind::Phase;

/// A phase lacks a gate, somebody who answers for it, or a way back.
pub static RULE: Rule = Rule {
    name: "phase-without-gate",
    level: Level::Error,
    summary: "A phase lacks a gate, somebody who answers for it, or a way back.",
    docs: include_str!("phase_without_gate.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for phase in cx.index.every::<Phase>() {
        let parts = [
            ("entry", phase.entry.is_unset()),
            ("exit", phase.exit.is_unset()),
            ("owner", phase.owner.is_unset()),
            ("rollback", phase.rollback.is_unset()),
        ];
        let missing: Vec<&str> = parts
            .into_iter()
            .filter(|(key, unset)| *unset && phase.head.unknown(key).is_none())
            .map(|(key, _)| key)
            .collect();
        if !missing.is_empty() {
            let message = format!("the phase `{}` has no {}", phase.id(), super::listed(&missing));
            found.push(
                Diagnostic::new(RULE.name, phase.at(), message)
                    .help("write it, or `{ tbd: question }`"),
            );
        }
    }
}
