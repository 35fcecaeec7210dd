//! Plays a workflow through in every possible order.
//!
//! A token stands at each step that is being worked on. A split puts one on each branch that is
//! taken, a join waits for all of them, and a limit counts how often an option was chosen. The
//! set of all states that can come about is small, because choices, splits and joins are explicit
//! and repetitions are bounded; so it is searched whole, which decides soundness: the work can
//! always come to an end, nothing is left over when it does, and no step is dead (W. van der
//! Aalst, "The application of Petri nets to workflow management", 1998). Whatever is found comes
//! with a story that leads to it.

use super::reach::reach;
use super::workflow::{By, Graph, Node, Way};
use crate::model::Entry;
use crate::model::kind::{Split, Start, Step};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

/// How many states are looked at before the search gives up.
pub const MOST_STATES: usize = 100_000;

/// The steps that lead to a situation, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story(pub Vec<String>);

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" -> "))
    }
}

/// What can go wrong between a split and its join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// Two tokens are at one step, which is not their join.
    Meeting,
    /// A branch goes to an end.
    EndInside,
    /// What comes to a join does not come from its split.
    Stray,
    /// A branch comes back to the split it began at.
    Again,
    /// No option is left, or nothing comes any more.
    Stuck,
    /// The work goes on for ever: no end can be reached any more.
    Endless,
}

/// Something that goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What.
    pub problem: Problem,
    /// The node where.
    pub at: usize,
    /// The split whose branches are under way, if any.
    pub split: Option<usize>,
    /// How it comes to that.
    pub story: Story,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Token {
    node: usize,
    within: Option<usize>,
}

/// A split whose branches are under way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Running {
    split: usize,
    due: usize,
    within: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    tokens: Vec<Token>,
    running: Vec<Running>,
    used: Vec<u32>,
}

/// A step that was left: done, or because its time was over.
#[derive(Debug, Clone, Copy)]
struct Left {
    node: usize,
    late: bool,
}

/// What goes wrong, and at which node.
type Wrong = (Problem, usize);

/// What goes wrong on leaving which step, if any, and within which split.
type Mishap = (Option<Left>, Problem, usize, Option<usize>);

/// From which state, and by leaving which step, a state was first reached.
type Trail = BTreeMap<usize, Option<(usize, Left)>>;

/// A workflow and all states that can come about in it.
#[derive(Debug)]
pub struct Game<'a> {
    /// The workflow.
    pub graph: Graph<'a>,
    /// What goes wrong, the shortest story for each split, or for each place outside of them.
    pub troubles: Vec<Trouble>,
    /// Whether there were too many states, so that some were not looked at.
    pub too_large: bool,
    states: Vec<State>,
    moves: Vec<Vec<(Left, usize)>>,
    roots: Vec<(Option<&'a Entry<Start>>, usize)>,
}

