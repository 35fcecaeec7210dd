//! The papers of a scenario: the cards of each role, what observers listen for, the gap log.

use super::{Cx, Inline};
use crate::model::kind::{Inject, Role, Scenario};
use crate::model::{Entry, Kind, Prose, Text};

/// A scenario on paper.
pub struct Play {
    /// Its title.
    pub title: Inline,
    /// What holds while it is played.
    pub rules: Vec<Inline>,
    /// The people in it: name and card.
    pub cast: Vec<(Inline, Inline)>,
    /// What each role gets.
    pub hands: Vec<Hand>,
    /// All injects, with what observers listen for.
    pub injects: Vec<InjectCard>,
}

/// What one role gets.
pub struct Hand {
    /// The role.
    pub role: Inline,
    /// What it is.
    pub about: Inline,
    /// The cards in which it has to act.
    pub cards: Vec<InjectCard>,
}

/// An inject without anything of its answer.
pub struct InjectCard {
    /// Its place in the story.
    pub number: u32,
    /// Its title.
    pub title: Inline,
    /// The day of the story.
    pub day: u32,
    /// How long it is played.
    pub minutes: u32,
    /// Whether it is part of the half-day version.
    pub short: bool,
    /// What the players are told.
    pub card: Inline,
    /// What to ask afterwards; for observers.
    pub questions: Vec<Inline>,
}

/// The papers of a scenario.
pub fn play<'a>(cx: &'a Cx<'a>, scenario: &'a Entry<Scenario>) -> Play {
    let roles = cx.ordered(Kind::Role).into_iter();
    let roles = roles.filter_map(|role| role.any().downcast_ref::<Entry<Role>>());
    let hands = roles.map(|role| {
        let mine = scenario.injects.iter().filter(|inject| {
            inject.players.iter().any(|it| it.address(inject.address()) == *role.address())
        });
        Hand {
            role: cx.title(role),
            about: prose(cx, &role.head.summary),
            cards: mine.map(|inject| card(cx, inject)).collect(),
        }
    });
    Play {
        title: cx.title(scenario),
        rules: scenario.ground_rules.iter().map(|rule| text(cx, rule)).collect(),
        cast: scenario.cast.iter().map(|it| (cx.title(it), prose(cx, &it.card))).collect(),
        hands: hands.filter(|hand| !hand.cards.is_empty()).collect(),
        injects: scenario.injects.iter().map(|inject| card(cx, inject)).collect(),
    }
}

fn card<'a>(cx: &'a Cx<'a>, inject: &'a Entry<Inject>) -> InjectCard {
    InjectCard {
        number: inject.order.unwrap_or_default(),
        title: cx.title(inject),
        day: inject.day.unwrap_or_default(),
        minutes: inject.minutes.unwrap_or_default(),
        short: inject.short == Some(true),
        card: prose(cx, &inject.card),
        questions: inject.debrief.iter().map(|question| text(cx, question)).collect(),
    }
}

fn text<'a>(cx: &'a Cx<'a>, text: &'a Text) -> Inline {
    let (words, language) = cx.read(text);
    cx.inline(words, &language)
}

fn prose<'a>(cx: &'a Cx<'a>, prose: &'a Prose) -> Inline {
    let (words, language) = cx.read(&prose.0);
    let language = (language != cx.language.0).then_some(language);
    Inline::Prose { words: words.to_owned(), language }
}
