//! A scenario leaves out a workflow, an outcome of a decision, a state or a barrier and does not
//! say why.

use crate::analyse::coverage::Coverage;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Scenario;

/// A scenario leaves out a workflow, an outcome, a state or a barrier and does not say why.
pub static RULE: Rule = Rule {
    name: "uncovered-by-scenario",
    level: Level::Warning,
    summary: "A scenario leaves out a workflow, an outcome, a state or a barrier and does not say why.",
    docs: include_str!("uncovered_by_scenario.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for scenario in cx.index.every::<Scenario>() {
        let coverage = Coverage::new(&cx.index, scenario);
        for element in coverage.forgotten() {
            let head = element.head();
            let message = format!("`{}` leaves out `{}`", scenario.id(), head.address);
            found.push(
                Diagnostic::new(RULE.name, scenario.at(), message)
                    .context(head.at(), "never played")
                    .help("play it in the run, name it in `tests` of an inject, or in `exclusions` with the reason"),
            );
        }
        for (address, exclusion) in coverage.needless() {
            let at = exclusion.element.as_ref().map_or(scenario.at(), |element| element.at());
            let message = format!("`{}` excludes `{address}`, which it plays", scenario.id());
            found.push(
                Diagnostic::new(RULE.name, at, message)
                    .help("delete the exclusion: it says what is not true"),
            );
        }
    }
}
