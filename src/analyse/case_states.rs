//! The life of a case: its states and what leads from one to another.

use super::reach::reach;
use crate::model::kind::{CaseState, Transition};
use crate::model::{Address, Entry, Index, Ref};

/// The states of a case and the changes between them, as the table of transitions has them.
pub struct Life<'a> {
    /// Every state.
    pub states: Vec<&'a Entry<CaseState>>,
    /// Every change between two states that exist.
    pub changes: Vec<Change<'a>>,
}

/// A change of state.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// Where it is written.
    pub transition: &'a Entry<Transition>,
    /// Number of the state before.
    pub from: usize,
    /// Number of the state after.
    pub to: usize,
}

impl<'a> Life<'a> {
    /// Reads the table.
    pub fn new(index: &Index<'a>) -> Life<'a> {
        let states: Vec<&Entry<CaseState>> = index.every::<CaseState>().collect();
        let mut changes = Vec::new();
        for transition in index.every::<Transition>() {
            let number = |state: &Option<Ref<CaseState>>| {
                let address: Address = state.as_ref()?.address(transition.address());
                states.iter().position(|state| *state.address() == address)
            };
            if let (Some(from), Some(to)) = (number(&transition.from), number(&transition.to)) {
                changes.push(Change { transition, from, to });
            }
        }
        Life { states, changes }
    }

    /// Which states a case can come to from these, these among them.
    pub fn reached_from(&self, roots: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let next = |at| self.changes.iter().filter(move |it| it.from == at).map(|it| it.to);
        reach(self.states.len(), roots, |at| next(at).collect())
    }

    /// From which states a case can come to these, these among them.
    pub fn leading_to(&self, ends: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let before = |at| self.changes.iter().filter(move |it| it.to == at).map(|it| it.from);
        reach(self.states.len(), ends, |at| before(at).collect())
    }

    /// The numbers of the states for which something holds.
    pub fn which(&self, holds: impl Fn(&CaseState) -> bool) -> Vec<usize> {
        let numbered = self.states.iter().enumerate();
        numbered.filter(|(_, state)| holds(state)).map(|(at, _)| at).collect()
    }
}
