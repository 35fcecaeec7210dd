//! Draws a layout.
//!
//! On a page the picture is a heading and bands of rows, each an `<svg>` of its own, so that a
//! printer can begin a new page between two bands and repeat the heading; on the screen the bands
//! close up. Colours come from classes alone.

use super::boxes::{HEADING, ICON, LEADING, ON_LINE, TIGHT, WORDS};
use super::layout::{Layout, Placed, Plate, layout};
use super::text;
use crate::render::font::{Style, clean};
use crate::render::{OnPage, escape, foreign};
use crate::views::diagrams::swimlane::{Gateway, Icon, Shape, Swimlane};
use std::fmt::Write;

/// A band is about so high: the page of a printer holds several, and little is left empty.
const BAND: i32 = 340;
/// How round the corners of lines are.
const ROUND: i32 = 5;

/// The picture for a page, with the same in words.
pub fn page(on: &OnPage<'_>, picture: &Swimlane) -> String {
    let layout = layout(picture);
    let mut pen = Pen { out: String::new(), picture, layout: &layout, on: Some(on) };
    let name = super::super::drawing::marked(on, &picture.title);
    let (title, lang) = (escape(&name), foreign::lang(on.cx.language, &name));
    let zoom = super::super::drawing::zoom(on);
    let lanes = layout.lanes.len().min(9);
    let _ = write!(
        pen.out,
        "<figure class=\"cb-figure\"><div{lang} class=\"cb-picture cb-swim cb-swim-{lanes}\" tabindex=\"0\" role=\"group\" aria-label=\"{title}\"{zoom}><div class=\"cb-swim-head\">"
    );
    pen.open(0, layout.head, "role=\"img\"");
    pen.describe();
    pen.headings();
    pen.out.push_str("</svg></div>");
    let bands = bands(&layout);
    for (at, band) in bands.iter().enumerate() {
        pen.out.push_str("<div class=\"cb-swim-band\">");
        let role = format!("role=\"group\" aria-label=\"{title} {}/{}\"", at + 1, bands.len());
        pen.open(band.0, band.1 - band.0, &role);
        pen.band(*band);
        pen.out.push_str("</svg></div>");
    }
    let _ = write!(pen.out, "</div><figcaption{lang}>{title}</figcaption></figure>");
    pen.out = foreign::marked(on.cx, pen.out);
    pen.out.push_str(&text::words(on, picture));
    pen.out
}

/// The picture as a file that stands alone: with its colours and the name of its face.
pub fn file(picture: &Swimlane) -> String {
    let layout = layout(picture);
    let mut pen = Pen { out: String::new(), picture, layout: &layout, on: None };
    pen.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    pen.open(0, layout.height, "xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    pen.describe();
    pen.out.push_str(include_str!("file.css.svg").trim_end());
    let (width, height) = (layout.width, layout.height);
    let _ = write!(pen.out, "<path class=\"paper\" d=\"M0 0h{width}v{height}h-{width}z\"/>");
    pen.headings();
    pen.band((layout.head, layout.height));
    pen.out.push_str("</svg>\n");
    pen.out
}

/// Rows in bands, cut where nothing but upright lines is.
fn bands(layout: &Layout) -> Vec<(i32, i32)> {
    let mut bands = Vec::new();
    let mut from = layout.head;
    for &seam in &layout.seams {
        if seam - from >= BAND {
            bands.push((from, seam));
            from = seam;
        }
    }
    bands.push((from, layout.height));
    bands
}

struct Pen<'a> {
    out: String,
    picture: &'a Swimlane,
    layout: &'a Layout,
    /// Where links start; none in a file that stands alone.
    on: Option<&'a OnPage<'a>>,
}

