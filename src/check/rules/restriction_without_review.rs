//! A decision can take something away from somebody, and nothing says how it is reviewed.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Walk;
use crate::model::kind::Decision;

/// A decision can take something away from somebody, and nothing says how it is reviewed.
pub static RULE: Rule = Rule {
    name: "restriction-without-review",
    level: Level::Error,
    summary: "A decision can take something away from somebody, and nothing says how it is reviewed.",
    docs: include_str!("restriction_without_review.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for decision in cx.index.every::<Decision>() {
        let unknown = decision.head.unknown("review-route").is_some();
        if !decision.restricts.is_empty() && decision.review_route.is_unset() && !unknown {
            let message = format!("nothing says how `{}` can be reviewed", decision.id());
            found.push(
                Diagnostic::new(RULE.name, decision.at(), message)
                    .help("write `review-route`: to whom the person can turn, and by when"),
            );
        }
    }
}
