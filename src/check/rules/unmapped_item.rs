//! An item of the terms of reference is said to be answered and nothing answers it.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Readiness, TorItem};
use crate::model::{Entry, Walk};

/// An item of the terms of reference is said to be answered and nothing answers it.
pub static RULE: Rule = Rule {
    name: "unmapped-item",
    level: Level::Warning,
    summary: "An item of the terms of reference is said to be answered and nothing answers it.",
    docs: include_str!("unmapped_item.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for item in &cx.casebook.model.tor_items {
        if let Some((message, help)) = lack(item) {
            let message = format!("`{}` {message}", item.id());
            found.push(Diagnostic::new(RULE.name, item.at(), message).help(help));
        }
    }
}

fn lack(item: &Entry<TorItem>) -> Option<(&'static str, &'static str)> {
    let unset = |key: &str, value: bool| value && item.head.unknown(key).is_none();
    match item.readiness? {
        Readiness::NeedsPeople if unset("needs-people", item.needs_people.is_unset()) => {
            Some(("needs people and does not say what they do", "write it into `needs-people`"))
        }
        Readiness::Ready | Readiness::Template | Readiness::Respected
            if unset("covered-by", item.covered_by.is_empty()) =>
        {
            Some((
                "is said to be answered and nothing answers it",
                "name in `covered-by` where, or write `readiness: planned`",
            ))
        }
        _ => None,
    }
}
