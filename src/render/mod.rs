//! Views to text: Tera templates, HTML and SVG. The only room that knows templates and drawing.

mod bars;
mod chart;
mod clean;
mod columns;
mod drawing;
mod equivalent;
mod escape;
pub mod font;
pub mod foreign;
mod html;
mod mermaid;
mod paper;
mod prose;
pub mod swimlane;
mod theme;

pub use drawing::{DrawError, draw, draw_graph, figure, standalone};
pub use escape::{escape, html as escape_html, name};
pub use html::{block, heading, part, table, why_details, words};
pub use prose::prose;
pub use theme::{BUILT_IN, BUNDLE_CSS, Theme, files};

use crate::views::Cx;

/// What rendering a piece of a page needs: the views, and the page it stands on, so that links
/// can be relative.
pub struct OnPage<'a> {
    /// The views.
    pub cx: &'a Cx<'a>,
    /// Path of the page without ending, from the root of the language.
    pub page: &'a str,
    /// Whether it stands in a table, where there is little room.
    pub narrow: bool,
}

impl<'a> OnPage<'a> {
    /// A page with all its room.
    pub fn new(cx: &'a Cx<'a>, page: &'a str) -> OnPage<'a> {
        OnPage { cx, page, narrow: false }
    }
}
