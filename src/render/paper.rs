//! What our own drawings are written with: boxes, lines and texts with classes that the style
//! sheet colours, never with colours.

use super::clean::About;
use super::escape;
use super::font::Style as Font;
use std::fmt::Write;

/// The words of a box.
pub(super) const TEXT: Font = Font { size: 13, bold: false };
/// The second line in a box.
pub(super) const SMALL: Font = Font { size: 11, bold: false };
/// Headings.
pub(super) const HEAD: Font = Font { size: 12, bold: true };

/// The height of a line.
pub(super) fn leading(font: Font) -> i32 {
    i32::from(font.size) * 4 / 3
}

/// A drawing that is being written.
#[derive(Debug, Default)]
pub(super) struct Paper(String);

impl Paper {
    /// The height of words and of a smaller note below them.
    pub(super) fn height(label: &[String], note: &[String]) -> i32 {
        let count = |lines: &[String]| i32::try_from(lines.len()).unwrap_or(0);
        count(label) * leading(TEXT) + count(note) * leading(SMALL)
    }

    /// Opens a box, which is a link where it leads somewhere. Scripts find it by its number.
    pub(super) fn open(&mut self, href: Option<&String>, number: usize) {
        let _ = write!(self.0, "<g class=\"n\" data-n=\"{number}\">");
        if let Some(href) = href {
            let _ = write!(self.0, "<a href=\"{}\">", escape(href));
        }
    }

    /// Closes a box.
    pub(super) fn close(&mut self, link: bool) {
        self.0.push_str(if link { "</a></g>" } else { "</g>" });
    }

    /// A rectangle: left, top, width, height.
    pub(super) fn rect(&mut self, class: &str, (x, y, w, h): (i32, i32, i32, i32), round: i32) {
        let round = if round > 0 { format!(" rx=\"{round}\"") } else { String::new() };
        let _ = write!(
            self.0,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{round}/>"
        );
    }

    /// A straight line.
    pub(super) fn line(&mut self, class: &str, (x1, y1): (i32, i32), (x2, y2): (i32, i32)) {
        let _ = write!(self.0, "<path class=\"{class}\" d=\"M{x1},{y1}L{x2},{y2}\"/>");
    }

    /// A line between two boxes with an arrow at its end; `words` appear when it is pointed at.
    pub(super) fn edge(
        &mut self,
        boxes: (usize, usize),
        path: &str,
        arrow: &str,
        words: &str,
        dashed: bool,
    ) {
        let class = if dashed { "e d" } else { "e" };
        let words = match words {
            "" => String::new(),
            words => format!("<title>{}</title>", escape(words)),
        };
        let _ = write!(
            self.0,
            "<g class=\"{class}\" data-e=\"{} {}\">{words}<path d=\"{path}\"/><path class=\"m\" d=\"{arrow}\"/></g>",
            boxes.0, boxes.1
        );
    }

    /// Words and a note below them; `at` is the upper left corner.
    pub(super) fn texts(&mut self, label: &[String], note: &[String], (x, y): (i32, i32)) {
        self.lines("t", TEXT, label, (x, y));
        self.lines("s", SMALL, note, (x, y + Paper::height(label, &[])));
    }

    /// Lines of words; `at` is the upper left corner.
    pub(super) fn lines(&mut self, class: &str, font: Font, lines: &[String], (x, y): (i32, i32)) {
        let Some((first, more)) = lines.split_first() else { return };
        let base = y + i32::from(font.size);
        let _ = write!(self.0, "<text class=\"{class}\" x=\"{x}\" y=\"{base}\">{}", escape(first));
        for line in more {
            let _ = write!(
                self.0,
                "<tspan x=\"{x}\" dy=\"{}\">{}</tspan>",
                leading(font),
                escape(line)
            );
        }
        self.0.push_str("</text>");
    }

    /// One line of words; `at` is where its base line begins.
    pub(super) fn word(&mut self, class: &str, words: &str, (x, y): (i32, i32)) {
        let _ =
            write!(self.0, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escape(words));
    }

    /// What another paper holds, above what is here.
    pub(super) fn append(&mut self, other: Paper) {
        self.0.push_str(&other.0);
    }

    /// The drawing as a whole.
    pub(super) fn svg(self, about: &About<'_>, width: i32, height: i32) -> String {
        let role = if about.links.is_empty() { "img" } else { "graphics-document document" };
        format!(
            "<svg class=\"cb-own\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"{role}\"><title>{}</title><desc>{}</desc>{}</svg>",
            escape(about.title),
            escape(about.description),
            self.0
        )
    }
}
