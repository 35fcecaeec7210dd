//! A flow crosses a barrier without a crossing that lets it through.

use crate::check::content::{Load, loads};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Barrier, Crossing, Flow, Identifiability, Role};
use crate::model::{Address, Entry, Ref};
use std::collections::BTreeSet;

/// A flow crosses a barrier without a crossing that lets it through.
pub static RULE: Rule = Rule {
    name: "unauthorised-crossing",
    level: Level::Error,
    summary: "A flow crosses a barrier without a crossing that lets it through.",
    docs: include_str!("unauthorised_crossing.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let model = &cx.casebook.model;
    for flow in &model.flows {
        for barrier in model.barriers.iter().filter(|barrier| is_crossed(cx, flow, barrier)) {
            check_barrier(cx, flow, barrier, found);
        }
        for reference in &flow.crosses {
            let Some(crossing) = cx.index.typed(flow.address(), reference) else { continue };
            if !crossing.r#where.iter().any(|it| it.address(crossing.address()) == *flow.address())
            {
                let (id, name) = (flow.id(), crossing.id());
                let message = format!("the crossing `{name}` does not list `{id}`");
                found.push(
                    Diagnostic::new(RULE.name, reference.at(), message)
                        .context(crossing.at(), "the crossing")
                        .help(format!(
                            "add `{id}` to `where` of the crossing, if its keeper agrees"
                        )),
                );
            }
        }
    }
    for crossing in model.barriers.iter().flat_map(|barrier| barrier.crossings.iter()) {
        check_crossing(cx, crossing, found);
    }
}

/// Whether a giver and a receiver stand on different sides.
fn is_crossed(cx: &Cx<'_>, flow: &Entry<Flow>, barrier: &Entry<Barrier>) -> bool {
    let sides = |role: &Ref<Role>| -> BTreeSet<usize> {
        let address = role.address(flow.address());
        let track = cx.index.entry::<Role>(&address).and_then(|role| role.track);
        let stands = |(at, side): (usize, &crate::model::kind::Side)| {
            let listed = side.roles.iter().any(|it| it.address(barrier.address()) == address);
            (listed || track.is_some_and(|track| side.tracks.contains(&track))).then_some(at)
        };
        barrier.sides.iter().enumerate().filter_map(stands).collect()
    };
    let (from, to): (Vec<_>, Vec<_>) =
        (flow.from.iter().map(sides).collect(), flow.to.iter().map(sides).collect());
    let apart = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| {
        !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
    };
    from.iter().any(|one| to.iter().any(|two| apart(one, two)))
}

/// What the flow carries of what the barrier protects is let through by a crossing it names.
fn check_barrier(
    cx: &Cx<'_>,
    flow: &Entry<Flow>,
    barrier: &Entry<Barrier>,
    found: &mut Vec<Diagnostic>,
) {
    if flow.identifiability == Some(Identifiability::Aggregated) {
        return;
    }
    let crossings = flow.crosses.iter().filter_map(|it| cx.index.typed(flow.address(), it));
    let named: Vec<&Entry<Crossing>> =
        crossings.filter(|crossing| crossing.address().owner() == *barrier.address()).collect();
    let loads = loads(&cx.index, flow);
    let stopped: Vec<&Load<'_>> = loads
        .iter()
        .filter(|load| is_protected(load, barrier))
        .filter(|load| !named.iter().any(|crossing| lets_through(crossing, load)))
        .collect();
    let Some(first) = stopped.first() else { return };
    let fields: Vec<&str> = stopped.iter().map(|load| load.field.id()).collect();
    let (id, fields, name) = (flow.id(), super::listed(&fields), barrier.id());
    let (message, help) = match named.first() {
        None => (
            format!("`{id}` takes {fields} across the barrier `{name}` without a crossing"),
            "leave it out, or name in `crosses` a crossing of this barrier that lets it through",
        ),
        Some(crossing) => (
            format!("the crossing `{}` of `{name}` does not let {fields} through", crossing.id()),
            "leave it out, or let the crossing name these fields, people and this detail in `what`",
        ),
    };
    let place = named.first().map_or(barrier.at(), |crossing| crossing.at());
    found.push(
        Diagnostic::new(RULE.name, first.at, message)
            .context(place, if named.is_empty() { "the barrier" } else { "the crossing" })
            .help(help),
    );
}

fn is_protected(load: &Load<'_>, barrier: &Entry<Barrier>) -> bool {
    let Some(protects) = &barrier.protects else { return false };
    let here = barrier.address();
    let field = protects.fields.iter().any(|it| it.address(here) == *load.field.address());
    let is_class = |class: &Address| protects.classes.iter().any(|it| it.address(here) == *class);
    let class = load.class.is_some_and(|class| is_class(class.address()));
    let everything = protects.fields.is_empty() && protects.classes.is_empty();
    let about = load.field.about.is_none_or(|about| protects.about.contains(&about));
    field || ((class || everything) && (protects.about.is_empty() || about))
}

/// Whether a crossing is for this field, in this detail, about these people.
fn lets_through(crossing: &Entry<Crossing>, load: &Load<'_>) -> bool {
    let Some(what) = &crossing.what else { return true };
    let is_field = |it: &Ref<_>| it.address(crossing.address()) == *load.field.address();
    let about = load.field.about.is_none_or(|about| what.about.contains(&about));
    (what.fields.is_empty() || what.fields.iter().any(is_field))
        && (what.about.is_empty() || about)
        && what.detail.is_none_or(|most| load.detail.is_none_or(|detail| detail <= most))
}

/// A crossing says what goes through it, and each flow that it lists names it.
fn check_crossing(cx: &Cx<'_>, crossing: &Entry<Crossing>, found: &mut Vec<Diagnostic>) {
    let (id, here) = (crossing.id(), crossing.address());
    if crossing.what.as_ref().is_some_and(|what| what.fields.is_empty() && what.detail.is_none()) {
        let message = format!("the crossing `{id}` does not say what goes through it");
        found.push(
            Diagnostic::new(RULE.name, crossing.at(), message)
                .help("write `fields` or `detail` under `what`"),
        );
    }
    for reference in &crossing.r#where {
        let Some(flow) = cx.index.typed(here, reference) else { continue };
        if !flow.crosses.iter().any(|it| it.address(flow.address()) == *here) {
            let message = format!("`{}` does not name the crossing `{id}`", flow.id());
            found.push(
                Diagnostic::new(RULE.name, reference.at(), message)
                    .context(flow.at(), "the flow")
                    .help(format!(
                        "add `{}` to `crosses` of the flow, or take it out here",
                        short(here)
                    )),
            );
        }
    }
}

fn short(crossing: &Address) -> &str {
    crossing.as_str().split_once('/').map_or(crossing.as_str(), |(_, rest)| rest)
}
