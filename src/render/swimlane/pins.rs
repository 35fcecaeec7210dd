//! Where lines leave and reach nodes: how far from the middle.
//!
//! Between a node and the next one below it in its lane, lines that leave the one and lines that
//! reach the other run in the same shaft. Each gets a place of its own there, unless they surely
//! turn away before the others come in; so no two lines ever run on each other.

use super::plan::{Cell, Grid, Leg, Side, Way};
use crate::views::diagrams::swimlane::Shape;

/// How far from the middle of its nodes a line leaves and arrives.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pins {
    pub(super) exit: i32,
    pub(super) entry: i32,
}

/// An end of a line in a shaft.
#[derive(Debug, Clone, Copy)]
struct End {
    edge: usize,
    arrives: bool,
    /// The channel in which it comes in or turns away.
    turn: usize,
    /// How far to the left or right it goes, or comes from; 0 when it runs straight down.
    towards: i64,
}

/// The pins of each line, and how wide each node must be for them.
pub(super) fn pins(grid: &Grid<'_>, ways: &[Way]) -> (Vec<Pins>, Vec<i32>) {
    let mut pins = vec![Pins::default(); ways.len()];
    let mut least = vec![0; grid.cells.len()];
    for lane in 0..grid.picture.lanes.len() {
        let mut nodes: Vec<usize> =
            (0..grid.cells.len()).filter(|node| grid.cells[*node].lane == lane).collect();
        nodes.sort_by_key(|node| grid.cells[*node].row);
        for place in 0..=nodes.len() {
            let above = place.checked_sub(1).map(|place| nodes[place]);
            let below = nodes.get(place).copied();
            shaft(grid, ways, above, below, &mut pins, &mut least);
        }
    }
    (pins, least)
}

fn shaft(
    grid: &Grid<'_>,
    ways: &[Way],
    above: Option<usize>,
    below: Option<usize>,
    pins: &mut [Pins],
    least: &mut [i32],
) {
    let (mut out, mut into) = (Vec::new(), Vec::new());
    for (at, (edge, way)) in grid.picture.edges.iter().zip(ways).enumerate() {
        let (from, to) = (grid.cells[edge.from], grid.cells[edge.to]);
        if Some(edge.from) == above && way.exit == Side::Bottom {
            out.push(end(at, false, &mut way.legs.iter(), from, to));
        }
        if Some(edge.to) == below && way.entry == Side::Top {
            into.push(end(at, true, &mut way.legs.iter().rev(), to, from));
        }
    }
    let bent = |ends: &[End]| ends.iter().copied().filter(|end| end.towards != 0).collect();
    let (bent_out, bent_into): (Vec<End>, Vec<End>) = (bent(&out), bent(&into));
    let last = bent_out.iter().map(|end| end.turn).max();
    let first = bent_into.iter().map(|end| end.turn).min();
    let apart = last.zip(first).is_none_or(|(last, first)| last < first);
    let straight = out.iter().filter(|end| end.towards == 0).count();
    let groups = match apart && straight <= 1 {
        true => vec![out, into],
        // A line that runs straight through is in both, and counts once.
        false => vec![out.into_iter().chain(bent_into).collect()],
    };
    let narrow = |node: Option<usize>| {
        node.is_some_and(|node| matches!(grid.picture.nodes[node].shape, Shape::Gateway(_)))
    };
    let narrow = narrow(above) || narrow(below);
    for group in groups {
        for (end, offset) in spread(group, narrow) {
            let pin = &mut pins[end.edge];
            if end.arrives || end.towards == 0 {
                pin.entry = offset;
            }
            if !end.arrives || end.towards == 0 {
                pin.exit = offset;
            }
            let edge = &grid.picture.edges[end.edge];
            let arrives = (end.arrives || end.towards == 0).then_some(edge.to);
            let leaves = (!end.arrives || end.towards == 0).then_some(edge.from);
            let room = if narrow { 8 } else { 16 };
            for node in arrives.into_iter().chain(leaves) {
                least[node] = least[node].max(2 * (offset.abs() + room));
            }
        }
    }
}

/// An end of a line at a node, seen from that node.
fn end(
    edge: usize,
    arrives: bool,
    legs: &mut dyn Iterator<Item = &Leg>,
    own: Cell,
    other: Cell,
) -> End {
    let middle = |lane: usize| 2 * i64::try_from(lane).unwrap_or(0) + 1;
    let (first, second) = (legs.next(), legs.next());
    let turn = match first {
        Some(Leg::Channel(channel)) => *channel,
        _ => own.row,
    };
    let goal = match (first, second) {
        (None, _) => middle(own.lane),
        (_, Some(Leg::Gutter(gutter))) => 2 * i64::try_from(*gutter).unwrap_or(0),
        _ => middle(other.lane),
    };
    End { edge, arrives, turn, towards: goal - middle(own.lane) }
}

/// Places beside each other: the one that runs straight in the middle if there is one, the
/// others on the side that they go to, those that go far outside.
fn spread(mut ends: Vec<End>, narrow: bool) -> Vec<(End, i32)> {
    ends.sort_by_key(|end| (end.towards, end.arrives, end.edge));
    let count = i32::try_from(ends.len()).unwrap_or(i32::MAX);
    let (room, widest) = if narrow { (84, 14) } else { (140, 26) };
    let pitch = (room / (count - 1).max(1)).clamp(if narrow { 10 } else { 8 }, widest);
    let straight = ends.iter().filter(|end| end.towards == 0).count();
    let left = ends.iter().filter(|end| end.towards < 0).count();
    let left = i32::try_from(left).unwrap_or(0);
    let place = |at: i32| match straight {
        1 => (at - left) * pitch,
        _ => at * pitch - (count - 1) * pitch / 2,
    };
    ends.into_iter().zip(0..).map(|(end, at)| (end, place(at))).collect()
}
