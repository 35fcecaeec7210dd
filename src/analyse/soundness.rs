//! What is wrong with the control flow of a workflow.
//!
//! First the shape, which can be read off the definition; then, where the shape is right, what
//! happens when it is played (see [`super::token_game`]); last whether the order that the author
//! wrote down apart from it, `after` and `time-from`, is the order that follows from it.

use super::reach::{cycle, reach};
use super::token_game::{Game, Story, Trouble};
use super::workflow::{Graph, Node};
use crate::model::kind::{Decision, End, Step, Workflow};
use crate::model::{Entry, Index, Local, Reference, Target};

/// Something wrong with the control flow of a workflow.
#[derive(Debug)]
pub enum Fault<'a> {
    /// A step does not say how it goes on.
    NoWayOn(&'a Entry<Step>),
    /// A step says in several ways how it goes on.
    ManyWaysOn(&'a Entry<Step>, Vec<&'static str>),
    /// Branches, and no word on whether all are taken.
    UnsaidSplit(&'a Entry<Step>),
    /// No step joins a split.
    NoJoin(&'a Entry<Step>),
    /// A second step joins a split.
    SecondJoin(&'a Entry<Step>, Reference<'a>),
    /// A join names a step that is no split.
    NoSplit(&'a Entry<Step>, Reference<'a>),
    /// No step takes a decision.
    UnusedDecision(&'a Entry<Decision>),
    /// A second step takes a decision.
    SharedDecision(Reference<'a>, &'a Entry<Step>),
    /// A call does not say how it goes on after an end of the workflow that it calls.
    MissedEnd(&'a Entry<Step>, &'a Entry<Workflow>, &'a Entry<End>),
    /// A call goes on after an end that the workflow it calls does not have.
    UnknownEnd(Reference<'a>, &'a str, &'a Entry<Workflow>),
    /// Nothing leads to a step or end.
    Unreachable(Node<'a>),
    /// Steps that repeat each other and from which no end can be reached.
    NoEnd(Vec<&'a Entry<Step>>),
    /// Steps that can be repeated without limit.
    NoLimit(Vec<&'a Entry<Step>>),
    /// Something goes wrong when it is played: the problem, where, in the branches of which split.
    Played(Trouble, Node<'a>, Option<Node<'a>>),
    /// A step can begin before one that it names in `after` is done.
    NotAfter(&'a Entry<Step>, Reference<'a>, Story),
    /// A step can begin before that from which its time is counted.
    NotTimed(&'a Entry<Step>, Reference<'a>, Story),
    /// Too many states to look at.
    TooLarge(&'a Entry<Workflow>),
}

/// Everything that is wrong with the control flow of a workflow, in the order of its steps.
pub fn faults<'a>(index: &Index<'a>, workflow: &'a Entry<Workflow>) -> Vec<Fault<'a>> {
    let graph = Graph::new(workflow);
    let mut found = shape(index, &graph);
    if graph.starts.is_empty() {
        return found;
    }
    if !graph.open.contains(&true) {
        found.extend(unreachable(&graph));
    }
    if !found.is_empty() {
        return found;
    }
    found.extend(endless(&graph));
    if !found.is_empty() {
        return found;
    }
    let dangling = workflow.steps.iter().zip(&graph.joins);
    if dangling.into_iter().any(|(step, join)| step.join.is_some() && join.is_none()) {
        return found;
    }
    let game = Game::play(graph);
    for trouble in &game.troubles {
        let split = trouble.split.map(|split| game.graph.nodes[split]);
        found.push(Fault::Played(trouble.clone(), game.graph.nodes[trouble.at], split));
    }
    found.extend(order(&game));
    if game.too_large {
        found.push(Fault::TooLarge(workflow));
    }
    found
}

/// What can be read off the definition.
fn shape<'a>(index: &Index<'a>, graph: &Graph<'a>) -> Vec<Fault<'a>> {
    let mut found = Vec::new();
    let steps = &graph.workflow.steps;
    for (at, step) in steps.iter().enumerate() {
        let ways: Vec<&'static str> = ways_on(step);
        match ways.len() {
            0 if !graph.open[at] => found.push(Fault::NoWayOn(step)),
            0 | 1 => {}
            _ => found.push(Fault::ManyWaysOn(step, ways)),
        }
        if step.split.is_none() && !step.branches.is_empty() && !graph.open[at] {
            found.push(Fault::UnsaidSplit(step));
        }
        if graph.is_split(at) && !graph.joins.contains(&Some(at)) && !open_join(steps) {
            found.push(Fault::NoJoin(step));
        }
        if let (Some(split), Some(join)) = (graph.joins[at], &step.join) {
            if !graph.is_split(split) {
                found.push(Fault::NoSplit(step, join.reference()));
            } else if graph.joins[..at].contains(&Some(split)) {
                found.push(Fault::SecondJoin(step, join.reference()));
            }
        }
        calls(index, step, &mut found);
    }
    for decision in graph.workflow.decisions.iter() {
        let takes = |step: &&Entry<Step>| {
            let taken = graph.decision(step);
            taken.is_some_and(|taken| std::ptr::eq(taken, decision))
        };
        let mut takers = steps.iter().filter(takes);
        let Some(first) = takers.next() else {
            found.push(Fault::UnusedDecision(decision));
            continue;
        };
        let others = takers.filter_map(|step| step.decision.as_ref());
        found.extend(others.map(|taken| Fault::SharedDecision(taken.reference(), first)));
    }
    found
}

/// Whether it is not known yet what some step joins.
fn open_join(steps: &[Entry<Step>]) -> bool {
    steps.iter().any(|step| step.head.unknown("join").is_some())
}

/// The keys in which a step says how it goes on.
fn ways_on(step: &Step) -> Vec<&'static str> {
    let ways = [
        ("next", step.next.is_some()),
        ("decision", step.decision.is_some()),
        ("branches", !step.branches.is_empty()),
        ("call", step.call.is_some()),
    ];
    ways.into_iter().filter(|(_, set)| *set).map(|(key, _)| key).collect()
}

/// A call goes on after each end of the workflow that it calls.
fn calls<'a>(index: &Index<'a>, step: &'a Entry<Step>, found: &mut Vec<Fault<'a>>) {
    let Some(call) = &step.call else { return };
    let called = call.workflow.as_ref();
    let Some(workflow) = called.and_then(|called| index.typed(step.address(), called)) else {
        return;
    };
    for end in workflow.ends.iter().filter(|_| !call.on.is_empty()) {
        if !call.on.contains_key(end.id()) {
            found.push(Fault::MissedEnd(step, workflow, end));
        }
    }
    for (end, next) in &call.on {
        if workflow.ends.iter().all(|known| known.id() != end) {
            found.push(Fault::UnknownEnd(next.reference(), end, workflow));
        }
    }
}

/// Steps and ends to which nothing leads.
fn unreachable<'a>(graph: &Graph<'a>) -> Vec<Fault<'a>> {
    let starts = graph.starts.iter().map(|(_, node)| *node);
    let seen = reach(graph.nodes.len(), starts, |node| graph.after(node));
    let unseen = graph.nodes.iter().zip(seen).filter(|(_, seen)| !seen);
    unseen.map(|(node, _)| Fault::Unreachable(*node)).collect()
}

/// Repetitions from which no end is reached, and repetitions without a limit.
fn endless<'a>(graph: &Graph<'a>) -> Vec<Fault<'a>> {
    let count = graph.nodes.len();
    let over = (0..count).filter(|node| graph.open[*node] || graph.step(*node).is_none());
    let ending = reach(count, over, |node| graph.before(node));
    let dead = circles(graph, |node| if ending[node] { Vec::new() } else { graph.after(node) });
    if !dead.is_empty() {
        return dead.into_iter().map(Fault::NoEnd).collect();
    }
    let unlimited = |node: usize| -> Vec<usize> {
        let ways = graph.ways[node].iter().filter(|way| way.limit.is_none());
        ways.map(|way| way.to).collect()
    };
    circles(graph, unlimited).into_iter().map(Fault::NoLimit).collect()
}

/// The circles in a graph, none with a step of another.
fn circles<'a>(graph: &Graph<'a>, next: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<&'a Entry<Step>>> {
    let mut seen = vec![false; graph.nodes.len()];
    let mut found = Vec::new();
    for node in 0..graph.nodes.len() {
        let circle = if seen[node] { None } else { cycle(node, &next) };
        if let Some(circle) = circle.filter(|circle| circle.iter().all(|node| !seen[*node])) {
            for node in &circle {
                seen[*node] = true;
            }
            found.push(circle.into_iter().filter_map(|node| graph.step(node)).collect());
        }
    }
    found
}

/// Where the order that is written differs from the order that follows.
fn order<'a>(game: &Game<'a>) -> Vec<Fault<'a>> {
    let graph = &game.graph;
    let mut found = Vec::new();
    for (at, step) in graph.workflow.steps.iter().enumerate() {
        for before in &step.after {
            let first = find(graph, before);
            let story = first.and_then(|first| game.begins_without(at, &|done| done == first));
            found.extend(story.map(|story| Fault::NotAfter(step, before.reference(), story)));
        }
        let Some(from) = &step.time_from else { continue };
        let address = from.address(graph.workflow.address());
        let start = graph.workflow.starts.iter().find(|start| *start.address() == address);
        let first = graph.find(from).filter(|first| *first != at);
        let story = match (start, first) {
            (Some(start), _) => game.begins_without_start(at, start),
            (None, Some(first)) => game.begins_without(at, &|done| done == first),
            (None, None) => None,
        };
        found.extend(story.map(|story| Fault::NotTimed(step, from.reference(), story)));
    }
    found
}

fn find<T: Target>(graph: &Graph<'_>, reference: &Local<T>) -> Option<usize> {
    graph.find(reference).filter(|node| graph.step(*node).is_some())
}

/// Whether a step is only there for the control flow: nobody does anything in it.
pub fn is_pure_routing(step: &Step) -> bool {
    let routes = step.split.is_some() || !step.branches.is_empty() || step.join.is_some();
    let works = step.accountable.is_some()
        || !step.responsible.is_empty()
        || !step.consulted.is_empty()
        || !step.informed.is_empty()
        || !step.fills.is_empty()
        || !step.reads.is_empty()
        || !step.approves.is_empty()
        || !step.sends.is_empty()
        || !step.receives.is_empty()
        || !step.does.is_empty()
        || step.time_limit.is_some()
        || step.transition.is_some()
        || step.decision.is_some()
        || step.call.is_some()
        || step.handover.is_some()
        || !step.start.is_empty();
    routes && !works
}
