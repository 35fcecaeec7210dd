//! A part of life is assessed, and there is neither a service for it nor a word that there is none.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Walk;
use crate::model::kind::{AssessmentTool, Code, CodeRole, Service};
use std::collections::BTreeSet;

/// A part of life is assessed, and there is neither a service for it nor a word that there is none.
pub static RULE: Rule = Rule {
    name: "assessed-without-service",
    level: Level::Warning,
    summary: "A part of life is assessed, and there is neither a service for it nor a word that there is none.",
    docs: include_str!("assessed_without_service.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let mut served = BTreeSet::new();
    for service in cx.index.every::<Service>() {
        if service.pathway.is_some() || !service.gap.is_unset() {
            served.extend(service.domains.iter().map(|domain| domain.address(service.address())));
        }
    }
    let mut told = BTreeSet::new();
    for tool in cx.index.every::<AssessmentTool>() {
        for domain in &tool.domains {
            let code = cx.index.typed(tool.address(), domain);
            let Some(code): Option<&crate::model::Entry<Code>> = code else { continue };
            let real = code.role.is_none() || code.role == Some(CodeRole::Other);
            if real && !served.contains(code.address()) && told.insert(code.address()) {
                let message = format!("`{}` is assessed, but no service helps with it", code.id());
                found.push(
                    Diagnostic::new(RULE.name, domain.at(), message).help(
                        "name a service with a `pathway` for it, or one whose `gap` says what is missing",
                    ),
                );
            }
        }
    }
}
