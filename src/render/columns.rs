//! Columns of boxes with lines from column to column, drawn by ourselves. A line runs only in
//! the gap between two columns, so that it can cross no box.

use super::clean::About;
use super::paper::{HEAD, Paper, SMALL, TEXT, leading};
use crate::views::{Graph, Node, Shape};
use std::collections::BTreeMap;

const MARGIN: i32 = 14;
const GAP: i32 = 62;
const BETWEEN: i32 = 12;
const PAD: i32 = 9;

/// A box with its place.
struct Placed<'a> {
    node: &'a Node,
    number: usize,
    column: usize,
    label: Vec<String>,
    note: Vec<String>,
    x: i32,
    y: i32,
    height: i32,
}

impl Placed<'_> {
    fn middle(&self) -> i32 {
        self.y + self.height / 2
    }
}

/// The drawing.
pub(super) fn svg(graph: &Graph, about: &About<'_>) -> String {
    let columns = columns(graph);
    let count = i32::try_from(columns.len()).unwrap_or(1).max(1);
    let width = ((1060 - GAP * (count - 1)) / count).clamp(150, 260);
    let left = |column: usize| MARGIN + i32::try_from(column).unwrap_or(0) * (width + GAP);
    let mut paper = Paper::default();
    let (mut boxes, bottom, heads) = place(graph, &columns, width, &left);
    let total = bottom + MARGIN;
    for (column, groups) in columns.iter().enumerate() {
        if groups.iter().any(|group| graph.groups[*group].wall) {
            paper.rect("w", (left(column) - 9, 2, width + 18, total - 4), 4);
        }
    }
    for (lines, at) in &heads {
        paper.lines("head", HEAD, lines, *at);
    }
    edges(graph, &mut boxes, width, &mut paper);
    for it in &boxes {
        let link = about.links.get(&it.node.id);
        paper.open(link, it.number);
        let (class, round) = match it.node.shape {
            Shape::Round => ("b r", 14),
            Shape::Plain => ("p", 4),
            _ => ("b", 4),
        };
        paper.rect(class, (it.x, it.y, width, it.height), round);
        paper.texts(&it.label, &it.note, (it.x + 10, it.y + PAD));
        paper.close(link.is_some());
    }
    paper.svg(about, left(columns.len().saturating_sub(1)) + width + MARGIN, total)
}

/// Which groups stand in which column.
fn columns(graph: &Graph) -> Vec<Vec<usize>> {
    let mut columns: Vec<Vec<usize>> = Vec::new();
    for (at, group) in graph.groups.iter().enumerate() {
        match columns.last_mut() {
            Some(column) if group.under => column.push(at),
            _ => columns.push(vec![at]),
        }
    }
    columns
}

/// Headings with their upper left corners.
type Heads = Vec<(Vec<String>, (i32, i32))>;

/// Gives every box its place; a column that is lower than the highest stands in the middle.
fn place<'a>(
    graph: &'a Graph,
    columns: &[Vec<usize>],
    width: i32,
    left: &dyn Fn(usize) -> i32,
) -> (Vec<Placed<'a>>, i32, Heads) {
    let order = order(graph, columns);
    let head = |group: usize, room: i32| HEAD.lines(&graph.groups[group].label, width - room);
    let lines = |lines: &Vec<String>| i32::try_from(lines.len()).unwrap_or(0) * leading(HEAD);
    let first = columns.iter().filter_map(|column| column.first());
    let top = MARGIN + first.map(|group| lines(&head(*group, 0))).max().unwrap_or(0) + 8;
    let (mut boxes, mut heads) = (Vec::new(), Heads::new());
    // The bottom of the first group of each column, and of the column.
    let (mut firsts, mut bottoms) = (Vec::new(), Vec::new());
    for (column, groups) in columns.iter().enumerate() {
        let x = left(column);
        let mut y = top;
        for (at, group) in groups.iter().enumerate() {
            // A line down to the group below passes at the right of its heading.
            let words = head(*group, if at == 0 { 0 } else { 30 });
            let high = lines(&words);
            if at == 0 {
                heads.push((words, (x, MARGIN)));
            } else {
                y += BETWEEN;
                heads.push((words, (x, y)));
                y += high + 8;
            }
            for id in &order[*group] {
                let Some(number) = graph.nodes.iter().position(|node| node.id == *id) else {
                    continue;
                };
                let node = &graph.nodes[number];
                let label = TEXT.lines(&node.label, width - 20);
                let note = SMALL.lines(&node.note, width - 20);
                let height = (Paper::height(&label, &note) + 2 * PAD).max(5 * busy(graph, id) + 6);
                boxes.push(Placed { node, number, column, label, note, x, y, height });
                y += height + BETWEEN;
            }
            if at == 0 {
                firsts.push(y - BETWEEN);
            }
        }
        bottoms.push(y - BETWEEN);
    }
    let lowest = firsts.iter().copied().max().unwrap_or(top);
    let bottom = bottoms.iter().copied().max().unwrap_or(top);
    // The first groups stand beside each other, as far as the groups below them leave room.
    let down = |at: usize| ((lowest - firsts[at]) / 2).min(bottom - bottoms[at]);
    for it in &mut boxes {
        it.y += down(it.column);
    }
    for (_, (x, y)) in &mut heads {
        let column = (0..columns.len()).find(|column| left(*column) == *x).unwrap_or(0);
        if *y > MARGIN {
            *y += down(column);
        }
    }
    (boxes, bottom, heads)
}