impl<'a> Game<'a> {
    /// Plays the whole game.
    pub fn play(graph: Graph<'a>) -> Game<'a> {
        let mut game = Game {
            graph,
            troubles: Vec::new(),
            too_large: false,
            states: Vec::new(),
            moves: Vec::new(),
            roots: Vec::new(),
        };
        game.explore();
        game
    }

    fn explore(&mut self) {
        let mut known: BTreeMap<State, usize> = BTreeMap::new();
        let mut trail: Trail = BTreeMap::new();
        let mut found: BTreeSet<(usize, bool)> = BTreeSet::new();
        for (start, node) in self.graph.starts.clone() {
            let tokens = vec![Token { node, within: None }];
            let state = State { tokens, running: Vec::new(), used: vec![0; self.graph.limits] };
            let at = self.state(&mut known, state);
            trail.insert(at, None);
            self.roots.push((start, at));
        }
        let mut now = 0;
        while now < self.states.len() {
            let (moves, problems) = self.moves_from(now);
            let stuck = moves.is_empty() && problems.is_empty() && !self.is_over(now);
            let stuck = stuck.then(|| self.stuck(now)).flatten();
            for (left, problem, at, split) in problems.into_iter().chain(stuck) {
                if found.insert((split.unwrap_or(at), split.is_some())) {
                    let mut story = self.story(&trail, now);
                    story.extend(left.map(|left| self.name(left)));
                    story.push(self.graph.nodes[at].id().to_owned());
                    self.troubles.push(Trouble { problem, at, split, story: Story(story) });
                }
            }
            for (left, state) in moves {
                let to = self.state(&mut known, state);
                trail.entry(to).or_insert(Some((now, left)));
                self.moves[now].push((left, to));
            }
            if self.states.len() > MOST_STATES {
                self.too_large = true;
                return;
            }
            now += 1;
        }
        if self.troubles.is_empty() {
            self.troubles.extend(self.endless(&trail));
        }
    }

    fn state(&mut self, known: &mut BTreeMap<State, usize>, state: State) -> usize {
        let next = self.states.len();
        *known.entry(state).or_insert_with_key(|state| {
            self.states.push(state.clone());
            self.moves.push(Vec::new());
            next
        })
    }

    /// Every way in which one step can be left, and what goes wrong on the way.
    fn moves_from(&self, now: usize) -> (Vec<(Left, State)>, Vec<Mishap>) {
        let (mut moves, mut problems) = (Vec::new(), Vec::new());
        let state = &self.states[now];
        for (i, token) in state.tokens.iter().enumerate() {
            let mut rest = state.clone();
            rest.tokens.remove(i);
            for (late, next) in self.leave(&rest, token) {
                let left = Left { node: token.node, late };
                match next {
                    Ok(next) => moves.push((left, next)),
                    Err((problem, at)) => problems.push((Some(left), problem, at, token.within)),
                }
            }
        }
        (moves, problems)
    }

    fn leave(&self, rest: &State, token: &Token) -> Vec<(bool, Result<State, Wrong>)> {
        let ways = &self.graph.ways[token.node];
        let (branches, others): (Vec<&Way>, Vec<&Way>) =
            ways.iter().partition(|way| way.by == By::Branch);
        let mut found = Vec::new();
        for way in others {
            let mut next = rest.clone();
            if let Some(limit) = way.limit {
                next.used[limit.counter] += 1;
                if next.used[limit.counter] > limit.times {
                    continue;
                }
            }
            let put = self.put(&mut next, way.to, token.within);
            found.push((way.by == By::Timeout, put.map(|()| next)));
        }
        for taken in self.subsets(token.node, &branches) {
            let mut next = rest.clone();
            let put = self.split(&mut next, token, &taken);
            found.push((false, put.map(|()| next)));
        }
        found
    }

    /// The branches that may be taken together: all, or any that are not none.
    fn subsets<'w>(&self, node: usize, branches: &[&'w Way]) -> Vec<Vec<&'w Way>> {
        let some = self.graph.step(node).is_some_and(|step| step.split == Some(Split::Some));
        if branches.is_empty() {
            return Vec::new();
        }
        if !some || branches.len() > 16 {
            return vec![branches.to_vec()];
        }
        let masks = 1_u32..(1 << branches.len());
        let chosen = |mask: u32| {
            let taken = branches.iter().enumerate().filter(move |(i, _)| mask & (1 << i) != 0);
            taken.map(|(_, way)| *way).collect()
        };
        masks.map(chosen).collect()
    }

    fn split(&self, state: &mut State, token: &Token, taken: &[&Way]) -> Result<(), Wrong> {
        let split = token.node;
        if state.running.iter().any(|running| running.split == split) {
            return Err((Problem::Again, split));
        }
        state.running.push(Running { split, due: taken.len(), within: token.within });
        state.running.sort();
        taken.iter().try_for_each(|way| self.put(state, way.to, Some(split)))
    }

    /// Puts a token on a node: at a join it waits for the others of its split.
    fn put(&self, state: &mut State, to: usize, within: Option<usize>) -> Result<(), Wrong> {
        let mut within = within;
        if let Node::End(_) = self.graph.nodes[to]
            && within.is_some()
        {
            return Err((Problem::EndInside, to));
        }
        if let Some(split) = self.graph.joins[to] {
            let running = state.running.iter().position(|running| running.split == split);
            let Some(at) = running.filter(|_| within == Some(split)) else {
                return Err((Problem::Stray, to));
            };
            state.running[at].due -= 1;
            if state.running[at].due > 0 {
                return Ok(());
            }
            within = state.running.remove(at).within;
        }
        if state.tokens.iter().any(|token| token.node == to) {
            return Err((Problem::Meeting, to));
        }
        state.tokens.push(Token { node: to, within });
        state.tokens.sort();
        Ok(())
    }

    fn is_over(&self, state: usize) -> bool {
        let tokens = &self.states[state].tokens;
        let ended = |token: &Token| matches!(self.graph.nodes[token.node], Node::End(_));
        !tokens.is_empty() && tokens.iter().all(ended)
    }

    /// Whether it is not known how a state goes on.
    fn is_open(&self, state: usize) -> bool {
        self.states[state].tokens.iter().any(|token| self.graph.open[token.node])
    }

    fn stuck(&self, now: usize) -> Option<Mishap> {
        let state = &self.states[now];
        let waiting = state.running.first().map(|running| (running.split, Some(running.split)));
        let token = state.tokens.first().map(|token| (token.node, token.within));
        let (at, split) = token.or(waiting)?;
        (!self.is_open(now)).then_some((None, Problem::Stuck, at, split))
    }

    /// The first state from which no end can be reached.
    fn endless(&self, trail: &Trail) -> Option<Trouble> {
        let count = self.states.len();
        let mut before = vec![Vec::new(); count];
        for (from, moves) in self.moves.iter().enumerate() {
            for (_, to) in moves {
                before[*to].push(from);
            }
        }
        let over = (0..count).filter(|state| self.is_over(*state) || self.is_open(*state));
        let ends = reach(count, over, |state| before[state].clone());
        let state = ends.iter().position(|ends| !ends)?;
        let at = self.states[state].tokens.first()?.node;
        let mut story = self.story(trail, state);
        story.push(self.graph.nodes[at].id().to_owned());
        Some(Trouble { problem: Problem::Endless, at, split: None, story: Story(story) })
    }

    fn name(&self, left: Left) -> String {
        let id = self.graph.nodes[left.node].id();
        if left.late { format!("{id} (time over)") } else { id.to_owned() }
    }

    fn story(&self, trail: &Trail, state: usize) -> Vec<String> {
        let mut story = Vec::new();
        let mut now = state;
        while let Some(Some((from, left))) = trail.get(&now) {
            story.push(self.name(*left));
            now = *from;
        }
        story.reverse();
        story
    }

    /// The shortest story in which a step begins before any of the steps in `done` was done; a
    /// step whose time ran out was not done. `None`: one of them comes before it on every path.
    pub fn begins_without(&self, step: usize, done: &dyn Fn(usize) -> bool) -> Option<Story> {
        self.search(step, done, &|_| true)
    }

    /// The shortest story in which a step begins though the work did not begin at that start.
    pub fn begins_without_start(&self, step: usize, start: &Entry<Start>) -> Option<Story> {
        let other =
            |root: Option<&Entry<Start>>| root.is_none_or(|root| root.address() != start.address());
        self.search(step, &|_| false, &other)
    }

    fn search(
        &self,
        step: usize,
        done: &dyn Fn(usize) -> bool,
        from: &dyn Fn(Option<&Entry<Start>>) -> bool,
    ) -> Option<Story> {
        let mut trail: Trail = BTreeMap::new();
        let mut queue = VecDeque::new();
        for (_, root) in self.roots.iter().filter(|(start, _)| from(*start)) {
            trail.insert(*root, None);
            queue.push_back(*root);
        }
        while let Some(now) = queue.pop_front() {
            if self.states[now].tokens.iter().any(|token| token.node == step) {
                let mut story = self.story(&trail, now);
                story.push(self.graph.nodes[step].id().to_owned());
                return Some(Story(story));
            }
            for (left, to) in &self.moves[now] {
                if (left.late || !done(left.node)) && !trail.contains_key(to) {
                    trail.insert(*to, Some((now, *left)));
                    queue.push_back(*to);
                }
            }
        }
        None
    }

    /// The steps that are done before a step on every path that leads to it.
    pub fn always_before(&self, step: usize) -> Vec<&'a Entry<Step>> {
        if self.begins_without(step, &|_| false).is_none() {
            return Vec::new();
        }
        let steps = self.graph.workflow.steps.iter().enumerate();
        let always = |other: &usize| {
            *other != step && self.begins_without(step, &|done| done == *other).is_none()
        };
        steps.filter(|(other, _)| always(other)).map(|(_, other)| other).collect()
    }

    /// Whether a step or end ever comes about.
    pub fn comes_about(&self, node: usize) -> bool {
        self.states.iter().any(|state| state.tokens.iter().any(|token| token.node == node))
    }
}
