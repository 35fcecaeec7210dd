//! A milestone ends before it begins.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};

/// A milestone ends before it begins.
pub static RULE: Rule = Rule {
    name: "milestone-outside-workplan",
    level: Level::Warning,
    summary: "A milestone ends before it begins.",
    docs: include_str!("milestone_outside_workplan.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for milestone in &cx.casebook.model.milestones {
        let (Some(start), Some(end)) = (milestone.start_week, milestone.end_week) else { continue };
        if end < start {
            let id = milestone.id();
            let message = format!("`{id}` begins in week {start} but ends in week {end}");
            found.push(
                Diagnostic::new(RULE.name, milestone.at(), message)
                    .help("correct `start-week` or `end-week`; week 1 is the first of the work"),
            );
        }
    }
}
