//! A step or a form gives a role work that its permissions do not allow.

use crate::check::content::{classes, fields, may};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Action, Form, Role};
use crate::model::{Address, Element, Ref};
use crate::source::Span;
use std::collections::BTreeSet;

/// A step or a form gives a role work that its permissions do not allow.
pub static RULE: Rule = Rule {
    name: "step-without-permission",
    level: Level::Error,
    summary: "A step or a form gives a role work that its permissions do not allow.",
    docs: include_str!("step_without_permission.md"),
    check,
};

/// Something done with a form, and the actions of which one must be permitted.
struct Work {
    verb: &'static str,
    action: &'static str,
    actions: &'static [Action],
}

const FILLS: Work =
    Work { verb: "fills", action: "write", actions: &[Action::Create, Action::Write] };
const READS: Work = Work { verb: "reads", action: "read", actions: &[Action::Read] };
const APPROVES: Work = Work { verb: "approves", action: "approve", actions: &[Action::Approve] };

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    if cx.casebook.model.permissions.is_empty() {
        return;
    }
    let mut told = BTreeSet::new();
    for step in cx.casebook.model.workflows.iter().flat_map(|workflow| workflow.steps.iter()) {
        let here = step.address();
        let doers = addresses(&step.responsible, here);
        for (work, forms) in [(FILLS, &step.fills), (READS, &step.reads), (APPROVES, &step.approves)]
        {
            for reference in forms {
                let Some(holder) = cx.index.follow(here, reference) else { continue };
                let doers = named_by_form(cx, &work, holder, &doers);
                for (role, class) in lacking(cx, &work, &doers, holder) {
                    if told.insert((role.clone(), class.clone(), work.action)) {
                        let what = format!("`{}`", reference.as_str());
                        found.push(diagnostic(reference.at(), &work, &role, &class, &what));
                    }
                }
            }
        }
    }
    for form in &cx.casebook.model.forms {
        for (work, roles) in [(FILLS, &form.filled_by), (APPROVES, &form.approved_by)] {
            let doers = addresses(roles, form.address());
            for (role, class) in lacking(cx, &work, &doers, form) {
                if told.insert((role.clone(), class.clone(), work.action)) {
                    let at = roles.iter().find(|it| it.address(form.address()) == role);
                    let at = at.map_or(form.at(), Ref::at);
                    found.push(diagnostic(at, &work, &role, &class, "this form"));
                }
            }
        }
    }
}

fn addresses(roles: &[Ref<Role>], here: &Address) -> Vec<Address> {
    roles.iter().map(|role| role.address(here)).collect()
}

/// Of those who do a step, those whom the form names for this work; all where it names none.
fn named_by_form(
    cx: &Cx<'_>,
    work: &Work,
    holder: &dyn Element,
    doers: &[Address],
) -> Vec<Address> {
    let form = cx.index.entry::<Form>(&holder.head().address.owner());
    let named = form.map_or(Vec::new(), |form| match work.action {
        "write" => addresses(&form.filled_by, form.address()),
        "approve" => addresses(&form.approved_by, form.address()),
        _ => Vec::new(),
    });
    let both: Vec<Address> = doers.iter().filter(|role| named.contains(role)).cloned().collect();
    if both.is_empty() { doers.to_vec() } else { both }
}

/// Roles that may do this with nothing of a form, and classes of a form with which nobody of
/// them may do it.
fn lacking<'a>(
    cx: &Cx<'a>,
    work: &Work,
    doers: &[Address],
    holder: &'a dyn Element,
) -> Vec<(Address, Address)> {
    let (classes, fields) = (classes(&cx.index, holder), fields(&cx.index, holder));
    let may = |role: &Address, class: &Address| may(cx, role, class, &fields, work.actions);
    let classes: Vec<&Address> = classes.iter().map(|class| class.address()).collect();
    let known = |role: &&Address| cx.index.get(role).is_some();
    let mut lacking = Vec::new();
    for role in doers.iter().filter(known) {
        if let (Some(first), false) = (classes.first(), classes.iter().any(|it| may(role, it))) {
            lacking.push((role.clone(), (*first).clone()));
        }
    }
    if let (Some(first), true) = (doers.first(), lacking.is_empty()) {
        let nobodys = classes.iter().filter(|class| !doers.iter().any(|role| may(role, class)));
        lacking.extend(nobodys.map(|class| (first.clone(), (*class).clone())));
    }
    lacking
}

fn diagnostic(at: Span, work: &Work, role: &Address, class: &Address, form: &str) -> Diagnostic {
    let Work { verb, action, .. } = work;
    let (role, class) = (role.id(), class.id());
    let message = format!("`{role}` {verb} {form} but has no permission to {action} `{class}`");
    Diagnostic::new(RULE.name, at, message).help(format!(
        "give `{role}` a permission on `{class}` with `{action}`, or the work to a role that has one"
    ))
}
