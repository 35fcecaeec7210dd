//! The answer key of a scenario: for each inject what good practice would be, the trap, and how
//! the run goes.

use super::{table, titled};
use crate::model::kind::{Act, Scenario};
use crate::model::{Entry, Ref, Target};
use crate::views::page::{Block, Part, Why};
use crate::views::{Cell, Cx, Inline, Item, facts};

/// What stands on the key only.
const FIELDS: &[&str] = &["expected", "trap", "tests"];

pub(super) fn key<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for inject in scenario.injects.iter() {
        let mut found = facts(cx, inject);
        let place = |field: &str| FIELDS.iter().position(|it| *it == field);
        found.retain(|fact| place(&fact.field).is_some());
        found.sort_by_key(|fact| place(&fact.field));
        let title = match (inject.order, cx.title(inject)) {
            (Some(number), Inline::Text { words, language }) => {
                Inline::Text { words: format!("{number}. {words}"), language }
            }
            (_, title) => title,
        };
        blocks.push(Block::Parts(vec![Part {
            address: inject.address().clone(),
            title,
            summary: None,
            facts: found,
            parts: Vec::new(),
            why: Why::default(),
        }]));
        let answers = |act: &&Act| {
            let to = act.inject.as_ref().map(|it| it.address(scenario.address()));
            to.as_ref() == Some(inject.address())
        };
        let acts = scenario.run.iter().filter(answers);
        let rows: Vec<Vec<Cell>> = acts.map(|act| row(cx, scenario, act)).collect();
        if !rows.is_empty() {
            blocks.push(run(cx, cx.title(inject).plain(), rows));
        }
    }
    blocks.extend(end(cx, scenario));
    blocks
}

fn run(cx: &Cx<'_>, inject: &str, rows: Vec<Vec<Cell>>) -> Block {
    let heads = ["by", "day", "case", "steps", "outcome", "after"];
    let heads = heads.map(|name| cx.words.ui(&format!("play-{name}")));
    table(cx.words.ui("play-run").replace("{}", inject), heads, rows)
}

fn row<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>, act: &'a Act) -> Vec<Cell> {
    let here = scenario.address();
    fn link<'a, T: Target>(
        cx: &'a Cx<'a>,
        here: &crate::model::Address,
        to: &Option<Ref<T>>,
    ) -> Cell {
        to.as_ref().map_or_else(Cell::default, |to| Cell::of(cx.link_to(&to.address(here))))
    }
    let day = act.day.map(|day| day.to_string()).unwrap_or_default();
    let case = act.case.as_ref().map(|case| cx.link_to(&case.address(here)));
    let mut does: Vec<Inline> = act.does.iter().map(|it| cx.link_to(&it.address(here))).collect();
    let mut outcome: Vec<Inline> = Vec::new();
    outcome.extend(act.decides.iter().map(|it| cx.link_to(&it.address(here))));
    if let Some(option) = &act.option {
        outcome.push(Inline::text(" \u{2192} "));
        outcome.push(cx.link_to(&option.address(here)));
    }
    if let Some(attempt) = &act.attempt {
        let (words, language) = cx.read(&attempt.what);
        let forbidden = cx.words.ui("play-forbidden").replace("{}", words);
        does.push(cx.inline(&forbidden, &language));
        outcome.extend(attempt.barrier.iter().map(|it| cx.link_to(&it.address(here))));
    }
    vec![
        link(cx, here, &act.by),
        Cell::of(Inline::Literal(day)),
        Cell::of(case.unwrap_or_else(|| Inline::text(cx.words.ui("play-all-cases")))),
        Cell::list(does),
        Cell { items: vec![Item::of(outcome)], shade: 0 },
        link(cx, here, &act.expect),
    ]
}

/// Where every case stands at the end.
fn end<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>) -> Vec<Block> {
    let here = scenario.address();
    let rows = scenario.at_end.iter().filter_map(|end| {
        let (case, state) = (end.case.as_ref()?, end.state.as_ref()?);
        Some(vec![
            Cell::of(cx.link_to(&case.address(here))),
            Cell::of(cx.link_to(&state.address(here))),
        ])
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let heads = [cx.words.ui("play-case"), cx.words.field("state")];
    match rows.is_empty() {
        true => Vec::new(),
        false => titled(cx.words.field("at-end"), heads, rows).into(),
    }
}
