//! Breadth-first search, written once.

use std::collections::VecDeque;

/// Which of `count` nodes can be reached from `roots`, the roots among them.
pub(super) fn reach(
    count: usize,
    roots: impl IntoIterator<Item = usize>,
    next: impl Fn(usize) -> Vec<usize>,
) -> Vec<bool> {
    let mut seen = vec![false; count];
    let mut queue: VecDeque<usize> = VecDeque::new();
    for root in roots {
        if !std::mem::replace(&mut seen[root], true) {
            queue.push_back(root);
        }
    }
    while let Some(node) = queue.pop_front() {
        for to in next(node) {
            if !std::mem::replace(&mut seen[to], true) {
                queue.push_back(to);
            }
        }
    }
    seen
}

/// The shortest way from a node back to itself, without its end; `None` if there is none.
pub(super) fn cycle(node: usize, next: impl Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    let mut paths: VecDeque<Vec<usize>> = VecDeque::from([vec![node]]);
    let mut seen = vec![node];
    while let Some(path) = paths.pop_front() {
        for to in next(*path.last()?) {
            if to == node {
                return Some(path);
            }
            if !seen.contains(&to) {
                seen.push(to);
                paths.push_back(path.iter().copied().chain([to]).collect());
            }
        }
    }
    None
}
