//! A definition or a setting cannot be read.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::Level;

/// A definition or a setting cannot be read.
pub static RULE: Rule = Rule {
    name: "unreadable-definition",
    level: Level::Error,
    summary: "A definition or a setting cannot be read.",
    docs: include_str!("unreadable_definition.md"),
    check: found_elsewhere,
};
