//! A statement of law was checked too long ago, or nobody says when.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Instrument;

/// A statement of law was checked too long ago, or nobody says when.
pub static RULE: Rule = Rule {
    name: "stale-legal-check",
    level: Level::Warning,
    summary: "A statement of law was checked too long ago, or nobody says when.",
    docs: include_str!("stale_legal_check.md"),
    check,
};

/// Programmes and decrees change; half a year is the longest that a reading is trusted.
const TRUSTED_DAYS: u32 = 180;

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let Some(today) = &cx.casebook.config.as_of else { return };
    for instrument in cx.index.every::<Instrument>() {
        let unknown = instrument.head.unknown("checked-on").is_some();
        let message = match &instrument.checked_on {
            None if unknown => continue,
            None => format!("nobody says when `{}` was read", instrument.id()),
            Some(day) if today.days().saturating_sub(day.days()) > TRUSTED_DAYS => {
                format!("`{}` was read on {}, more than {TRUSTED_DAYS} days ago", instrument.id(), day.as_str())
            }
            Some(_) => continue,
        };
        found.push(
            Diagnostic::new(RULE.name, instrument.at(), message)
                .help("read it again and write the day into `checked-on`"),
        );
    }
}
