//! A barrier as a picture: two sides, and what may cross between them.

use super::{Extra, picture_of, section};
use crate::model::{Element, Kind};
use crate::views::page::Section;
use crate::views::{Cx, diagrams};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Barrier, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    vec![section(cx, "picture", picture_of(diagrams::barrier::graph(cx, element)))]
}
