//! What is promised of every picture of a workflow, measured from its places.

use casebook::render::font::Style;
use casebook::render::swimlane::{Layout, Placed};
use casebook::views::diagrams::swimlane::{Shape, Swimlane};

type Point = (i32, i32);

/// What was counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Lines that cross each other.
    pub(crate) crossings: usize,
    /// Words that hide the line of others.
    pub(crate) hidden: usize,
}

fn pieces(layout: &Layout) -> Vec<(usize, Point, Point)> {
    let pieces = layout.wires.iter().enumerate().flat_map(|(at, wire)| {
        wire.points.windows(2).map(move |pair| (at, pair[0].min(pair[1]), pair[0].max(pair[1])))
    });
    pieces.collect()
}

/// Counts crossings; says everything that must never be.
pub(crate) fn measure(picture: &Swimlane, layout: &Layout) -> (Counts, Vec<String>) {
    let mut counts = Counts::default();
    let mut wrong = Vec::new();
    let pieces = pieces(layout);
    for (i, (one, a, b)) in pieces.iter().enumerate() {
        if a.0 != b.0 && a.1 != b.1 {
            wrong.push(format!("line {one} runs aslant: {a:?} {b:?}"));
        }
        for (two, c, d) in pieces[i + 1..].iter().filter(|(two, ..)| two != one) {
            let (along, across) = (a.0 == b.0, c.0 == d.0);
            if along == across {
                let (same, reach) = match along {
                    true => (a.0 == c.0, b.1.min(d.1) - a.1.max(c.1)),
                    false => (a.1 == c.1, b.0.min(d.0) - a.0.max(c.0)),
                };
                if same && reach > 0 {
                    wrong.push(format!("lines {one} and {two} run on each other at {c:?}"));
                }
            } else {
                let (up, down, left, right) = if along { (a, b, c, d) } else { (c, d, a, b) };
                let crosses = left.0 < up.0 && up.0 < right.0 && up.1 < left.1 && left.1 < down.1;
                counts.crossings += usize::from(crosses);
            }
        }
        for (at, node) in layout.nodes.iter().enumerate() {
            if meets(node, *a, *b) && !touches(picture, *one, at, *a, *b, node) {
                wrong.push(format!("line {one} runs through node {at} at {a:?} {b:?}"));
            }
        }
    }
    plates(layout, &pieces, &mut counts, &mut wrong);
    text(picture, layout, &mut wrong);
    (counts, wrong)
}

fn meets(node: &Placed, a: Point, b: Point) -> bool {
    let (right, bottom) = (node.x + node.size.width, node.y + node.size.height);
    b.0 > node.x && a.0 < right && b.1 > node.y && a.1 < bottom
}

/// A line may end in the slanted half of its own diamond, and nowhere else.
fn touches(picture: &Swimlane, edge: usize, at: usize, a: Point, b: Point, node: &Placed) -> bool {
    let edge = &picture.edges[edge];
    let slanted = matches!(picture.nodes[at].shape, Shape::Decision | Shape::Gateway(_));
    let (cx, cy) = (node.x + node.size.width / 2, node.y + node.size.height / 2);
    let outside = |p: Point| {
        let (dx, dy) = ((p.0 - cx).abs(), (p.1 - cy).abs());
        dx * node.size.height + dy * node.size.width
            >= node.size.width * node.size.height / 2 - 2 * node.size.width
    };
    (edge.from == at || edge.to == at) && slanted && outside(a) && outside(b)
}

fn plates(
    layout: &Layout,
    pieces: &[(usize, Point, Point)],
    counts: &mut Counts,
    wrong: &mut Vec<String>,
) {
    let all: Vec<_> = layout
        .wires
        .iter()
        .enumerate()
        .filter_map(|(at, wire)| {
            let plate = wire.plate.as_ref()?;
            Some((at, plate.x, plate.y, plate.x + plate.width, plate.y + plate.height))
        })
        .collect();
    for (i, &(one, x, y, right, bottom)) in all.iter().enumerate() {
        for &(two, x2, y2, right2, bottom2) in &all[i + 1..] {
            if x <= right2 && x2 <= right && y <= bottom2 && y2 <= bottom {
                wrong.push(format!("the words of lines {one} and {two} touch"));
            }
        }
        for (at, node) in layout.nodes.iter().enumerate() {
            if meets(node, (x, y), (right, bottom)) {
                wrong.push(format!("the words of line {one} touch node {at}"));
            }
        }
        if x < 0 || y < layout.head || right > layout.width || bottom > layout.height {
            wrong.push(format!("the words of line {one} stand outside"));
        }
        let own = |(at, a, b): &(usize, Point, Point)| {
            *at == one && b.0 >= x && a.0 <= right && b.1 >= y && a.1 <= bottom
        };
        if !pieces.iter().any(own) {
            wrong.push(format!("the words of line {one} do not stand on it"));
        }
        let hidden = |(at, a, b): &&(usize, Point, Point)| {
            *at != one && b.0 > x && a.0 < right && b.1 > y && a.1 < bottom
        };
        counts.hidden += pieces.iter().filter(hidden).count();
    }
}

fn text(picture: &Swimlane, layout: &Layout, wrong: &mut Vec<String>) {
    let normal = Style { size: 14, bold: false };
    let small = Style { size: 11, bold: false };
    for (at, (node, placed)) in picture.nodes.iter().zip(&layout.nodes).enumerate() {
        let Placed { x, y, size } = placed;
        if *x < 0
            || *y < layout.head
            || x + size.width > layout.width
            || y + size.height > layout.height
        {
            wrong.push(format!("node {at} stands outside"));
        }
        let lane = &layout.lanes[node.lane];
        if *x < lane.x || x + size.width > lane.x + lane.width {
            wrong.push(format!("node {at} stands outside of its lane"));
        }
        let count = i32::try_from(size.lines.len()).expect("few");
        for (line, words) in (0..).zip(&size.lines) {
            let far = ((2 * line - count + 1) * 17 / 2).abs() + 7;
            let room = match node.shape {
                Shape::Decision => size.width * (size.height / 2 - far) / (size.height / 2),
                _ => size.width,
            };
            if normal.width(words) > room {
                wrong.push(format!("`{words}` is wider than node {at}"));
            }
        }
        let high = count * 17 + 15 * i32::try_from(size.marks.len()).expect("few");
        if high > size.height {
            wrong.push(format!("the words of node {at} are higher than it"));
        }
        for (from, _, words) in size.marks.iter().flatten() {
            if from + 14 + small.width(words) > size.width - 8 {
                wrong.push(format!("the mark `{words}` is wider than node {at}"));
            }
        }
    }
    let heading = Style { size: 13, bold: true };
    for lane in &layout.lanes {
        if lane.lines.iter().any(|line| heading.width(line) > lane.width)
            || 15 * i32::try_from(lane.lines.len()).expect("few") > layout.head
        {
            wrong.push(format!("the heading {:?} does not fit", lane.lines));
        }
    }
    for wire in &layout.wires {
        let inside = |(x, y): &Point| {
            (0..=layout.width).contains(x) && (layout.head..=layout.height).contains(y)
        };
        if !wire.points.iter().all(inside) {
            wrong.push(format!("a line runs outside: {:?}", wire.points));
        }
    }
}
