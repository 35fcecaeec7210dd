//! A rule that is set or allowed does not exist.

use super::{RULES, named};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level, nearest};

/// A rule that is set or allowed does not exist.
pub static RULE: Rule = Rule {
    name: "unknown-rule",
    level: Level::Error,
    summary: "A rule that is set or allowed does not exist.",
    docs: include_str!("unknown_rule.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let set = cx.casebook.config.levels.iter().map(|(name, (at, _))| (name.as_str(), *at));
    let allows = cx.index.all().flat_map(|element| &element.head().allow);
    let allowed = allows.map(|allow| (allow.rule.value.as_str(), allow.rule.at));
    for (name, at) in set.chain(allowed) {
        if named(name).is_none() {
            let near = nearest(name, RULES.iter().map(|rule| rule.name));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`casebook rules` prints them all".to_owned(),
            };
            let message = format!("there is no rule `{name}`");
            found.push(Diagnostic::new(RULE.name, at, message).help(help));
        }
    }
}
