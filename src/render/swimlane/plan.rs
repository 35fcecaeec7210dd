//! Which way each line takes: out of a node, along channels between rows and gutters between
//! lanes, into a node.
//!
//! Places are coarse here: a channel `k` runs above row `k`, a gutter `g` left of lane `g`, one
//! more of each at the end. Every way follows channels and gutters or a lane without nodes in
//! between, so no line can meet a box, whatever the sizes turn out to be. Of the ways that a line
//! can take it takes the one that crosses the others least, is short and has few bends; lines
//! choose one after the other, and once more when all have chosen.

use crate::views::diagrams::swimlane::{Shape, Swimlane};
use std::collections::BTreeSet;

/// A side of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

/// A part of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leg {
    /// Along the channel above a row.
    Channel(usize),
    /// Along the gutter left of a lane.
    Gutter(usize),
}

/// The way of a line; channels and gutters take turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) exit: Side,
    pub(super) legs: Vec<Leg>,
    pub(super) entry: Side,
}

impl Way {
    /// The gutter and the row in which it meets the side of a node, at its start and at its end.
    fn stubs(&self, from: Cell, to: Cell) -> impl Iterator<Item = (usize, usize)> {
        let stub = |side: Side, at: Cell| match side {
            Side::Left => Some((at.lane, at.row)),
            Side::Right => Some((at.lane + 1, at.row)),
            Side::Top | Side::Bottom => None,
        };
        [stub(self.exit, from), stub(self.entry, to)].into_iter().flatten()
    }
}

/// Where a node stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) lane: usize,
    pub(super) row: usize,
}

/// The grid.
pub(super) struct Grid<'a> {
    pub(super) picture: &'a Swimlane,
    pub(super) cells: &'a [Cell],
    pub(super) back: &'a [bool],
    taken: BTreeSet<Cell>,
}

/// A straight piece on the coarse grid: its place, and from where to where.
#[derive(Debug, Clone, Copy)]
struct Piece {
    upright: bool,
    at: i32,
    from: i32,
    to: i32,
}

/// The pieces of a way, and the left, top, right and bottom of all.
struct Drawn {
    pieces: Vec<Piece>,
    reach: [i32; 4],
}

impl<'a> Grid<'a> {
    pub(super) fn new(picture: &'a Swimlane, cells: &'a [Cell], back: &'a [bool]) -> Grid<'a> {
        Grid { picture, cells, back, taken: cells.iter().copied().collect() }
    }

    /// Whether a lane has no node in these rows.
    fn free(&self, lane: usize, rows: std::ops::Range<usize>) -> bool {
        rows.into_iter().all(|row| !self.taken.contains(&Cell { lane, row }))
    }

    /// A way for each line.
    pub(super) fn ways(&self) -> Vec<Way> {
        let edges = &self.picture.edges;
        let mut ways: Vec<Option<(Way, Drawn)>> = edges.iter().map(|_| None).collect();
        let mut stubs = BTreeSet::new();
        for _ in 0..3 {
            let mut moved = false;
            for (at, edge) in edges.iter().enumerate() {
                let (from, to) = (self.cells[edge.from], self.cells[edge.to]);
                let before = ways[at].take().map(|(way, _)| way);
                for stub in before.iter().flat_map(|way| way.stubs(from, to)) {
                    stubs.remove(&stub);
                }
                let best = self
                    .possible(from, to)
                    .into_iter()
                    .filter(|way| {
                        let mut own: Vec<_> = way.stubs(from, to).collect();
                        let count = own.len();
                        own.dedup();
                        own.len() == count && own.iter().all(|stub| !stubs.contains(stub))
                    })
                    .map(|way| {
                        let drawn = drawn(&way, from, to);
                        let others = ways.iter().flatten();
                        let crossings: i32 = others.map(|it| crossings(&drawn, &it.1)).sum();
                        (crossings * 24 + self.price(at, &way, &drawn), way, drawn)
                    })
                    .min_by_key(|(price, ..)| *price);
                if let Some((_, way, drawn)) = best {
                    stubs.extend(way.stubs(from, to));
                    moved |= before.as_ref() != Some(&way);
                    ways[at] = Some((way, drawn));
                }
            }
            if !moved {
                break;
            }
        }
        let none = || Way { exit: Side::Bottom, legs: Vec::new(), entry: Side::Top };
        ways.into_iter().map(|way| way.map_or_else(none, |(way, _)| way)).collect()
    }

    /// What a way costs in itself.
    fn price(&self, at: usize, way: &Way, drawn: &Drawn) -> i32 {
        let shape = self.picture.nodes[self.picture.edges[at].from].shape;
        let target = self.picture.nodes[self.picture.edges[at].to].shape;
        let back = self.back[at];
        let slanted = |shape| matches!(shape, Shape::Decision | Shape::Gateway(_));
        let length: i32 = drawn.pieces.iter().map(|it| it.to - it.from).sum();
        // Lines leave a decision at its corners, other nodes below, unless they lead back.
        let corner = match way.exit {
            Side::Bottom if back => 8,
            Side::Bottom if slanted(shape) && !way.legs.is_empty() => 6,
            Side::Bottom => 0,
            _ if slanted(shape) || back => 1,
            _ => 6,
        };
        let side = match way.entry {
            Side::Top if matches!(target, Shape::Gateway(_)) && !way.legs.is_empty() => 4,
            Side::Top => 0,
            _ if back => -2,
            _ if matches!(target, Shape::Gateway(_)) => 0,
            _ => 5,
        };
        let bends = i32::try_from(way.legs.len()).unwrap_or(0);
        length / 8 + 3 * bends + corner + side
    }

    /// Every way that meets no box.
    fn possible(&self, from: Cell, to: Cell) -> Vec<Way> {
        use Leg::{Channel, Gutter};
        use Side::{Bottom, Left, Right, Top};
        let down = to.row > from.row;
        let next = from.row + 1;
        let reach = down && self.free(to.lane, next..to.row);
        let sink = down && self.free(from.lane, next..to.row);
        let mut ways = Vec::new();
        let mut way = |exit, legs: &[Leg], entry| {
            ways.push(Way { exit, legs: legs.to_vec(), entry });
        };
        if from.lane == to.lane && sink {
            way(Bottom, &[], Top);
            if to.row == next {
                return ways;
            }
        } else {
            if reach {
                way(Bottom, &[Channel(next)], Top);
            }
            if sink && to.row > next {
                way(Bottom, &[Channel(to.row)], Top);
            }
        }
        for (exit, gutter) in [(Left, from.lane), (Right, from.lane + 1)] {
            if reach {
                way(exit, &[Gutter(gutter), Channel(next)], Top);
            }
            if !reach || to.row > next {
                way(exit, &[Gutter(gutter), Channel(to.row)], Top);
            }
            for (entry, beside) in [(Left, to.lane), (Right, to.lane + 1)] {
                if beside == gutter && from.row != to.row {
                    way(exit, &[Gutter(gutter)], entry);
                }
            }
        }
        if next != to.row {
            for gutter in 0..=self.picture.lanes.len() {
                way(Bottom, &[Channel(next), Gutter(gutter), Channel(to.row)], Top);
            }
        }
        for (entry, gutter) in [(Left, to.lane), (Right, to.lane + 1)] {
            way(Bottom, &[Channel(next), Gutter(gutter)], entry);
        }
        ways
    }
}

const CELL: i32 = 16;

/// Middle of a lane or row, and of a gutter or channel, on the coarse grid.
fn middle(at: usize) -> i32 {
    between(at) + CELL / 2
}
fn between(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX / CELL) * CELL
}

