//! A scenario: its papers. What good practice would be, and the way through it, are on the answer
//! key only, so that players can read the page.

use super::{Extra, section};
use crate::model::kind::Scenario;
use crate::model::{Element, Entry, Kind};
use crate::views::page::Section;
use crate::views::{Cx, excerpts};

pub(super) static EXTRA: Extra = Extra {
    kind: Kind::Scenario,
    hides: &["run", "at-end", "exclusions", "opening", "pauses", "closing"],
    sections,
};

/// What players must not read before they have played.
pub(super) static INJECT: Extra = Extra {
    kind: Kind::Inject,
    hides: &["tests", "expected", "trap", "debrief"],
    sections: |_, _| Vec::new(),
};

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(scenario) = element.any().downcast_ref::<Entry<Scenario>>() else { return Vec::new() };
    vec![section(cx, "play-papers", excerpts::papers(cx, scenario))]
}
