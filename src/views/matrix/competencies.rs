//! Competencies against the institutions and roles that need them and the modules that build them.

use crate::analyse::training::{builds, needed_by};
use crate::model::kind::{Competency, Course, Module};
use crate::model::{Address, Element, Entry, Kind};
use crate::views::pages::institutions_of;
use crate::views::{Cell, Cx, Inline, Table};
use std::collections::{BTreeMap, BTreeSet};

/// A table a course: what it builds, against the institutions that hold a role that it trains. An
/// empty cell says that nobody has assessed it. A course that asks nothing new has none.
pub(super) fn needs<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut asked: Vec<(BTreeSet<Address>, BTreeSet<Address>)> = Vec::new();
    for course in cx.ordered(Kind::Course) {
        let Some(course) = course.any().downcast_ref::<Entry<Course>>() else { continue };
        let trained = course.trains.iter().map(|role| role.address(course.address()));
        let institutions: BTreeSet<Address> =
            trained.flat_map(|role| institutions_of(cx, &role)).collect();
        let competencies = builds(cx.index, course);
        let addresses: BTreeSet<Address> =
            competencies.iter().map(|it| it.address().clone()).collect();
        let known = asked
            .iter()
            .any(|(there, these)| institutions.is_subset(there) && addresses.is_subset(these));
        if known || addresses.is_empty() || institutions.is_empty() {
            continue;
        }
        let mut columns = vec![Cell::of(Inline::text(cx.words.kind("Competency")))];
        columns.extend(institutions.iter().map(|it| Cell::of(cx.link_to(it))));
        let rows = ordered(competencies).into_iter().map(|competency| {
            let mut row = vec![Cell::of(cx.link(competency))];
            row.extend(institutions.iter().map(|_| Cell::default()));
            row
        });
        let rows = rows.collect();
        let title = cx.link(course).plain().to_owned();
        let caption = format!("{title}. {}", cx.words.ui("matrix-training-needs"));
        tables.push(Table { caption, columns, rows, matrix: true });
        asked.push((institutions, addresses));
    }
    tables
}

fn ordered(mut competencies: Vec<&Entry<Competency>>) -> Vec<&Entry<Competency>> {
    competencies.sort_by_key(|it| (it.head.code.clone(), it.address()));
    competencies
}

/// Which role needs which competency: for how many steps, or because it is said.
pub(super) fn needed<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let competencies: Vec<&Entry<Competency>> =
        cx.ordered(Kind::Competency).into_iter().filter_map(|it| it.any().downcast_ref()).collect();
    let needs: Vec<BTreeMap<Address, _>> =
        competencies.iter().map(|it| needed_by(cx.index, it)).collect();
    let needing: BTreeSet<&Address> = needs.iter().flat_map(BTreeMap::keys).collect();
    let roles = cx.ordered(Kind::Role).into_iter();
    let roles: Vec<&dyn Element> =
        roles.filter(|role| needing.contains(&role.head().address)).collect();
    let mut columns = vec![Cell::of(Inline::text(cx.words.kind("Competency")))];
    columns.extend(roles.iter().map(|role| Cell::of(cx.link(*role))));
    let rows = competencies.iter().zip(&needs).map(|(competency, needs)| {
        let mut row = vec![Cell::of(cx.link(*competency))];
        row.extend(roles.iter().map(|role| match needs.get(&role.head().address) {
            None => Cell::default(),
            Some(steps) if steps.is_empty() => Cell::of(Inline::text("+")).shade(1),
            Some(steps) => Cell::of(Inline::Literal(steps.len().to_string())).shade(2),
        }));
        row
    });
    let caption = cx.words.ui("matrix-competencies");
    vec![Table { caption, columns, rows: rows.collect(), matrix: true }]
}

/// Which module builds which competency.
pub(super) fn taught<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let modules: Vec<_> = cx.ordered(Kind::Module);
    let mut columns = vec![Cell::of(Inline::text(cx.words.kind("Competency")))];
    columns.extend(modules.iter().map(|it| Cell::of(cx.link(*it))));
    let rows = cx.ordered(Kind::Competency).into_iter().map(|competency| {
        let address = &competency.head().address;
        let users = cx.index.users::<Module>([address]);
        let taught: Vec<_> = users
            .filter(|module: &&Entry<_>| {
                module.competencies.iter().any(|it| it.address(module.address()) == *address)
            })
            .map(|module| module.address().clone())
            .collect();
        let mut row = vec![Cell::of(cx.link(competency))];
        row.extend(modules.iter().map(|module| match taught.contains(&module.head().address) {
            true => Cell::of(Inline::text("+")).shade(2),
            false => Cell::default(),
        }));
        row
    });
    let caption = cx.words.ui("matrix-modules");
    vec![Table { caption, columns, rows: rows.collect(), matrix: true }]
}
