//! A template or a file of interface words cannot be read.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::Level;

/// A template or a file of interface words cannot be read.
pub static RULE: Rule = Rule {
    name: "broken-template",
    level: Level::Error,
    summary: "A template or a file of interface words cannot be read.",
    docs: include_str!("broken_template.md"),
    check: found_elsewhere,
};
