//! Who fills a form also approves it.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Action, Form, Permission, Role, Section, Step};
use crate::model::{Address, Entry, Ref};

/// Who fills a form also approves it.
pub static RULE: Rule = Rule {
    name: "self-approval",
    level: Level::Error,
    summary: "Who fills a form also approves it.",
    docs: include_str!("self_approval.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for form in cx.index.every::<Form>() {
        by_form(form.address(), &form.filled_by, &form.approved_by, found);
        for section in form.sections.iter().filter(|it| !it.approved_by.is_empty()) {
            by_form(section.address(), form.fillers(section), &section.approved_by, found);
        }
    }
    let fills: Vec<(Address, &Entry<Step>)> = cx.index.every::<Step>().flat_map(filled).collect();
    for step in cx.index.every::<Step>() {
        for paper in &step.approves {
            by_steps(step, paper, &fills, found);
        }
    }
    permissions(cx, found);
}

/// Compares who approves a form, or a section of it, with who fills it.
fn by_form(
    here: &Address,
    fillers: &[Ref<Role>],
    approvers: &[Ref<Role>],
    found: &mut Vec<Diagnostic>,
) {
    let fillers = addresses(here, fillers);
    for approver in approvers.iter().filter(|it| fillers.contains(&it.address(here))) {
        let message = format!("`{}` fills `{here}` and approves it", approver.as_str());
        found.push(
            Diagnostic::new(RULE.name, approver.at(), message)
                .label("fills it too")
                .help("let another role approve it: four eyes see more than two"),
        );
    }
}

type Paper = Ref<(Form, Section)>;

fn filled(step: &Entry<Step>) -> Vec<(Address, &Entry<Step>)> {
    step.fills.iter().map(|paper| (paper.address(step.address()), step)).collect()
}

fn addresses(here: &Address, roles: &[Ref<Role>]) -> Vec<Address> {
    roles.iter().map(|role| role.address(here)).collect()
}

/// Compares who approves in a step with who fills the same form or section in any step. A role
/// that is accountable for the filling without doing it may approve what others have written.
fn by_steps(
    step: &Entry<Step>,
    paper: &Paper,
    fills: &[(Address, &Entry<Step>)],
    found: &mut Vec<Diagnostic>,
) {
    let approved = paper.address(step.address());
    for (filled, filling) in fills.iter().filter(|(filled, _)| overlap(filled, &approved)) {
        let mut writing = addresses(filling.address(), &filling.responsible);
        if writing.is_empty() {
            writing.extend(filling.accountable.iter().map(|it| it.address(filling.address())));
        }
        let approving = step.responsible.iter().chain(&step.accountable);
        let both = approving.filter(|role| writing.contains(&role.address(step.address())));
        let mut both: Vec<&str> = both.map(|role| role.as_str()).collect();
        both.dedup();
        if let [role, ..] = both[..] {
            let message = format!(
                "`{role}` approves `{}` in step `{}` and fills it in `{}`",
                paper.as_str(),
                step.id(),
                filling.address()
            );
            let what = format!("fills `{filled}`");
            found.push(
                Diagnostic::new(RULE.name, paper.at(), message)
                    .context(filling.at(), what)
                    .help("let another role approve it, or take the role out of the step that fills it"),
            );
        }
    }
}

/// Whether one is the other or holds it.
fn overlap(one: &Address, two: &Address) -> bool {
    let whole = |address: &Address| address.fragment().is_none();
    one == two || ((whole(one) || whole(two)) && one.owner() == two.owner())
}

/// A role that may both write and approve records of one class.
fn permissions(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let key = |permission: &Entry<Permission>| {
        let here = permission.address();
        Some((permission.role.as_ref()?.address(here), permission.class.as_ref()?.address(here)))
    };
    for approving in cx.index.every::<Permission>() {
        if !approving.actions.contains(&Action::Approve) {
            continue;
        }
        let Some((role, class)) = key(approving) else { continue };
        let same = |it: &&Entry<Permission>| key(it).is_some_and(|it| it == (role.clone(), class.clone()));
        let writes = |it: &&Entry<Permission>| it.actions.contains(&Action::Write);
        let others = cx.index.users::<Permission>([&class]);
        let writing = others.filter(writes).filter(same).find(|it| meet(it, approving));
        if let Some(writing) = writing {
            let message = format!("`{}` may write and approve records of `{}`", role.id(), class.id());
            let mut diagnostic = Diagnostic::new(RULE.name, approving.at(), message)
                .help("take `approve` or `write` away, or limit each with `only:` to fields of its own");
            if !std::ptr::eq(writing, approving) {
                diagnostic = diagnostic.context(writing.at(), "may write them");
            }
            found.push(diagnostic);
        }
    }
}

/// Whether two permissions reach a field in common.
fn meet(one: &Entry<Permission>, two: &Entry<Permission>) -> bool {
    let fields = |it: &Entry<Permission>| -> Vec<Address> {
        it.only.iter().map(|field| field.address(it.address())).collect()
    };
    let (one, two) = (fields(one), fields(two));
    one.is_empty() || two.is_empty() || one.iter().any(|field| two.contains(field))
}
