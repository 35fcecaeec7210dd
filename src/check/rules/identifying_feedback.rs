//! Feedback that is said to be anonymous can tell who gave it.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Questionnaire;

/// Feedback that is said to be anonymous can tell who gave it.
pub static RULE: Rule = Rule {
    name: "identifying-feedback",
    level: Level::Error,
    summary: "Feedback that is said to be anonymous can tell who gave it.",
    docs: include_str!("identifying_feedback.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for sheet in cx.index.every::<Questionnaire>().filter(|it| it.anonymous == Some(true)) {
        for prompt in sheet.prompts.iter().filter(|it| it.identifies == Some(true)) {
            let message = format!("`{}` tells who filled `{}`", prompt.id(), sheet.id());
            found.push(
                Diagnostic::new(RULE.name, prompt.at(), message)
                    .help("leave the question out, or write `anonymous: false` and say so on the sheet"),
            );
        }
        if sheet.threshold.is_none() && sheet.head.unknown("threshold").is_none() {
            let message = format!("`{}` has no smallest number of sheets for showing results", sheet.id());
            found.push(
                Diagnostic::new(RULE.name, sheet.at(), message)
                    .help("write `threshold`: with two sheets everybody knows who wrote what"),
            );
        }
    }
}
