//! Data on persons leaves the country and no rule says that they agreed.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Flow, Identifiability};

/// Data on persons leaves the country and no rule says that they agreed.
pub static RULE: Rule = Rule {
    name: "flow-abroad-without-consent",
    level: Level::Warning,
    summary: "Data on persons leaves the country and no rule says that they agreed.",
    docs: include_str!("flow_abroad_without_consent.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for flow in cx.index.every::<Flow>().filter(|flow| flow.cross_border == Some(true)) {
        let numbers = flow.identifiability == Some(Identifiability::Aggregated);
        let agreed = flow.consent_rule.is_some() || flow.head.unknown("consent-rule").is_some();
        if !numbers && !agreed {
            let message = format!("`{}` takes data on persons out of the country", flow.id());
            found.push(
                Diagnostic::new(RULE.name, flow.at(), message)
                    .help("name the `consent-rule`, send numbers only, or `allow` this with the ground of adequate protection there"),
            );
        }
    }
}
