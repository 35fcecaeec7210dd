//! Sections that the page of a kind has beside its definition.
//!
//! To give a kind such sections: write `src/views/pages/<kind>.rs` with a `static EXTRA`, and
//! mention it in [`EXTRAS`].

mod barrier;
mod competency;
mod consultation;
mod course;
mod entity;
mod form;
mod institution;
mod module;
mod pathway;
mod questionnaire;
mod record_class;
mod role;
mod scenario;
mod score_report;
mod sop;
mod test_item;
mod workflow;

use super::page::{Block, Section};
use super::{Cell, Cx, Graph, Inline, Table};
use crate::model::kind::{Scenario, ScoreReport};
use crate::model::{Element, Entry, Kind};

/// What the page of a kind has beside its definition.
pub struct Extra {
    /// The kind.
    pub kind: Kind,
    /// Fields that these sections show already, or that are shown on a page of their own.
    pub hides: &'static [&'static str],
    /// Makes the sections.
    pub sections: for<'a> fn(&'a Cx<'a>, &'a dyn Element) -> Vec<Section>,
}

pub(crate) use consultation::found_in;
pub use institution::you_said;
pub(crate) use institution::{concerning, institutions_of, roles_of};

/// By kind; a kind of parts has no sections, but fields that are shown elsewhere.
pub static EXTRAS: &[&Extra] = &[
    &barrier::EXTRA,
    &competency::EXTRA,
    &consultation::EXTRA,
    &course::EXTRA,
    &entity::EXTRA,
    &form::EXTRA,
    &institution::EXTRA,
    &module::EXTRA,
    &pathway::EXTRA,
    &questionnaire::EXTRA,
    &record_class::EXTRA,
    &role::EXTRA,
    &scenario::EXTRA,
    &scenario::INJECT,
    &score_report::EXTRA,
    &sop::EXTRA,
    &workflow::EXTRA,
    &test_item::EXTRA,
];

/// Whether an element is made up, so that the page that shows it must say so.
pub fn fictional(element: &dyn Element) -> bool {
    let any = element.any();
    let scenario = any.downcast_ref::<Entry<Scenario>>().and_then(|it| it.fictional);
    let report = any.downcast_ref::<Entry<ScoreReport>>().and_then(|it| it.fictional);
    scenario.or(report) == Some(true)
}

fn extra(kind: Kind) -> Option<&'static Extra> {
    EXTRAS.iter().copied().find(|extra| extra.kind == kind)
}

/// The sections for an element.
pub fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    extra(element.kind()).map_or_else(Vec::new, |extra| (extra.sections)(cx, element))
}

/// The fields that need not be shown again.
pub fn hidden(kind: Kind) -> &'static [&'static str] {
    extra(kind).map_or(&[], |extra| extra.hides)
}

/// A section with a table, or with a sentence where there is nothing to show.
fn section(cx: &Cx<'_>, id: &str, blocks: Vec<Block>) -> Section {
    let blocks = if blocks.is_empty() {
        vec![Block::Words(Inline::text(cx.words.ui(&format!("{id}-none"))))]
    } else {
        blocks
    };
    Section { id: format!("s-{id}"), title: Inline::text(cx.words.ui(id)), blocks }
}

/// A picture, unless there is nothing in it.
fn picture_of(graph: Graph) -> Vec<Block> {
    if graph.edges.is_empty() && graph.groups.is_empty() {
        return Vec::new();
    }
    vec![Block::Graph(graph)]
}

fn list(items: Vec<Vec<Inline>>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![Block::List(items)] }
}

/// A table of what the definitions say, without the columns in which no row says anything.
fn table(cx: &Cx<'_>, caption: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = columns.iter().map(|name| Cell::of(Inline::text(cx.words.field(name))));
    let caption = cx.words.ui(caption);
    let table = Table { caption, columns: columns.collect(), rows, matrix: false };
    vec![Block::Table(table.without_empty_columns())]
}
