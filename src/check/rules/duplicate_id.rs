//! Two definitions have one id.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Address, Element};
use std::collections::BTreeMap;

/// Two definitions have one id.
pub static RULE: Rule = Rule {
    name: "duplicate-id",
    level: Level::Error,
    summary: "Two definitions have one id.",
    docs: include_str!("duplicate_id.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&Address, &dyn Element> = BTreeMap::new();
    for element in cx.index.all() {
        let head = element.head();
        if let Some(other) = first.insert(&head.address, element) {
            let (one, two) = (other.head().at(), head.at());
            let (one, two) = (one.min(two), one.max(two));
            found.push(
                Diagnostic::new(RULE.name, two, format!("the id `{}` is taken", head.id.value))
                    .label("second definition")
                    .context(one, "first definition")
                    .help("delete one of the two, or give this one an id of its own"),
            );
        }
    }
}
