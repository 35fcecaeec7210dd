//! A course: its days with the clock, and its tests to print.

use super::{Extra, section};
use crate::analyse::training::modules;
use crate::model::kind::Course;
use crate::model::{Element, Entry, Kind};
use crate::views::page::{Block, Section};
use crate::views::{Cx, TestSheet, matrix, test_path};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Course, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(course) = element.any().downcast_ref::<Entry<Course>>() else {
        return Vec::new();
    };
    let days = matrix::agenda_of(cx, course).into_iter().map(Block::Table).collect();
    let mut sections = vec![section(cx, "agenda", days)];
    if modules(cx.index, course.address()).iter().any(|module| module.items.iter().next().is_some())
    {
        let sheets =
            TestSheet::ALL.map(|it| (cx.words.ui(it.word()), test_path(course.address(), it)));
        sections.push(section(cx, "tests", vec![Block::Papers(sheets.to_vec())]));
    }
    sections
}
