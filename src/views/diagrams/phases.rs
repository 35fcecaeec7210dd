//! The phases of digitalisation in their order, with the gates between them. They have no dates:
//! each begins when its conditions hold.

use super::{Diagram, Draw, field, named, node_id};
use crate::views::{Cx, Edge, Graph, Group, Node, Style};

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "phases",
    summary: "The phases of digitalisation in their order, with their gates.",
    draw: Draw::Whole(graph),
};

fn graph<'a>(cx: &'a Cx<'a>) -> Graph {
    let mut phases: Vec<_> = cx.book.model.phases.iter().collect();
    phases.sort_by_key(|phase| (phase.order, phase.head.code.clone()));
    let mut graph = Graph {
        style: Style::Columns,
        title: cx.words.ui("phases-picture"),
        description: cx.words.ui("phases-picture-says"),
        ..Graph::default()
    };
    for phase in phases {
        let id = node_id(phase.id());
        let gate = |key: &str, count: usize| cx.words.ui(key).replace("{}", &count.to_string());
        let note = [gate("phase-entry", phase.entry.len()), gate("phase-exit", phase.exit.len())]
            .join(", ");
        let last = graph.groups.last().and_then(|group| group.nodes.first()).cloned();
        if let Some(from) = last {
            graph.join(Edge { from, to: id.clone(), ..Edge::default() });
        }
        graph.groups.push(Group {
            id: format!("g_{}", graph.groups.len()),
            label: field(cx, phase, "owner"),
            nodes: vec![id.clone()],
            ..Group::default()
        });
        graph.add(Node {
            id,
            label: named(cx, phase),
            note,
            to: Some(phase.address().clone()),
            ..Node::default()
        });
    }
    graph
}
