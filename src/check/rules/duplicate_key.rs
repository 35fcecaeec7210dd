//! A key is written twice in one definition.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::Level;

/// A key is written twice in one definition.
pub static RULE: Rule = Rule {
    name: "duplicate-key",
    level: Level::Error,
    summary: "A key is written twice in one definition.",
    docs: include_str!("duplicate_key.md"),
    check: found_elsewhere,
};
