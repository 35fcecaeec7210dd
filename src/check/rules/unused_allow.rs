//! A rule is allowed where it finds nothing.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Allow;

/// A rule is allowed where it finds nothing.
pub static RULE: Rule = Rule {
    name: "unused-allow",
    level: Level::Warning,
    summary: "A rule is allowed where it finds nothing.",
    docs: include_str!("unused_allow.md"),
    check: found_elsewhere,
};

/// Says that an allowance can go.
pub(in crate::check) fn diagnostic(allow: &Allow) -> Diagnostic {
    let message = format!("`{}` finds nothing here", allow.rule.value);
    Diagnostic::new(RULE.name, allow.rule.at, message).help("delete this item of `allow`")
}
