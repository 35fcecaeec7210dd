//! A scenario leaves out a workflow, a state or a barrier and does not say why.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Barrier, CaseState, Scenario, Workflow};
use crate::model::{Address, Element, Entry};
use std::collections::BTreeSet;

/// A scenario leaves out a workflow, a state or a barrier and does not say why.
pub static RULE: Rule = Rule {
    name: "uncovered-by-scenario",
    level: Level::Warning,
    summary: "A scenario leaves out a workflow, a state or a barrier and does not say why.",
    docs: include_str!("uncovered_by_scenario.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let all = || {
        let workflows = cx.index.every::<Workflow>().map(|it| it as &dyn Element);
        let states = cx.index.every::<CaseState>().map(|it| it as &dyn Element);
        let barriers = cx.index.every::<Barrier>().map(|it| it as &dyn Element);
        workflows.chain(states).chain(barriers)
    };
    for scenario in cx.index.every::<Scenario>() {
        let named = named(scenario);
        for element in all() {
            let head = element.head();
            if !named.contains(&head.address) {
                let message = format!("`{}` leaves out `{}`", scenario.id(), head.address);
                found.push(
                    Diagnostic::new(RULE.name, scenario.at(), message)
                        .context(head.at(), "never played")
                        .help("name it in `tests` of an inject or in the run, or in `exclusions` with the reason"),
                );
            }
        }
    }
}

/// Everything that a scenario plays or leaves out with a reason, with what it is part of.
fn named(scenario: &Entry<Scenario>) -> BTreeSet<Address> {
    let at = scenario.address();
    let mut named = BTreeSet::new();
    let mut add = |address: Address| {
        named.insert(address.owner());
        named.insert(address);
    };
    for inject in scenario.injects.iter() {
        inject.tests.iter().for_each(|it| add(it.address(inject.address())));
    }
    for act in &scenario.run {
        act.does.iter().for_each(|it| add(it.address(at)));
        act.decides.iter().for_each(|it| add(it.address(at)));
        act.expect.iter().for_each(|it| add(it.address(at)));
        let barrier = act.attempt.iter().filter_map(|it| it.barrier.as_ref());
        barrier.for_each(|it| add(it.address(at)));
    }
    scenario.cast.iter().flat_map(|it| &it.starts_in).for_each(|it| add(it.address(at)));
    scenario.at_end.iter().flat_map(|it| &it.state).for_each(|it| add(it.address(at)));
    scenario.exclusions.iter().flat_map(|it| &it.element).for_each(|it| add(it.address(at)));
    named
}
