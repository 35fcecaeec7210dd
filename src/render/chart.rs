//! Bars over weeks, drawn by ourselves: names at the left, so that long ones stay whole.

use super::clean::About;
use super::font::Style as Font;
use super::paper::{Paper, SMALL, TEXT};
use crate::model::Date;
use crate::views::Graph;

const NAMES: i32 = 330;
const WIDE: i32 = 640;
const HEAD: i32 = 34;

/// The drawing.
pub(super) fn svg(graph: &Graph, about: &About<'_>) -> String {
    let last = graph.nodes.iter().filter_map(|node| node.weeks).map(|(_, last)| last).max();
    let last = i32::try_from(last.unwrap_or(1).max(1)).unwrap_or(1);
    let x = |week: i32| NAMES + WIDE * week / last;
    let mut paper = Paper::default();
    let mut y = HEAD;
    for node in &graph.nodes {
        let Some((from, to)) = node.weeks else { continue };
        let note = match graph.start {
            Some(start) => {
                let day = |week: u32, more: u32| Date::of(start + week * 7 + more);
                let (first, end) = (day(from.saturating_sub(1), 0), day(to.saturating_sub(1), 4));
                format!("{}, {} – {}", node.note, first.as_str(), end.as_str())
            }
            None => node.note.clone(),
        };
        let label = TEXT.lines(&node.label, NAMES - 24);
        let note = SMALL.lines(&note, NAMES - 24);
        let height = Paper::height(&label, &note) + 12;
        let (from, to) = (i32::try_from(from).unwrap_or(1), i32::try_from(to).unwrap_or(1));
        paper.open(about.links.get(&node.id), 0);
        paper.rect("row", (0, y, NAMES + WIDE, height), 0);
        let left = x(from.max(1) - 1);
        let middle = y + height / 2;
        paper.rect("extent", (left, middle - 9, (x(to) - left).max(4), 18), 3);
        paper.texts(&label, &note, (8, y + 6));
        paper.close(about.links.contains_key(&node.id));
        y += height;
    }
    let mut ticks = Paper::default();
    for (week, name) in marks(graph.start, last) {
        let at = x(week);
        ticks.line("tick", (at, HEAD - 8), (at, y));
        ticks.word("head", &name, (at + 4, HEAD - 12));
    }
    ticks.append(paper);
    ticks.svg(about, NAMES + WIDE + 60, y + 8)
}

/// Where a month begins, in weeks, with its name; without a day to begin on, every fourth week.
fn marks(start: Option<u32>, last: i32) -> Vec<(i32, String)> {
    let Some(start) = start else {
        return (0..last).step_by(4).map(|week| (week, (week + 1).to_string())).collect();
    };
    let mut marks: Vec<(i32, String)> = Vec::new();
    for week in 0..last {
        let date = Date::of(start + u32::try_from(week).unwrap_or(0) * 7 + 6);
        let month = date.as_str().get(..7).unwrap_or_default().to_owned();
        if marks.last().is_none_or(|(_, before)| *before != month) {
            marks.push((week, month));
        }
    }
    // The first month may be too short for its name.
    let room = |a: i32, b: i32| WIDE * (b - a) / last;
    let font = Font { size: 12, bold: true };
    if marks.len() > 1 && room(marks[0].0, marks[1].0) < font.width(&marks[0].1) + 8 {
        marks.remove(0);
    }
    marks
}
