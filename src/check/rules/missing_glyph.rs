//! A page holds a character that the fonts of the site cannot write.

use crate::check::{Rule, found_elsewhere};
use crate::diagnostic::Level;

/// A page holds a character that the fonts of the site cannot write.
pub static RULE: Rule = Rule {
    name: "missing-glyph",
    level: Level::Warning,
    summary: "A page holds a character that the fonts of the site cannot write.",
    docs: include_str!("missing_glyph.md"),
    check: found_elsewhere,
};