impl Pen<'_> {
    fn open(&mut self, y: i32, height: i32, attributes: &str) {
        let width = self.layout.width;
        let _ = write!(
            self.out,
            "<svg {attributes} viewBox=\"0 {y} {width} {height}\" width=\"{width}\" height=\"{height}\">"
        );
    }

    fn describe(&mut self) {
        let (title, words) = (xml(&self.picture.title), xml(&self.picture.description));
        let _ = write!(self.out, "<title>{title}</title><desc>{words}</desc>");
    }

    fn headings(&mut self) {
        let height = self.layout.head - 2;
        for lane in &self.layout.lanes {
            let (x, width) = (lane.x, lane.width);
            let _ =
                write!(self.out, "<path class=\"head\" d=\"M{x} 2h{width}v{height}h-{width}z\"/>");
            self.lines(&lane.lines, "strong", x + width / 2, 2 + height / 2, HEADING, TIGHT);
        }
    }

    /// Everything between two heights.
    fn band(&mut self, (from, to): (i32, i32)) {
        let inside = |y: i32| from <= y && y < to;
        let last = to == self.layout.height;
        // A lane goes on a little into the next band, so that no gap shows where they meet.
        let height = if last { to - from - 2 } else { to - from + 1 };
        let mut lanes = String::new();
        for lane in &self.layout.lanes {
            let (x, width) = (lane.x, lane.width);
            let _ = write!(lanes, "M{x} {from}v{height}m{width} 0v-{height}");
            if last {
                let _ = write!(lanes, "M{x} {}h{width}", to - 2);
            }
        }
        let _ = write!(self.out, "<path class=\"lane\" d=\"{lanes}\"/>");
        let mut tips = String::new();
        for (edge, wire) in self.picture.edges.iter().zip(&self.layout.wires) {
            let class = match (edge.late, wire.back) {
                (true, _) => "wire late",
                (_, true) => "wire back",
                _ => "wire",
            };
            for piece in cut(&wire.points, from, to) {
                let (a, b) = (edge.from, edge.to);
                let path = path(&piece);
                let _ =
                    write!(self.out, "<path class=\"{class} e\" data-e=\"{a} {b}\" d=\"{path}\"/>");
            }
            if let [.., before, end] = wire.points[..]
                && inside(end.1)
            {
                tips.push_str(&tip(before, end));
            }
        }
        if !tips.is_empty() {
            let _ = write!(self.out, "<path class=\"tip\" d=\"{tips}\"/>");
        }
        for plate in self.layout.wires.iter().filter_map(|wire| wire.plate.as_ref()) {
            if inside(plate.y) {
                self.plate(plate);
            }
        }
        for (at, placed) in self.layout.nodes.iter().enumerate() {
            if inside(placed.y) {
                self.node(at, placed);
            }
        }
    }

    fn plate(&mut self, plate: &Plate) {
        let Plate { x, y, width, height, lines } = plate;
        let _ = write!(
            self.out,
            "<rect class=\"plate\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
        );
        self.lines(lines, "note", x + width / 2, y + height / 2, ON_LINE, TIGHT);
    }

    fn node(&mut self, at: usize, placed: &Placed) {
        let node = &self.picture.nodes[at];
        let Placed { x, y, size } = placed;
        let (x, y, width, height) = (*x, *y, size.width, size.height);
        let (half, rise) = (width / 2, height / 2);
        let href = self.on.zip(node.to.as_ref()).map(|(on, to)| on.cx.places.href(on.page, to));
        let class = match node.shape {
            Shape::Step | Shape::Call => "step",
            Shape::Decision => "decision",
            Shape::Gateway(_) => "gate",
            Shape::Start => "start",
            Shape::End => "end",
            Shape::Stop => "stop",
        };
        let tag = if href.is_some() { "a" } else { "g" };
        let _ = write!(self.out, "<{tag} class=\"{class}\" data-n=\"{at}\"");
        if let Some(href) = href {
            let _ = write!(self.out, " href=\"{}\"", escape(&href));
        }
        self.out.push('>');
        let _ = match node.shape {
            Shape::Decision | Shape::Gateway(_) => write!(
                self.out,
                "<path d=\"M{x} {}l{half} -{rise}l{half} {rise}l-{half} {rise}z\"/>",
                y + rise
            ),
            shape => {
                let round = match shape {
                    Shape::Step | Shape::Call => 4,
                    _ => rise.min(16),
                };
                write!(
                    self.out,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>"
                )
            }
        };
        let (cx, cy) = (x + half, y + rise);
        let _ = match node.shape {
            Shape::Call => {
                write!(self.out, "<path d=\"M{} {y}v{height}m{} 0v-{height}\"/>", x + 6, width - 12)
            }
            Shape::Stop => {
                write!(self.out, "<path class=\"sign\" d=\"M{} {}h9v9h-9z\"/>", x + 13, cy - 5)
            }
            Shape::Gateway(sort) => {
                let sign = match sort {
                    Gateway::All => format!("M{cx} {}v18m-9-9h18", cy - 9),
                    Gateway::One => format!("M{} {}l12 12m0-12l-12 12", cx - 6, cy - 6),
                    Gateway::Some => format!("M{} {cy}a7 7 0 1 0 14 0a7 7 0 1 0-14 0", cx - 7),
                };
                let words = xml(&node.label);
                write!(self.out, "<path class=\"sign\" d=\"{sign}\"/><title>{words}</title>")
            }
            _ => Ok(()),
        };
        let marks = TIGHT * i32::try_from(size.marks.len()).unwrap_or(0);
        let shift = if node.shape == Shape::Stop { ICON / 2 } else { 0 };
        self.lines(&size.lines, "", cx + shift, cy - marks / 2, WORDS, LEADING);
        let left = x + if node.shape == Shape::Call { 2 * 8 } else { 8 };
        for (line, marks) in size.marks.iter().enumerate() {
            let line = i32::try_from(line + 1).unwrap_or(0);
            let base = y + height + TIGHT * line
                - TIGHT * i32::try_from(size.marks.len()).unwrap_or(0)
                - 9;
            for (at, icon, words) in marks {
                self.mark(left + at, base, *icon, words);
            }
        }
        let _ = write!(self.out, "</{tag}>");
    }

    fn mark(&mut self, x: i32, base: i32, icon: Icon, words: &str) {
        let (middle, top) = (base - 4, base - 9);
        let (class, path) = match icon {
            Icon::Time => ("icon", format!("M{x} {middle}a5 5 0 1 0 10 0a5 5 0 1 0-10 0m5-3v3h3")),
            Icon::TimeUnknown => {
                ("icon open", format!("M{x} {middle}a5 5 0 1 0 10 0a5 5 0 1 0-10 0"))
            }
            Icon::Form => ("icon", format!("M{} {top}h5l3 3v7h-8zm2 5h4m-4 2h4", x + 1)),
            Icon::Workflow => ("icon", format!("M{x} {middle}h9m-3-3l3 3l-3 3")),
        };
        let _ = write!(
            self.out,
            "<path class=\"{class}\" d=\"{path}\"/><text class=\"small\" x=\"{}\" y=\"{base}\">{}</text>",
            x + ICON,
            xml(words)
        );
    }

    /// Lines of words round a point. A line ends with a space, so that those who hear the words
    /// hear them apart.
    fn lines(&mut self, lines: &[String], class: &str, x: i32, y: i32, style: Style, leading: i32) {
        let count = i32::try_from(lines.len()).unwrap_or(0);
        let first = y - (count - 1) * leading / 2 + i32::from(style.size) * 36 / 100;
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        match lines {
            [] => {}
            [line] => {
                let line = xml(line);
                let _ = write!(self.out, "<text{class} x=\"{x}\" y=\"{first}\">{line}</text>");
            }
            lines => {
                let _ = write!(self.out, "<text{class} y=\"{first}\">");
                for (at, line) in lines.iter().enumerate() {
                    let down = if at > 0 { format!(" dy=\"{leading}\"") } else { String::new() };
                    let space = if at + 1 < lines.len() { " " } else { "" };
                    let line = xml(line);
                    let _ = write!(self.out, "<tspan x=\"{x}\"{down}>{line}{space}</tspan>");
                }
                self.out.push_str("</text>");
            }
        }
    }
}

