//! Bars from 0 to 100 percent, drawn by ourselves: names at the left, one bar below the other.
//! The first of each name is empty and the second filled, so that they differ without colour.

use super::clean::About;
use super::paper::{HEAD, Paper, SMALL, TEXT};
use crate::views::Graph;

const NAMES: i32 = 300;
const WIDE: i32 = 400;
const TOP: i32 = 34;
const THICK: i32 = 14;

/// The drawing. Bars are in tenths of a percent.
pub(super) fn svg(graph: &Graph, about: &About<'_>) -> String {
    let x = |tenths: i32| NAMES + WIDE * tenths / 1000;
    let mut paper = Paper::default();
    let mut y = TOP;
    for node in &graph.nodes {
        let label = TEXT.lines(&node.label, NAMES - 24);
        let note = SMALL.lines(&node.note, NAMES - 24);
        let count = i32::try_from(node.bars.len()).unwrap_or(0);
        let height = Paper::height(&label, &note).max(count * (THICK + 3)) + 14;
        paper.texts(&label, &note, (8, y + 6));
        let mut at = y + (height - count * (THICK + 3)) / 2;
        for (number, bar) in node.bars.iter().enumerate() {
            let class = if number == 0 { "r" } else { "extent" };
            let end = x(i32::try_from(bar.tenths.min(1000)).unwrap_or(1000));
            paper.rect(class, (NAMES, at, (end - NAMES).max(2), THICK), 0);
            paper.word("s", &bar.words, (end + 6, at + THICK - 3));
            at += THICK + 3;
        }
        y += height;
    }
    let mut ticks = Paper::default();
    for percent in [0, 25, 50, 75, 100] {
        let at = x(percent * 10);
        ticks.line("tick", (at, TOP - 6), (at, y));
        ticks.word("head", &format!("{percent} %"), (at + 3, TOP - 10));
    }
    // A picture that is cut out of its page still says what it is.
    ticks.lines("head", HEAD, &HEAD.lines(&graph.mark, NAMES - 24), (8, 4));
    ticks.append(paper);
    ticks.svg(about, NAMES + WIDE + 110, y + 8)
}
