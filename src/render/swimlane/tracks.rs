//! Lines that run beside each other: in which order, and which may share a track.
//!
//! Two lines whose intervals do not touch may share a track and have no order; so tracks are a
//! colouring of intervals (A. Hashimoto, J. Stevens, "Wire routing by optimizing channel
//! assignment", 1971) that keeps the order which was found to cross least.

/// An order of lines with few crossings: `cost[a][b]` is what it costs when `a` comes before `b`.
/// From the order that is given, a line is moved as long as that makes it cheaper.
pub(super) fn order(cost: &[Vec<i32>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..cost.len()).collect();
    for _ in 0..8 {
        let mut better = false;
        for from in 0..order.len() {
            let line = order[from];
            // What is gained by moving it before or behind each other line, one after the other.
            let mut best = (0, from);
            let mut change = 0;
            for to in (0..from).rev() {
                change += cost[line][order[to]] - cost[order[to]][line];
                best = best.min((change, to));
            }
            change = 0;
            for to in from + 1..order.len() {
                change += cost[order[to]][line] - cost[line][order[to]];
                best = best.min((change, to));
            }
            if best.0 < 0 {
                order.remove(from);
                order.insert(best.1, line);
                better = true;
            }
        }
        if !better {
            break;
        }
    }
    order
}

/// The track of each line: the first that lies behind all lines which it touches and which come
/// before it.
pub(super) fn tracks(order: &[usize], touch: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut tracks = vec![0; order.len()];
    for (place, &line) in order.iter().enumerate() {
        let before = order[..place].iter().filter(|other| touch(line, **other));
        tracks[line] = before.map(|other| tracks[*other] + 1).max().unwrap_or(0);
    }
    tracks
}
