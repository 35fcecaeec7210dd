//! Sections of a form that stay together hold records of different classes.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::check::content;
use crate::model::kind::{Form, RecordClass};
use crate::model::Entry;

/// Sections of a form that stay together hold records of different classes.
pub static RULE: Rule = Rule {
    name: "mixed-record-classes",
    level: Level::Error,
    summary: "Sections of a form that stay together hold records of different classes.",
    docs: include_str!("mixed_record_classes.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for form in cx.index.every::<Form>() {
        let mut classes: Vec<&Entry<RecordClass>> = Vec::new();
        for section in form.sections.iter().filter(|it| it.detachable != Some(true)) {
            classes.extend(content::classes(&cx.index, section));
        }
        classes.sort_by_key(|class| class.address());
        classes.dedup_by_key(|class| class.address());
        if classes.len() > 1 {
            let names: Vec<&str> = classes.iter().map(|class| class.id()).collect();
            let message = format!("the form `{}` holds {} on one sheet", form.id(), super::listed(&names));
            found.push(
                Diagnostic::new(RULE.name, form.at(), message)
                    .help("write `detachable: true` on the section that is kept apart, or move its fields to another form"),
            );
        }
    }
}
