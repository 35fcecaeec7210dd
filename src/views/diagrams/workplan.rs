//! The workplan as bars over weeks.

use super::{Diagram, Draw, named, node_id};
use crate::views::{Cx, Graph, Node, Style};

pub(super) static DIAGRAM: Diagram = Diagram {
    name: "workplan",
    summary: "The milestones of the workplan as bars over weeks.",
    draw: Draw::Whole(graph),
};

fn graph<'a>(cx: &'a Cx<'a>) -> Graph {
    let mut milestones: Vec<_> = cx.book.model.milestones.iter().collect();
    milestones.sort_by_key(|it| (it.start_week, it.end_week, it.head.code.clone()));
    let nodes = milestones.into_iter().filter_map(|milestone| {
        let (first, last) = (milestone.start_week?, milestone.end_week?);
        Some(Node {
            id: node_id(milestone.id()),
            label: named(cx, milestone),
            note: cx
                .words
                .ui("weeks")
                .replace("{first}", &first.to_string())
                .replace("{last}", &last.to_string()),
            to: Some(milestone.address().clone()),
            weeks: Some((first, last.max(first))),
            ..Node::default()
        })
    });
    Graph {
        style: Style::Chart,
        title: cx.words.ui("workplan-picture"),
        description: cx.words.ui("workplan-picture-says"),
        nodes: nodes.collect(),
        start: cx.book.config.workplan_start.as_ref().map(|date| date.days()),
        ..Graph::default()
    }
}
