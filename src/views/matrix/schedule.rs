//! What is due when: time limits of steps, and how often a case in a state is looked at again.

use crate::model::kind::Workflow;
use crate::model::{Element, Entry, Kind};
use crate::views::{Cell, Cx, Inline, Table, column};

const STEPS: &[&str] = &["time-limit", "time-from", "on-timeout", "escalates-to"];

/// Two tables: steps with a time limit, known or not yet, and states with a review.
pub(super) fn tables<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let workflows = cx.ordered(Kind::Workflow).into_iter();
    let workflows = workflows.filter_map(|it| it.any().downcast_ref::<Entry<Workflow>>());
    let steps = workflows.flat_map(|workflow| workflow.steps.iter().map(move |it| (workflow, it)));
    let steps = steps.map(|(workflow, step)| {
        let mut row = vec![Cell::of(cx.link(step)), Cell::of(cx.link(workflow))];
        row.extend(STEPS.iter().map(|name| column(cx, step, name)));
        row
    });
    let columns = [cx.words.kind("Step"), cx.words.kind("Workflow")].into_iter();
    let columns = columns.chain(STEPS.iter().map(|name| cx.words.field(name)));
    let states = cx.ordered(Kind::CaseState).into_iter().map(|state: &dyn Element| {
        vec![Cell::of(cx.link(state)), column(cx, state, "review-interval")]
    });
    vec![
        table(
            cx.words.ui("schedule-table"),
            columns,
            steps.filter(|row| !row[2].items.is_empty()).collect(),
        ),
        table(
            cx.words.ui("matrix-states-review"),
            [cx.words.kind("CaseState"), cx.words.field("review-interval")].into_iter(),
            states.filter(|row| !row[1].items.is_empty()).collect(),
        ),
    ]
}

fn table(caption: String, columns: impl Iterator<Item = String>, rows: Vec<Vec<Cell>>) -> Table {
    let columns = columns.map(|name| Cell::of(Inline::text(name))).collect();
    Table { caption, columns, rows, matrix: false }
}
