//! A paper about a person leaves and nobody learns whether it arrived.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Entry;
use crate::model::kind::{Flow, Identifiability, Medium};

/// A paper about a person leaves and nobody learns whether it arrived.
pub static RULE: Rule = Rule {
    name: "unacknowledged-flow",
    level: Level::Warning,
    summary: "A paper about a person leaves and nobody learns whether it arrived.",
    docs: include_str!("unacknowledged_flow.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for flow in &cx.casebook.model.flows {
        let numbers = flow.identifiability == Some(Identifiability::Aggregated);
        let settled = flow.acknowledged_by.is_some()
            || flow.head.unknown("acknowledged-by").is_some()
            || flow.both_ways == Some(true)
            || acknowledges(cx, flow);
        if !numbers && !settled && travels(cx, flow) {
            let message = format!("nobody learns whether `{}` arrived", flow.id());
            found.push(
                Diagnostic::new(RULE.name, flow.at(), message)
                    .help("name the flow that confirms it in `acknowledged-by`, or write `{ tbd: question }`"),
            );
        }
    }
}

/// Whether it confirms another flow itself.
fn acknowledges(cx: &Cx<'_>, flow: &Entry<Flow>) -> bool {
    cx.index.users::<Flow>([flow.address()]).any(|other| {
        let by = other.acknowledged_by.as_ref();
        by.is_some_and(|it| it.address(other.address()) == *flow.address())
    })
}

/// Whether it goes by something that can get lost: in a talk or a meeting the other side is there.
fn travels(cx: &Cx<'_>, flow: &Entry<Flow>) -> bool {
    let lost = [Some(Medium::Paper), Some(Medium::Removable), Some(Medium::Network)];
    let channels = flow.channel.iter().filter_map(|it| cx.index.typed(flow.address(), it));
    channels.into_iter().any(|channel| lost.contains(&channel.medium))
}
