//! A flow is less protected than what it carries.

use crate::check::content::{loads, word};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Entry;
use crate::model::kind::{Detail, Flow, Identifiability};

/// A flow is less protected than what it carries.
pub static RULE: Rule = Rule {
    name: "flow-over-weak-channel",
    level: Level::Error,
    summary: "A flow is less protected than what it carries.",
    docs: include_str!("flow_over_weak_channel.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for flow in &cx.casebook.model.flows {
        check_channels(cx, flow, found);
        check_content(cx, flow, found);
    }
}

/// Each channel allows what the flow is classified as.
fn check_channels(cx: &Cx<'_>, flow: &Entry<Flow>, found: &mut Vec<Diagnostic>) {
    let Some(due) = flow.classification else { return };
    for reference in &flow.channel {
        let channel = cx.index.typed(flow.address(), reference);
        let Some(allows) = channel.and_then(|channel| channel.allows) else { continue };
        if allows < due {
            let (id, name) = (flow.id(), reference.as_str());
            let (allows, due) = (word(&allows), word(&due));
            let message = format!("`{id}` is `{due}` but `{name}` allows only `{allows}`");
            found.push(Diagnostic::new(RULE.name, reference.at(), message).help(format!(
                "choose a channel that allows `{due}`, or carry less and lower the classification"
            )));
        }
    }
}

/// The classification is no lower than the sensitivity of any field. Special categories have a
/// rule of their own; that something exists, and numbers of many, are less than the field.
fn check_content(cx: &Cx<'_>, flow: &Entry<Flow>, found: &mut Vec<Diagnostic>) {
    let Some(classification) = flow.classification else { return };
    if flow.identifiability == Some(Identifiability::Aggregated) {
        return;
    }
    for load in loads(&cx.index, flow) {
        let Some(sensitivity) = load.field.sensitivity else { continue };
        let whole = load.detail != Some(Detail::Presence);
        if sensitivity > classification && load.field.special.is_empty() && whole {
            let (due, has) = (word(&sensitivity), word(&classification));
            let (id, field) = (flow.id(), load.field.id());
            let message = format!("`{id}` is `{has}` but carries `{field}`, which is `{due}`");
            found.push(
                Diagnostic::new(RULE.name, load.at, message)
                    .context(load.field.at(), format!("`{due}`"))
                    .help(format!("write `classification: {due}`, or leave the field out")),
            );
        }
    }
}
