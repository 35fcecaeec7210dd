//! One barrier: two sides, what may cross between them, and on whose authority.

use super::{Diagram, Draw, field, named, node_id, words};
use crate::model::kind::{Barrier, Crossing, Flow, Side};
use crate::model::{Address, Element, Entry, Kind};
use crate::views::{Cx, Edge, Graph, Group, Node, Shape, Style};
use std::collections::BTreeSet;

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "barrier",
    summary: "One barrier: its two sides, what may cross, and on whose authority.",
    draw: Draw::One(&[Kind::Barrier], graph),
};

/// The picture: the sides left and right, what may cross as the wall between them.
pub(crate) fn graph<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Graph {
    let Some(barrier) = element.any().downcast_ref::<Entry<Barrier>>() else {
        return Graph::default();
    };
    let title = named(cx, barrier);
    let mut graph = Graph {
        style: Style::Columns,
        description: cx.words.ui("barrier-picture-says").replace("{}", &title),
        title,
        ..Graph::default()
    };
    let crossings: Vec<Drawn> = barrier.crossings.iter().map(|it| drawn(cx, it)).collect();
    let active: BTreeSet<&Address> =
        crossings.iter().flat_map(|it| it.from.iter().chain(&it.to)).collect();
    let mut columns: Vec<Group> = Vec::new();
    for (at, side) in barrier.sides.iter().enumerate() {
        columns.push(self::side(cx, &mut graph, barrier.address(), at, side, &active));
    }
    let mut wall = Group {
        id: "wall".to_owned(),
        label: cx.words.ui("barrier-crosses"),
        wall: true,
        ..Group::default()
    };
    for crossing in crossings {
        wall.nodes.push(crossing.node.id.clone());
        for role in &crossing.from {
            for from in boxes(barrier, role) {
                graph.join(Edge { from, to: crossing.node.id.clone(), ..Edge::default() });
            }
        }
        for role in &crossing.to {
            for to in boxes(barrier, role) {
                let from = crossing.node.id.clone();
                graph.join(Edge { from, to, of: crossing.flows.clone(), ..Edge::default() });
            }
        }
        graph.nodes.push(crossing.node);
    }
    if wall.nodes.is_empty() {
        let label = cx.words.ui("barrier-nothing-crosses");
        let id = node_id("nothing");
        wall.nodes.push(id.clone());
        graph.nodes.push(Node { id, label, shape: Shape::Plain, ..Node::default() });
    }
    let kept = kept(cx, &mut graph, barrier);
    columns.insert(1.min(columns.len()), wall);
    if !kept.nodes.is_empty() {
        columns.insert(2.min(columns.len()), kept);
    }
    graph.groups = columns;
    graph
}

/// A crossing, the roles that give and get in its flows.
struct Drawn {
    node: Node,
    from: Vec<Address>,
    to: Vec<Address>,
    flows: Vec<Address>,
}

fn drawn<'a>(cx: &'a Cx<'a>, crossing: &'a Entry<Crossing>) -> Drawn {
    let at = crossing.address();
    let flows: Vec<Address> = crossing.r#where.iter().map(|flow| flow.address(at)).collect();
    let ends = |pick: fn(&Flow) -> &Vec<crate::model::Ref<crate::model::kind::Role>>| {
        let mut roles = Vec::new();
        for flow in flows.iter().filter_map(|flow| cx.index.entry::<Flow>(flow)) {
            roles.extend(pick(flow).iter().map(|role| role.address(flow.address())));
        }
        roles
    };
    let authority = crossing.who.as_ref().and_then(|who| who.authority.as_ref());
    let authority = authority.map(|role| cx.link_to(&role.address(at)).plain().to_owned());
    let codes = flows.iter().filter_map(|flow| cx.index.get(flow)?.head().code.clone());
    let direction = words(cx, &crossing.direction);
    let note = [
        Some(direction).filter(|direction| !direction.is_empty()),
        authority.map(|role| cx.words.ui("barrier-authority").replace("{}", &role)),
        Some(codes.collect::<Vec<_>>().join(", ")).filter(|codes| !codes.is_empty()),
        Some(field(cx, crossing, "log"))
            .filter(|form| !form.is_empty())
            .map(|form| cx.words.ui("barrier-log").replace("{}", &form)),
    ];
    Drawn {
        node: Node {
            id: node_id(&format!("x_{}", crossing.id())),
            label: cx.title(crossing).plain().to_owned(),
            note: note.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            shape: Shape::Round,
            to: Some(at.clone()),
            ..Node::default()
        },
        from: ends(|flow| &flow.from),
        to: ends(|flow| &flow.to),
        flows,
    }
}

/// One side: a box for each role that takes part in a crossing, one for all the others.
fn side<'a>(
    cx: &'a Cx<'a>,
    graph: &mut Graph,
    barrier: &Address,
    at: usize,
    side: &'a Side,
    active: &BTreeSet<&Address>,
) -> Group {
    let mut group =
        Group { id: format!("side_{at}"), label: words(cx, &side.title), ..Group::default() };
    let mut others = Vec::new();
    for role in side.roles.iter().map(|role| role.address(barrier)) {
        let label = cx.link_to(&role).plain().to_owned();
        if active.contains(&role) {
            let id = side_id(at, &role);
            group.nodes.push(id.clone());
            graph.add(Node { id, label, to: Some(role), ..Node::default() });
        } else {
            others.push(label);
        }
    }
    others.extend(side.tracks.iter().map(|track| super::flows::track_words(cx, Some(*track))));
    if !others.is_empty() {
        let id = node_id(&format!("others_{at}"));
        group.nodes.push(id.clone());
        graph.add(Node {
            id,
            label: cx.words.ui("barrier-others"),
            note: others.join(", "),
            shape: Shape::Plain,
            ..Node::default()
        });
    }
    group
}

fn side_id(at: usize, role: &Address) -> String {
    node_id(&format!("{at}_{}", role.id()))
}

/// The boxes of a role; none where it stands on no side.
fn boxes(barrier: &Entry<Barrier>, role: &Address) -> Vec<String> {
    let on = |side: &Side| side.roles.iter().any(|it| it.address(barrier.address()) == *role);
    let sides = barrier.sides.iter().enumerate().filter(|(_, side)| on(side));
    sides.map(|(at, _)| side_id(at, role)).collect()
}

/// What the barrier keeps on its side, below the wall: boxes, or one box where they are many.
fn kept<'a>(cx: &'a Cx<'a>, graph: &mut Graph, barrier: &'a Entry<Barrier>) -> Group {
    let mut group = Group {
        id: "kept".to_owned(),
        label: cx.words.ui("barrier-keeps"),
        under: true,
        wall: true,
        ..Group::default()
    };
    let Some(protects) = &barrier.protects else { return group };
    let at = barrier.address();
    let classes = protects.classes.iter().map(|class| class.address(at));
    let fields = protects.fields.iter().map(|field| field.address(at));
    let kept: Vec<Address> = classes.chain(fields).collect();
    let name = |address: &Address| cx.link_to(address).plain().to_owned();
    if kept.len() > 4 {
        let id = node_id("kept");
        group.nodes.push(id.clone());
        let note = kept.iter().map(name).collect::<Vec<_>>().join(", ");
        let label = cx.words.kinds("record-classes");
        graph.add(Node { id, label, note, shape: Shape::Plain, ..Node::default() });
        return group;
    }
    for address in kept {
        let id = node_id(&format!("kept_{}", address.as_str()));
        group.nodes.push(id.clone());
        let label = name(&address);
        graph.add(Node { id, label, to: Some(address), ..Node::default() });
    }
    group
}
