//! Mermaid text to SVG at build time, so that a picture is there without scripts, on paper and
//! from the disk. This small interface is all that the rest knows of the engine, which is young
//! and pinned.

use super::{OnPage, escape, mermaid};
use crate::views::Graph;
use std::time::{Duration, SystemTime};

/// Why a text could not be drawn.
#[derive(Debug, Clone)]
pub struct DrawError {
    /// What is wrong.
    pub message: String,
    /// Line of the text, from 1; 0 when it has no place.
    pub line: usize,
}

/// Draws Mermaid text. `today` is the day of the book, in days from the year 0, because a chart
/// of time must not change from one build to the next.
///
/// # Errors
/// What the engine does not understand, with the line.
pub fn draw(text: &str, today: Option<u32>) -> Result<String, DrawError> {
    const DAYS_BEFORE_1970: u32 = 719_528;
    let seconds = |days: u32| u64::from(days.saturating_sub(DAYS_BEFORE_1970)) * 86_400;
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(today.map_or(0, seconds));
    let options = limu::layout::Options {
        now: Some(now),
        images: false,
        link_schemes: &["https"],
        ..Default::default()
    };
    let scene = limu::layout(text, &options)
        .map_err(|error| DrawError { message: error.message.clone(), line: error.line })?;
    let svg = limu::scene::svg::render(&scene, &limu::scene::svg::Options::default());
    // The engine writes characters out again: nothing in a label may look like a directive.
    Ok(svg.replace('\n', " ").replace("{{", "&#123;&#123;"))
}

/// Draws a graph as a figure for a page.
///
/// # Errors
/// As for [`draw`]; the text is ours, so that an error is one of the program.
pub fn draw_graph(on: &OnPage<'_>, graph: &Graph) -> Result<String, DrawError> {
    let text = mermaid::text(on, graph);
    let svg = draw(&text, on.cx.book.config.as_of.as_ref().map(|date| date.days()))?;
    let name = match &on.cx.book.config.fictional {
        Some(_) => format!("{} {}", on.cx.words.ui("fictional"), graph.title),
        None => graph.title.clone(),
    };
    Ok(figure(&name, &svg))
}

/// A picture with its name, in a frame that scrolls.
pub fn figure(name: &str, svg: &str) -> String {
    let name = escape(name);
    let large = match width(svg) {
        width if width > 1200.0 => " cb-large",
        width if width > 560.0 => " cb-medium",
        _ => "",
    };
    let (label, caption) = match name.as_str() {
        "" => (String::new(), String::new()),
        _ => (format!(" aria-label=\"{name}\""), format!("<figcaption>{name}</figcaption>")),
    };
    format!(
        "<figure class=\"cb-figure\"><div class=\"cb-picture{large}\" tabindex=\"0\" role=\"group\"{label}>{svg}</div>{caption}</figure>"
    )
}

/// The width that the engine gave it, in pixels.
fn width(svg: &str) -> f64 {
    let after = svg.split_once("viewBox=\"").map_or("", |(_, rest)| rest);
    after.split([' ', '"']).nth(2).and_then(|width| width.parse().ok()).unwrap_or(0.0)
}
