//! A flow is said to rest on consent, and a "no" would change nothing or is not thought of.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Entry;
use crate::model::kind::{Code, CodeRole, Flow};

/// A flow is said to rest on consent, and a "no" would change nothing or is not thought of.
pub static RULE: Rule = Rule {
    name: "consent-without-choice",
    level: Level::Warning,
    summary: "A flow is said to rest on consent, and a \"no\" would change nothing or is not thought of.",
    docs: include_str!("consent_without_choice.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for flow in &cx.casebook.model.flows {
        let ground = |role: CodeRole| grounds(cx, flow).find(|code| code.role == Some(role));
        let Some(agreed) = ground(CodeRole::Agreed) else { continue };
        let ruled = flow.consent_rule.is_some() || flow.head.unknown("consent-rule").is_some();
        if !ruled {
            let message = format!("`{}` rests on consent, and no rule says what follows from a no", flow.id());
            found.push(
                Diagnostic::new(RULE.name, flow.at(), message)
                    .context(agreed.at(), "this ground")
                    .help("name the `consent-rule`, or take consent out of `basis`"),
            );
        }
        if let Some(anyway) = ground(CodeRole::Regardless) {
            let message = format!("`{}` asks for consent and would go on without it", flow.id());
            found.push(
                Diagnostic::new(RULE.name, flow.at(), message)
                    .context(anyway.at(), "on this ground a no changes nothing")
                    .help("keep the one ground that holds: where a no changes nothing, people are told and not asked"),
            );
        }
    }
}

fn grounds<'a>(cx: &'a Cx<'_>, flow: &'a Entry<Flow>) -> impl Iterator<Item = &'a Entry<Code>> {
    flow.basis.iter().filter_map(|code| cx.index.typed(flow.address(), code))
}
