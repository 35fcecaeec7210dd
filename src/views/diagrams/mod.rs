//! Pictures that are drawn from the definitions.
//!
//! To add one: write `src/views/diagrams/<name>.rs` with a `static DIAGRAM`, and mention it in
//! [`DIAGRAMS`]: chapters can then ask for it with `{{#diagram <name>}}`.

mod case_states;
mod entities;
mod flows;
pub mod swimlane;

use super::{Cx, Graph};

/// A picture of the whole system.
pub struct Diagram {
    /// Its name in the directive.
    pub name: &'static str,
    /// What it shows.
    pub summary: &'static str,
    /// Makes it.
    pub graph: for<'a> fn(&'a Cx<'a>) -> Graph,
}

/// Sorted by name.
pub static DIAGRAMS: &[&Diagram] = &[&case_states::DIAGRAM, &entities::DIAGRAM, &flows::DIAGRAM];

/// An id that every drawing understands: letters, digits and `_`, never a word of the drawing
/// language.
fn node_id(id: &str) -> String {
    let safe: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("n_{safe}")
}
