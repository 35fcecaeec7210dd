//! The states of a case and the changes between them.

use super::{Diagram, Draw, node_id};
use crate::views::{Cx, Edge, Graph, Node, Shape, Style};

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "case-states",
    summary: "The states of a case and the changes between them.",
    draw: Draw::Whole(graph),
};

fn graph<'a>(cx: &'a Cx<'a>) -> Graph {
    let model = &cx.book.model;
    let nodes = model.case_states.iter().map(|state| Node {
        id: node_id(state.id()),
        label: cx.title(state).plain().to_owned(),
        shape: match (state.initial, state.terminal) {
            (Some(true), _) => Shape::Round,
            (_, Some(true)) => Shape::Double,
            _ => Shape::Box,
        },
        to: Some(state.address().clone()),
        ..Node::default()
    });
    let mut graph = Graph {
        style: Style::States,
        title: cx.words.ui("states-picture"),
        description: cx.words.ui("states-picture-says"),
        nodes: nodes.collect(),
        download: Some("case-states"),
        ..Graph::default()
    };
    for transition in &model.transitions {
        let at = transition.address();
        let (Some(from), Some(to)) = (&transition.from, &transition.to) else { continue };
        let role = transition.role.as_ref().map(|role| cx.link_to(&role.address(at)));
        graph.join(Edge {
            from: node_id(from.address(at).id()),
            to: node_id(to.address(at).id()),
            label: role.map(|role| role.plain().to_owned()).unwrap_or_default(),
            dashed: false,
            of: vec![at.clone()],
        });
    }
    graph
}
