//! The flows of information between roles, framed by track.

use super::{Diagram, Draw, node_id};
use crate::model::kind::{Flow, Track};
use crate::model::{Entry, Kind};
use crate::views::{Cx, Edge, Graph, Group, Node, Style};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "flows",
    summary: "All flows of information between roles.",
    draw: Draw::Whole(graph),
};

fn graph<'a>(cx: &'a Cx<'a>) -> Graph {
    let mut graph = Graph {
        style: Style::Flow,
        title: cx.words.ui("flows-picture"),
        description: cx.words.ui("flows-picture-says"),
        download: Some("system-flow"),
        ..Graph::default()
    };
    let mut used = BTreeSet::new();
    for flow in cx.ordered(Kind::Flow) {
        let Some(flow) = flow.any().downcast_ref::<Entry<Flow>>() else { continue };
        let at = flow.address();
        for (from, to) in flow.from.iter().flat_map(|a| flow.to.iter().map(move |b| (a, b))) {
            let (from, to) = (from.address(at), to.address(at));
            let ends = (node_id(from.id()), node_id(to.id()));
            used.extend([from, to]);
            let code = flow.head.code.clone().unwrap_or_else(|| flow.id().to_owned());
            let (from, to) = ends;
            let of = vec![at.clone()];
            graph.join(Edge { from, to, label: code, dashed: false, of });
        }
    }
    let mut groups: BTreeMap<Option<Track>, Vec<String>> = BTreeMap::new();
    for role in cx.book.model.roles.iter().filter(|role| used.contains(role.address())) {
        groups.entry(role.track).or_default().push(node_id(role.id()));
        graph.nodes.push(Node {
            id: node_id(role.id()),
            label: cx.title(role).plain().to_owned(),
            to: Some(role.address().clone()),
            ..Node::default()
        });
    }
    let group = |(at, (track, nodes)): (usize, (Option<Track>, Vec<String>))| Group {
        id: format!("g_{at}"),
        label: track_words(cx, track),
        nodes,
        ..Group::default()
    };
    graph.groups = groups.into_iter().enumerate().map(group).collect();
    graph
}

/// What a side of the system is called.
pub(super) fn track_words(cx: &Cx<'_>, track: Option<Track>) -> String {
    let word = match track {
        Some(Track::Justice) => "justice",
        Some(Track::Welfare) => "welfare",
        Some(Track::Oversight) => "oversight",
        Some(Track::Technical) => "technical",
        Some(Track::Both) | None => "both",
    };
    cx.words.word(&format!("track-{word}"))
}
