//! One institution: its roles, what arrives there and what leaves.

use super::{Diagram, Draw, node_id};
use crate::model::kind::{Flow, Role};
use crate::model::{Address, Element, Entry, Kind, Ref};
use crate::views::pages::roles_of;
use crate::views::{Cx, Edge, Graph, Group, Node, Shape, Style};
use std::collections::BTreeSet;

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "ego",
    summary: "One institution with its roles, and the flows that reach and leave it.",
    draw: Draw::One(&[Kind::Institution], graph),
};

const COLUMNS: [&str; 5] = ["gives", "arrives", "roles", "leaves", "gets"];

/// The picture; without boxes where no flow reaches or leaves the institution.
pub(crate) fn graph<'a>(cx: &'a Cx<'a>, institution: &'a dyn Element) -> Graph {
    let roles = roles_of(cx, &institution.head().address);
    let title = cx.title(institution).plain().to_owned();
    let heading = |column: &str| match column {
        "roles" => title.clone(),
        column => cx.words.ui(&format!("ego-{column}")),
    };
    let mut graph = Graph {
        style: Style::Columns,
        title: cx.words.ui("ego-picture").replace("{}", &title),
        description: cx.words.ui("ego-picture-says").replace("{}", &title),
        groups: COLUMNS
            .iter()
            .map(|column| Group {
                id: (*column).to_owned(),
                label: heading(column),
                wall: *column == "roles",
                ..Group::default()
            })
            .collect(),
        ..Graph::default()
    };
    for flow in cx.index.users::<Flow>(&roles) {
        let from = ends(flow, &flow.from);
        let to = ends(flow, &flow.to);
        let mut ways = vec![(&from, &to)];
        if flow.both_ways == Some(true) {
            ways.push((&to, &from));
        }
        for (from, to) in ways {
            // What stays between roles of one institution is drawn as leaving it.
            if from.iter().any(|role| roles.contains(role)) {
                add(cx, &mut graph, flow, &roles, (from, to), true);
            } else if to.iter().any(|role| roles.contains(role)) {
                add(cx, &mut graph, flow, &roles, (from, to), false);
            }
        }
    }
    graph.groups.retain(|group| !group.nodes.is_empty());
    graph
}

fn ends(flow: &Entry<Flow>, roles: &[Ref<Role>]) -> Vec<Address> {
    roles.iter().map(|role| role.address(flow.address())).collect()
}

fn add<'a>(
    cx: &'a Cx<'a>,
    graph: &mut Graph,
    flow: &'a Entry<Flow>,
    roles: &BTreeSet<Address>,
    (from, to): (&[Address], &[Address]),
    leaves: bool,
) {
    let (travels, far) = if leaves { (3, 4) } else { (1, 0) };
    let box_of = |graph: &mut Graph, column: usize, address: &Address| {
        let id = node_id(&format!("{}_{}", COLUMNS[column], address.id()));
        let there = &mut graph.groups[column].nodes;
        if !there.contains(&id) {
            there.push(id.clone());
            let travels = address.folder() == Kind::Flow.folder();
            graph.nodes.push(Node {
                id: id.clone(),
                label: cx.link_to(address).plain().to_owned(),
                shape: if travels { Shape::Round } else { Shape::Box },
                to: Some(address.clone()),
                ..Node::default()
            });
        }
        id
    };
    let flow_box = box_of(graph, travels, flow.address());
    let mine = |role: &&Address| roles.contains(*role);
    let (near_ends, far_ends) = if leaves { (from, to) } else { (to, from) };
    for role in near_ends.iter().filter(mine) {
        let near = box_of(graph, 2, role);
        join(graph, &near, &flow_box, leaves);
    }
    for role in far_ends {
        let party = box_of(graph, far, role);
        join(graph, &flow_box, &party, leaves);
    }
}

/// A line in the direction in which the information goes.
fn join(graph: &mut Graph, near: &str, far: &str, leaves: bool) {
    let (from, to) = if leaves { (near, far) } else { (far, near) };
    graph.join(Edge { from: from.to_owned(), to: to.to_owned(), ..Edge::default() });
}
