//! What a chapter can show of one element apart from its page: `{{#excerpt timeline
//! scenarios/family-k}}`.
//!
//! To add one: write its function and mention it in [`EXCERPTS`].

mod agenda;
mod coverage;
mod key;
mod timeline;

use super::page::Block;
use super::{Cell, Cx, Inline, Item, Table, column, paper_path};
use crate::model::kind::{Consultation, Inject, Role, Scenario};
use crate::model::{Element, Entry, Kind};

/// Something that a chapter can show of an element.
pub struct Excerpt {
    /// Its name in the directive.
    pub name: &'static str,
    /// The kind of the element.
    pub kind: Kind,
    /// What it shows.
    pub summary: &'static str,
    /// Makes it.
    pub blocks: for<'a> fn(&'a Cx<'a>, &'a dyn Element) -> Vec<Block>,
}

/// Sorted by name.
pub static EXCERPTS: &[Excerpt] = &[
    Excerpt {
        name: "agenda",
        kind: Kind::Consultation,
        summary: "How the time of a meeting is spent.",
        blocks: |cx, it| {
            typed::<Consultation>(it).map_or_else(Vec::new, |it| agenda::agenda(cx, it))
        },
    },
    Excerpt {
        name: "answer-key",
        kind: Kind::Scenario,
        summary: "Good practice, the trap and the run, inject by inject; for facilitators only.",
        blocks: |cx, it| typed::<Scenario>(it).map_or_else(Vec::new, |it| key::key(cx, it)),
    },
    Excerpt {
        name: "coverage",
        kind: Kind::Scenario,
        summary: "Which inject plays what, and what is left out and why.",
        blocks: |cx, it| {
            typed::<Scenario>(it).map_or_else(Vec::new, |it| coverage::coverage(cx, it))
        },
    },
    Excerpt {
        name: "hands",
        kind: Kind::Scenario,
        summary: "Which role gets which cards.",
        blocks: |cx, it| typed::<Scenario>(it).map_or_else(Vec::new, |it| hands(cx, it)),
    },
    Excerpt {
        name: "meeting-papers",
        kind: Kind::Consultation,
        summary: "The decision log and the sign-off sheet of a meeting, to print.",
        blocks: |cx, it| {
            typed::<Consultation>(it).map_or_else(Vec::new, |it| agenda::papers(cx, it))
        },
    },
    Excerpt {
        name: "play-papers",
        kind: Kind::Scenario,
        summary: "The cards, the observer sheet and the gap log of a scenario, to print.",
        blocks: |cx, it| typed::<Scenario>(it).map_or_else(Vec::new, |it| papers(cx, it)),
    },
    Excerpt {
        name: "pre-reading",
        kind: Kind::Consultation,
        summary: "What each institution of a meeting reads before, and its sheet.",
        blocks: |cx, it| {
            typed::<Consultation>(it).map_or_else(Vec::new, |it| agenda::reading(cx, it))
        },
    },
    Excerpt {
        name: "questions",
        kind: Kind::Scenario,
        summary: "What to ask after each inject.",
        blocks: |cx, it| typed::<Scenario>(it).map_or_else(Vec::new, |it| questions(cx, it)),
    },
    Excerpt {
        name: "timeline",
        kind: Kind::Scenario,
        summary: "When what is played, in half a day and in a full day.",
        blocks: |cx, it| typed::<Scenario>(it).map_or_else(Vec::new, |it| timeline::tables(cx, it)),
    },
];

fn typed<T: 'static>(element: &dyn Element) -> Option<&Entry<T>> {
    element.any().downcast_ref()
}

/// The papers of a scenario, each with its name and path.
pub fn papers(cx: &Cx<'_>, scenario: &Entry<Scenario>) -> Vec<Block> {
    let paper =
        |name: &str| (cx.words.ui(&format!("play-{name}")), paper_path(scenario.address(), name));
    vec![Block::Papers(["cards", "observer", "gaps"].map(paper).to_vec())]
}

/// Which role gets which cards.
fn hands<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>) -> Vec<Block> {
    let roles = cx.ordered(Kind::Role).into_iter();
    let roles = roles.filter_map(|role| role.any().downcast_ref::<Entry<Role>>());
    let rows = roles.filter_map(|role| {
        let mine = scenario.injects.iter().filter(|inject| {
            inject.players.iter().any(|it| it.address(inject.address()) == *role.address())
        });
        let cards: Vec<Inline> = mine.map(|inject| numbered(cx, inject)).collect();
        let count = Cell::of(Inline::Literal(cards.len().to_string()));
        (!cards.is_empty()).then(|| vec![Cell::of(cx.link(role)), count, joined(cards)])
    });
    let heads = [cx.words.kind("Role"), cx.words.ui("play-count"), cx.words.kinds("injects")];
    vec![table(cx.words.ui("play-hands"), heads, rows.collect())]
}

/// What to ask after each inject.
fn questions<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>) -> Vec<Block> {
    let rows = scenario
        .injects
        .iter()
        .map(|inject| vec![Cell::of(numbered(cx, inject)), column(cx, inject, "debrief")]);
    let heads = [cx.words.kind("Inject"), cx.words.field("debrief")];
    vec![table(cx.words.ui("play-questions"), heads, rows.collect())]
}

/// An inject with its number, as a link to its card.
fn numbered<'a>(cx: &'a Cx<'a>, inject: &'a Entry<Inject>) -> Inline {
    match (inject.order, cx.link(inject)) {
        (Some(number), Inline::Link { to, words, language }) => {
            Inline::Link { to, words: format!("{number}. {words}"), language }
        }
        (_, link) => link,
    }
}

/// Many links in one line.
fn joined(links: Vec<Inline>) -> Cell {
    let mut words = Vec::new();
    for link in links {
        if !words.is_empty() {
            words.push(Inline::text(", "));
        }
        words.push(link);
    }
    match words.is_empty() {
        true => Cell::default(),
        false => Cell { items: vec![Item::of(words)], shade: 0 },
    }
}

fn table<const N: usize>(caption: String, heads: [String; N], rows: Vec<Vec<Cell>>) -> Block {
    let columns = heads.into_iter().map(|words| Cell::of(Inline::text(words))).collect();
    Block::Table(Table { caption, columns, rows, matrix: false })
}

/// A table below a line that everybody sees: where several follow each other, the caption, which
/// is there for screen readers, is not enough.
fn titled<const N: usize>(caption: String, heads: [String; N], rows: Vec<Vec<Cell>>) -> [Block; 2] {
    let words = format!("**{caption}**");
    let line = Block::Words(Inline::Prose { words, language: None });
    [line, table(caption, heads, rows)]
}
