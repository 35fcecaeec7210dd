//! Lines in channels and gutters, beside each other, with the words that they carry.

use super::boxes::{ON_LINE, TIGHT};
use super::layout::{TRACK, int};
use super::plan::{Grid, Leg, Side, Way};
use super::tracks::{order, tracks};

/// The gutters: how many lines run beside each other in each, and the place of each line.
pub(super) struct Gutters {
    pub(super) tracks: Vec<i32>,
    pub(super) track: Vec<i32>,
}

/// A line in a gutter: from where to where, on the coarse grid, and to which side at either end.
struct Upright {
    edge: usize,
    ends: [(usize, i8); 2],
}

impl Gutters {
    pub(super) fn new(grid: &Grid<'_>, ways: &[Way]) -> Gutters {
        let mut found = Gutters { tracks: Vec::new(), track: vec![0; ways.len()] };
        for gutter in 0..=grid.picture.lanes.len() {
            let lines: Vec<Upright> =
                (0..ways.len()).filter_map(|edge| upright(grid, ways, edge, gutter)).collect();
            let cost = |a: &Upright, b: &Upright| {
                let inside = |at: usize, line: &Upright| {
                    let (from, to) = (line.ends[0].0, line.ends[1].0);
                    2 * i32::from(from < at && at < to) + i32::from(from == at || at == to)
                };
                let goes = |line: &Upright, side: i8, other: &Upright| -> i32 {
                    let ends = line.ends.iter().filter(|(_, turn)| *turn == side);
                    ends.map(|(at, _)| inside(*at, other)).sum()
                };
                goes(a, 1, b) + goes(b, -1, a)
            };
            let costs: Vec<Vec<i32>> =
                lines.iter().map(|a| lines.iter().map(|b| cost(a, b)).collect()).collect();
            let touch = |a: usize, b: usize| {
                let (a, b) = (&lines[a].ends, &lines[b].ends);
                a[0].0 <= b[1].0 && b[0].0 <= a[1].0
            };
            let track = tracks(&order(&costs), touch);
            for (line, track) in lines.iter().zip(&track) {
                found.track[line.edge] = int(*track);
            }
            found.tracks.push(track.iter().max().map_or(0, |last| int(last + 1)));
        }
        found
    }
}

/// Where a line is before and after its leg `at`, on the coarse grid: lanes and rows are odd,
/// gutters and channels even.
fn around(grid: &Grid<'_>, way: &Way, edge: usize, at: usize) -> [usize; 2] {
    let edge = &grid.picture.edges[edge];
    let upright = matches!(way.legs[at], Leg::Gutter(_));
    let node = |node: usize| {
        let cell = grid.cells[node];
        2 * if upright { cell.row } else { cell.lane } + 1
    };
    let leg = |at: usize| match way.legs[at] {
        Leg::Channel(it) | Leg::Gutter(it) => 2 * it,
    };
    [
        at.checked_sub(1).map_or_else(|| node(edge.from), leg),
        if at + 1 < way.legs.len() { leg(at + 1) } else { node(edge.to) },
    ]
}

fn upright(grid: &Grid<'_>, ways: &[Way], edge: usize, gutter: usize) -> Option<Upright> {
    let way = &ways[edge];
    let at = way.legs.iter().position(|leg| *leg == Leg::Gutter(gutter))?;
    let [from, to] = around(grid, way, edge, at);
    let turn = |side: Side, channel: Option<usize>, last: usize| match (side, channel) {
        // From the side of a node, which stands on the other side of the gutter.
        (Side::Right, None) => -1,
        (Side::Left, None) => 1,
        (_, Some(channel)) => {
            let other = around(grid, way, edge, channel)[last];
            if other > 2 * gutter { 1 } else { -1 }
        }
        _ => 0,
    };
    let after = (at + 1 < way.legs.len()).then_some(at + 1);
    let mut ends = [(from, turn(way.exit, at.checked_sub(1), 0)), (to, turn(way.entry, after, 1))];
    ends.sort_unstable();
    Some(Upright { edge, ends })
}

/// Where lines are from left to right.
pub(super) struct Places<G, X, E> {
    pub(super) gutter: G,
    pub(super) exit: X,
    pub(super) entry: E,
}

