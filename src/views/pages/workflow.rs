//! A workflow as a picture and as a table of its steps in order.

use super::{Extra, section, table};
use crate::model::kind::Workflow;
use crate::model::{Element, Entry, Kind};
use crate::views::page::{Block, Section};
use crate::views::{Cell, Cx, column, diagrams};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Workflow, hides: &["lanes"], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(workflow) = element.any().downcast_ref::<Entry<Workflow>>() else { return Vec::new() };
    let picture = Block::Swimlane(diagrams::swimlane::swimlane(cx, workflow));
    let file = |ending: &str| {
        (cx.words.ui(&format!("as-{ending}")), format!("workflows/{}.{ending}", workflow.id()))
    };
    let downloads = Block::Downloads(vec![file("svg"), file("bpmn")]);
    let columns =
        ["accountable", "responsible", "fills", "sends", "receives", "time-limit", "next"];
    let rows = workflow.steps.iter().map(|step| {
        let mut row = vec![Cell::of(cx.link(step))];
        row.extend(columns.iter().map(|name| match *name {
            "next" if step.decision.is_some() => column(cx, step, "decision"),
            name => column(cx, step, name),
        }));
        row
    });
    let heads: Vec<&str> = ["step"].into_iter().chain(columns).collect();
    let decisions = diagrams::decisions::graph(cx, element);
    let mut sections = vec![
        section(cx, "picture", vec![picture, downloads]),
        section(cx, "steps-in-order", table(cx, "steps-in-order", &heads, rows.collect())),
    ];
    if !decisions.edges.is_empty() {
        sections.insert(1, section(cx, "decision-tree", vec![Block::Graph(decisions)]));
    }
    sections
}
