//! A module, with its outline of slides to take away.

use super::{Extra, section};
use crate::model::kind::Module;
use crate::model::{Element, Entry, Kind};
use crate::views::Cx;
use crate::views::page::{Block, Section};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Module, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(module) = element.any().downcast_ref::<Entry<Module>>() else { return Vec::new() };
    let file = (cx.words.ui("as-slides"), format!("slides/{}.markdown", module.id()));
    vec![section(cx, "download", vec![Block::Downloads(vec![file])])]
}
