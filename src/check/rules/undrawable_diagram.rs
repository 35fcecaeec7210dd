//! A picture cannot be drawn.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::Level;

/// A picture cannot be drawn.
pub static RULE: Rule = Rule {
    name: "undrawable-diagram",
    level: Level::Error,
    summary: "A picture cannot be drawn.",
    docs: include_str!("undrawable_diagram.md"),
    check: found_elsewhere,
};
