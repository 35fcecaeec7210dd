//! When what is played: the clock of half a day and of a full day, from the minutes of the
//! definition.

use super::{numbered, titled};
use crate::model::Entry;
use crate::model::kind::{AgendaItem, Inject, Pause, Scenario, Version};
use crate::views::page::Block;
use crate::views::{Cell, Cx, Inline};

/// A piece of the time.
struct Slot {
    minutes: u32,
    what: Inline,
    how: Cell,
}

/// A table for each version; one for half a day only where something is marked for it.
pub(super) fn tables<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>) -> Vec<Block> {
    let short = scenario.injects.iter().any(|inject| inject.short == Some(true));
    let versions = [(Version::HalfDay, "half-day"), (Version::FullDay, "full-day")];
    let versions =
        versions.into_iter().filter(|(version, _)| short || *version == Version::FullDay);
    versions.flat_map(|(version, name)| clocked(cx, name, slots(cx, scenario, version))).collect()
}

fn slots<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>, version: Version) -> Vec<Slot> {
    let mut slots: Vec<Slot> = scenario.opening.iter().map(|item| agenda(cx, item)).collect();
    for inject in scenario.injects.iter().filter(|inject| played(inject, version)) {
        let players = inject.players.iter().map(|it| cx.link_to(&it.address(inject.address())));
        slots.push(Slot {
            minutes: inject.minutes.unwrap_or_default(),
            what: numbered(cx, inject),
            how: Cell::list(players.collect()),
        });
        let follows = |pause: &&Pause| {
            let after = pause.after.as_ref().map(|it| it.address(scenario.address()));
            pause.version == Some(version) && after.as_ref() == Some(inject.address())
        };
        slots.extend(scenario.pauses.iter().filter(follows).map(|pause| Slot {
            minutes: pause.minutes.unwrap_or_default(),
            what: said(cx, &pause.what),
            how: Cell::default(),
        }));
    }
    slots.extend(scenario.closing.iter().map(|item| agenda(cx, item)));
    slots
}

fn played(inject: &Inject, version: Version) -> bool {
    version == Version::FullDay || inject.short == Some(true)
}

fn agenda<'a>(cx: &'a Cx<'a>, item: &'a AgendaItem) -> Slot {
    Slot {
        minutes: item.minutes.unwrap_or_default(),
        what: said(cx, &item.what),
        how: Cell::of(said(cx, &item.how)),
    }
}

/// The agenda of a meeting with its clock.
pub(super) fn agenda_table<'a>(cx: &'a Cx<'a>, name: &str, items: &'a [AgendaItem]) -> [Block; 2] {
    clocked(cx, name, items.iter().map(|item| agenda(cx, item)).collect())
}

fn said<'a>(cx: &'a Cx<'a>, text: &'a crate::model::Text) -> Inline {
    let (words, language) = cx.read(text);
    cx.inline(words, &language)
}

/// The slots with the hour at which each begins, counted from the beginning, and the sum.
fn clocked(cx: &Cx<'_>, name: &str, slots: Vec<Slot>) -> [Block; 2] {
    let mut clock = 0;
    let mut rows = Vec::new();
    for slot in slots {
        let minutes = Cell::of(Inline::Literal(slot.minutes.to_string()));
        rows.push(vec![
            Cell::of(slot.what),
            Cell::of(Inline::Literal(hours(clock))),
            minutes,
            slot.how,
        ]);
        clock += slot.minutes;
    }
    let caption = cx.words.ui(&format!("time-{name}")).replace("{}", &hours(clock));
    let heads = [
        cx.words.field("what"),
        cx.words.ui("time-from"),
        cx.words.field("minutes"),
        cx.words.ui("time-how"),
    ];
    titled(caption, heads, rows)
}

/// `3:55` for 235 minutes.
fn hours(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