/// Words between tags: our escape is right in Markdown too, where the picture stands on a line of
/// its own.
fn xml(words: &str) -> String {
    escape(&clean(words))
}

/// The pieces of a line that lie between two heights.
fn cut(points: &[(i32, i32)], from: i32, to: i32) -> Vec<Vec<(i32, i32)>> {
    let mut pieces: Vec<Vec<(i32, i32)>> = Vec::new();
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let inside = a.1.max(b.1) > from && a.1.min(b.1) < to;
        if !inside {
            continue;
        }
        let (a, b) = ((a.0, a.1.clamp(from, to)), (b.0, b.1.clamp(from, to)));
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&a) => piece.push(b),
            _ => pieces.push(vec![a, b]),
        }
    }
    pieces
}

/// A line with round corners.
fn path(points: &[(i32, i32)]) -> String {
    let step = |a: (i32, i32), b: (i32, i32)| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        ((dx.signum(), dy.signum()), dx.abs().max(dy.abs()))
    };
    let mut out = String::new();
    let mut at = points.first().copied().unwrap_or_default();
    let _ = write!(out, "M{} {}", at.0, at.1);
    for (i, &point) in points.iter().enumerate().skip(1) {
        let (before, length) = step(points[i - 1], point);
        let after = points.get(i + 1).map(|next| step(point, *next));
        let round = after.map_or(0, |(_, next)| ROUND.min(length / 2).min(next / 2));
        let end = (point.0 - before.0 * round, point.1 - before.1 * round);
        if end.0 != at.0 {
            let _ = write!(out, "H{}", end.0);
        }
        if end.1 != at.1 {
            let _ = write!(out, "V{}", end.1);
        }
        if let Some((turn, _)) = after.filter(|_| round > 0) {
            let (x, y) = (before.0 * round, before.1 * round);
            let (dx, dy) = (x + turn.0 * round, y + turn.1 * round);
            let _ = write!(out, "q{x} {y} {dx} {dy}");
            at = (end.0 + dx, end.1 + dy);
        } else {
            at = end;
        }
    }
    out
}

/// The head of an arrow.
fn tip(before: (i32, i32), end: (i32, i32)) -> String {
    let (dx, dy) = ((end.0 - before.0).signum(), (end.1 - before.1).signum());
    let (x, y) = (-8 * dx - 4 * dy, -8 * dy - 4 * dx);
    format!("M{} {}l{x} {y}l{} {}z", end.0, end.1, 8 * dy, 8 * dx)
}
