//! Files for other programs. One file an export.
//!
//! To add one: write `src/export/<name>.rs` with a `static EXPORT`, and mention it in
//! [`EXPORTS`]: `casebook build` writes it into `site/downloads`.

mod casebook_json;
pub mod schema;

pub use casebook_json::digest;

use crate::casebook::Published;

/// A file for other programs.
pub struct Export {
    /// Its name in `site/downloads`.
    pub file: &'static str,
    /// What it is for.
    pub summary: &'static str,
    /// Makes its text.
    pub text: fn(&Published) -> String,
}

/// Sorted by file.
pub static EXPORTS: &[&Export] = &[&casebook_json::EXPORT];
