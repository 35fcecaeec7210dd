//! Matrices: who has to do with what, at a glance.
//!
//! To add one: write its function and mention it in [`MATRICES`].

mod agenda;
mod competencies;
mod consultations;
mod decisions;
mod schedule;
mod workforce;

pub(crate) use agenda::of as agenda_of;

use super::pages::institutions_of;
use super::{Cell, Cx, Inline, Table};
use crate::model::kind::{Flow, Permission, Sensitivity, Step, Workflow};
use crate::model::{Address, Entry, Kind, Ref};
use std::collections::{BTreeMap, BTreeSet};

/// A matrix that a chapter can ask for.
pub struct Matrix {
    /// Its name in the directive.
    pub name: &'static str,
    /// What it shows.
    pub summary: &'static str,
    /// Makes it; some matrices are several tables.
    pub tables: for<'a> fn(&'a Cx<'a>) -> Vec<Table>,
}

/// Sorted by name.
pub static MATRICES: &[Matrix] = &[
    Matrix {
        name: "agenda",
        summary: "The days of every course, session by session.",
        tables: agenda::all,
    },
    Matrix {
        name: "competencies",
        summary: "Which role needs which competency, and for how many steps.",
        tables: competencies::needed,
    },
    Matrix {
        name: "consultation-reports",
        summary: "Which consultations were held, and what was done about their findings.",
        tables: consultations::reports,
    },
    Matrix {
        name: "decisions",
        summary: "Decisions as tables: what each outcome leads to.",
        tables: decisions::tables,
    },
    Matrix {
        name: "flows",
        summary: "From which institution to which information flows.",
        tables: flows,
    },
    Matrix {
        name: "modules",
        summary: "Which module teaches which competency.",
        tables: competencies::taught,
    },
    Matrix {
        name: "permissions",
        summary: "What each role may do with each class of records.",
        tables: permissions,
    },
    Matrix {
        name: "responsibilities",
        summary: "Who is accountable, responsible, consulted and informed in each step.",
        tables: responsibilities,
    },
    Matrix {
        name: "schedule",
        summary: "Time limits of steps and reviews of cases.",
        tables: schedule::tables,
    },
    Matrix {
        name: "traceability",
        summary: "Where each item of the terms of reference is answered.",
        tables: traceability,
    },
    Matrix {
        name: "training-needs",
        summary: "Institutions and what their staff must be able to do, to be assessed.",
        tables: competencies::needs,
    },
    Matrix {
        name: "workforce",
        summary: "What the workforce must be able to do for children in the justice system, to be assessed.",
        tables: workforce::table,
    },
];

fn permissions<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let classes: Vec<_> = cx.book.model.record_classes.iter().collect();
    let mut cells: BTreeMap<(Address, Address), &Entry<Permission>> = BTreeMap::new();
    for permission in &cx.book.model.permissions {
        let at = permission.address();
        if let (Some(role), Some(class)) = (&permission.role, &permission.class) {
            cells.insert((role.address(at), class.address(at)), permission);
        }
    }
    let mut columns = vec![Cell::of(Inline::text(cx.words.kind("Role")))];
    columns.extend(classes.iter().map(|class| Cell::of(cx.link(*class))));
    let roles = cx.ordered(Kind::Role).into_iter();
    let with = roles.filter(|role| cells.keys().any(|(has, _)| *has == role.head().address));
    let rows = with.map(|role| {
        let mut row = vec![Cell::of(cx.link(role))];
        row.extend(classes.iter().map(|class| {
            let key = (role.head().address.clone(), class.address().clone());
            cells.get(&key).map_or_else(Cell::default, |it| permission_cell(cx, it))
        }));
        row
    });
    let caption = cx.words.ui("matrix-permissions");
    vec![Table { caption, columns, rows: rows.collect(), matrix: true }]
}

/// The letters of the actions, with a small reach; the shade grows with what can be done.
fn permission_cell<'a>(cx: &'a Cx<'a>, permission: &'a Entry<Permission>) -> Cell {
    use crate::model::kind::{Action, Detail, Identifiability};
    let letter = |action: &Action| match action {
        Action::Create => "C",
        Action::Read => "R",
        Action::Write => "W",
        Action::Approve => "A",
        Action::Export => "X",
        Action::Destroy => "D",
    };
    let mut words: String = permission.actions.iter().map(letter).collect();
    if permission.detail == Some(Detail::Summary) || permission.detail == Some(Detail::Presence) {
        words = words.replace('R', "S");
    }
    if permission.identifiability == Some(Identifiability::Pseudonymised) {
        words.push('P');
    }
    let scope = super::column(cx, permission, "scope");
    let mut parts = vec![Inline::Link { to: permission.address().clone(), words, language: None }];
    for word in scope.items.into_iter().flat_map(|item| item.words) {
        parts.push(Inline::text(format!(" {}", word.plain())));
    }
    if permission.condition.is_some() {
        let condition = super::column(cx, permission, "condition");
        for word in condition.items.into_iter().flat_map(|item| item.words) {
            parts.push(Inline::text(format!(", {}: {}", cx.words.ui("only-on"), word.plain())));
        }
    }
    if !permission.only.is_empty() {
        let n = permission.only.len().to_string();
        parts.push(Inline::text(format!(", {}", cx.words.ui("only-fields").replace("{}", &n))));
    }
    let strength = permission.actions.iter().max().map_or(0, |most| match most {
        Action::Create | Action::Read => 1,
        Action::Write => 2,
        Action::Approve => 3,
        Action::Export | Action::Destroy => 4,
    });
    Cell { items: vec![super::Item::of(parts)], shade: strength }
}

