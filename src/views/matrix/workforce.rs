//! The social service workforce against what it must be able to do for children: to be assessed.

use crate::model::kind::{Competency, CompetencyArea, Role};
use crate::model::{Address, Entry, Kind};
use crate::views::{Cell, Cx, Inline, Table};
use std::collections::BTreeSet;

/// One table: an empty cell has to be assessed, a dash says that the role does not need it.
pub(super) fn table<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let competencies = cx.ordered(Kind::Competency).into_iter();
    let competencies: Vec<&Entry<Competency>> = competencies
        .filter_map(|it| it.any().downcast_ref())
        .filter(|it: &&Entry<Competency>| it.area == Some(CompetencyArea::ChildJustice))
        .collect();
    let needs: Vec<BTreeSet<Address>> = competencies.iter().map(|it| needing(it)).collect();
    let roles = cx.ordered(Kind::Role).into_iter();
    let roles: Vec<&Entry<Role>> = roles
        .filter(|role| needs.iter().any(|it| it.contains(&role.head().address)))
        .filter_map(|role| role.any().downcast_ref())
        .collect();
    let mut columns = vec![Cell::of(Inline::text(cx.words.kind("Competency")))];
    columns.extend(roles.iter().map(|role| Cell::of(cx.link(*role))));
    let rows = competencies.iter().zip(&needs).map(|(competency, needs)| {
        let mut row = vec![Cell::of(cx.link(*competency))];
        row.extend(roles.iter().map(|role| match needs.contains(role.address()) {
            true => Cell::default(),
            false => Cell::of(Inline::text("–")).shade(1),
        }));
        row
    });
    let caption = cx.words.ui("matrix-workforce");
    vec![Table { caption, columns, rows: rows.collect(), matrix: true }]
}

fn needing(competency: &Entry<Competency>) -> BTreeSet<Address> {
    competency.roles.iter().map(|role| role.address(competency.address())).collect()
}
