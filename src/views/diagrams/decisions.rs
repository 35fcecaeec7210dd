//! The decisions of one workflow as a tree: what follows from each outcome, without the steps in
//! between.

use super::swimlane::option_words;
use super::{Diagram, Draw, named, node_id};
use crate::model::kind::{Decision, End, Step, Workflow};
use crate::model::{Address, Element, Entry, Kind};
use crate::views::{Cx, Edge, Graph, Node, Shape, Style};
use std::collections::BTreeSet;

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "decisions",
    summary: "The decisions of one workflow and what follows from each outcome.",
    draw: Draw::One(&[Kind::Workflow], graph),
};

/// The picture; without lines where nothing is decided.
pub(crate) fn graph<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Graph {
    let Some(workflow) = element.any().downcast_ref::<Entry<Workflow>>() else {
        return Graph::default();
    };
    let title = named(cx, workflow);
    let mut graph = Graph {
        style: Style::Flow,
        description: cx.words.ui("decisions-picture-says").replace("{}", &title),
        title: cx.words.ui("decisions-picture").replace("{}", &title),
        ..Graph::default()
    };
    let order = |address: &Address| {
        workflow.decisions.iter().position(|decision| decision.address() == address)
    };
    for decision in workflow.decisions.iter() {
        let from = self::add(cx, &mut graph, decision);
        for option in decision.options.iter() {
            let Some(next) = &option.next else { continue };
            let label = option_words(cx, option, decision);
            let mut reached = Vec::new();
            reach(cx, &next.address(option.address()), &mut BTreeSet::new(), &mut reached);
            for target in reached {
                let to = self::add(cx, &mut graph, target);
                let place = order(&target.head().address);
                let dashed = place.is_some() && place <= order(decision.address());
                let of = vec![option.address().clone()];
                let label = label.clone();
                graph.join(Edge { from: from.clone(), to, label, dashed, of });
            }
        }
    }
    graph
}

fn add<'a>(cx: &'a Cx<'a>, graph: &mut Graph, element: &'a dyn Element) -> String {
    let head = element.head();
    let id = node_id(head.address.as_str());
    let decider = element.any().downcast_ref::<Entry<Decision>>();
    let decider = decider.and_then(|it| Some(it.decider.as_ref()?.address(it.address())));
    graph.add(Node {
        id: id.clone(),
        label: cx.title(element).plain().to_owned(),
        note: decider.map(|role| cx.link_to(&role).plain().to_owned()).unwrap_or_default(),
        shape: match element.kind() {
            Kind::Decision => Shape::Box,
            Kind::Workflow => Shape::Double,
            _ => Shape::Round,
        },
        to: Some(head.address.clone()),
        ..Node::default()
    });
    id
}

/// The decisions, ends and other workflows that come next from a place, in order.
fn reach<'a>(
    cx: &'a Cx<'a>,
    place: &Address,
    seen: &mut BTreeSet<Address>,
    found: &mut Vec<&'a dyn Element>,
) {
    if !seen.insert(place.clone()) {
        return;
    }
    let Some(element) = cx.index.get(place) else { return };
    if element.any().is::<Entry<End>>() {
        return found.push(element);
    }
    let Some(step) = element.any().downcast_ref::<Entry<Step>>() else { return };
    let at = step.address();
    if let Some(decision) = &step.decision {
        let decision = cx.index.get(&decision.address(at));
        if let Some(decision) = decision.filter(|it| seen.insert(it.head().address.clone())) {
            found.push(decision);
        }
        return;
    }
    if let Some(other) = step.handover.as_ref().and_then(|other| cx.index.get(&other.address(at))) {
        if seen.insert(other.head().address.clone()) {
            found.push(other);
        }
        return;
    }
    let called = step.call.iter().flat_map(|call| call.on.values()).map(|next| next.address(at));
    let branches = step.branches.iter().map(|next| next.address(at));
    let next = step.next.iter().map(|next| next.address(at));
    for next in next.chain(branches).chain(called).collect::<Vec<_>>() {
        reach(cx, &next, seen, found);
    }
}
