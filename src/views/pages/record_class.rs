//! Who may do what with a class of records, and what is in it.

use super::{Extra, list, section, table};
use crate::model::kind::{Entity, Permission};
use crate::model::{Element, Kind};
use crate::views::page::Section;
use crate::views::{Cell, Cx, column};

pub(super) static EXTRA: Extra = Extra { kind: Kind::RecordClass, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let class = &element.head().address;
    let permissions = cx
        .index
        .users::<Permission>([class])
        .filter(|it| it.class.as_ref().is_some_and(|to| to.address(it.address()) == *class));
    let fields = ["role", "actions", "scope", "detail", "condition", "only"];
    let rows = permissions
        .map(|it| -> Vec<Cell> { fields.iter().map(|name| column(cx, it, name)).collect() });
    let entities = cx
        .index
        .users::<Entity>([class])
        .filter(|it| it.record_class.as_ref().is_some_and(|to| to.address(it.address()) == *class));
    let entities = entities.map(|it| vec![cx.link(it)]);
    vec![
        section(cx, "who-may", table(cx, "who-may", &fields, rows.collect())),
        section(cx, "what-is-in-it", list(entities.collect())),
    ]
}