/// A line in a channel, or words on a line that only passes through it.
pub(super) struct Run {
    pub(super) edge: usize,
    /// Which leg of its way, unless it only passes.
    pub(super) leg: Option<usize>,
    /// Left and right of its words.
    pub(super) plate: Option<(i32, i32)>,
    /// Where it begins and ends, and whether it comes from or goes up (-1) or down (1) there.
    ends: Vec<(i32, i8)>,
    /// Left and right of everything.
    span: (i32, i32),
}

/// Lines of a channel that share a height.
pub(super) struct Track {
    pub(super) height: i32,
    pub(super) runs: Vec<Run>,
}

/// The tracks of the channel above a row, from top to bottom.
pub(super) fn channel<G, X, E>(
    grid: &Grid<'_>,
    ways: &[Way],
    row: usize,
    places: &Places<G, X, E>,
    words: &[Vec<String>],
    width: i32,
) -> Vec<Track>
where
    G: Fn(usize, usize) -> i32,
    X: Fn(usize) -> i32,
    E: Fn(usize) -> i32,
{
    let mut runs = Vec::new();
    for (edge, way) in ways.iter().enumerate() {
        let host = host(grid, way, edge, words);
        for (at, leg) in way.legs.iter().enumerate() {
            if *leg != Leg::Channel(row) {
                continue;
            }
            let x = |leg: Option<usize>, node: i32| match leg.map(|leg| way.legs[leg]) {
                Some(Leg::Gutter(gutter)) => (places.gutter)(edge, gutter),
                _ => node,
            };
            let next = (at + 1 < way.legs.len()).then_some(at + 1);
            let start = x(at.checked_sub(1), (places.exit)(edge));
            let end = x(next, (places.entry)(edge));
            let turn = |leg: Option<usize>, last: usize, node: i8| match leg {
                None => node,
                Some(leg) if around(grid, way, edge, leg)[last] > 2 * row => 1,
                Some(_) => -1,
            };
            let ends = vec![(start, turn(at.checked_sub(1), 0, -1)), (end, turn(next, 1, 1))];
            let plate = (host == Some((row, Some(at)))).then(|| plate(&words[edge], start, end));
            runs.push(Run::new(edge, Some(at), ends, plate, width));
        }
        if host == Some((row, None)) {
            let x = match way.legs.first() {
                Some(Leg::Gutter(gutter)) => (places.gutter)(edge, *gutter),
                _ => (places.exit)(edge),
            };
            runs.push(Run::new(edge, None, vec![(x, 0)], Some(plate(&words[edge], x, x)), width));
        }
    }
    for run in runs.iter_mut().filter(|run| run.leg.is_none()) {
        run.shift(&upright_in(grid, ways, row, places, run.edge), width);
    }
    let costs: Vec<Vec<i32>> =
        runs.iter().map(|a| runs.iter().map(|b| cost(a, b)).collect()).collect();
    let touch = |a: usize, b: usize| {
        const GAP: i32 = 6;
        let (a, b) = (runs[a].span, runs[b].span);
        a.0 <= b.1 + GAP && b.0 <= a.1 + GAP
    };
    let place = tracks(&order(&costs), touch);
    let count = place.iter().max().map_or(0, |last| last + 1);
    let mut found: Vec<Track> =
        (0..count).map(|_| Track { height: TRACK, runs: Vec::new() }).collect();
    for (run, track) in runs.into_iter().zip(place) {
        if run.plate.is_some() {
            let height = TIGHT * int(words[run.edge].len()) + 6;
            found[track].height = found[track].height.max(height);
        }
        found[track].runs.push(run);
    }
    found
}

/// Where lines other than this one run upright somewhere in a channel.
fn upright_in<G, X, E>(
    grid: &Grid<'_>,
    ways: &[Way],
    row: usize,
    places: &Places<G, X, E>,
    but: usize,
) -> Vec<i32>
where
    G: Fn(usize, usize) -> i32,
    X: Fn(usize) -> i32,
    E: Fn(usize) -> i32,
{
    let mut found = Vec::new();
    for (edge, way) in ways.iter().enumerate().filter(|(edge, _)| *edge != but) {
        let ends = &grid.picture.edges[edge];
        let (from, to) = (grid.cells[ends.from].row, grid.cells[ends.to].row);
        let channel = |leg: Option<&Leg>, node: usize| match leg {
            Some(Leg::Channel(channel)) => 2 * channel,
            _ => node,
        };
        if way.exit == Side::Bottom {
            let end = channel(way.legs.first(), 2 * to + 1);
            found.extend((2 * from < 2 * row && 2 * row <= end).then(|| (places.exit)(edge)));
        }
        if way.entry == Side::Top && !way.legs.is_empty() {
            let start = channel(way.legs.last(), 0);
            found.extend((start <= 2 * row && row <= to).then(|| (places.entry)(edge)));
        }
        for (at, leg) in way.legs.iter().enumerate() {
            if let Leg::Gutter(gutter) = leg {
                let [a, b] = around(grid, way, edge, at);
                let inside = a.min(b) <= 2 * row && 2 * row <= a.max(b);
                found.extend(inside.then(|| (places.gutter)(edge, *gutter)));
            }
        }
    }
    found
}

