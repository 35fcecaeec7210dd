//! A flow names persons though its purposes need no name.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Field, Identifiability, Identifies};
use crate::model::Entry;

/// A flow names persons though its purposes need no name.
pub static RULE: Rule = Rule {
    name: "code-would-do",
    level: Level::Warning,
    summary: "A flow names persons though its purposes need no name.",
    docs: include_str!("code_would_do.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for flow in &cx.casebook.model.flows {
        if flow.identifiability != Some(Identifiability::Identified) {
            continue;
        }
        let sets = flow.minimum_set.iter().flat_map(|set| &set.fields);
        let needed: Vec<&Entry<Field>> =
            sets.filter_map(|field| cx.index.typed(flow.address(), field)).collect();
        let named = needed.iter().any(|field| field.identifies == Some(Identifies::Direct));
        if !needed.is_empty() && !named {
            let message = format!("`{}` names persons, and nothing that it is for needs a name", flow.id());
            found.push(
                Diagnostic::new(RULE.name, flow.at(), message)
                    .help("write `identifiability: pseudonymised`, or name in `minimum-set` the field that says who it is"),
            );
        }
    }
}
