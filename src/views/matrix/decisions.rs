//! Decisions as tables: who decides what, on which grounds, and where each outcome leads.

use crate::model::kind::Workflow;
use crate::model::{Entry, Kind};
use crate::views::{Cell, Cx, Inline, Table, column};

/// A table for every workflow that has decisions: a row is an outcome.
pub(super) fn tables<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let workflows = cx.ordered(Kind::Workflow).into_iter();
    let workflows = workflows.filter_map(|it| it.any().downcast_ref::<Entry<Workflow>>());
    workflows.filter(|it| !it.decisions.is_empty()).map(|it| table(cx, it)).collect()
}

fn table<'a>(cx: &'a Cx<'a>, workflow: &'a Entry<Workflow>) -> Table {
    let kind = |name: &str| Cell::of(Inline::text(cx.words.kind(name)));
    let field = |name: &str| Cell::of(Inline::text(cx.words.field(name)));
    let columns = vec![
        kind("Decision"),
        field("decider"),
        field("criteria"),
        kind("Choice"),
        field("next"),
        field("repeat-limit"),
    ];
    let mut rows = Vec::new();
    for decision in workflow.decisions.iter() {
        for (at, option) in decision.options.iter().enumerate() {
            // What all outcomes share stands once; the heading of a row is always there.
            let shared = |name: &str| match at {
                0 => column(cx, decision, name),
                _ => Cell::default(),
            };
            rows.push(vec![
                Cell::of(cx.link(decision)),
                shared("decider"),
                shared("criteria"),
                Cell::of(cx.title(option)),
                column(cx, option, "next"),
                column(cx, option, "repeat-limit"),
            ]);
        }
    }
    let caption = cx.words.ui("decisions-table").replace("{}", cx.link(workflow).plain());
    Table { caption, columns, rows, matrix: false }
}
