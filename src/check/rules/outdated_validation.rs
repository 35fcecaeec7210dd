//! The last word of an institution is about an earlier form of an element.

use crate::analyse::digest;
use crate::analyse::standing::{PRINTED_DIGITS, answers};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};

/// The last word of an institution is about an earlier form of an element.
pub static RULE: Rule = Rule {
    name: "outdated-validation",
    level: Level::Warning,
    summary: "The last word of an institution is about an earlier form of an element.",
    docs: include_str!("outdated_validation.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for element in cx.index.all() {
        let late = answers(&cx.index, element);
        for answered in late.iter().filter(|it| !it.current && !it.superseded) {
            let validation = answered.validation;
            if cx.casebook.damaged.contains(validation.address()) || validation.digest.is_none() {
                continue;
            }
            let (id, address) = (validation.id(), &element.head().address);
            let now: String = digest(element).chars().take(PRINTED_DIGITS).collect();
            let message = format!("`{id}` is about an earlier form of `{address}`");
            found.push(
                Diagnostic::new(RULE.name, validation.at(), message)
                    .context(element.head().at(), format!("its digest is `{now}` now"))
                    .help("put it before the institution again and write what it says as a new validation; the old one stays"),
            );
        }
    }
}
