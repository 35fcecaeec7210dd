//! A step or a form gives a role work that its permissions do not allow.

use crate::check::content::{classes, fields, may};
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Action, Form, Role, Section};
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
        for (work, forms) in
            [(FILLS, &step.fills), (READS, &step.reads), (APPROVES, &step.approves)]
        {
            for reference in forms {
                let Some(holder) = cx.index.follow(here, reference) else { continue };
                let doers = named_by_form(cx, &work, holder, &doers);
                let mut lacking = lacking_any(cx, &work, &doers, holder);
                if lacking.is_empty() {
                    lacking = lacking_somewhere(cx, &work, &doers, holder);
                }
                for (role, class) in lacking {
                    if told.insert((role.clone(), class.clone(), work.action)) {
                        let what = format!("`{}`", reference.as_str());
                        found.push(diagnostic(reference.at(), &work, &role, &class, &what));
                    }
                }
            }
        }
    }
    for form in &cx.casebook.model.forms {
        let whole: (&dyn Element, _, _) = (form, &form.filled_by, &form.approved_by);
        let sections = form.sections.iter();
        let parts = sections.map(|it| (it as &dyn Element, &it.filled_by, &it.approved_by));
        for (holder, fill, approve) in [whole].into_iter().chain(parts) {
            for (work, roles) in [(FILLS, fill), (APPROVES, approve)] {
                let here = &holder.head().address;
                let doers = addresses(roles, here);
                let mut lacking = lacking_any(cx, &work, &doers, holder);
                if lacking.is_empty() && work.action == FILLS.action {
                    lacking = lacking_somewhere(cx, &work, &doers, holder);
                }
                for (role, class) in lacking {
                    if told.insert((role.clone(), class.clone(), work.action)) {
                        let at = roles.iter().find(|it| it.address(here) == role);
                        let at = at.map_or(form.at(), Ref::at);
                        found.push(diagnostic(at, &work, &role, &class, "this form"));
                    }
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
    let here = &holder.head().address;
    let Some(form) = cx.index.entry::<Form>(&here.owner()) else { return doers.to_vec() };
    let named = match (work.action, cx.index.entry::<Section>(here)) {
        ("write", Some(section)) => form.fillers(section),
        ("write", None) => &form.filled_by,
        ("approve", Some(section)) => form.approvers(section),
        ("approve", None) => &form.approved_by,
        _ => &[],
    };
    let named = addresses(named, here);
    let both: Vec<Address> = doers.iter().filter(|role| named.contains(role)).cloned().collect();
    if both.is_empty() { doers.to_vec() } else { both }
}

/// Who of them may do this with no class of a form, and its first class.
fn lacking_any<'a>(
    cx: &Cx<'a>,
    work: &Work,
    doers: &[Address],
    holder: &'a dyn Element,
) -> Vec<(Address, Address)> {
    let (classes, fields) = (classes(&cx.index, holder), fields(&cx.index, holder));
    let Some(first) = classes.first() else { return Vec::new() };
    let may = |role: &Address| {
        classes.iter().any(|class| may(cx, role, class.address(), &fields, work.actions))
    };
    let known = doers.iter().filter(|role| cx.index.get(role).is_some());
    known.filter(|role| !may(role)).map(|role| (role.clone(), first.address().clone())).collect()
}

/// The classes of a form with which nobody of them may do this, and the first of them.
fn lacking_somewhere<'a>(
    cx: &Cx<'a>,
    work: &Work,
    doers: &[Address],
    holder: &'a dyn Element,
) -> Vec<(Address, Address)> {
    let fields = fields(&cx.index, holder);
    let Some(first) = doers.first() else { return Vec::new() };
    let may =
        |class: &Address| doers.iter().any(|role| may(cx, role, class, &fields, work.actions));
    let classes = classes(&cx.index, holder);
    let nobodys = classes.iter().filter(|class| !may(class.address()));
    nobodys.map(|class| (first.clone(), class.address().clone())).collect()
}

fn diagnostic(at: Span, work: &Work, role: &Address, class: &Address, form: &str) -> Diagnostic {
    let Work { verb, action, .. } = work;
    let (role, class) = (role.id(), class.id());
    let message = format!("`{role}` {verb} {form} but has no permission to {action} `{class}`");
    Diagnostic::new(RULE.name, at, message).help(format!(
        "give `{role}` a permission on `{class}` with `{action}`, or the work to a role that has one"
    ))
}
