//! What an institution is asked to agree to: every element that touches it, with its digest.

use super::pages::roles_of;
use super::{Cx, Said};
use crate::analyse::digest;
use crate::analyse::standing::PRINTED_DIGITS;
use crate::model::kind::{Flow, Form, Permission, Section, Step};
use crate::model::{Address, Element, Kind, Ref};
use serde::Serialize;
use std::collections::BTreeSet;

/// A sheet for one institution.
#[derive(Debug, Serialize)]
pub struct ValidationSheet {
    /// The institution.
    pub institution: Said,
    /// The elements, by kind.
    pub groups: Vec<Group>,
}

/// Elements of one kind.
#[derive(Debug, Serialize)]
pub struct Group {
    /// What they are.
    pub title: String,
    /// The elements.
    pub lines: Vec<Line>,
}

/// An element to answer for.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Code and title.
    pub title: Said,
    /// Its address, so that minutes can name it.
    pub address: String,
    /// The beginning of its digest.
    pub digest: String,
}

/// The sheet of an institution: itself, the roles that it is proposed to hold, and the steps,
/// flows, forms and permissions of these roles.
pub fn validation_sheet<'a>(cx: &'a Cx<'a>, institution: &'a dyn Element) -> ValidationSheet {
    let address = &institution.head().address;
    let roles = roles_of(cx, address);
    let holds =
        |role: &Ref<crate::model::kind::Role>, at: &Address| roles.contains(&role.address(at));
    let own = roles.iter().filter_map(|role| cx.index.get(role));
    // A step names its roles itself: the workflow that holds it need not name them.
    let steps = cx.index.users::<Step>(&roles).filter(|step| {
        step.accountable.iter().chain(&step.responsible).any(|role| holds(role, step.address()))
    });
    let flows = cx
        .index
        .users::<Flow>(&roles)
        .filter(|flow| flow.from.iter().chain(&flow.to).any(|role| holds(role, flow.address())));
    let forms = cx.index.users::<Form>(&roles).filter(|form| {
        form.filled_by.iter().chain(&form.approved_by).any(|role| holds(role, form.address()))
    });
    let sections = cx.index.users::<Section>(&roles).filter(|it| {
        it.filled_by.iter().chain(&it.approved_by).any(|role| holds(role, it.address()))
    });
    let of_sections = sections.filter_map(|it| cx.index.entry::<Form>(&it.address().owner()));
    let forms = forms.chain(of_sections);
    let permissions = cx
        .index
        .users::<Permission>(&roles)
        .filter(|permission| permission.role.iter().any(|role| holds(role, permission.address())));
    let groups = vec![
        group(cx, Kind::Institution, vec![institution]),
        group(cx, Kind::Role, own.collect()),
        group(cx, Kind::Step, steps.map(|it| it as &dyn Element).collect()),
        group(cx, Kind::Flow, flows.map(|it| it as &dyn Element).collect()),
        group(cx, Kind::Form, forms.map(|it| it as &dyn Element).collect()),
        group(cx, Kind::Permission, permissions.map(|it| it as &dyn Element).collect()),
    ];
    ValidationSheet {
        institution: cx.title(institution).into(),
        groups: groups.into_iter().filter(|group| !group.lines.is_empty()).collect(),
    }
}

fn group<'a>(cx: &'a Cx<'a>, kind: Kind, elements: Vec<&'a dyn Element>) -> Group {
    let mut seen = BTreeSet::new();
    let once = elements.into_iter().filter(|it| seen.insert(it.head().address.clone()));
    let lines = once.map(|element| {
        let mut title: Said = cx.link(element).into();
        if kind == Kind::Step
            && let Some(workflow) = cx.index.get(&element.head().address.owner())
            && let Some(code) = &workflow.head().code
        {
            title.words = format!("{code}: {}", title.words);
        }
        Line {
            title,
            address: element.head().address.to_string(),
            digest: digest(element).chars().take(PRINTED_DIGITS).collect(),
        }
    });
    Group { title: cx.words.kinds(kind.plural()), lines: lines.collect() }
}
