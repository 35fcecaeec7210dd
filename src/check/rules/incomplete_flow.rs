//! A flow leaves out something that an agreement on sharing must say.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Flow, Identifiability};
use crate::model::{Entry, Walk};

/// A flow leaves out something that an agreement on sharing must say.
pub static RULE: Rule = Rule {
    name: "incomplete-flow",
    level: Level::Error,
    summary: "A flow leaves out something that an agreement on sharing must say.",
    docs: include_str!("incomplete_flow.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for flow in &cx.casebook.model.flows {
        if cx.casebook.damaged.contains(flow.address()) {
            continue;
        }
        let missing = missing(flow);
        if !missing.is_empty() {
            let message = format!("the flow `{}` has no {}", flow.id(), super::listed(&missing));
            found.push(Diagnostic::new(RULE.name, flow.at(), message).help(
                "write what the two sides would have to agree on, or `{ tbd: question }` with an open question",
            ));
        }
    }
}

fn missing(flow: &Entry<Flow>) -> Vec<&'static str> {
    let numbers = flow.identifiability == Some(Identifiability::Aggregated);
    let counted = numbers && !(flow.dimensions.is_unset() && flow.population.is_unset());
    let parts: [(&'static str, bool); 9] = [
        ("basis", flow.basis.is_unset()),
        ("purpose", flow.purpose.is_unset()),
        ("carries", flow.carries.is_unset() && !counted),
        ("classification", flow.classification.is_unset()),
        ("channel", flow.channel.is_unset()),
        ("identifiability", flow.identifiability.is_unset()),
        ("frequency", flow.frequency.is_unset()),
        ("retention-at-receiver", flow.retention_at_receiver.is_unset()),
        ("onward", flow.onward.is_unset()),
    ];
    let missing =
        parts.into_iter().filter(|(key, unset)| *unset && flow.head.unknown(key).is_none());
    missing.map(|(key, _)| key).collect()
}
