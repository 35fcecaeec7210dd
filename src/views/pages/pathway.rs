//! A referral pathway as a picture: what goes between the parties, in order.

use super::{Extra, picture_of, section};
use crate::model::{Element, Kind};
use crate::views::page::Section;
use crate::views::{Cx, diagrams};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Pathway, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    vec![section(cx, "picture", picture_of(diagrams::pathway::graph(cx, element)))]
}
