//! A flow gives a role what it has no need to know or no permission to see.

use crate::check::content::{Load, loads, may};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Action, Detail, Flow, Identifiability, RecordClass, Role, Sensitivity};
use crate::model::{Address, Entry, Ref};
use std::collections::BTreeMap;

/// A flow gives a role what it has no need to know or no permission to see.
pub static RULE: Rule = Rule {
    name: "flow-without-need-to-know",
    level: Level::Error,
    summary: "A flow gives a role what it has no need to know or no permission to see.",
    docs: include_str!("flow_without_need_to_know.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for flow in &cx.casebook.model.flows {
        if flow.identifiability == Some(Identifiability::Aggregated) {
            continue;
        }
        let back = flow.from.iter().filter(|_| flow.both_ways == Some(true));
        for receiver in flow.to.iter().chain(back) {
            for (class, load) in guarded(cx, flow) {
                found.extend(unneeded(cx, flow, receiver, class, &load));
            }
        }
    }
}

/// For each class that a flow carries restricted or confidential content of, the first such
/// field, in the most detail.
fn guarded<'a>(
    cx: &Cx<'a>,
    flow: &'a Entry<Flow>,
) -> impl Iterator<Item = (&'a Entry<RecordClass>, Load<'a>)> {
    let mut first: BTreeMap<&Address, (&Entry<RecordClass>, Load<'_>)> = BTreeMap::new();
    for load in loads(&cx.index, flow) {
        let Some(class) = load.class else { continue };
        if load.field.sensitivity > Some(Sensitivity::Internal) {
            let kept = first.get(class.address());
            if kept.is_none_or(|(_, kept)| kept.detail < load.detail) {
                first.insert(class.address(), (class, load));
            }
        }
    }
    first.into_values()
}

fn unneeded(
    cx: &Cx<'_>,
    flow: &Entry<Flow>,
    receiver: &Ref<Role>,
    class: &Entry<RecordClass>,
    load: &Load<'_>,
) -> Option<Diagnostic> {
    let role = cx.index.typed(flow.address(), receiver)?;
    let is_receiver = |it: &Ref<Role>| it.address(class.address()) == *role.address();
    let needs =
        class.need_to_know.iter().filter(|need| need.role.as_ref().is_some_and(is_receiver));
    let needed = needs.filter_map(|need| need.detail).max();
    let (to, name, field) = (role.id(), class.id(), load.field.id());
    let (message, help) = if needed.is_none() {
        (
            format!("`{to}` gets `{field}` but has no need to know `{name}`"),
            format!(
                "leave it out, or write for what `{to}` needs it in `need-to-know` of `{name}`"
            ),
        )
    } else if needed == Some(Detail::Presence) && load.detail > needed {
        (
            format!("`{to}` gets `{field}` but need only know that `{name}` exists"),
            "carry it with `detail: presence`, or leave it out".to_owned(),
        )
    } else if role.outside != Some(true)
        && load.detail != Some(Detail::Presence)
        && !cx.casebook.model.permissions.is_empty()
        && !may(cx, role.address(), class.address(), &[load.field], SEES)
    {
        (
            format!("`{to}` gets `{field}` but has no permission to read `{name}`"),
            format!("leave it out, or give `{to}` a permission on `{name}` with `read`"),
        )
    } else {
        return None;
    };
    Some(
        Diagnostic::new(RULE.name, load.at, message)
            .context(receiver.at(), "the receiver")
            .help(help),
    )
}

/// What lets a role see a record. Who may begin or change one sees what is in it.
const SEES: &[Action] = &[Action::Read, Action::Create, Action::Write, Action::Approve];
