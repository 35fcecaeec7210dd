//! One line a diagnostic.

use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::fmt::Write;

pub(super) fn report(sources: &Sources, found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in found {
        let (line, column) = sources.line_column(diagnostic.at);
        let path = &sources.file(diagnostic.at.file).path;
        let Diagnostic { rule, level, message, .. } = diagnostic;
        let level = level.word();
        let _ = writeln!(out, "{path}:{line}:{column}: {level}[{rule}]: {message}");
    }
    out
}
