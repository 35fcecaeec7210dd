//! One JSON object a line, for editors and other programs.

use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};
use serde_json::{Value, json};

pub(super) fn report(sources: &Sources, found: &[Diagnostic]) -> String {
    found.iter().map(|diagnostic| format!("{}\n", object(sources, diagnostic))).collect()
}

fn object(sources: &Sources, diagnostic: &Diagnostic) -> Value {
    let context = diagnostic.context.iter().map(|(at, label)| {
        let mut place = place(sources, *at);
        place["label"] = label.as_str().into();
        place
    });
    json!({
        "rule": diagnostic.rule,
        "level": diagnostic.level,
        "message": diagnostic.message,
        "place": place(sources, diagnostic.at),
        "label": diagnostic.label,
        "context": context.collect::<Vec<_>>(),
        "help": diagnostic.help,
    })
}

/// Line and column count from 1, columns in characters; `start` and `end` are bytes.
fn place(sources: &Sources, at: Span) -> Value {
    let (line, column) = sources.line_column(at);
    json!({
        "path": sources.file(at.file).path,
        "line": line,
        "column": column,
        "start": at.start,
        "end": at.end,
    })
}
