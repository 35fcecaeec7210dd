//! Nothing says how long a class of records is kept.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::RecordClass;

/// Nothing says how long a class of records is kept.
pub static RULE: Rule = Rule {
    name: "record-kept-for-ever",
    level: Level::Warning,
    summary: "Nothing says how long a class of records is kept.",
    docs: include_str!("record_kept_for_ever.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for class in cx.index.every::<RecordClass>() {
        let asked = class.head.unknown("retention").is_some();
        if class.retention.is_none() && !asked && !cx.casebook.damaged.contains(class.address()) {
            let message = format!("nothing says how long `{}` is kept", class.id());
            found.push(
                Diagnostic::new(RULE.name, class.at(), message)
                    .help("name its `retention`, or write `{ tbd: question }`"),
            );
        }
    }
}
