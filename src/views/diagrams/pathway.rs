//! One referral pathway as what goes between the parties, in order.

use super::{Diagram, Draw, field, named, node_id, words};
use crate::model::kind::{Flow, Pathway};
use crate::model::{Address, Element, Entry, Kind};
use crate::views::{Cx, Edge, Graph, Node, Style};

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "pathway",
    summary: "One referral pathway: what goes between the parties, in order.",
    draw: Draw::One(&[Kind::Pathway], graph),
};

/// The picture: the person, who refers, who receives; consent, the flows there and back with
/// their times, what is done when no answer comes.
pub(crate) fn graph<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Graph {
    let Some(pathway) = element.any().downcast_ref::<Entry<Pathway>>() else {
        return Graph::default();
    };
    let at = pathway.address();
    let title = named(cx, pathway);
    let mut graph = Graph {
        style: Style::Sequence,
        description: cx.words.ui("pathway-picture-says").replace("{}", &title),
        title,
        ..Graph::default()
    };
    let Some(sender) = pathway.sender.as_ref().map(|sender| sender.address(at)) else {
        return graph;
    };
    let person = node_id("person");
    graph.add(Node { id: person.clone(), label: cx.words.ui("pathway-person"), ..Node::default() });
    let sender_box = party(cx, &mut graph, &sender);
    let receivers: Vec<Address> = pathway.receivers.iter().map(|role| role.address(at)).collect();
    for receiver in &receivers {
        party(cx, &mut graph, receiver);
    }
    if let Some(rule) = &pathway.consent_rule {
        let rule = rule.address(at);
        let label = cx.link_to(&rule).plain().to_owned();
        let of = vec![rule];
        graph.edges.push(edge(&sender_box, &person, label, of));
    }
    let mut answered = false;
    let flows = pathway.flows.iter().map(|flow| flow.address(at));
    for flow in flows.filter_map(|flow| cx.index.entry::<Flow>(&flow)) {
        let ends = |roles: &[crate::model::Ref<crate::model::kind::Role>]| -> Vec<Address> {
            roles.iter().map(|role| role.address(flow.address())).collect()
        };
        let (from, to) = (ends(&flow.from), ends(&flow.to));
        let goes = from.contains(&sender);
        let far = if goes { &to } else { &from };
        let far = far.iter().filter(|role| receivers.is_empty() || receivers.contains(role));
        for role in far.collect::<Vec<_>>() {
            let far_box = party(cx, &mut graph, role);
            let label = named(cx, flow);
            let of = vec![flow.address().clone()];
            if goes {
                graph.edges.push(edge(&sender_box, &far_box, label, of));
                let within = field(cx, pathway, "accept-within");
                if !within.is_empty() && !answered {
                    let label = cx.words.ui("pathway-accepts").replace("{}", &within);
                    let back = edge(&far_box, &sender_box, label, Vec::new());
                    graph.edges.push(Edge { dashed: true, ..back });
                    answered = true;
                }
            } else {
                let within = field(cx, pathway, "feedback-within");
                let label = match within.as_str() {
                    "" => label,
                    within => format!("{label} ({})", cx.words.ui("within").replace("{}", within)),
                };
                graph.edges.push(edge(&far_box, &sender_box, label, of));
            }
        }
    }
    let fallback = words(cx, &pathway.fallback);
    if !fallback.is_empty() {
        let label = cx.words.ui("pathway-fallback").replace("{}", &fallback);
        let own = edge(&sender_box, &sender_box, label, Vec::new());
        graph.edges.push(Edge { dashed: true, ..own });
    }
    graph
}

fn edge(from: &str, to: &str, label: String, of: Vec<Address>) -> Edge {
    Edge { from: from.to_owned(), to: to.to_owned(), label, dashed: false, of }
}

fn party<'a>(cx: &'a Cx<'a>, graph: &mut Graph, role: &Address) -> String {
    let id = node_id(role.id());
    graph.add(Node {
        id: id.clone(),
        label: cx.link_to(role).plain().to_owned(),
        to: Some(role.clone()),
        ..Node::default()
    });
    id
}
