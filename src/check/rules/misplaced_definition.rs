//! A definition lies where it is not read, or its id differs from the name of its file.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::Level;

/// A definition lies where it is not read, or its id differs from the name of its file.
pub static RULE: Rule = Rule {
    name: "misplaced-definition",
    level: Level::Error,
    summary: "A definition lies where it is not read, or its id differs from the name of its file.",
    docs: include_str!("misplaced_definition.md"),
    check: found_elsewhere,
};