/// The straight pieces of a way. A line that leaves or reaches the middle of a node stands a
/// little to the side that it comes from or goes to, as it will in the end.
fn drawn(way: &Way, from: Cell, to: Cell) -> Drawn {
    let sideways = |own: usize, other: usize| {
        let gutter = way.legs.iter().find_map(|leg| match leg {
            Leg::Gutter(gutter) => Some(between(*gutter)),
            Leg::Channel(_) => None,
        });
        3 * (gutter.unwrap_or(middle(other)) - middle(own)).signum()
    };
    let start = match way.exit {
        Side::Left | Side::Right => (middle(from.lane), middle(from.row)),
        _ => (middle(from.lane) + sideways(from.lane, to.lane), { middle(from.row) + 2 }),
    };
    let end = match way.entry {
        Side::Left | Side::Right => (middle(to.lane), middle(to.row)),
        _ => (middle(to.lane) + sideways(to.lane, from.lane), { middle(to.row) - 2 }),
    };
    let mut points = vec![start];
    for leg in &way.legs {
        let (x, y) = points[points.len() - 1];
        points.push(match leg {
            Leg::Channel(channel) => (x, between(*channel)),
            Leg::Gutter(gutter) => (between(*gutter), y),
        });
    }
    let (x, y) = points[points.len() - 1];
    points.push(match way.entry {
        Side::Top | Side::Bottom => (end.0, y),
        Side::Left | Side::Right => (x, end.1),
    });
    points.push(end);
    points.dedup();
    let piece = |pair: &[(i32, i32)]| {
        let (one, two) = (pair[0], pair[1]);
        let upright = one.0 == two.0;
        let (at, from, to) = match upright {
            true => (one.0, one.1, two.1),
            false => (one.1, one.0, two.0),
        };
        Piece { upright, at, from: from.min(to), to: from.max(to) }
    };
    let (x, y) = (points.iter().map(|point| point.0), points.iter().map(|point| point.1));
    let reach = [x.clone().min(), y.clone().min(), x.max(), y.max()].map(Option::unwrap_or_default);
    Drawn { pieces: points.windows(2).map(piece).collect(), reach }
}

/// How often two lines must cross: where they share a channel or gutter, whichever is beside the
/// other, one of four small shifts shows it.
fn crossings(one: &Drawn, two: &Drawn) -> i32 {
    let (a, b) = (one.reach, two.reach);
    if a[0] > b[2] + 1 || b[0] > a[2] + 1 || a[1] > b[3] + 1 || b[1] > a[3] + 1 {
        return 0;
    }
    let shifts = [(-1, -1), (-1, 1), (1, -1), (1, 1)];
    let count = |(x, y): (i32, i32)| {
        let pairs = one.pieces.iter().flat_map(|a| two.pieces.iter().map(move |b| (a, b)));
        let crosses = |(a, b): (&Piece, &Piece)| {
            let (along, across) = if b.upright { (y, x) } else { (x, y) };
            a.upright != b.upright
                && a.from < b.at + across
                && b.at + across < a.to
                && b.from + along < a.at
                && a.at < b.to + along
        };
        pairs.filter(|pair| crosses(*pair)).count()
    };
    let least = shifts.into_iter().map(count).min();
    i32::try_from(least.unwrap_or(0)).unwrap_or(i32::MAX)
}
