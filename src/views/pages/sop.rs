//! A procedure: what it is for, then the steps of its workflows in order, who does them and on
//! which forms.

use super::{Extra, section, table};
use crate::model::kind::{Sop, Step, Workflow};
use crate::model::{Element, Entry, Kind};
use crate::views::facts::{Item, facts};
use crate::views::page::{Block, Section};
use crate::views::{Cell, Cx, Inline, column};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Sop, hides: FIRST, sections };

/// What a reader has to know before the steps.
const FIRST: &[&str] = &["purpose", "scope"];

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(sop) = element.any().downcast_ref::<Entry<Sop>>() else { return Vec::new() };
    let about = facts(cx, element).into_iter().filter(|fact| FIRST.contains(&fact.field.as_str()));
    let about: Vec<_> = about.collect();
    let about = if about.is_empty() { Vec::new() } else { vec![Block::Facts(about)] };
    let workflows = sop.workflows.iter().filter_map(|it| cx.index.typed(sop.address(), it));
    let mut blocks = Vec::new();
    for workflow in workflows {
        let workflow: &Entry<Workflow> = workflow;
        // A split or a join is not work.
        let steps = workflow.steps.iter().filter(|step| step.accountable.is_some());
        blocks.push(Block::List(vec![vec![cx.link(workflow)]]));
        blocks.extend(table(cx, "steps-in-order", HEADS, steps.map(|it| row(cx, it)).collect()));
    }
    vec![section(cx, "sop-for", about), section(cx, "sop-steps", blocks)]
}

/// Few columns, so that a sheet of paper and a screen show all of them.
const HEADS: &[&str] = &["step", "step-who", "fills", "does", "step-until", "offline"];

fn row<'a>(cx: &'a Cx<'a>, step: &'a Entry<Step>) -> Vec<Cell> {
    let until = [column(cx, step, "time-limit"), then(column(cx, step, "escalates-to"))];
    let items = until.into_iter().flat_map(|cell| cell.items).collect();
    vec![
        Cell::of(cx.link(step)),
        who(cx, step),
        column(cx, step, "fills"),
        column(cx, step, "does"),
        Cell { items, shade: 0 },
        column(cx, step, "offline"),
    ]
}

/// Who does it; who answers for it is told from the others, and is there in any case.
fn who<'a>(cx: &'a Cx<'a>, step: &'a Entry<Step>) -> Cell {
    let answers = column(cx, step, "accountable").items;
    let mut cell = column(cx, step, "responsible");
    if cell.items == answers {
        return cell;
    }
    cell.items.retain(|item| !answers.contains(item));
    let marked = answers.into_iter().map(|mut item| {
        item.words.push(Inline::text(format!(" ({})", cx.words.word("part-accountable"))));
        item
    });
    cell.items.splice(0..0, marked);
    cell
}

/// To whom it goes when the time is over.
fn then(mut cell: Cell) -> Cell {
    for Item { words, .. } in &mut cell.items {
        words.insert(0, Inline::text("→ "));
    }
    cell
}
