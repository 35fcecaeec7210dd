//! A reason for closing stands for two criteria, or for none.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{ClosureCriterion, Code, CodeRole, Codelist};
use crate::model::{Address, Entry};
use std::collections::{BTreeMap, BTreeSet};

/// A reason for closing stands for two criteria, or for none.
pub static RULE: Rule = Rule {
    name: "doubtful-closure-reason",
    level: Level::Warning,
    summary: "A reason for closing stands for two criteria, or for none.",
    docs: include_str!("doubtful_closure_reason.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let mut meant: BTreeMap<Address, &Entry<ClosureCriterion>> = BTreeMap::new();
    let mut lists: BTreeSet<Address> = BTreeSet::new();
    for criterion in &cx.casebook.model.closure_criteria {
        for reason in &criterion.reasons {
            let address = reason.address(criterion.address());
            lists.insert(address.owner());
            if let Some(other) = meant.insert(address, criterion) {
                let (reason_id, id) = (reason.as_str(), criterion.id());
                let message = format!("`{reason_id}` stands for `{}` and for `{id}`", other.id());
                found.push(
                    Diagnostic::new(RULE.name, reason.at(), message)
                        .context(other.at(), "stands for this too")
                        .help("give each way in which support ends a code of its own, so that failure is not counted as success"),
                );
            }
        }
    }
    for list in lists.iter().filter_map(|list| cx.index.entry::<Codelist>(list)) {
        for code in list.codes.iter().filter(|code| !meant.contains_key(code.address())) {
            without(code, found);
        }
    }
}

fn without(code: &Entry<Code>, found: &mut Vec<Diagnostic>) {
    let set_apart = [Some(CodeRole::Other), Some(CodeRole::Unknown), Some(CodeRole::Declined)];
    if !set_apart.contains(&code.role) && code.retired_in.is_none() {
        let message = format!("no criterion says when `{}` is the reason", code.id());
        found.push(
            Diagnostic::new(RULE.name, code.at(), message)
                .help("name it in `reasons` of a closure criterion, or take it off the list"),
        );
    }
}
