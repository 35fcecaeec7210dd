//! A role, institution, form, list, flow or field is not used by anything.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Address, Kind};

/// A role, institution, form, list, flow or field is not used by anything.
pub static RULE: Rule = Rule {
    name: "unused-definition",
    level: Level::Warning,
    summary: "A role, institution, form, list, flow or field is not used by anything.",
    docs: include_str!("unused_definition.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for element in cx.index.all().filter(|element| MUST_BE_USED.contains(&element.kind())) {
        let head = element.head();
        let owner = head.address.owner();
        let used = |address: &Address| {
            cx.index.backlinks(address).iter().any(|link| link.from.head().address.owner() != owner)
        };
        if !used(&head.address) {
            let what = element.kind().singular().to_lowercase();
            let message = format!("nothing uses the {what} `{}`", head.id.value);
            found.push(
                Diagnostic::new(RULE.name, head.at(), message)
                    .help("refer to it from where it is needed, or delete it"),
            );
        }
    }
}

/// What is there only to be used by others.
const MUST_BE_USED: &[Kind] =
    &[Kind::Role, Kind::Institution, Kind::Form, Kind::Codelist, Kind::Flow, Kind::Field];
