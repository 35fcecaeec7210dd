//! What a flow carries and what its purposes need are not the same.

use crate::check::content::loads;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Flow, Identifiability};
use crate::model::{Address, Entry};
use crate::source::Span;
use std::collections::BTreeMap;

/// What a flow carries and what its purposes need are not the same.
pub static RULE: Rule = Rule {
    name: "flow-beyond-minimum",
    level: Level::Error,
    summary: "What a flow carries and what its purposes need are not the same.",
    docs: include_str!("flow_beyond_minimum.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for flow in &cx.casebook.model.flows {
        let unknown = |key| flow.head.unknown(key).is_some();
        if !unknown("minimum-set") && !unknown("minimum-set.fields") && !unknown("carries") {
            compare(cx, flow, found);
        }
    }
}

fn compare(cx: &Cx<'_>, flow: &Entry<Flow>, found: &mut Vec<Diagnostic>) {
    let loads = loads(&cx.index, flow);
    let carried: BTreeMap<&Address, Span> =
        loads.iter().map(|load| (load.field.address(), load.at)).collect();
    let fields = flow.minimum_set.iter().flat_map(|set| &set.fields);
    let needed: BTreeMap<Address, Span> =
        fields.map(|field| (field.address(flow.address()), field.at())).collect();
    if needed.is_empty() {
        let numbers = flow.identifiability == Some(Identifiability::Aggregated);
        if let Some(first) = loads.first().filter(|_| !numbers) {
            let (id, field) = (flow.id(), first.field.id());
            let message = format!("`{id}` carries `{field}` but says of no field that it needs it");
            found.push(Diagnostic::new(RULE.name, flow.at(), message).help(
                "write in `minimum-set` the fields that each purpose needs, apart from what it carries",
            ));
        }
        return;
    }
    for (field, at) in &carried {
        if !needed.contains_key(*field) {
            let field = short(field);
            let message = format!("`{}` carries `{field}`, which no purpose needs", flow.id());
            found.push(
                Diagnostic::new(RULE.name, *at, message)
                    .help("leave it out, or add it to the `minimum-set` of a purpose"),
            );
        }
    }
    for (field, at) in &needed {
        if cx.index.get(field).is_some() && !carried.contains_key(field) {
            let field = short(field);
            let message = format!("`{}` needs `{field}` but does not carry it", flow.id());
            found.push(
                Diagnostic::new(RULE.name, *at, message)
                    .help("add it to `carries`, or take it out of the minimum"),
            );
        }
    }
}

/// A field as authors write it, `registration#case-type`.
fn short(field: &Address) -> &str {
    field.as_str().split_once('/').map_or(field.as_str(), |(_, rest)| rest)
}
