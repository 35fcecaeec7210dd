//! From a picture to places: of lanes, boxes, lines and the plates with words on lines.

use super::boxes::{HEADING, LABEL, ON_LINE, Size, TIGHT, measure};
use super::channels::{self, Gutters};
use super::pins::pins;
use super::plan::{Cell, Grid, Leg, Side, Way};
use super::rows::{back_edges, rows};
use crate::views::diagrams::swimlane::{Shape, Swimlane};

/// Where everything is, in pixels from the upper left.
#[derive(Debug, Default)]
pub struct Layout {
    /// Width of the whole.
    pub width: i32,
    /// Height of the whole.
    pub height: i32,
    /// Where the headings of the lanes end.
    pub head: i32,
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// The nodes, in the order of the picture.
    pub nodes: Vec<Placed>,
    /// The lines, in the order of the picture.
    pub wires: Vec<Wire>,
    /// Heights at which nothing but upright lines is: where the picture may be cut.
    pub seams: Vec<i32>,
}

/// A lane.
#[derive(Debug)]
pub struct Lane {
    /// Its left.
    pub x: i32,
    /// Its width.
    pub width: i32,
    /// Its heading in lines.
    pub lines: Vec<String>,
}

/// A node.
#[derive(Debug)]
pub struct Placed {
    /// Its left.
    pub x: i32,
    /// Its top.
    pub y: i32,
    /// Width, height and words.
    pub size: Size,
}

/// A line.
#[derive(Debug)]
pub struct Wire {
    /// Its corners.
    pub points: Vec<(i32, i32)>,
    /// Whether it leads back.
    pub back: bool,
    /// Its words.
    pub plate: Option<Plate>,
}

/// The words on a line, with the room they take.
#[derive(Debug, Clone)]
pub struct Plate {
    /// Its left.
    pub x: i32,
    /// Its top.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The words in lines.
    pub lines: Vec<String>,
}

/// Round the picture, so that no stroke is cut.
const MARGIN: i32 = 2;
/// Between a box and the border of its lane, where no line runs.
const PAD: i32 = 12;
/// From line to line in a channel or gutter.
pub(super) const TRACK: i32 = 10;
/// Above and below the lines of a channel: room for corners and arrow heads.
const AIR: i32 = 14;

