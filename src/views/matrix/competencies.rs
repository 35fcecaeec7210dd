//! Institutions against competencies: blank until somebody has assessed them.

use crate::model::kind::CompetencyArea;
use crate::model::{Entry, Kind};
use crate::views::{Cell, Cx, Inline, Table};

/// One table: what has to be assessed. An empty cell says that nobody has.
pub(super) fn needs<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let competencies = cx.book.model.competencies.iter();
    let asked: Vec<_> =
        competencies.filter(|it| it.area == Some(CompetencyArea::CounterTrafficking)).collect();
    let mut columns = vec![Cell::of(Inline::text(cx.words.kind("Institution")))];
    columns.extend(asked.iter().map(|it| Cell::of(cx.link(*it))));
    let rows = cx.ordered(Kind::Institution).into_iter().map(|institution| {
        let mut row = vec![Cell::of(cx.link(institution))];
        row.extend(asked.iter().map(|_| Cell::default()));
        row
    });
    let caption = cx.words.ui("matrix-training-needs");
    vec![Table { caption, columns, rows: rows.collect(), matrix: true }]
}

/// Which module teaches which competency.
pub(super) fn taught<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let modules: Vec<_> = cx.ordered(Kind::Module);
    let mut columns = vec![Cell::of(Inline::text(cx.words.kind("Competency")))];
    columns.extend(modules.iter().map(|it| Cell::of(cx.link(*it))));
    let rows = cx.ordered(Kind::Competency).into_iter().map(|competency| {
        let address = &competency.head().address;
        let users = cx.index.users::<crate::model::kind::Module>([address]);
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
