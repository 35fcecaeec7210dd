//! A field has no purpose, or no step uses it.

use crate::check::content::{fields, loads};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Field, FieldType, Form, Section, Step};
use crate::model::{Address, Entry, Ref};
use std::collections::BTreeSet;

/// A field has no purpose, or no step uses it.
pub static RULE: Rule = Rule {
    name: "field-without-purpose",
    level: Level::Error,
    summary: "A field has no purpose, or no step uses it.",
    docs: include_str!("field_without_purpose.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let model = &cx.casebook.model;
    let mut used: BTreeSet<&Address> = BTreeSet::new();
    for step in model.workflows.iter().flat_map(|workflow| workflow.steps.iter()) {
        uses(cx, step, &mut used);
    }
    for workflow in &model.workflows {
        for decision in workflow.decisions.iter() {
            used_in(cx, decision.address(), decision.recorded_in.iter(), &mut used);
        }
    }
    for field in model.entities.iter().flat_map(|entity| entity.fields.iter()) {
        if field.r#type == Some(FieldType::Note) {
            continue;
        }
        if field.purposes.is_empty() && field.head.unknown("purposes").is_none() {
            let message = format!("the field `{}` has no purpose", field.id());
            found.push(
                Diagnostic::new(RULE.name, field.at(), message)
                    .help("write `purposes:` with what it is collected for, or delete the field"),
            );
        }
        if !model.workflows.is_empty() && !used.contains(field.address()) {
            let message = format!("no step uses the field `{}`", field.id());
            found.push(Diagnostic::new(RULE.name, field.at(), message).help(
                "let a step fill or read a form that asks it, or send a flow that carries it; or delete the field",
            ));
        }
    }
}

/// The fields of every form that a step handles and of every flow that it sends or receives.
fn uses<'a>(cx: &Cx<'a>, step: &'a Entry<Step>, used: &mut BTreeSet<&'a Address>) {
    let here = step.address();
    let shown = step.informed.iter().flat_map(|informed| &informed.sections);
    let handled = step.fills.iter().chain(&step.reads).chain(&step.approves);
    used_in(cx, here, handled.chain(shown), used);
    for flow in step.sends.iter().chain(&step.receives) {
        let loads = cx.index.typed(here, flow).map(|flow| loads(&cx.index, flow));
        used.extend(loads.into_iter().flatten().map(|load| load.field.address()));
    }
}

fn used_in<'a>(
    cx: &Cx<'a>,
    here: &Address,
    forms: impl Iterator<Item = &'a Ref<(Form, Section)>>,
    used: &mut BTreeSet<&'a Address>,
) {
    for holder in forms.filter_map(|form| cx.index.follow(here, form)) {
        let asked: Vec<&Entry<Field>> = fields(&cx.index, holder);
        used.extend(asked.into_iter().map(|field| field.address()));
    }
}
