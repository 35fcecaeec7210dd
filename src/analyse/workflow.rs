//! The control flow of one workflow as a graph: its steps and ends, and every way from one to
//! another.

use crate::model::kind::{Decision, End, Start, Step, Workflow};
use crate::model::{Entry, Head, Local, Target};

/// What a way leads from or to.
#[derive(Debug, Clone, Copy)]
pub enum Node<'a> {
    /// A step.
    Step(&'a Entry<Step>),
    /// An end.
    End(&'a Entry<End>),
}

impl<'a> Node<'a> {
    /// What every element carries.
    pub fn head(self) -> &'a Head {
        match self {
            Node::Step(step) => &step.head,
            Node::End(end) => &end.head,
        }
    }

    /// Its id in the workflow.
    pub fn id(self) -> &'a str {
        &self.head().id.value
    }
}

/// Why the work goes from one node to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The step is done.
    Next,
    /// An option was chosen.
    Choice,
    /// A branch of a split begins.
    Branch,
    /// A called workflow came to one of its ends.
    CallEnd,
    /// The time is over; the step is not done.
    Timeout,
}

/// How often a way may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Its number among the limits of the workflow.
    pub counter: usize,
    /// How often.
    pub times: u32,
}

/// A way from a node to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// Number of the node it leads to.
    pub to: usize,
    /// Why it is taken.
    pub by: By,
    /// The limit of a repetition.
    pub limit: Option<Limit>,
}

/// The control flow of one workflow.
#[derive(Debug)]
pub struct Graph<'a> {
    /// The workflow.
    pub workflow: &'a Entry<Workflow>,
    /// Its steps in the order they are written, then its ends.
    pub nodes: Vec<Node<'a>>,
    /// The ways that leave each node.
    pub ways: Vec<Vec<Way>>,
    /// For each node whether a way is not known yet, or leads to what does not exist (which
    /// another rule reports).
    pub open: Vec<bool>,
    /// For each join the split that it names.
    pub joins: Vec<Option<usize>>,
    /// Where the work begins; without a start at the first step.
    pub starts: Vec<(Option<&'a Entry<Start>>, usize)>,
    /// How many ways have a limit.
    pub limits: usize,
}

impl<'a> Graph<'a> {
    /// Reads the graph of a workflow.
    pub fn new(workflow: &'a Entry<Workflow>) -> Graph<'a> {
        let steps = workflow.steps.iter().map(Node::Step);
        let nodes: Vec<Node<'a>> = steps.chain(workflow.ends.iter().map(Node::End)).collect();
        let count = nodes.len();
        let mut graph = Graph {
            workflow,
            nodes,
            ways: vec![Vec::new(); count],
            open: vec![false; count],
            joins: vec![None; count],
            starts: Vec::new(),
            limits: 0,
        };
        for (at, step) in workflow.steps.iter().enumerate() {
            graph.lead(at, step);
        }
        graph.begin();
        graph
    }

    fn begin(&mut self) {
        let workflow = self.workflow;
        let first = (!workflow.steps.is_empty()).then_some(0);
        for start in workflow.starts.iter() {
            let at = start.next.as_ref().map_or(first, |next| self.find(next));
            self.starts.extend(at.map(|at| (Some(start), at)));
        }
        if workflow.starts.is_empty() {
            self.starts.extend(first.map(|at| (None, at)));
        }
    }

    fn lead(&mut self, at: usize, step: &'a Entry<Step>) {
        self.joins[at] = step.join.as_ref().and_then(|split| self.find(split));
        self.way(at, step.next.as_ref(), By::Next, None);
        self.way(at, step.on_timeout.as_ref(), By::Timeout, None);
        for branch in &step.branches {
            self.way(at, Some(branch), By::Branch, None);
        }
        for to in step.call.iter().flat_map(|call| call.on.values()) {
            self.way(at, Some(to), By::CallEnd, None);
        }
        match self.decision(step) {
            Some(decision) => {
                for choice in decision.options.iter() {
                    self.way(at, choice.next.as_ref(), By::Choice, choice.repeat_limit);
                    self.open[at] |= choice.next.is_none();
                }
                self.open[at] |= decision.options.is_empty();
            }
            None => self.open[at] |= step.decision.is_some(),
        }
        let leads = |field: &str| {
            let first = field.split('.').next().unwrap_or_default();
            ["next", "decision", "branches", "call", "split"].contains(&first)
        };
        self.open[at] |= step.head.unknown.iter().any(|unknown| leads(&unknown.field));
    }

    fn way<T: Target>(&mut self, at: usize, to: Option<&Local<T>>, by: By, times: Option<u32>) {
        let Some(to) = to else { return };
        let Some(to) = self.find(to) else {
            self.open[at] = true;
            return;
        };
        let limit = times.map(|times| Limit { counter: self.limits, times });
        self.limits += usize::from(limit.is_some());
        self.ways[at].push(Way { to, by, limit });
    }

    /// The node that a reference within the workflow names.
    pub fn find<T: Target>(&self, reference: &Local<T>) -> Option<usize> {
        let address = reference.address(self.workflow.address());
        self.nodes.iter().position(|node| node.head().address == address)
    }

    /// The step of that number.
    pub fn step(&self, node: usize) -> Option<&'a Entry<Step>> {
        self.workflow.steps.get(node)
    }

    /// The decision at the end of a step.
    pub fn decision(&self, step: &Step) -> Option<&'a Entry<Decision>> {
        let address = step.decision.as_ref()?.address(self.workflow.address());
        self.workflow.decisions.iter().find(|decision| *decision.address() == address)
    }

    /// Whether branches begin at a node.
    pub fn is_split(&self, node: usize) -> bool {
        self.step(node).is_some_and(|step| step.split.is_some() || !step.branches.is_empty())
    }

    /// Where the ways of a node lead.
    pub fn after(&self, node: usize) -> Vec<usize> {
        self.ways[node].iter().map(|way| way.to).collect()
    }

    /// The nodes from which ways lead to a node.
    pub fn before(&self, node: usize) -> Vec<usize> {
        let leads = |from: &usize| self.ways[*from].iter().any(|way| way.to == node);
        (0..self.nodes.len()).filter(leads).collect()
    }
}
