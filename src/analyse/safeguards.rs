//! Which steps do what protects people, by themselves or through the workflows that they call.

use super::calls::with_called;
use super::reach::reach;
use super::token_game::{Game, Story};
use super::workflow::{Graph, Node};
use crate::model::kind::{Safeguard, Step, Workflow};
use crate::model::{Entry, Index};

/// Whether a step itself does a safeguard.
pub fn does(step: &Entry<Step>, safeguard: &Entry<Safeguard>) -> bool {
    let here = step.address();
    step.does.iter().any(|done| done.address(here) == *safeguard.address())
}

/// Whether some step of a workflow, or of one that it calls, does a safeguard.
pub fn can_do<'a>(
    index: &Index<'a>,
    workflow: &'a Entry<Workflow>,
    safeguard: &Entry<Safeguard>,
) -> bool {
    let all = with_called(index, workflow);
    all.iter().any(|workflow| workflow.steps.iter().any(|step| does(step, safeguard)))
}

/// Whether a safeguard is done, here or in a called workflow, by the step or by one from which
/// ways lead to it.
pub fn can_precede<'a>(
    index: &Index<'a>,
    graph: &Graph<'a>,
    step: usize,
    safeguard: &Entry<Safeguard>,
) -> bool {
    let before = reach(graph.nodes.len(), [step], |node| graph.before(node));
    let steps = graph.workflow.steps.iter().zip(before);
    steps.filter(|(_, before)| *before).any(|(step, _)| {
        does(step, safeguard)
            || called_by(index, graph.workflow, step)
                .is_some_and(|called| can_do(index, called, safeguard))
    })
}

/// The shortest story in which a step begins and a safeguard was not done, neither by it nor on
/// any path to it, nor in a workflow that was gone through on the way.
pub fn begins_without<'a>(
    index: &Index<'a>,
    game: &Game<'a>,
    step: usize,
    safeguard: &Entry<Safeguard>,
) -> Option<Story> {
    missing(index, game, step, safeguard, &mut vec![game.graph.workflow])
}

fn missing<'a>(
    index: &Index<'a>,
    game: &Game<'a>,
    step: usize,
    safeguard: &Entry<Safeguard>,
    under_way: &mut Vec<&'a Entry<Workflow>>,
) -> Option<Story> {
    let steps = game.graph.workflow.steps.iter();
    let doing: Vec<bool> = steps
        .map(|step| {
            does(step, safeguard)
                || called_by(index, game.graph.workflow, step)
                    .is_some_and(|called| always_does(index, called, safeguard, under_way))
        })
        .collect();
    if doing.get(step).copied().unwrap_or(false) {
        return None;
    }
    game.begins_without(step, &|node| doing.get(node).copied().unwrap_or(false))
}

/// Whether a workflow comes to none of its ends without a safeguard.
fn always_does<'a>(
    index: &Index<'a>,
    workflow: &'a Entry<Workflow>,
    safeguard: &Entry<Safeguard>,
    under_way: &mut Vec<&'a Entry<Workflow>>,
) -> bool {
    if under_way.iter().any(|other| other.address() == workflow.address()) {
        return false;
    }
    under_way.push(workflow);
    let game = Game::play(Graph::new(workflow));
    let nodes = game.graph.nodes.iter().enumerate();
    let ends = nodes.filter(|(_, node)| matches!(node, Node::End(_))).map(|(at, _)| at);
    let always =
        ends.into_iter().all(|end| missing(index, &game, end, safeguard, under_way).is_none());
    under_way.pop();
    always
}

fn called_by<'a>(
    index: &Index<'a>,
    workflow: &Entry<Workflow>,
    step: &Step,
) -> Option<&'a Entry<Workflow>> {
    index.typed(workflow.address(), step.call.as_ref()?.workflow.as_ref()?)
}
