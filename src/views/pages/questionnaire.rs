//! A questionnaire, with its sheet to print.

use super::{Extra, section};
use crate::model::{Element, Kind};
use crate::views::page::{Block, Section};
use crate::views::{Cx, blank_path};

pub(super) static EXTRA: Extra = Extra { kind: Kind::Questionnaire, hides: &[], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let sheet = (cx.words.ui("blank-sheet"), blank_path(&element.head().address));
    vec![section(cx, "blank", vec![Block::Papers(vec![sheet])])]
}
