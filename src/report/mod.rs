//! Diagnostics for people, for `grep` and for programs. One file a format.

mod human;
mod json;
mod short;

use crate::diagnostic::{Diagnostic, Level};
use crate::source::Sources;

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With an excerpt of the source.
    Human,
    /// One line each: `path:line:col: error[rule]: message`.
    Short,
    /// One JSON object a line.
    Json,
}

/// Writes all diagnostics in that format; `coloured` only matters for people.
pub fn report(format: Format, sources: &Sources, found: &[Diagnostic], coloured: bool) -> String {
    match format {
        Format::Human => human::report(sources, found, coloured),
        Format::Short => short::report(sources, found),
        Format::Json => json::report(sources, found),
    }
}

/// How many of each level, for the last line.
pub fn summary(found: &[Diagnostic]) -> String {
    let count = |level| found.iter().filter(|diagnostic| diagnostic.level == level).count();
    let words = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let files: std::collections::BTreeSet<_> = found.iter().map(|found| found.at.file).collect();
    match (count(Level::Error), count(Level::Warning)) {
        (0, 0) => "nothing found".to_owned(),
        (errors, warnings) => {
            let files = words(files.len(), "file");
            format!("{} and {} in {files}", words(errors, "error"), words(warnings, "warning"))
        }
    }
}
