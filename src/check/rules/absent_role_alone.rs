//! A step is left to a role that does not exist yet, and nobody stands in for it.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Established, Role, Step};
use crate::model::{Entry, Ref};

/// A step is left to a role that does not exist yet, and nobody stands in for it.
pub static RULE: Rule = Rule {
    name: "absent-role-alone",
    level: Level::Error,
    summary: "A step is left to a role that does not exist yet, and nobody stands in for it.",
    docs: include_str!("absent_role_alone.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for step in cx.index.every::<Step>() {
        let doing: Vec<&Entry<Role>> = step
            .accountable
            .iter()
            .chain(&step.responsible)
            .filter_map(|role: &Ref<Role>| cx.index.typed(step.address(), role))
            .collect();
        let absent = |role: &&Entry<Role>| {
            role.established == Some(Established::NotYet) && !has_stand_in(cx, role)
        };
        if doing.is_empty() || !doing.iter().all(absent) {
            continue;
        }
        let message = format!("step `{}` is left to `{}`, which does not exist yet", step.id(), doing[0].id());
        found.push(
            Diagnostic::new(RULE.name, step.at(), message)
                .context(doing[0].at(), "not established")
                .help("name a role that exists, or let one stand in: `stands-in-for` on that role"),
        );
    }
}

fn has_stand_in(cx: &Cx<'_>, absent: &Entry<Role>) -> bool {
    cx.index.users::<Role>([absent.address()]).any(|role| {
        role.stands_in_for.iter().any(|it| it.address(role.address()) == *absent.address())
    })
}
