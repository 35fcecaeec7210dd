//! Pictures as SVG at build time, so that they are there without scripts, on paper and from the
//! disk. This small interface is all that the rest knows of the engine, which is young and
//! pinned; what it draws badly we draw ourselves.

use super::clean::{About, clean};
use super::font::Style as Font;
use super::{OnPage, bars, chart, columns, equivalent, escape, foreign, mermaid};
use crate::views::{Cx, Graph, Style};
use limu::layout::{Options, Routing};
use limu::scene::svg;
use limu::scene::text::{Face, Measurer};
use std::time::{Duration, SystemTime};

/// Why a text could not be drawn.
#[derive(Debug, Clone)]
pub struct DrawError {
    /// What is wrong.
    pub message: String,
    /// Line of the text, from 1; 0 when it has no place.
    pub line: usize,
}

/// Draws Mermaid text that somebody wrote by hand, as a figure for a page, with the text itself
/// below it.
///
/// # Errors
/// What the engine does not understand, with the line.
pub fn draw(on: &OnPage<'_>, text: &str) -> Result<String, DrawError> {
    let scene = scene(on.cx, text, Routing::Auto)?;
    let svg = svg::render(&scene, &svg::Options::default());
    let title = scene.title.clone().filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| on.cx.words.ui("hand-drawn"));
    let description = scene.desc.clone().filter(|desc| !desc.is_empty());
    let description = description.unwrap_or_else(|| on.cx.words.ui("hand-drawn-says"));
    let about = About { title: &title, description: &description, ..About::default() };
    let name = if scene.title.is_some() { title.as_str() } else { "" };
    Ok(framed(on, name, &clean(&svg, &about), &equivalent::source(on, text)))
}

/// Draws a graph as a figure for a page, with the same in words below it.
///
/// # Errors
/// As for [`draw`]; the text is ours, so that an error is one of the program.
pub fn draw_graph(on: &OnPage<'_>, graph: &Graph) -> Result<String, DrawError> {
    if graph.nodes.is_empty() {
        return Ok(String::new());
    }
    let name = marked(on, &graph.title);
    let links = graph.nodes.iter().filter_map(|node| {
        let to = node.to.as_ref()?;
        Some((node.id.clone(), on.cx.places.href(on.page, to)))
    });
    let about = About { title: &name, description: &graph.description, links: links.collect() };
    let svg = match graph.style {
        Style::Columns | Style::Entities => columns::svg(graph, &about),
        Style::Chart => chart::svg(graph, &about),
        Style::Bars => bars::svg(graph, &about),
        _ => {
            let scene = scene(on.cx, &mermaid::text(graph), routing(graph))?;
            clean(&svg::render(&scene, &svg::Options::default()), &about)
        }
    };
    let below = equivalent::words(on, graph) + &equivalent::downloads(on, graph);
    Ok(framed(on, &name, &svg, &below))
}

/// Mermaid text of a graph and its drawing as a file of its own: with literal colours and named
/// fonts, for programs that know nothing of our style sheet.
///
/// # Errors
/// As for [`draw_graph`].
pub fn standalone(cx: &Cx<'_>, graph: &Graph) -> Result<(String, String), DrawError> {
    const FONTS: &str = "Noto Sans, DejaVu Sans, Arial, sans-serif";
    let text = mermaid::text(graph);
    let scene = scene(cx, &text, routing(graph))?;
    let options = svg::Options {
        literal: true,
        font_family: Some(FONTS.to_owned()),
        ..svg::Options::default()
    };
    let svg = svg::render(&scene, &options);
    let svg = svg.replace(
        &format!("style=\"font-family:var(--limu-font,{FONTS})\""),
        &format!("font-family=\"{FONTS}\""),
    );
    let ground = "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>";
    let head = svg.find('>').map_or(0, |end| end + 1);
    let svg = format!("{}{ground}{}\n", &svg[..head], &svg[head..]);
    Ok((text, foreign::marked(cx, svg)))
}

/// Lines at right angles where there are many of them.
fn routing(graph: &Graph) -> Routing {
    match graph.style {
        Style::Flow | Style::States => Routing::Orthogonal,
        _ => Routing::Auto,
    }
}

/// The face that the site ships.
struct Site;

impl Measurer for Site {
    fn width(&self, words: &str, size: f64, face: Face) -> f64 {
        // A hundredfold size keeps fractions of a pixel.
        let font = Font { size: 100, bold: face.contains(Face::BOLD) };
        f64::from(font.width(words)) * size / 100.0
    }
}

/// Text to a drawing. The day is that of the book: a chart of time must not change from one
/// build to the next.
fn scene(cx: &Cx<'_>, text: &str, routing: Routing) -> Result<limu::scene::Scene, DrawError> {
    const DAYS_BEFORE_1970: u32 = 719_528;
    let today = cx.book.config.as_of.as_ref().map_or(0, |date| date.days());
    let seconds = u64::from(today.saturating_sub(DAYS_BEFORE_1970)) * 86_400;
    let options = Options {
        measurer: &Site,
        now: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)),
        images: false,
        link_schemes: &["https"],
        routing,
        ..Options::default()
    };
    limu::layout(text, &options)
        .map_err(|error| DrawError { message: error.message.clone(), line: error.line })
}

/// A picture with its name, in a frame that scrolls.
pub fn figure(name: &str, svg: &str) -> String {
    frame(name, svg, "", "")
}

/// A picture with its name, in a frame that scrolls and can be enlarged, and what stands below.
pub(super) fn framed(on: &OnPage<'_>, name: &str, svg: &str, below: &str) -> String {
    let svg = foreign::marked(on.cx, svg.to_owned());
    frame(name, &svg, &format!("{}{}", zoom(on), foreign::lang(on.cx.language, name)), below)
        .replace("<figcaption>", &format!("<figcaption{}>", foreign::lang(on.cx.language, name)))
}

/// The name of a picture, which says so where everything in the book is made up.
pub(super) fn marked(on: &OnPage<'_>, title: &str) -> String {
    match &on.cx.book.config.fictional {
        Some(_) => format!("{} {title}", on.cx.words.ui("fictional")),
        None => title.to_owned(),
    }
}

/// What the script that enlarges pictures looks for: the words of its two buttons.
pub(super) fn zoom(on: &OnPage<'_>) -> String {
    let words = &on.cx.words;
    let [more, less] = ["enlarge", "reduce"].map(|key| escape(&words.ui(key)));
    format!(" data-in=\"{more}\" data-out=\"{less}\"")
}

fn frame(name: &str, svg: &str, zoom: &str, below: &str) -> String {
    let name = escape(name);
    let large = match width(svg) {
        width if width > 2000.0 => " cb-huge",
        width if width > 1200.0 => " cb-large",
        width if width > 900.0 => " cb-wide",
        width if width > 560.0 => " cb-medium",
        _ => "",
    };
    let (label, caption) = match name.as_str() {
        "" => (String::new(), String::new()),
        _ => (format!(" aria-label=\"{name}\""), format!("<figcaption>{name}</figcaption>")),
    };
    format!(
        "<figure class=\"cb-figure\"><div class=\"cb-picture{large}\" tabindex=\"0\" role=\"group\"{label}{zoom}>{svg}</div>{caption}{below}</figure>"
    )
}

/// The width that the engine gave it, in pixels.
fn width(svg: &str) -> f64 {
    let after = svg.split_once("viewBox=\"").map_or("", |(_, rest)| rest);
    after.split([' ', '"']).nth(2).and_then(|width| width.parse().ok()).unwrap_or(0.0)
}
