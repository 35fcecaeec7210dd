//! A tool makes a number of a person.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{AssessmentTool, Total};

/// A tool makes a number of a person.
pub static RULE: Rule = Rule {
    name: "score-of-a-person",
    level: Level::Error,
    summary: "A tool makes a number of a person.",
    docs: include_str!("score_of_a_person.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for tool in cx.index.every::<AssessmentTool>().filter(|it| it.total == Some(Total::Score)) {
        let message = format!("`{}` adds the answers up to a score", tool.id());
        found.push(
            Diagnostic::new(RULE.name, tool.at(), message)
                .help("write `total: none`, or `total: judgement` where a person judges in words"),
        );
    }
}
