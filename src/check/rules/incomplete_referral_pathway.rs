//! A referral pathway leaves out something without which people get lost on it.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Pathway;
use crate::model::{Entry, Walk};

/// A referral pathway leaves out something without which people get lost on it.
pub static RULE: Rule = Rule {
    name: "incomplete-referral-pathway",
    level: Level::Error,
    summary: "A referral pathway leaves out something without which people get lost on it.",
    docs: include_str!("incomplete_referral_pathway.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for pathway in &cx.casebook.model.pathways {
        if cx.casebook.damaged.contains(pathway.address()) {
            continue;
        }
        let missing = missing(pathway);
        if !missing.is_empty() {
            let message =
                format!("the pathway `{}` has no {}", pathway.id(), super::listed(&missing));
            found.push(Diagnostic::new(RULE.name, pathway.at(), message).help(
                "write it, or `{ tbd: question }` with an open question to those who would receive",
            ));
        }
    }
}

fn missing(pathway: &Entry<Pathway>) -> Vec<&'static str> {
    let parts: [(&'static str, bool); 7] = [
        ("receivers", pathway.receivers.is_unset()),
        ("consent-rule", pathway.consent_rule.is_unset()),
        ("minimum-set", pathway.minimum_set.is_unset()),
        ("accept-within", pathway.accept_within.is_unset()),
        ("feedback-within", pathway.feedback_within.is_unset()),
        ("follow-up-owner", pathway.follow_up_owner.is_unset()),
        ("fallback", pathway.fallback.is_unset()),
    ];
    let missing =
        parts.into_iter().filter(|(key, unset)| *unset && pathway.head.unknown(key).is_none());
    missing.map(|(key, _)| key).collect()
}
