//! A competency: what can be seen at each level, and who needs it for which steps.

use super::{Extra, section, table};
use crate::analyse::training::needed_by;
use crate::model::kind::Competency;
use crate::model::{Element, Entry, Kind};
use crate::views::page::Section;
use crate::views::{Cell, Cx, Inline};

pub(super) static EXTRA: Extra =
    Extra { kind: Kind::Competency, hides: &["levels", "roles"], sections };

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(competency) = element.any().downcast_ref::<Entry<Competency>>() else {
        return Vec::new();
    };
    let levels = competency.levels.iter().enumerate().map(|(level, text)| {
        let (words, language) = cx.read(text);
        let level = Cell::of(Inline::Literal(level.to_string()));
        vec![level, Cell::of(cx.inline(words, &language))]
    });
    let levels = table(cx, "levels-seen", &["level", "what-can-be-seen"], levels.collect());
    let needs = needed_by(cx.index, competency).into_iter().map(|(role, steps)| {
        let steps = steps.into_iter().map(|step| cx.link(step)).collect();
        vec![Cell::of(cx.link_to(&role)), Cell::list(steps)]
    });
    let needs = table(cx, "needed-by", &["role", "steps"], needs.collect());
    vec![section(cx, "levels-seen", levels), section(cx, "needed-by", needs)]
}
