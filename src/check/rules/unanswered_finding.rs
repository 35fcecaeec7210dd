//! Nobody says what was done about a finding, and why.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Walk;
use crate::model::kind::Disposition;

/// Nobody says what was done about a finding, and why.
pub static RULE: Rule = Rule {
    name: "unanswered-finding",
    level: Level::Error,
    summary: "Nobody says what was done about a finding, and why.",
    docs: include_str!("unanswered_finding.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for finding in &cx.casebook.model.findings {
        if cx.casebook.damaged.contains(finding.address()) {
            continue;
        }
        let unknown = |key| finding.head.unknown(key).is_some();
        let taken_up =
            matches!(finding.disposition, Some(Disposition::Accept | Disposition::Adapt));
        let (lacks, help) = if finding.disposition.is_none() {
            if unknown("disposition") {
                continue;
            }
            ("disposition", "write `disposition: accept`, `adapt`, `defer` or `reject`, and why")
        } else if finding.reason.is_unset() && !unknown("reason") {
            ("reason", "write `reason:`, so that those who said it can see why")
        } else if taken_up
            && finding.changed.is_empty()
            && finding.removed.is_empty()
            && !unknown("changed")
         {
            ("changed", "name in `changed:` what it shaped, or write `disposition: defer`")
        } else {
            continue;
        };
        let message = format!("the finding `{}` has no `{lacks}`", finding.id());
        found.push(Diagnostic::new(RULE.name, finding.at(), message).help(help));
    }
}
