//! A workflow: steps, decisions, outcomes.

use super::node_id;
use crate::model::kind::{EndKind, Step, Workflow};
use crate::model::{Address, Entry, Local, Target};
use crate::views::{Cx, Edge, Graph, Node, Shape, Style};
use std::collections::BTreeMap;

/// The steps downwards, with who answers for them; decisions as diamonds, their outcomes as
/// words on the lines; a line that leads back is dashed.
pub fn graph<'a>(cx: &'a Cx<'a>, workflow: &'a Entry<Workflow>) -> Graph {
    let title = cx.link(workflow).plain().to_owned();
    let mut drawing = Drawing {
        owner: workflow.address(),
        order: BTreeMap::new(),
        graph: Graph {
            style: Style::Flow,
            description: cx.words.ui("workflow-picture-says").replace("{}", &title),
            title,
            ..Graph::default()
        },
    };
    drawing.nodes(cx, workflow);
    for (i, start) in workflow.starts.iter().enumerate() {
        let first = workflow.steps.first().map(|step| step.id().to_owned());
        let next =
            start.next.as_ref().map(|next| drawing.id(next)).or(first.map(|id| node_id(&id)));
        if let Some(next) = next {
            drawing.edge(&node_id(&format!("start_{i}")), &next, String::new(), false);
        }
    }
    for step in workflow.steps.iter() {
        drawing.step(cx, step, workflow);
    }
    drawing.graph
}

struct Drawing<'a> {
    owner: &'a Address,
    /// Where each node stands in the order of the definition, to see what leads back.
    order: BTreeMap<String, usize>,
    graph: Graph,
}

impl Drawing<'_> {
    fn nodes<'a>(&mut self, cx: &'a Cx<'a>, workflow: &'a Entry<Workflow>) {
        for (i, start) in workflow.starts.iter().enumerate() {
            self.node(Node {
                id: node_id(&format!("start_{i}")),
                label: cx.title(start).plain().to_owned(),
                shape: Shape::Round,
                to: Some(start.address().clone()),
                ..Node::default()
            });
        }
        for step in workflow.steps.iter() {
            let role =
                step.accountable.as_ref().map(|role| cx.link_to(&role.address(step.address())));
            let shape = match (&step.split, &step.join, &step.call, &step.handover) {
                (Some(_), ..) | (_, Some(_), ..) if step.accountable.is_none() => Shape::Bar,
                (_, _, Some(_), _) | (_, _, _, Some(_)) => Shape::Double,
                _ => Shape::Box,
            };
            self.node(Node {
                id: node_id(step.id()),
                label: cx.title(step).plain().to_owned(),
                note: role.map(|role| role.plain().to_owned()).unwrap_or_default(),
                shape,
                to: Some(step.address().clone()),
                ..Node::default()
            });
            let decision = step.decision.as_ref().map(|decision| decision.address(step.address()));
            let decision = decision.and_then(|address| cx.index.get(&address));
            if let Some(decision) = decision {
                self.node(Node {
                    id: node_id(&format!("d_{}", decision.head().id.value)),
                    label: cx.title(decision).plain().to_owned(),
                    shape: Shape::Diamond,
                    to: Some(decision.head().address.clone()),
                    ..Node::default()
                });
            }
        }
        for end in workflow.ends.iter() {
            let stop = if end.kind == Some(EndKind::Abort) { "■ " } else { "" };
            self.node(Node {
                id: node_id(end.id()),
                label: format!("{stop}{}", cx.title(end).plain()),
                shape: Shape::Round,
                to: Some(end.address().clone()),
                ..Node::default()
            });
        }
    }

    fn node(&mut self, node: Node) {
        self.order.entry(node.id.clone()).or_insert(self.graph.nodes.len());
        self.graph.nodes.push(node);
    }

    fn id<T: Target>(&self, local: &Local<T>) -> String {
        let address = local.address(self.owner);
        node_id(address.fragment().unwrap_or_default())
    }

    fn step<'a>(&mut self, cx: &'a Cx<'a>, step: &'a Entry<Step>, workflow: &'a Entry<Workflow>) {
        let from = node_id(step.id());
        if let Some(next) = &step.next {
            self.edge(&from, &self.id(next), String::new(), false);
        }
        for branch in &step.branches {
            self.edge(&from, &self.id(branch), String::new(), false);
        }
        for (end, next) in step.call.iter().flat_map(|call| &call.on) {
            self.edge(&from, &self.id(next), cx.words.plain(end), false);
        }
        if let Some(late) = &step.on_timeout {
            self.edge(&from, &self.id(late), cx.words.ui("time-is-over"), true);
        }
        let Some(decision) = &step.decision else { return };
        let address = decision.address(step.address());
        let Some(decision) = workflow.decisions.iter().find(|it| *it.address() == address) else {
            return;
        };
        let diamond = node_id(&format!("d_{}", decision.id()));
        self.edge(&from, &diamond, String::new(), false);
        for option in decision.options.iter() {
            if let Some(next) = &option.next {
                let label = option_words(cx, option, decision);
                self.edge(&diamond, &self.id(next), label, false);
            }
        }
    }

    fn edge(&mut self, from: &str, to: &str, label: String, dashed: bool) {
        let place = |id: &str| self.order.get(id).copied();
        let back = place(to) < place(from);
        let dashed = dashed || back;
        self.graph.edges.push(Edge {
            from: from.to_owned(),
            to: to.to_owned(),
            label,
            dashed,
            ..Edge::default()
        });
    }
}

/// The title of an option, or the label of its code in the list that the decision uses.
pub(super) fn option_words<'a>(
    cx: &'a Cx<'a>,
    option: &'a Entry<crate::model::kind::Choice>,
    decision: &'a Entry<crate::model::kind::Decision>,
) -> String {
    if !option.head.title.lines.is_empty() {
        return cx.title(option).plain().to_owned();
    }
    let list = decision.options_from.as_ref().map(|list| list.address(decision.address()));
    let code = list.and_then(|list| cx.index.get(&list.part(option.id())));
    code.map_or_else(|| cx.title(option), |code| cx.title(code)).plain().to_owned()
}
