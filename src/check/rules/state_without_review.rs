//! A case can stay in a state and nobody looks at it again.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::CaseState;

/// A case can stay in a state and nobody looks at it again.
pub static RULE: Rule = Rule {
    name: "state-without-review",
    level: Level::Warning,
    summary: "A case can stay in a state and nobody looks at it again.",
    docs: include_str!("state_without_review.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for state in cx.index.every::<CaseState>() {
        let rests = state.terminal == Some(true) || state.closes == Some(true);
        let unknown = state.head.unknown("review-interval").is_some();
        if !rests && state.review_interval.is_none() && !unknown {
            let message = format!("nobody looks again at a case that stays in `{}`", state.id());
            found.push(
                Diagnostic::new(RULE.name, state.at(), message)
                    .help("write `review-interval`, or `{ tbd: question }`"),
            );
        }
    }
}
