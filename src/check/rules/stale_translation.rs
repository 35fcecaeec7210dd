//! The English of a translation has changed since it was made.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};

/// The English of a translation has changed since it was made.
pub static RULE: Rule = Rule {
    name: "stale-translation",
    level: Level::Warning,
    summary: "The English of a translation has changed since it was made.",
    docs: include_str!("stale_translation.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for (at, language) in &cx.casebook.outdated {
        let message = format!("the English of this text has changed since its `{language}` was written");
        found.push(Diagnostic::new(RULE.name, *at, message).help(
            "translate it anew; or, if the translation still holds, say so with `casebook translate reviewed`",
        ));
    }
}
