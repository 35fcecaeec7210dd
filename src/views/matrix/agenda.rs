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

/// The days of one course.
pub(crate) fn of<'a>(cx: &'a Cx<'a>, course: &'a Entry<Course>) -> Vec<Table> {
    let modules = modules(cx.index, course.address());
    let last = modules.iter().filter_map(|module| module.day).max().unwrap_or(0);
    let day = |day: u32| {
        let mut minute = course.begins_at.unwrap_or(0) * 60;
        let mut rows = Vec::new();
        let mut titles = Vec::new();
        for module in modules.iter().filter(|module| module.day == Some(day)) {
            titles.push(cx.link(*module).plain().to_owned());
            for session in module.sessions.iter() {
                let end = minute + session.minutes.unwrap_or(0);
                let time = format!("{}–{}", clock(minute), clock(end));
                let mut row = vec![Cell::of(Inline::Literal(time)), Cell::of(cx.link(session))];
                row.extend(COLUMNS.iter().map(|name| column(cx, session, name)));
                rows.push(row);
                minute = end;
            }
        }
        let heads = ["time", "session"].iter().chain(COLUMNS);
        let caption = cx.words.ui("agenda-day").replace("{day}", &day.to_string());
        let caption = caption.replace("{course}", course.head.code.as_deref().unwrap_or_default());
        Table {
            caption: caption.replace("{title}", &titles.join("; ")),
            columns: heads.map(|name| Cell::of(Inline::text(cx.words.field(name)))).collect(),
            rows,
            matrix: false,
        }
    };
    (1..=last).map(day).filter(|table| !table.rows.is_empty()).collect()
}

fn clock(minute: u32) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}
