//! An entity as a picture of where it comes from and goes to, and the same in words for each of
//! its fields.

use super::{Extra, picture_of, section};
use crate::model::kind::Entity;
use crate::model::{Element, Entry, Kind};
use crate::views::page::{Block, Section};
use crate::views::{Cx, diagrams};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Entity, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(entity) = element.any().downcast_ref::<Entry<Entity>>() else { return Vec::new() };
    let whole = picture_of(diagrams::follow::graph(cx, element));
    // A picture for every field would make a heavy page; the words say the same.
    let fields =
        entity.fields.iter().map(|field| (cx.link(field), diagrams::follow::graph(cx, field)));
    vec![
        section(cx, "follow", whole),
        section(cx, "follow-fields", vec![Block::InWords(fields.collect())]),
    ]
}
