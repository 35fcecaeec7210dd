//! Entities and how they hang together; their fields are on their pages.

use super::{Diagram, Draw, node_id};
use crate::model::Entry;
use crate::model::kind::Entity;
use crate::views::{Cx, Edge, Graph, Group, Node, Style};

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "entities",
    summary: "Entities and how they hang together.",
    draw: Draw::Whole(graph),
};

fn graph<'a>(cx: &'a Cx<'a>) -> Graph {
    let mut graph = Graph {
        style: Style::Entities,
        title: cx.words.ui("entities-picture"),
        description: cx.words.ui("entities-picture-says"),
        download: Some("entities"),
        ..Graph::default()
    };
    for entity in &cx.book.model.entities {
        let id = node_id(entity.id());
        let fields = cx.words.ui("n-fields").replace("{}", &entity.fields.len().to_string());
        let many = entity.many == Some(true);
        graph.nodes.push(Node {
            id: id.clone(),
            label: cx.title(entity).plain().to_owned(),
            to: Some(entity.address().clone()),
            note: if many { format!("{fields}, {}", cx.words.ui("entity-many")) } else { fields },
            ..Node::default()
        });
        if let Some(owner) = &entity.belongs_to {
            let label = if many { "many" } else { "one" }.to_owned();
            let from = node_id(owner.address(entity.address()).id());
            graph.edges.push(Edge { from, to: id.clone(), label, ..Edge::default() });
        }
        let depth = depth(cx, entity);
        while graph.groups.len() <= depth {
            let at = graph.groups.len();
            let label = cx.words.ui(if at == 0 { "entities-first" } else { "entities-below" });
            graph.groups.push(Group { id: format!("g_{at}"), label, ..Group::default() });
        }
        graph.groups[depth].nodes.push(id);
    }
    graph.groups.retain(|group| !group.nodes.is_empty());
    graph
}

/// On how many others it hangs, one by one; a circle ends where it closes.
fn depth<'a>(cx: &'a Cx<'a>, entity: &'a Entry<Entity>) -> usize {
    let (mut depth, mut at) = (0, entity);
    while let Some(owner) =
        at.belongs_to.as_ref().and_then(|owner| cx.index.typed(at.address(), owner))
    {
        if depth == 99 || owner.address() == entity.address() {
            return 0;
        }
        (depth, at) = (depth + 1, owner);
    }
    depth
}
