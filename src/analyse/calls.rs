//! Which workflow goes through which other.

use super::reach::{cycle, reach};
use crate::model::kind::Workflow;
use crate::model::{Entry, Index};

/// The workflows that steps of a workflow go through and come back from, each once for a step.
pub fn called<'a>(index: &Index<'a>, workflow: &Entry<Workflow>) -> Vec<&'a Entry<Workflow>> {
    let calls = workflow.steps.iter().filter_map(|step| step.call.as_ref()?.workflow.as_ref());
    calls.filter_map(|called| index.typed(workflow.address(), called)).collect()
}

/// A workflow and everything that it calls, directly or through others.
pub fn with_called<'a>(
    index: &Index<'a>,
    workflow: &'a Entry<Workflow>,
) -> Vec<&'a Entry<Workflow>> {
    let calls = Calls::new(index);
    let Some(root) = calls.number(workflow) else { return vec![workflow] };
    let seen = reach(calls.all.len(), [root], |at| calls.next[at].clone());
    calls.all.iter().zip(seen).filter(|(_, seen)| *seen).map(|(workflow, _)| *workflow).collect()
}

/// Workflows that call each other in a circle: such a call never ends. One circle for each group
/// of workflows, from the first by id.
pub fn circles<'a>(index: &Index<'a>) -> Vec<Vec<&'a Entry<Workflow>>> {
    let calls = Calls::new(index);
    let mut done = vec![false; calls.all.len()];
    let mut found = Vec::new();
    for at in 0..calls.all.len() {
        let circle = if done[at] { None } else { cycle(at, |at| calls.next[at].clone()) };
        if let Some(circle) = circle {
            for at in &circle {
                done[*at] = true;
            }
            found.push(circle.iter().map(|at| calls.all[*at]).collect());
        }
    }
    found
}

struct Calls<'a> {
    all: Vec<&'a Entry<Workflow>>,
    next: Vec<Vec<usize>>,
}

impl<'a> Calls<'a> {
    fn new(index: &Index<'a>) -> Calls<'a> {
        let all: Vec<&Entry<Workflow>> = index.every::<Workflow>().collect();
        let mut calls = Calls { all, next: Vec::new() };
        let next = |workflow: &&'a Entry<Workflow>| {
            let called = called(index, workflow);
            called.into_iter().filter_map(|called| calls.number(called)).collect()
        };
        calls.next = calls.all.iter().map(next).collect();
        calls
    }

    fn number(&self, workflow: &Entry<Workflow>) -> Option<usize> {
        self.all.iter().position(|other| other.address() == workflow.address())
    }
}
