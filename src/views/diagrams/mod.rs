//! Pictures that are drawn from the definitions.
//!
//! To add one: write `src/views/diagrams/<name>.rs` with a `static DIAGRAM`, and mention it in
//! [`DIAGRAMS`]: chapters can then ask for it with `{{#diagram <name>}}`.

pub(crate) mod barrier;
mod case_states;
pub(crate) mod decisions;
pub(crate) mod ego;
mod entities;
mod flows;
pub(crate) mod follow;
pub(crate) mod pathway;
mod phases;
pub mod swimlane;
mod workplan;

use super::{Cx, Graph};
use crate::model::{Element, Kind, Text};

/// A picture that a chapter can ask for.
pub struct Diagram {
    /// Its name in the directive.
    pub name: &'static str,
    /// What it shows.
    pub summary: &'static str,
    /// Makes it.
    pub draw: Draw,
}

/// What a picture is made from.
pub enum Draw {
    /// The whole system.
    Whole(for<'a> fn(&'a Cx<'a>) -> Graph),
    /// One element of these kinds, which the directive names.
    One(&'static [Kind], for<'a> fn(&'a Cx<'a>, &'a dyn Element) -> Graph),
}

/// Sorted by name.
pub static DIAGRAMS: &[&Diagram] = &[
    &barrier::DIAGRAM,
    &case_states::DIAGRAM,
    &decisions::DIAGRAM,
    &ego::DIAGRAM,
    &entities::DIAGRAM,
    &flows::DIAGRAM,
    &follow::DIAGRAM,
    &pathway::DIAGRAM,
    &phases::DIAGRAM,
    &workplan::DIAGRAM,
];

/// An id that every drawing understands: letters, digits and `_`, never a word of the drawing
/// language.
fn node_id(id: &str) -> String {
    let safe: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("n_{safe}")
}

/// The title of an element, with its code where it has one.
fn named<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> String {
    cx.link(element).plain().to_owned()
}

/// A text in the language that is read.
fn words(cx: &Cx<'_>, text: &Text) -> String {
    text.read(cx.language).0.to_owned()
}

/// A field of an element in plain words.
fn field<'a>(cx: &'a Cx<'a>, element: &'a dyn Element, name: &str) -> String {
    let items = super::column(cx, element, name).items;
    let words = items.iter().flat_map(|item| &item.words).map(|it| match it {
        super::Inline::Unknown(..) => cx.words.ui("not-known-yet"),
        it => it.plain().to_owned(),
    });
    words.collect::<Vec<_>>().join(", ")
}