/// How many lines leave or reach a box, whichever is more: it must be high enough for them.
fn busy(graph: &Graph, id: &str) -> i32 {
    let leave = graph.edges.iter().filter(|edge| edge.from == id).count();
    let reach = graph.edges.iter().filter(|edge| edge.to == id).count();
    i32::try_from(leave.max(reach)).unwrap_or(0)
}

/// The order of the boxes of each group: near those that they have to do with.
fn order(graph: &Graph, columns: &[Vec<usize>]) -> Vec<Vec<String>> {
    let mut order: Vec<Vec<String>> =
        graph.groups.iter().map(|group| group.nodes.clone()).collect();
    let there = 0..columns.len();
    let back = (0..columns.len()).rev();
    let sweeps: Vec<(usize, isize)> = there
        .clone()
        .map(|column| (column, -1))
        .chain(back.map(|column| (column, 1)))
        .chain(there.map(|column| (column, -1)))
        .collect();
    for (column, beside) in sweeps {
        let Some(other) = column.checked_add_signed(beside).and_then(|at| columns.get(at)) else {
            continue;
        };
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for id in other.iter().flat_map(|group| &graph.groups[*group].nodes) {
            let place = other.iter().flat_map(|group| &order[*group]).position(|it| it == id);
            places.insert(id, place.unwrap_or(0));
        }
        for group in &columns[column] {
            let weight = |id: &String| {
                let ends = graph.edges.iter().filter_map(|edge| match () {
                    () if edge.from == *id => places.get(edge.to.as_str()),
                    () if edge.to == *id => places.get(edge.from.as_str()),
                    () => None,
                });
                let (sum, count) = ends.fold((0, 0), |(sum, count), at| (sum + at, count + 1));
                (sum * 1000_usize).checked_div(count).unwrap_or(usize::MAX)
            };
            let mut keyed: Vec<(usize, String)> =
                order[*group].iter().map(|id| (weight(id), id.clone())).collect();
            keyed.sort_by_key(|(weight, _)| *weight);
            order[*group] = keyed.into_iter().map(|(_, id)| id).collect();
        }
    }
    order
}

/// The lines: each leaves and reaches a box at a point of its own.
fn edges(graph: &Graph, boxes: &mut [Placed<'_>], width: i32, paper: &mut Paper) {
    let at = |id: &str| boxes.iter().position(|it| it.node.id == id);
    let ends: Vec<(usize, usize, &crate::views::Edge)> = graph
        .edges
        .iter()
        .filter_map(|edge| Some((at(&edge.from)?, at(&edge.to)?, edge)))
        .collect();
    // The lines at each side of each box, in the order of what they lead to.
    let mut sides: BTreeMap<(usize, bool), Vec<(i32, usize)>> = BTreeMap::new();
    for (number, (from, to, _)) in ends.iter().enumerate() {
        let right = boxes[*from].column < boxes[*to].column;
        sides.entry((*from, right)).or_default().push((boxes[*to].middle(), number));
        sides.entry((*to, !right)).or_default().push((boxes[*from].middle(), number));
    }
    let port = |of: usize, right: bool, number: usize| {
        let Some(side) = sides.get(&(of, right)) else { return boxes[of].middle() };
        let mut side = side.clone();
        side.sort_unstable();
        let place = side.iter().position(|(_, it)| *it == number).unwrap_or(0);
        let (place, all) =
            (i32::try_from(place).unwrap_or(0), i32::try_from(side.len()).unwrap_or(1));
        boxes[of].y + boxes[of].height * (place + 1) / (all + 1)
    };
    for (number, (from, to, edge)) in ends.iter().enumerate() {
        let (a, b) = (&boxes[*from], &boxes[*to]);
        let (path, arrow) = if a.column == b.column {
            let (upper, lower) = if a.y < b.y { (a, b) } else { (b, a) };
            let x = a.x + width - 14;
            let (start, end) = (upper.y + upper.height, lower.y);
            (format!("M{x},{start}L{x},{end}"), format!("M{x},{end}l-4,-8h8z"))
        } else {
            let right = a.column < b.column;
            let (x1, x2) = if right { (a.x + width, b.x) } else { (a.x, b.x + width) };
            let (y1, y2) = (port(*from, right, number), port(*to, !right, number));
            let (bend, head) = if right { (GAP / 2, "l-8,-4v8z") } else { (-GAP / 2, "l8,-4v8z") };
            (
                format!("M{x1},{y1}C{},{y1} {},{y2} {x2},{y2}", x1 + bend, x2 - bend),
                format!("M{x2},{y2}{head}"),
            )
        };
        paper.edge((a.number, b.number), &path, &arrow, &edge.label, edge.dashed);
    }
}
