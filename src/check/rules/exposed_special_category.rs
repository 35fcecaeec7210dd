//! Data of a special category is handled as if it were ordinary.

use crate::check::content::{class_of, loads, word};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Entry;
use crate::model::kind::{Action, Field, Flow, Identifiability, Permission, Sensitivity};
use crate::source::Span;

/// Data of a special category is handled as if it were ordinary.
pub static RULE: Rule = Rule {
    name: "exposed-special-category",
    level: Level::Error,
    summary: "Data of a special category is handled as if it were ordinary.",
    docs: include_str!("exposed_special_category.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let model = &cx.casebook.model;
    let fields = model.entities.iter().flat_map(|entity| entity.fields.iter());
    for field in fields.filter(|field| !field.special.is_empty()) {
        check_field(cx, field, found);
    }
    for flow in &model.flows {
        check_flow(cx, flow, found);
    }
    for permission in &model.permissions {
        check_permission(cx, permission, found);
    }
}

/// The field is confidential, and so is its class, which says what it holds.
fn check_field(cx: &Cx<'_>, field: &Entry<Field>, found: &mut Vec<Diagnostic>) {
    let (id, category) = (field.id(), field.special.first().map_or("", |it| word(it)));
    if let Some(sensitivity) = weak(field.sensitivity) {
        let message = format!("`{id}` tells of `{category}` but is only `{sensitivity}`");
        found.push(at(field.at(), message, "write `sensitivity: confidential`"));
    }
    let Some(class) = class_of(&cx.index, field) else { return };
    let name = class.id();
    if let Some(sensitivity) = weak(class.sensitivity) {
        let message =
            format!("`{id}` tells of `{category}` but its class `{name}` is only `{sensitivity}`");
        let help = "move the field to a confidential class, or make the class confidential";
        found.push(at(field.at(), message, help).context(class.at(), "the class"));
    }
    for category in field.special.iter().filter(|it| !class.special.contains(it)) {
        let category = word(category);
        let message = format!("`{name}` does not say that it holds `{category}`, as `{id}` does");
        let help = format!("add `{category}` to `special` of the class, or move the field");
        found.push(at(field.at(), message, &help).context(class.at(), "the class"));
    }
}

/// A flow and its channels that carry such a field are fit for what is confidential.
fn check_flow(cx: &Cx<'_>, flow: &Entry<Flow>, found: &mut Vec<Diagnostic>) {
    if flow.identifiability == Some(Identifiability::Aggregated) {
        return;
    }
    let special = loads(&cx.index, flow).into_iter().find(|load| !load.field.special.is_empty());
    let Some(load) = special else { return };
    let (id, field) = (flow.id(), load.field.id());
    if let Some(class) = weak(flow.classification) {
        let message = format!("`{id}` is only `{class}` but carries `{field}`");
        let help = "write `classification: confidential`, or leave the field out";
        found.push(at(load.at, message, help).label("a special category of data"));
    }
    for reference in &flow.channel {
        let channel = cx.index.typed(flow.address(), reference);
        if let Some(allowed) = channel.and_then(|channel| weak(channel.allows)) {
            let channel = reference.as_str();
            let message = format!("`{channel}` allows only `{allowed}` but carries `{field}`");
            let help = "choose a channel that allows `confidential`, or leave the field out";
            found.push(at(reference.at(), message, help).context(load.at, "carried here"));
        }
    }
}

/// Nobody may take such data out, unless as numbers.
fn check_permission(cx: &Cx<'_>, permission: &Entry<Permission>, found: &mut Vec<Diagnostic>) {
    let exports = permission.actions.contains(&Action::Export);
    let as_numbers = permission.identifiability == Some(Identifiability::Aggregated);
    let Some(reference) = permission.class.as_ref().filter(|_| exports && !as_numbers) else {
        return;
    };
    let here = permission.address();
    let class = cx.index.typed(here, reference).filter(|class| !class.special.is_empty());
    let harmless = |field: Option<&Entry<Field>>| field.is_some_and(|it| it.special.is_empty());
    let limited = !permission.only.is_empty()
        && permission.only.iter().all(|field| harmless(cx.index.typed(here, field)));
    if let Some(class) = class.filter(|_| !limited) {
        let message = format!("a permission lets `{}` be exported", class.id());
        let help = "take `export` away, or limit the permission with `only` or to numbers";
        found.push(at(reference.at(), message, help).label("holds special categories of data"));
    }
}

/// The word for a sensitivity that is too low for a special category.
fn weak(sensitivity: Option<Sensitivity>) -> Option<&'static str> {
    sensitivity.filter(|it| *it < Sensitivity::Confidential).map(|it| word(&it))
}

fn at(at: Span, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(RULE.name, at, message).help(help)
}
