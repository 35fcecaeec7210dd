//! Which lines lead back, and in which row each node stands.
//!
//! After K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system
//! structures" (1981): lines that close a circle are found by going through the graph in depth
//! (here in the order of the definition, so that the same definition gives the same picture, and
//! a step that is added at the end moves nothing), and the others give rows by the longest path.

use crate::views::diagrams::swimlane::Swimlane;
use std::collections::BTreeSet;

/// For each edge whether it leads back.
pub(super) fn back_edges(picture: &Swimlane) -> Vec<bool> {
    let mut leaving = vec![Vec::new(); picture.nodes.len()];
    for (at, edge) in picture.edges.iter().enumerate() {
        leaving[edge.from].push(at);
    }
    let mut back = vec![false; picture.edges.len()];
    let mut seen = vec![false; picture.nodes.len()];
    let mut open = vec![false; picture.nodes.len()];
    for root in 0..picture.nodes.len() {
        if seen[root] {
            continue;
        }
        // Each item is a node and how many of its edges were followed.
        let mut path = vec![(root, 0)];
        (seen[root], open[root]) = (true, true);
        while let Some((node, followed)) = path.last_mut() {
            let Some(&edge) = leaving[*node].get(*followed) else {
                open[*node] = false;
                path.pop();
                continue;
            };
            *followed += 1;
            let to = picture.edges[edge].to;
            back[edge] = open[to];
            if !seen[to] {
                (seen[to], open[to]) = (true, true);
                path.push((to, 0));
            }
        }
    }
    back
}

/// The row of each node: below all that lead to it, one node in a lane and row.
pub(super) fn rows(picture: &Swimlane, back: &[bool]) -> Vec<usize> {
    let count = picture.nodes.len();
    let forward = || picture.edges.iter().zip(back).filter(|(_, back)| !**back);
    let mut waits = vec![0usize; count];
    for (edge, _) in forward() {
        waits[edge.to] += 1;
    }
    let mut lowest = vec![0usize; count];
    let mut row = vec![0usize; count];
    let mut taken = BTreeSet::new();
    let mut ready: BTreeSet<(usize, usize)> =
        (0..count).filter(|node| waits[*node] == 0).map(|node| (0, node)).collect();
    while let Some((from, node)) = ready.pop_first() {
        let lane = picture.nodes[node].lane;
        let free = (from..).find(|row| !taken.contains(&(lane, *row))).unwrap_or(from);
        row[node] = free;
        taken.insert((lane, free));
        for (edge, _) in forward().filter(|(edge, _)| edge.from == node) {
            lowest[edge.to] = lowest[edge.to].max(free + 1);
            waits[edge.to] -= 1;
            if waits[edge.to] == 0 {
                ready.insert((lowest[edge.to], edge.to));
            }
        }
    }
    row
}
