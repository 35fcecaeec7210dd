//! The papers of a scenario: cards for the players, a sheet for observers, the gap log. What good
//! practice would be is on none of them.

use super::Desk;
use crate::book::site::Page;
use crate::model::Entry;
use crate::model::kind::Scenario;
use crate::render::{OnPage, words};
use crate::views::{InjectCard, Inline, Play, paper_path, play};
use anyhow::Result;
use serde_json::{Value, json};

/// Each with the name of its words and of its template.
const PAPERS: &[(&str, &str)] = &[
    ("cards", "site/play-cards.html"),
    ("observer", "site/play-observer.html"),
    ("gaps", "site/play-gaps.html"),
];

/// The papers of every scenario.
pub(super) fn papers(desk: &Desk<'_>) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for scenario in &desk.site.book.model.scenarios {
        for (name, template) in PAPERS {
            let path = paper_path(scenario.address(), name);
            let shown = shown(desk, &path, scenario);
            let title = desk.cx.words.ui(&format!("play-{name}"));
            let title = format!("{title}: {}", desk.cx.title(scenario).plain());
            pages.push(desk.page((path, template, "play"), title, &shown)?);
        }
    }
    Ok(pages)
}

fn shown(desk: &Desk<'_>, path: &str, scenario: &Entry<Scenario>) -> Value {
    let page = path.trim_end_matches(".html");
    let on = OnPage::new(desk.cx, page);
    let html = |it: &Inline| words(&on, it);
    let Play { title, rules, cast, hands, injects } = play(desk.cx, scenario);
    let card = |card: &InjectCard| {
        json!({
            "number": card.number,
            "title": html(&card.title),
            "when": when(desk, card),
            "short": card.short,
            "card": html(&card.card),
            "questions": card.questions.iter().map(html).collect::<Vec<_>>(),
        })
    };
    let cast: Vec<Value> =
        cast.iter().map(|(name, card)| json!({"title": html(name), "card": html(card)})).collect();
    let hand = |hand: &crate::views::Hand| {
        let cards: Vec<Value> = hand.cards.iter().map(card).collect();
        json!({"role": html(&hand.role), "about": html(&hand.about), "cards": cards})
    };
    json!({
        "title": html(&title),
        "rules": rules.iter().map(html).collect::<Vec<_>>(),
        "cast": cast,
        "hands": hands.iter().map(hand).collect::<Vec<_>>(),
        "injects": injects.iter().map(card).collect::<Vec<_>>(),
    })
}

fn when(desk: &Desk<'_>, card: &InjectCard) -> String {
    let when = desk.cx.words.ui("play-when");
    let when = when.replace("{day}", &card.day.to_string());
    when.replace("{minutes}", &desk.cx.words.count("minute", card.minutes))
}
