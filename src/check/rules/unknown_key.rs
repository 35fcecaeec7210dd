//! A definition has a key that its kind does not know.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::Level;

/// A definition has a key that its kind does not know.
pub static RULE: Rule = Rule {
    name: "unknown-key",
    level: Level::Error,
    summary: "A definition has a key that its kind does not know.",
    docs: include_str!("unknown_key.md"),
    check: found_elsewhere,
};