/// Places everything.
pub fn layout(picture: &Swimlane) -> Layout {
    let back = back_edges(picture);
    let rows = rows(picture, &back);
    let cell = |(node, row): (&crate::views::diagrams::swimlane::Node, &usize)| Cell {
        lane: node.lane,
        row: *row,
    };
    let cells: Vec<Cell> = picture.nodes.iter().zip(&rows).map(cell).collect();
    let grid = Grid::new(picture, &cells, &back);
    let ways = grid.ways();
    let (pins, least) = pins(&grid, &ways);
    let sizes: Vec<Size> =
        picture.nodes.iter().zip(least).map(|(node, least)| measure(node, least)).collect();

    // From left to right: the gutter of each lane, then its boxes.
    let gutters = Gutters::new(&grid, &ways);
    let mut x = MARGIN;
    let mut lanes: Vec<Lane> = Vec::new();
    let mut gutter_x = Vec::new();
    let mut middle = Vec::new();
    for lane in 0..=picture.lanes.len() {
        gutter_x.push(x);
        let tracks = gutters.tracks[lane];
        let gutter = if tracks > 0 { TRACK * tracks + AIR } else { PAD };
        let Some(heading) = picture.lanes.get(lane) else {
            let last = if tracks > 0 { gutter - TRACK } else { 0 };
            if let Some(lane) = lanes.last_mut() {
                lane.width += last;
            }
            x += last;
            break;
        };
        let mine = sizes.iter().zip(&cells).filter(|(_, cell)| cell.lane == lane);
        let widest = mine.map(|(size, _)| size.width).max().unwrap_or(0);
        let boxes = widest.max(super::boxes::WIDTH);
        middle.push(x + gutter + boxes / 2);
        let width = gutter + boxes + PAD;
        lanes.push(Lane { x, width, lines: HEADING.lines(heading, width - 2 * PAD) });
        x += width;
    }
    let width = x + MARGIN;
    let tallest = lanes.iter().map(|lane| lane.lines.len()).max().unwrap_or(0);
    let head = MARGIN + TIGHT * int(tallest) + PAD;

    // From top to bottom: the channel above each row, then its boxes.
    let place = channels::Places {
        gutter: |edge, gutter: usize| gutter_x[gutter] + TRACK * (1 + gutters.track[edge]),
        exit: |edge: usize| middle[cells[picture.edges[edge].from].lane] + pins[edge].exit,
        entry: |edge: usize| middle[cells[picture.edges[edge].to].lane] + pins[edge].entry,
    };
    let words: Vec<Vec<String>> =
        picture.edges.iter().map(|edge| ON_LINE.lines(&edge.label, LABEL)).collect();
    let count = rows.iter().max().map_or(0, |last| last + 1);
    let mut y = head;
    let mut seams = Vec::new();
    let mut row_y = Vec::new();
    let mut run_y = vec![[0; 3]; ways.len()];
    let mut plates: Vec<Option<Plate>> = vec![None; ways.len()];
    for row in 0..=count {
        let channel = channels::channel(&grid, &ways, row, &place, &words, width);
        y += AIR;
        for track in &channel {
            for run in &track.runs {
                let middle = y + track.height / 2;
                if let Some(leg) = run.leg {
                    run_y[run.edge][leg] = middle;
                }
                if let Some((left, right)) = run.plate {
                    let lines = words[run.edge].clone();
                    let height = TIGHT * int(lines.len()) + 2;
                    let y = middle - height / 2;
                    plates[run.edge] =
                        Some(Plate { x: left, y, width: right - left, height, lines });
                }
            }
            y += track.height;
        }
        if !channel.is_empty() || (row > 0 && row < count) {
            y += AIR;
        }
        let mine = sizes.iter().zip(&cells).filter(|(_, cell)| cell.row == row);
        let height = mine.map(|(size, _)| size.height).max().unwrap_or(0);
        row_y.push(y + height / 2);
        y += height;
        seams.push(y + AIR / 2);
    }
    seams.truncate(count.saturating_sub(1));

    let nodes: Vec<Placed> = sizes
        .into_iter()
        .zip(&cells)
        .map(|(size, cell)| Placed {
            x: middle[cell.lane] - size.width / 2,
            y: row_y[cell.row] - size.height / 2,
            size,
        })
        .collect();
    let wires = ways.iter().enumerate().map(|(at, way)| {
        let edge = &picture.edges[at];
        let port = |node: usize, side: Side, x: i32| port(picture, &nodes, node, side, x);
        let start = port(edge.from, way.exit, (place.exit)(at));
        let end = port(edge.to, way.entry, (place.entry)(at));
        let leg = |(i, leg): (usize, &Leg)| match leg {
            Leg::Channel(_) => (None, Some(run_y[at][i])),
            Leg::Gutter(gutter) => (Some((place.gutter)(at, *gutter)), None),
        };
        let legs = way.legs.iter().enumerate().map(leg);
        Wire { points: points(way, start, end, legs), back: back[at], plate: plates[at].take() }
    });
    let wires = wires.collect();
    Layout { width, height: y + MARGIN, head, lanes, nodes, wires, seams }
}

/// Where a line meets a node.
fn port(picture: &Swimlane, nodes: &[Placed], node: usize, side: Side, x: i32) -> (i32, i32) {
    let Placed { x: left, y: top, size } = &nodes[node];
    let slanted = matches!(picture.nodes[node].shape, Shape::Decision | Shape::Gateway(_));
    let off = (x - (left + size.width / 2)).abs();
    let rise = if slanted { size.height * off / size.width.max(1) } else { 0 };
    match side {
        Side::Top => (x, top + rise),
        Side::Bottom => (x, top + size.height - rise),
        Side::Left => (*left, top + size.height / 2),
        Side::Right => (left + size.width, top + size.height / 2),
    }
}

/// The corners of a line.
fn points(
    way: &Way,
    start: (i32, i32),
    end: (i32, i32),
    legs: impl Iterator<Item = (Option<i32>, Option<i32>)>,
) -> Vec<(i32, i32)> {
    let mut points = vec![start];
    let mut at = start;
    for (x, y) in legs {
        at = (x.unwrap_or(at.0), y.unwrap_or(at.1));
        points.push(at);
    }
    points.push(match way.entry {
        Side::Top | Side::Bottom => (end.0, at.1),
        Side::Left | Side::Right => (at.0, end.1),
    });
    points.push(end);
    points.dedup();
    // Of three points in a row the one in the middle is no corner.
    let mut corners: Vec<(i32, i32)> = Vec::new();
    for point in points {
        if let [.., a, b] = corners[..]
            && ((a.0 == b.0 && b.0 == point.0) || (a.1 == b.1 && b.1 == point.1))
        {
            corners.pop();
        }
        corners.push(point);
    }
    corners
}

pub(super) fn int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
