//! Entities and how they hang together; their fields are on their pages.

use super::{Diagram, Draw, node_id};
use crate::views::{Cx, Edge, Graph, Node, Style};

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "entities",
    summary: "Entities and how they hang together.",
    draw: Draw::Whole(graph),
};

fn graph<'a>(cx: &'a Cx<'a>) -> Graph {
    let entities = &cx.book.model.entities;
    let nodes = entities.iter().map(|entity| Node {
        id: node_id(entity.id()),
        label: cx.title(entity).plain().to_owned(),
        to: Some(entity.address().clone()),
        note: cx.words.ui("n-fields").replace("{}", &entity.fields.len().to_string()),
        ..Node::default()
    });
    let edges = entities.iter().filter_map(|entity| {
        let owner = entity.belongs_to.as_ref()?.address(entity.address());
        Some(Edge {
            from: node_id(owner.id()),
            to: node_id(entity.id()),
            label: if entity.many == Some(true) { "many" } else { "one" }.to_owned(),
            ..Edge::default()
        })
    });
    Graph {
        style: Style::Entities,
        title: cx.words.ui("entities-picture"),
        description: cx.words.ui("entities-picture-says"),
        nodes: nodes.collect(),
        edges: edges.collect(),
        download: Some("entities"),
        ..Graph::default()
    }
}
