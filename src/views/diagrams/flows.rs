//! The flows of information between roles, framed by track.

use super::{Diagram, node_id};
use crate::model::kind::Track;
use crate::views::{Cx, Edge, Graph, Group, Node, Style};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static DIAGRAM: Diagram =
    Diagram { name: "flows", summary: "All flows of information between roles.", graph };

fn graph<'a>(cx: &'a Cx<'a>) -> Graph {
    let mut edges: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for flow in &cx.book.model.flows {
        for (from, to) in flow.from.iter().flat_map(|a| flow.to.iter().map(move |b| (a, b))) {
            let (from, to) = (from.address(flow.address()), to.address(flow.address()));
            used.extend([from.clone(), to.clone()]);
            let ends = (node_id(from.id()), node_id(to.id()));
            let code = flow.head.code.clone().unwrap_or_else(|| flow.id().to_owned());
            edges.entry(ends).or_default().push(code);
        }
    }
    let roles = cx.book.model.roles.iter().filter(|role| used.contains(role.address()));
    let mut groups: BTreeMap<Option<Track>, Vec<String>> = BTreeMap::new();
    let mut nodes = Vec::new();
    for role in roles {
        groups.entry(role.track).or_default().push(node_id(role.id()));
        nodes.push(Node {
            id: node_id(role.id()),
            label: cx.title(role).plain().to_owned(),
            to: Some(role.address().clone()),
            ..Node::default()
        });
    }
    let group = |(track, nodes): (Option<Track>, Vec<String>)| {
        let word = match track {
            Some(Track::Justice) => "justice",
            Some(Track::Welfare) => "welfare",
            Some(Track::Oversight) => "oversight",
            Some(Track::Technical) => "technical",
            Some(Track::Both) | None => "both",
        };
        Group { id: format!("g_{word}"), label: cx.words.word(&format!("track-{word}")), nodes }
    };
    Graph {
        style: Style::Flow,
        title: cx.words.ui("flows-picture"),
        description: cx.words.ui("flows-picture-says"),
        nodes,
        edges: edges
            .into_iter()
            .map(|((from, to), codes)| Edge { from, to, label: codes.join(", "), dashed: false })
            .collect(),
        groups: groups.into_iter().map(group).collect(),
    }
}
