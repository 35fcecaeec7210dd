//! A procedure: the steps of its workflows in order, who does them and on which forms.

use super::{Extra, section, table};
use crate::model::kind::Sop;
use crate::model::{Element, Entry, Kind};
use crate::views::page::{Block, Section};
use crate::views::{Cell, Cx, column};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Sop, hides: &[], sections };

const COLUMNS: &[&str] =
    &["accountable", "responsible", "fills", "does", "time-limit", "escalates-to", "offline"];

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(sop) = element.any().downcast_ref::<Entry<Sop>>() else { return Vec::new() };
    let workflows = sop.workflows.iter().filter_map(|it| cx.index.typed(sop.address(), it));
    let mut blocks = Vec::new();
    for workflow in workflows {
        let workflow: &Entry<crate::model::kind::Workflow> = workflow;
        // A split or a join is not work.
        let steps = workflow.steps.iter().filter(|step| step.accountable.is_some());
        let rows = steps.map(|step| {
            let mut row = vec![Cell::of(cx.link(step))];
            row.extend(COLUMNS.iter().map(|name| column(cx, step, name)));
            row
        });
        let heads: Vec<&str> = ["step"].iter().chain(COLUMNS).copied().collect();
        blocks.push(Block::List(vec![vec![cx.link(workflow)]]));
        blocks.extend(table(cx, "steps-in-order", &heads, rows.collect()));
    }
    vec![section(cx, "sop-steps", blocks)]
}
