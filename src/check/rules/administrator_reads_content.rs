//! A technical role can read what a case is about.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Ref;
use crate::model::kind::{RecordClass, Role, Sensitivity, Track};

/// A technical role can read what a case is about.
pub static RULE: Rule = Rule {
    name: "administrator-reads-content",
    level: Level::Error,
    summary: "A technical role can read what a case is about.",
    docs: include_str!("administrator_reads_content.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for permission in &cx.casebook.model.permissions {
        let (Some(role), Some(class)) = (&permission.role, &permission.class) else { continue };
        let here = permission.address();
        let target = cx.index.typed(here, class);
        if is_technical(cx.index.typed(here, role).map(|role| &role.body))
            && target.is_some_and(|class| is_content(class))
        {
            found.push(diagnostic("has a permission on", role, class.as_str(), class.at()));
        }
    }
    for class in cx.casebook.model.record_classes.iter().filter(|class| is_content(class)) {
        for role in class.need_to_know.iter().filter_map(|need| need.role.as_ref()) {
            if is_technical(cx.index.typed(class.address(), role).map(|role| &role.body)) {
                found.push(diagnostic("has a need to know", role, class.id(), role.at()));
            }
        }
    }
}

fn is_technical(role: Option<&Role>) -> bool {
    role.is_some_and(|role| role.track == Some(Track::Technical))
}

/// Whether a class holds more than what keeps machines running.
fn is_content(class: &RecordClass) -> bool {
    class.track != Some(Track::Technical) && class.sensitivity > Some(Sensitivity::Internal)
}

fn diagnostic(has: &str, role: &Ref<Role>, class: &str, at: crate::source::Span) -> Diagnostic {
    let role = role.as_str();
    let message = format!("`{role}` looks after machines but {has} `{class}`");
    Diagnostic::new(RULE.name, at, message)
        .label("holds content of cases")
        .help("delete it: a technical role works with classes of track `technical`, or with `internal` ones")
}
