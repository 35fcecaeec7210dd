//! Who may take copies out can also read what cases are about.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Action, Detail, Identifiability, Permission, Sensitivity};
use crate::model::{Address, Entry};
use std::collections::BTreeMap;

/// Who may take copies out can also read what cases are about.
pub static RULE: Rule = Rule {
    name: "export-beside-content",
    level: Level::Warning,
    summary: "Who may take copies out can also read what cases are about.",
    docs: include_str!("export_beside_content.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let mut of_role: BTreeMap<Address, Vec<&Entry<Permission>>> = BTreeMap::new();
    for permission in &cx.casebook.model.permissions {
        let Some(role) = &permission.role else { continue };
        of_role.entry(role.address(permission.address())).or_default().push(permission);
    }
    for (role, permissions) in &of_role {
        let exports = permissions.iter().find(|it| it.actions.contains(&Action::Export));
        let reads = permissions.iter().find(|permission| reads_content(cx, permission));
        if let (Some(exports), Some(reads)) = (exports, reads) {
            let message = format!("`{}` may take copies out and read `{}`", role.id(), class(reads));
            found.push(
                Diagnostic::new(RULE.name, exports.at(), message)
                    .context(reads.at(), "and this is about persons")
                    .help("give export to a role that sees numbers only, or take one of the two away"),
            );
        }
    }
}

/// Whether a permission shows more than numbers or that something exists, on records whose
/// disclosure can do harm.
fn reads_content(cx: &Cx<'_>, permission: &Entry<Permission>) -> bool {
    let class = permission.class.as_ref();
    let class = class.and_then(|it| cx.index.typed(permission.address(), it));
    let harmful = class.is_some_and(|class| class.sensitivity > Some(Sensitivity::Internal));
    harmful
        && permission.identifiability != Some(Identifiability::Aggregated)
        && permission.detail != Some(Detail::Presence)
}

fn class(permission: &Entry<Permission>) -> &str {
    permission.class.as_ref().map_or("", |class| class.as_str())
}
