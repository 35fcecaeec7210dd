//! A chapter holds a directive that casebook does not know, or with an argument that is none.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::Level;

/// A chapter holds a directive that casebook does not know, or with an argument that is none.
pub static RULE: Rule = Rule {
    name: "unknown-directive",
    level: Level::Error,
    summary: "A chapter holds a directive that casebook does not know, or with an argument that is none.",
    docs: include_str!("unknown_directive.md"),
    check: found_elsewhere,
};
