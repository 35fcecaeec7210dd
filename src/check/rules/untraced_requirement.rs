//! Nothing asks for a requirement, or nothing in the model carries it out.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Address, Kind};

/// Nothing asks for a requirement, or nothing in the model carries it out.
pub static RULE: Rule = Rule {
    name: "untraced-requirement",
    level: Level::Error,
    summary: "Nothing asks for a requirement, or nothing in the model carries it out.",
    docs: include_str!("untraced_requirement.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for requirement in &cx.casebook.model.requirements {
        if cx.casebook.damaged.contains(requirement.address()) {
            continue;
        }
        let (id, head) = (requirement.id(), &requirement.head);
        if requirement.from.is_empty()
            && head.unknown("from").is_none()
            && !has_evidence(cx, requirement.address())
        {
            let message = format!("nothing asks for the requirement `{id}`");
            found.push(Diagnostic::new(RULE.name, requirement.at(), message).help(
                "write `from:` with a task, finding or standard, or support it by an item of evidence in the layer of the country",
            ));
        }
        if requirement.realised_by.is_empty() && head.unknown("realised-by").is_none() {
            let message = format!("nothing carries out the requirement `{id}`");
            found.push(
                Diagnostic::new(RULE.name, requirement.at(), message).help(
                    "write `realised-by:` with the steps, fields, flows or permissions that do",
                ),
            );
        }
    }
}

fn has_evidence(cx: &Cx<'_>, requirement: &Address) -> bool {
    let links = cx.index.backlinks(requirement).iter();
    links.into_iter().any(|link| link.from.kind() == Kind::Evidence && link.field == "element")
}
