//! How large each node is, and how its words break into lines.

use crate::render::font::{Style, clean};
use crate::views::diagrams::swimlane::{Icon, Node, Shape};

/// The words in boxes.
pub(super) const WORDS: Style = Style { size: 14, bold: false };
/// The headings of lanes.
pub(super) const HEADING: Style = Style { size: 13, bold: true };
/// The words on lines.
pub(super) const ON_LINE: Style = Style { size: 12, bold: false };
/// The words of marks.
pub(super) const SMALL: Style = Style { size: 11, bold: false };

/// From line to line of the words in boxes.
pub(super) const LEADING: i32 = 17;
/// From line to line of headings and words on lines.
pub(super) const TIGHT: i32 = 15;
/// What an icon and the space behind it take.
pub(super) const ICON: i32 = 14;
/// How wide a box is, unless more lines reach it than fit.
pub(super) const WIDTH: i32 = 184;
/// How wide words on a line may be before they break.
pub(super) const LABEL: i32 = 100;

const PAD: i32 = 8;

/// What a node takes.
#[derive(Debug, Clone, Default)]
pub struct Size {
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
    /// The words in lines.
    pub lines: Vec<String>,
    /// The marks in lines, each with its place from the left.
    pub marks: Vec<Vec<(i32, Icon, String)>>,
}

/// Measures a node; `least` is how wide it must be for the lines that reach it.
pub(super) fn measure(node: &Node, least: i32) -> Size {
    let words = node.label.as_str();
    let width = WIDTH.max(least);
    let plain = |width: i32, lines: Vec<String>, round: i32| Size {
        width,
        height: LEADING * i32::try_from(lines.len()).unwrap_or(1).max(1) + round,
        lines,
        marks: Vec::new(),
    };
    match node.shape {
        Shape::Gateway(_) => Size { width: 40.max(least), height: 40, ..Size::default() },
        Shape::Decision => diamond(words, width),
        Shape::Start | Shape::End | Shape::Stop => {
            let stop = if node.shape == Shape::Stop { ICON } else { 0 };
            let lines = WORDS.lines(words, WIDTH - 4 * PAD - stop);
            let wide = lines.iter().map(|line| WORDS.width(line)).max().unwrap_or(0);
            plain((wide + 4 * PAD + stop).max(56).max(least), lines, PAD + 6)
        }
        Shape::Step | Shape::Call => {
            let inset = if node.shape == Shape::Call { 2 * PAD } else { PAD };
            let mut size = plain(width, WORDS.lines(words, WIDTH - 2 * inset), 2 * PAD);
            size.marks = marks(node, WIDTH - 2 * inset);
            size.height += TIGHT * i32::try_from(size.marks.len()).unwrap_or(0);
            size
        }
    }
}

/// Marks one behind the other, in as many lines as they need, from the left of the words.
fn marks(node: &Node, width: i32) -> Vec<Vec<(i32, Icon, String)>> {
    let mut lines: Vec<Vec<(i32, Icon, String)>> = Vec::new();
    let mut at = width + 1;
    for mark in &node.marks {
        for (part, words) in SMALL.lines(&mark.short, width - ICON).into_iter().enumerate() {
            let wide = ICON + SMALL.width(&words);
            if at + wide > width || part > 0 {
                lines.push(Vec::new());
                at = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push((at, mark.icon, words));
            }
            at += wide + PAD + 2;
        }
    }
    lines
}

/// The lowest diamond of a width that holds the words: a line may be the wider, the nearer it is
/// to the middle.
fn diamond(words: &str, width: i32) -> Size {
    // Near the middle there is room for a word of three quarters of the width.
    let words = clean(words);
    let words = words.split_whitespace();
    let pieces: Vec<String> = words.flat_map(|word| WORDS.pieces(word, width * 3 / 4)).collect();
    let mut half = 24;
    loop {
        for count in 1..=(2 * half / LEADING).max(1) {
            if let Some(lines) = fill(&pieces, count, width, half) {
                return Size { width, height: 2 * half, lines, marks: Vec::new() };
            }
        }
        half += 4;
    }
}

/// Fills so many lines of a diamond, if the words fit.
fn fill(pieces: &[String], count: i32, width: i32, half: i32) -> Option<Vec<String>> {
    let mut pieces = pieces.iter().peekable();
    let mut lines = Vec::new();
    for line in 0..count {
        // The corner of the line that is farthest from the middle.
        let far = ((2 * line - count + 1) * LEADING / 2).abs() + LEADING / 2;
        let room = width * (half - far) / half - PAD;
        let mut words = String::new();
        while let Some(piece) = pieces.peek() {
            let longer =
                if words.is_empty() { (*piece).clone() } else { format!("{words} {piece}") };
            if WORDS.width(&longer) > room {
                break;
            }
            words = longer;
            pieces.next();
        }
        // With fewer lines the others would stand elsewhere, so every line must have words.
        if words.is_empty() && count > 1 {
            return None;
        }
        lines.extend((!words.is_empty()).then_some(words));
    }
    pieces.next().is_none().then_some(lines)
}
