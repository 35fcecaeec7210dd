//! Which inject plays what, and what is left out and why.

use super::{joined, titled};
use crate::analyse::coverage::Coverage;
use crate::model::kind::{Inject, Scenario};
use crate::model::{Element, Entry, Kind};
use crate::views::page::Block;
use crate::views::{Cell, Cx, Inline, rank};

/// The kinds that a scenario should play, the outcomes last: they are many.
const KINDS: &[Kind] = &[Kind::Workflow, Kind::CaseState, Kind::Barrier, Kind::Choice];

pub(super) fn coverage<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>) -> Vec<Block> {
    let coverage = Coverage::new(cx.index, scenario);
    let tables = KINDS.iter().flat_map(|kind| {
        let of_kind = coverage.targets.iter().copied().filter(|it| it.kind() == *kind);
        let mut all: Vec<&dyn Element> = of_kind.collect();
        // Outcomes stand in the order of their workflows, and there as they are written.
        all.sort_by_cached_key(|it| {
            cx.index.get(&it.head().address.owner()).map(|it| rank(it.head()))
        });
        let played = |it: &&&dyn Element| coverage.played(&it.head().address).is_some();
        let caption = cx.words.ui("coverage-of").replace("{kind}", &cx.words.kinds(kind.plural()));
        let caption = caption
            .replace("{played}", &all.iter().filter(played).count().to_string())
            .replace("{all}", &all.len().to_string());
        let rows = all.iter().map(|element| row(cx, &coverage, scenario, *element)).collect();
        let heads = [
            cx.words.kind(kind.singular()),
            cx.words.ui("coverage-played"),
            cx.words.ui("coverage-left-out"),
        ];
        titled(caption, heads, rows)
    });
    tables.collect()
}

fn row<'a>(
    cx: &'a Cx<'a>,
    coverage: &Coverage<'a>,
    scenario: &'a Entry<Scenario>,
    element: &'a dyn Element,
) -> Vec<Cell> {
    let address = &element.head().address;
    let played = coverage.played(address);
    let by =
        scenario.injects.iter().filter(|it| played.is_some_and(|by| by.contains(it.address())));
    let by: Vec<Inline> = by.map(short).collect();
    let by = match (by.is_empty(), played) {
        (true, Some(_)) => vec![Inline::text(cx.words.ui("coverage-ends"))],
        _ => by,
    };
    let reason = coverage.excluded(address).filter(|_| played.is_none()).map(|exclusion| {
        let (words, language) = cx.read(&exclusion.reason);
        cx.inline(words, &language)
    });
    vec![Cell::of(named(cx, element)), joined(by), reason.map_or_else(Cell::default, Cell::of)]
}

/// The number of an inject, as a link to its card.
fn short(inject: &Entry<Inject>) -> Inline {
    let number = inject.order.map(|order| order.to_string()).unwrap_or_default();
    Inline::Link { to: inject.address().clone(), words: number, language: None }
}

/// An outcome means little without its decision, which means little without its workflow.
fn named<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Inline {
    let address = &element.head().address;
    let link = cx.link(element);
    let decision = address.as_str().rsplit_once('.').map(|(decision, _)| decision);
    let decision = decision.and_then(|it| cx.index.get(&crate::model::Address::written(it)));
    let (Some(decision), Inline::Link { to, words, language }) = (decision, link.clone()) else {
        return link;
    };
    let code = cx.index.get(&address.owner()).and_then(|it| it.head().code.clone());
    let question = cx.title(decision);
    let code = code.unwrap_or_default();
    Inline::Link { to, words: format!("{code} {} {words}", question.plain()), language }
}
