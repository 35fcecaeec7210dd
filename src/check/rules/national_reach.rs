//! A role reads the files of the whole country at any time.

use crate::check::content::word;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Entry;
use crate::model::kind::{Detail, Identifiability, Permission, Reach, Sensitivity, Track};

/// A role reads the files of the whole country at any time.
pub static RULE: Rule = Rule {
    name: "national-reach",
    level: Level::Warning,
    summary: "A role reads the files of the whole country at any time.",
    docs: include_str!("national_reach.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let reaching = |permission: &&Entry<Permission>| {
        permission.scope == Some(Reach::National)
            && permission.condition.is_none()
            && permission.head.unknown("condition").is_none()
            && permission.detail > Some(Detail::Presence)
            && !matches!(
                permission.identifiability,
                Some(Identifiability::Aggregated | Identifiability::Pseudonymised)
            )
    };
    for permission in cx.index.every::<Permission>().filter(reaching) {
        let Some(reference) = &permission.class else { continue };
        let class = cx.index.typed(permission.address(), reference);
        // Logs of what was done are there to be looked through.
        let class = class.filter(|class| class.track != Some(Track::Oversight));
        let Some(class) = class else { continue };
        if let Some(sensitivity) = class.sensitivity.filter(|it| *it > Sensitivity::Internal) {
            let (id, sensitivity) = (permission.id(), word(&sensitivity));
            let message =
                format!("`{id}` opens `{}` of the whole country at any time", class.id());
            found.push(
                Diagnostic::new(RULE.name, permission.at(), message)
                    .context(class.at(), format!("`{sensitivity}`"))
                    .help("narrow the `scope`, show codes or numbers only, or name the `condition` that must hold each time"),
            );
        }
    }
}
