//! What a scenario plays, what it leaves out with a reason, and what it forgets.

use crate::model::kind::{Barrier, CaseState, Choice, Exclusion, Scenario, Workflow};
use crate::model::{Address, Element, Entry, Index};
use std::collections::{BTreeMap, BTreeSet};

/// What a scenario has to do with everything that it should play.
pub struct Coverage<'a> {
    /// Everything that a scenario should play, in the order of the definitions.
    pub targets: Vec<&'a dyn Element>,
    played: BTreeMap<Address, BTreeSet<Address>>,
    exclusions: Vec<(Address, &'a Exclusion)>,
}

impl<'a> Coverage<'a> {
    /// Goes through the injects, the run and the exclusions.
    pub fn new(index: &Index<'a>, scenario: &'a Entry<Scenario>) -> Coverage<'a> {
        let at = scenario.address();
        let excluded = scenario
            .exclusions
            .iter()
            .filter_map(|exclusion| Some((exclusion.element.as_ref()?.address(at), exclusion)));
        Coverage {
            targets: targets(index),
            played: played(scenario),
            exclusions: excluded.collect(),
        }
    }

    /// The injects that play it; an empty list where only the cast or the end names it, nothing
    /// where it is not played.
    pub fn played(&self, address: &Address) -> Option<&BTreeSet<Address>> {
        self.played.get(address)
    }

    /// The exclusion that stands for it: of itself, or of what it is a part of.
    pub fn excluded(&self, address: &Address) -> Option<&'a Exclusion> {
        let mut exclusions = self.exclusions.iter();
        exclusions.find(|(excluded, _)| holds(excluded, address)).map(|(_, exclusion)| *exclusion)
    }

    /// What is neither played nor left out with a reason.
    pub fn forgotten(&self) -> impl Iterator<Item = &'a dyn Element> + '_ {
        let known = |address: &Address| {
            self.played.contains_key(address) || self.excluded(address).is_some()
        };
        self.targets.iter().copied().filter(move |it| !known(&it.head().address))
    }

    /// Exclusions of what is played anyhow.
    pub fn needless(&self) -> impl Iterator<Item = (&Address, &'a Exclusion)> + '_ {
        let needed = |excluded: &Address| {
            let mut inside = self.targets.iter().map(|it| &it.head().address);
            inside.any(|it| holds(excluded, it) && !self.played.contains_key(it))
        };
        let needless = self.exclusions.iter().filter(move |(excluded, _)| !needed(excluded));
        needless.map(|(excluded, exclusion)| (excluded, *exclusion))
    }
}

/// Whether an address is that of the whole or of a part of it.
fn holds(whole: &Address, address: &Address) -> bool {
    let rest = address.as_str().strip_prefix(whole.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['#', '.']))
}

/// Every workflow, every outcome of a decision, every state, every barrier.
fn targets<'a>(index: &Index<'a>) -> Vec<&'a dyn Element> {
    let workflows = index.every::<Workflow>().map(|it| it as &dyn Element);
    let outcomes = index.every::<Choice>().map(|it| it as &dyn Element);
    let states = index.every::<CaseState>().map(|it| it as &dyn Element);
    let barriers = index.every::<Barrier>().map(|it| it as &dyn Element);
    workflows.chain(outcomes).chain(states).chain(barriers).collect()
}

/// Which inject plays what. Whoever plays a part plays what it is a part of, never the other way
/// round: a workflow that is played says nothing of its outcomes.
fn played(scenario: &Entry<Scenario>) -> BTreeMap<Address, BTreeSet<Address>> {
    let at = scenario.address();
    let mut played: BTreeMap<Address, BTreeSet<Address>> = BTreeMap::new();
    let mut add = |inject: Option<&Address>, address: Address| {
        for named in [address.owner(), address] {
            played.entry(named).or_default().extend(inject.cloned());
        }
    };
    for inject in scenario.injects.iter() {
        for test in &inject.tests {
            add(Some(inject.address()), test.address(inject.address()));
        }
    }
    for act in &scenario.run {
        let inject = act.inject.as_ref().map(|inject| inject.address(at));
        let barrier = act.attempt.iter().filter_map(|attempt| attempt.barrier.as_ref());
        let named = act.does.iter().map(|it| it.address(at));
        let named = named.chain(act.decides.iter().map(|it| it.address(at)));
        let named = named.chain(act.option.iter().map(|it| it.address(at)));
        let named = named.chain(act.expect.iter().map(|it| it.address(at)));
        for address in named.chain(barrier.map(|it| it.address(at))) {
            add(inject.as_ref(), address);
        }
    }
    let begins = scenario.cast.iter().flat_map(|cast| &cast.starts_in);
    let ends = scenario.at_end.iter().flat_map(|end| &end.state);
    for state in begins.chain(ends) {
        add(None, state.address(at));
    }
    played
}