fn responsibilities<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let workflows = cx.ordered(Kind::Workflow).into_iter();
    let workflows = workflows.filter_map(|it| it.any().downcast_ref::<Entry<Workflow>>());
    workflows.map(|workflow| workflow_matrix(cx, workflow)).collect()
}

fn workflow_matrix<'a>(cx: &'a Cx<'a>, workflow: &'a Entry<Workflow>) -> Table {
    let mut letters: BTreeMap<(Address, usize), String> = BTreeMap::new();
    for (row, step) in workflow.steps.iter().enumerate() {
        for (role, letter) in parts(step) {
            letters.entry((role.address(step.address()), row)).or_default().push(letter);
        }
    }
    let mut roles: Vec<Address> = letters.keys().map(|(role, _)| role.clone()).collect();
    roles.dedup();
    let mut columns = vec![Cell::of(Inline::text(cx.words.kind("Step")))];
    columns.extend(roles.iter().map(|role| Cell::of(cx.link_to(role))));
    let rows = workflow.steps.iter().enumerate().map(|(row, step)| {
        let mut cells = vec![Cell::of(cx.link(step))];
        cells.extend(roles.iter().map(|role| match letters.get(&(role.clone(), row)) {
            Some(letters) => {
                let shade = if letters.contains('A') {
                    3
                } else if letters.contains('R') {
                    2
                } else {
                    1
                };
                Cell::of(Inline::text(letters.clone())).shade(shade)
            }
            None => Cell::default(),
        }));
        cells
    });
    let caption = cx.link(workflow).plain().to_owned();
    Table { caption, columns, rows: rows.collect(), matrix: true }
}

fn parts(step: &Entry<Step>) -> Vec<(&Ref<crate::model::kind::Role>, char)> {
    let accountable = step.accountable.iter().map(|role| (role, 'A'));
    let responsible = step.responsible.iter().map(|role| (role, 'R'));
    let consulted = step.consulted.iter().map(|role| (role, 'C'));
    let informed = step.informed.iter().filter_map(|it| it.role.as_ref()).map(|role| (role, 'I'));
    accountable.chain(responsible).chain(consulted).chain(informed).collect()
}

/// Institutions against institutions, through the roles that they are proposed to hold: the
/// flows, and the highest classification among them as the shade.
fn flows<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let mut cells: BTreeMap<(Address, Address), BTreeMap<Address, Option<Sensitivity>>> =
        BTreeMap::new();
    for flow in &cx.book.model.flows {
        let from = ends(cx, flow, &flow.from);
        let to = ends(cx, flow, &flow.to);
        for (a, b) in from.iter().flat_map(|a| to.iter().map(move |b| (a, b))) {
            let mut add = |a: &Address, b: &Address| {
                let cell = cells.entry((a.clone(), b.clone())).or_default();
                cell.insert(flow.address().clone(), flow.classification);
            };
            add(a, b);
            if flow.both_ways == Some(true) {
                add(b, a);
            }
        }
    }
    let parties: BTreeSet<&Address> = cells.keys().flat_map(|(a, b)| [a, b]).collect();
    let mut columns = vec![Cell::of(Inline::text(cx.words.ui("from-to")))];
    columns.extend(parties.iter().map(|party| Cell::of(cx.link_to(party))));
    let rows = parties.iter().map(|from| {
        let mut row = vec![Cell::of(cx.link_to(from))];
        row.extend(parties.iter().map(|to| {
            let Some(flows) = cells.get(&((*from).clone(), (*to).clone())) else {
                return Cell::default();
            };
            let shade = flows.values().flatten().max().map_or(1, |most| match most {
                Sensitivity::Internal => 1,
                Sensitivity::Restricted => 2,
                Sensitivity::Confidential => 4,
            });
            let links = flows.keys().map(|flow| short_link(cx, flow)).collect();
            Cell::list(links).shade(shade)
        }));
        row
    });
    let caption = cx.words.ui("matrix-flows");
    vec![Table { caption, columns, rows: rows.collect(), matrix: true }]
}

fn short_link<'a>(cx: &'a Cx<'a>, address: &Address) -> Inline {
    let code = cx.index.get(address).and_then(|element| element.head().code.clone());
    match (code, cx.link_to(address)) {
        (Some(words), Inline::Link { to, .. }) => Inline::Link { to, words, language: None },
        (_, link) => link,
    }
}

/// The institutions that hold these roles; the role itself where nobody holds it.
fn ends(
    cx: &Cx<'_>,
    flow: &Entry<Flow>,
    roles: &[Ref<crate::model::kind::Role>],
) -> BTreeSet<Address> {
    let one = |role: &Ref<crate::model::kind::Role>| {
        let role = role.address(flow.address());
        let holders = institutions_of(cx, &role);
        if holders.is_empty() { BTreeSet::from([role]) } else { holders }
    };
    roles.iter().flat_map(one).collect()
}

fn traceability<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let fields = ["quote", "readiness", "covered-by", "needs-people"];
    let mut columns = vec![Cell::of(Inline::text(cx.words.kind("TorItem")))];
    columns.push(Cell::of(Inline::text(cx.words.ui("row-of-terms"))));
    columns.extend(fields.iter().map(|name| Cell::of(Inline::text(cx.words.field(name)))));
    let rows = cx.book.model.tor_items.iter().map(|item| {
        // The row has the id; the code is the number that the client gave, where there is one.
        let row = Inline::Literal(item.id().to_uppercase());
        let mut cells = vec![Cell::of(cx.link(item)), Cell::of(row)];
        cells.extend(fields.iter().map(|name| super::column(cx, item, name)));
        cells
    });
    let caption = cx.words.ui("matrix-traceability");
    vec![Table { caption, columns, rows: rows.collect(), matrix: false }]
}