/// Where the words of a line stand: the channel, and the leg if the line runs along it. That is
/// beside the node that it leaves.
fn host(
    grid: &Grid<'_>,
    way: &Way,
    edge: usize,
    words: &[Vec<String>],
) -> Option<(usize, Option<usize>)> {
    if words[edge].is_empty() {
        return None;
    }
    let row = grid.cells[grid.picture.edges[edge].from].row;
    let up = match way.legs.first() {
        Some(Leg::Gutter(_)) => around(grid, way, edge, 0)[1] <= 2 * row,
        _ => false,
    };
    let near = if up { row } else { row + 1 };
    let leg = way.legs.iter().take(2).position(|leg| *leg == Leg::Channel(near));
    Some((near, leg))
}

/// Left and right of words on a line from `start` to `end`: on the line if it is long enough,
/// near to its start.
fn plate(words: &[String], start: i32, end: i32) -> (i32, i32) {
    const LEAD: i32 = 10;
    let width = words.iter().map(|line| ON_LINE.width(line)).max().unwrap_or(0) + 8;
    let left = match end - start {
        0 => start - width / 2,
        run if run.abs() < width + LEAD => (start + end) / 2 - width / 2,
        run if run > 0 => start + LEAD,
        _ => start - LEAD - width,
    };
    (left, left + width)
}

/// What it costs when one line is above another: lines that cross, and words that are crossed.
fn cost(above: &Run, below: &Run) -> i32 {
    let meets = |run: &Run, side: i8, other: &Run| -> i32 {
        let ends = run.ends.iter().filter(|(_, turn)| *turn == side);
        ends.map(|(x, _)| 10 * i32::from(other.covers(*x)) + 25 * i32::from(other.hides(*x))).sum()
    };
    meets(above, 1, below) + meets(below, -1, above)
}

impl Run {
    fn new(
        edge: usize,
        leg: Option<usize>,
        ends: Vec<(i32, i8)>,
        plate: Option<(i32, i32)>,
        width: i32,
    ) -> Run {
        // Words stay inside the picture.
        let plate = plate.map(|(left, right)| {
            let shift = (4 - left).max(0) - (right - width + 4).max(0);
            (left + shift, right + shift)
        });
        let all = ends.iter().map(|end| end.0).chain(plate.iter().flat_map(|it| [it.0, it.1]));
        let span = (all.clone().min().unwrap_or(0), all.max().unwrap_or(0));
        Run { edge, leg, plate, ends, span }
    }

    /// Moves words on an upright line to the side where they hide the fewest others.
    fn shift(&mut self, others: &[i32], width: i32) {
        const REST: i32 = 8;
        let (Some((left, right)), Some(&(x, _))) = (self.plate, self.ends.first()) else { return };
        let wide = right - left;
        let hidden = |left: i32| {
            others.iter().filter(|it| left - 3 < **it && **it < left + wide + 3).count()
        };
        let places = [left, x - REST, x + REST - wide];
        let places = places.into_iter().map(|left| left.clamp(4, (width - 4 - wide).max(4)));
        if let Some(left) = places.min_by_key(|left| hidden(*left)) {
            self.plate = Some((left, left + wide));
            self.span = (left, left + wide);
        }
    }

    /// Whether an upright line at this place crosses it.
    fn covers(&self, x: i32) -> bool {
        let ends = self.ends.iter().map(|end| end.0);
        ends.clone().min().is_some_and(|left| left < x) && ends.max().is_some_and(|right| x < right)
    }

    /// Whether an upright line at this place runs behind its words.
    fn hides(&self, x: i32) -> bool {
        self.plate.is_some_and(|(left, right)| left - 3 < x && x < right + 3)
    }
}
