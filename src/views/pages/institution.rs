//! "Your part": what an institution does, gets, gives, may see, and is asked.

use super::consultation::{answered, found_in};
use super::role::{Direction, access, flows, parts_in, steps};
use super::{Extra, list, picture_of, section, table};
use crate::model::kind::{Assignment, Consultation, Flow, Question, Step};
use crate::model::{Address, Element, Entry, Kind};
use crate::views::page::Section;
use crate::views::{Block, Cell, Cx, Inline, Table, column, diagrams, rank, sheet_path};
use std::collections::BTreeSet;

pub(super) static EXTRA: Extra = Extra { kind: Kind::Institution, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let institution = &element.head().address;
    let roles = roles_of(cx, institution);
    let picture = diagrams::ego::graph(cx, element);
    vec![
        section(cx, "ego", picture_of(picture)),
        section(cx, "roles-held", held(cx, institution)),
        section(cx, "steps-done", steps(cx, &roles)),
        section(cx, "data-received", flows(cx, &roles, Direction::In)),
        section(cx, "data-given", flows(cx, &roles, Direction::Out)),
        section(cx, "may-see", access(cx, &roles)),
        section(cx, "questions-to-you", questions(cx, institution, &roles)),
        section(cx, "consultations-planned", consultations(cx, institution)),
        section(cx, "you-said", said(cx, institution)),
        section(
            cx,
            "answer-sheet",
            vec![Block::Papers(vec![(cx.words.ui("validation-sheet"), sheet_path(institution))])],
        ),
    ]
}

/// The roles that an institution is proposed to hold.
pub(crate) fn roles_of(cx: &Cx<'_>, institution: &Address) -> BTreeSet<Address> {
    let mut roles = BTreeSet::new();
    for it in cx.index.users::<Assignment>([institution]) {
        let holds =
            it.institution.as_ref().is_some_and(|to| to.address(it.address()) == *institution);
        if let Some(role) = it.role.as_ref().filter(|_| holds) {
            roles.insert(role.address(it.address()));
        }
    }
    roles
}

/// What concerns an institution, by kind: itself, the roles that it is proposed to hold, the
/// workflows in which they have a part, the forms that they fill, read or approve there, the
/// flows that reach or leave them, the consultations with it.
pub(crate) fn concerning(cx: &Cx<'_>, institution: &dyn Element) -> Vec<(Kind, Vec<Address>)> {
    let institution = &institution.head().address;
    let roles = roles_of(cx, institution);
    let steps = cx.index.users::<Step>(&roles);
    let steps: Vec<_> = steps.filter(|step| !parts_in(cx, step, &roles).is_empty()).collect();
    let forms = steps.iter().flat_map(|step| {
        let forms = step.fills.iter().chain(&step.reads).chain(&step.approves);
        forms.map(|form| form.address(step.address()).owner())
    });
    let flows = cx.index.users::<Flow>(&roles).filter(|flow| {
        let ends = flow.from.iter().chain(&flow.to);
        ends.into_iter().any(|it| roles.contains(&it.address(flow.address())))
    });
    let consulted = consultations_with(cx, institution).map(|it| it.address().clone());
    let each = [
        (Kind::Institution, vec![institution.clone()]),
        (Kind::Role, roles.iter().cloned().collect()),
        (Kind::Workflow, steps.iter().map(|step| step.address().owner()).collect()),
        (Kind::Form, forms.collect()),
        (Kind::Flow, flows.map(|flow| flow.address().clone()).collect()),
        (Kind::Consultation, consulted.collect()),
    ];
    let sorted = each.into_iter().map(|(kind, mut addresses): (Kind, Vec<Address>)| {
        addresses.sort_by_cached_key(|it| cx.index.get(it).map(|it| rank(it.head())));
        addresses.dedup();
        (kind, addresses)
    });
    sorted.collect()
}

/// The institutions that are proposed to hold a role.
pub(crate) fn institutions_of(cx: &Cx<'_>, role: &Address) -> BTreeSet<Address> {
    let holds = cx
        .index
        .users::<Assignment>([role])
        .filter(|it| it.role.as_ref().is_some_and(|held| held.address(it.address()) == *role));
    holds.filter_map(|it| Some(it.institution.as_ref()?.address(it.address()))).collect()
}

fn held<'a>(cx: &'a Cx<'a>, institution: &Address) -> Vec<Block> {
    let mine = cx.index.users::<Assignment>([institution]).filter(|it| {
        it.institution.as_ref().is_some_and(|to| to.address(it.address()) == *institution)
    });
    let rows =
        mine.map(|it| ["role", "unit", "basis"].iter().map(|name| column(cx, it, name)).collect());
    table(cx, "roles-held", &["role", "unit", "basis"], rows.collect())
}

/// Questions to the institution itself and to the roles that it is proposed to hold.
fn questions<'a>(cx: &'a Cx<'a>, institution: &Address, roles: &BTreeSet<Address>) -> Vec<Block> {
    let asked = cx.index.users::<Question>(roles.iter().chain([institution])).filter(|question| {
        question.to.iter().any(|to| {
            let to = to.address(question.address());
            to == *institution || roles.contains(&to)
        })
    });
    let rows = asked.map(|question| {
        let mut row = vec![Cell::of(cx.link(question))];
        row.extend(["why", "by"].iter().map(|name| column(cx, question, name)));
        row
    });
    table(cx, "questions-to-you", &["question", "why", "by"], rows.collect())
}

fn consultations<'a>(cx: &'a Cx<'a>, institution: &Address) -> Vec<Block> {
    let items = consultations_with(cx, institution).map(|consultation| {
        let stage = column(cx, consultation, "stage").items.into_iter().flat_map(|item| item.words);
        [cx.link(consultation), Inline::text(": ")].into_iter().chain(stage).collect()
    });
    list(items.collect())
}

/// "You said, we did": what was found in the consultations in which the institution took part.
fn said<'a>(cx: &'a Cx<'a>, institution: &Address) -> Vec<Block> {
    let table = said_by(cx, institution);
    if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] }
}

fn said_by<'a>(cx: &'a Cx<'a>, institution: &Address) -> Table {
    let found = consultations_with(cx, institution).flat_map(|it| found_in(cx, it));
    answered(cx, &cx.words.ui("you-said"), true, found)
}

/// "You said, we did" for every institution in whose consultations something was found.
pub fn you_said<'a>(cx: &'a Cx<'a>) -> Vec<(&'a dyn Element, Table)> {
    let institutions = cx.ordered(Kind::Institution).into_iter();
    let tables = institutions.map(|it| (it, said_by(cx, &it.head().address)));
    tables.filter(|(_, table)| !table.rows.is_empty()).collect()
}

/// The consultations with an institution.
fn consultations_with<'a>(
    cx: &Cx<'a>,
    institution: &Address,
) -> impl Iterator<Item = &'a Entry<Consultation>> {
    cx.index.users::<Consultation>([institution]).filter(|consultation| {
        let ids = consultation.participants.iter().filter_map(|it| it.institution.as_ref());
        ids.into_iter().any(|it| it.address(consultation.address()) == *institution)
    })
}
