//! The days of a course, session by session, with the clock.

use crate::analyse::training::modules;
use crate::model::kind::Course;
use crate::model::{Entry, Kind};
use crate::views::{Cell, Cx, Inline, Table, column};

const COLUMNS: &[&str] = &["minutes", "method", "objectives", "materials", "injects"];

/// Every course, a table a day.
pub(super) fn all<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let courses = cx.ordered(Kind::Course).into_iter();
    let courses = courses.filter_map(|it| it.any().downcast_ref::<Entry<Course>>());
    courses.flat_map(|course| of(cx, course)).collect()
}

/// The days of one course. The headings say which day it is and which module.
pub(crate) fn of<'a>(cx: &'a Cx<'a>, course: &'a Entry<Course>) -> Vec<Table> {
    let modules = modules(cx.index, course.address());
    let last = modules.iter().filter_map(|module| module.day).max().unwrap_or(0);
    let day = |day: u32| {
        let mut minute = course.begins_at.unwrap_or(0) * 60;
        let mut rows = Vec::new();
        let modules: Vec<_> = modules.iter().filter(|it| it.day == Some(day)).collect();
        for session in modules.iter().flat_map(|module| module.sessions.iter()) {
            let end = minute + session.minutes.unwrap_or(0);
            let time = format!("{}–{}", clock(minute), clock(end));
            let mut row = vec![Cell::of(Inline::Literal(time)), Cell::of(cx.link(session))];
            row.extend(COLUMNS.iter().map(|name| column(cx, session, name)));
            rows.push(row);
            minute = end;
        }
        let code = course.head.code.as_deref().unwrap_or_default();
        let name = cx.words.ui("agenda-day").replace("{day}", &day.to_string());
        let name = name.replace("{course}", code);
        let links = modules.into_iter().map(|module| cx.link(*module)).collect();
        let mut columns = vec![Cell::of(Inline::text(name.clone())), Cell::list(links)];
        columns.extend(COLUMNS.iter().map(|name| Cell::of(Inline::text(cx.words.field(name)))));
        filled(Table { caption: name, columns, rows, matrix: false })
    };
    (1..=last).map(day).filter(|table| !table.rows.is_empty()).collect()
}

/// Without the columns in which no session says anything.
fn filled(table: Table) -> Table {
    let says = |at: usize| table.rows.iter().any(|row| row[at] != Cell::default());
    let kept: Vec<bool> = (0..table.columns.len()).map(says).collect();
    let keep = |row: Vec<Cell>| row.into_iter().zip(&kept).filter(|it| *it.1).map(|it| it.0);
    Table {
        columns: keep(table.columns).collect(),
        rows: table.rows.into_iter().map(|row| keep(row).collect()).collect(),
        ..table
    }
}

fn clock(minute: u32) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}
