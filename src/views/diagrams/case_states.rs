//! The states of a case and the changes between them.

use super::{Diagram, node_id};
use crate::views::{Cx, Edge, Graph, Node, Shape, Style};

pub(super) static DIAGRAM: Diagram =
    Diagram { name: "case-states", summary: "The states of a case.", graph };

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
    let edges = model.transitions.iter().filter_map(|transition| {
        let at = transition.address();
        let (from, to) =
            (transition.from.as_ref()?.address(at), transition.to.as_ref()?.address(at));
        let role = transition.role.as_ref().and_then(|role| cx.index.typed(at, role));
        let code = role.map(|role| cx.title(role).plain().to_owned());
        Some(Edge {
            from: node_id(from.id()),
            to: node_id(to.id()),
            label: code.unwrap_or_default(),
            dashed: false,
        })
    });
    Graph {
        style: Style::States,
        title: cx.words.ui("states-picture"),
        description: cx.words.ui("states-picture-says"),
        nodes: nodes.collect(),
        edges: edges.collect(),
        groups: Vec::new(),
    }
}
