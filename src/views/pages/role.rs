//! What a role does, gets, gives and may see.

use super::{Extra, list, section, table};
use crate::model::kind::{Assignment, Flow, Permission, RecordClass, Role, Step};
use crate::model::{Address, Element, Entry, Kind, Ref};
use crate::views::page::Section;
use crate::views::{Block, Cell, Cx, Inline, column, rank};
use std::collections::BTreeSet;

pub(super) static EXTRA: Extra = Extra { kind: Kind::Role, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let roles = BTreeSet::from([element.head().address.clone()]);
    let holders = cx
        .index
        .users::<Assignment>(&roles)
        .filter(|it| names(it.role.as_ref(), it.address(), &roles));
    let holders = holders.filter_map(|it| {
        let institution = cx.link_to(&it.institution.as_ref()?.address(it.address()));
        let basis = column(cx, it, "basis").items.into_iter().flat_map(|item| item.words);
        Some([institution, Inline::text(": ")].into_iter().chain(basis).collect())
    });
    vec![
        section(cx, "held-by", list(holders.collect())),
        section(cx, "steps-done", steps(cx, &roles)),
        section(cx, "data-received", flows(cx, &roles, Direction::In)),
        section(cx, "data-given", flows(cx, &roles, Direction::Out)),
        section(cx, "may-see", access(cx, &roles)),
    ]
}

fn names(reference: Option<&Ref<Role>>, from: &Address, roles: &BTreeSet<Address>) -> bool {
    reference.is_some_and(|reference| roles.contains(&reference.address(from)))
}

/// The steps in which these roles have a part, with the part they have.
pub(super) fn steps<'a>(cx: &'a Cx<'a>, roles: &BTreeSet<Address>) -> Vec<Block> {
    let mut steps: Vec<&Entry<Step>> = cx.index.users(roles).collect();
    steps
        .sort_by_cached_key(|step| cx.index.get(&step.address().owner()).map(|it| rank(it.head())));
    let rows = steps.into_iter().filter_map(|step| {
        let parts = parts_in(cx, step, roles);
        if parts.is_empty() {
            return None;
        }
        let workflow = cx.link_to(&step.address().owner());
        let parts = parts.into_iter().map(Inline::text).collect();
        Some(vec![
            Cell::of(cx.link(step)),
            Cell::of(workflow),
            Cell::list(parts),
            column(cx, step, "fills"),
            column(cx, step, "time-limit"),
        ])
    });
    let rows: Vec<_> = rows.collect();
    table(cx, "steps-done", &["step", "workflow", "part", "fills", "time-limit"], rows)
}

/// The parts that these roles have in a step.
pub(super) fn parts_in(cx: &Cx<'_>, step: &Entry<Step>, roles: &BTreeSet<Address>) -> Vec<String> {
    let one = |role: &Ref<Role>| roles.contains(&role.address(step.address()));
    let told = step.informed.iter().filter_map(|it| it.role.as_ref()).any(&one);
    let parts = [
        ("accountable", step.accountable.as_ref().is_some_and(one)),
        ("responsible", step.responsible.iter().any(one)),
        ("consulted", step.consulted.iter().any(one)),
        ("informed", told),
    ];
    parts
        .into_iter()
        .filter(|(_, has)| *has)
        .map(|(name, _)| cx.words.word(&format!("part-{name}")))
        .collect()
}

/// Which way information goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    In,
    Out,
}

/// The flows that reach or leave these roles.
pub(super) fn flows<'a>(cx: &'a Cx<'a>, roles: &BTreeSet<Address>, way: Direction) -> Vec<Block> {
    let rows = cx.index.users::<Flow>(roles).filter_map(|flow| {
        let (near, far, far_name) = match way {
            Direction::In => (&flow.to, &flow.from, "from"),
            Direction::Out => (&flow.from, &flow.to, "to"),
        };
        let has =
            |ends: &[Ref<Role>]| ends.iter().any(|it| roles.contains(&it.address(flow.address())));
        let back = flow.both_ways == Some(true) && has(far);
        if !has(near) && !back {
            return None;
        }
        let far_name = match (back && !has(near), far_name) {
            (true, "from") => "to",
            (true, _) => "from",
            (false, name) => name,
        };
        let columns = [far_name, "purpose", "carries", "classification", "channel", "basis"];
        let mut row = vec![Cell::of(cx.link(flow))];
        row.extend(columns.iter().map(|name| column(cx, flow, name)));
        Some(row)
    });
    let rows: Vec<_> = rows.collect();
    let (caption, far) = match way {
        Direction::In => ("data-received", "from"),
        Direction::Out => ("data-given", "to"),
    };
    let columns = ["flow", far, "purpose", "carries", "classification", "channel", "basis"];
    table(cx, caption, &columns, rows)
}

/// What these roles may do with which records, and what they need them for; of one role, without
/// its name.
pub(super) fn access<'a>(cx: &'a Cx<'a>, roles: &BTreeSet<Address>) -> Vec<Block> {
    let rows = cx.index.users::<Permission>(roles).filter_map(|permission| {
        if !names(permission.role.as_ref(), permission.address(), roles) {
            return None;
        }
        let fields = ["role", "class", "actions", "scope", "detail", "condition", "only"];
        let fields = &fields[usize::from(roles.len() == 1)..];
        let mut row: Vec<Cell> = fields.iter().map(|name| column(cx, permission, name)).collect();
        let class =
            permission.class.as_ref().and_then(|class| cx.index.typed(permission.address(), class));
        let role = permission.role.as_ref().map(|it| it.address(permission.address()));
        let role = role.into_iter().collect();
        row.push(Cell::list(class.map(|class| needs(cx, class, &role)).unwrap_or_default()));
        Some(row)
    });
    let rows: Vec<_> = rows.collect();
    let columns = ["role", "class", "actions", "scope", "detail", "condition", "only", "why"];
    table(cx, "may-see", &columns[usize::from(roles.len() == 1)..], rows)
}

fn needs<'a>(
    cx: &'a Cx<'a>,
    class: &'a Entry<RecordClass>,
    roles: &BTreeSet<Address>,
) -> Vec<Inline> {
    let needs =
        class.need_to_know.iter().filter(|it| names(it.role.as_ref(), class.address(), roles));
    let purposes = needs.filter_map(|need| need.purpose.as_ref());
    purposes.map(|purpose| cx.link_to(&purpose.address(class.address()))).collect()
}
