//! Nothing says how a step is done without a network.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::analyse::soundness::is_pure_routing;
use crate::model::Walk;
use crate::model::kind::Step;

/// Nothing says how a step is done without a network.
pub static RULE: Rule = Rule {
    name: "step-without-offline-method",
    level: Level::Warning,
    summary: "Nothing says how a step is done without a network.",
    docs: include_str!("step_without_offline_method.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for step in cx.index.every::<Step>() {
        let unknown = step.head.unknown("offline").is_some();
        if !is_pure_routing(step) && step.offline.is_unset() && !unknown {
            let message = format!("nothing says how `{}` is done on paper", step.id());
            found.push(
                Diagnostic::new(RULE.name, step.at(), message)
                    .help("write `offline`: what is done by hand, and what goes where"),
            );
        }
    }
}
