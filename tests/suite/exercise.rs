//! The exercise on paper and on the site: players see no answers, every role gets its own cards,
//! the clock is that of the definition, what is made up says so.

use crate::books::{ROOT, built, none, read};
use casebook::analyse::coverage::Coverage;
use casebook::casebook::Casebook;
use casebook::load::{load, read_book};
use casebook::model::kind::{Inject, Institution, InstitutionKind, Scenario, Version};
use casebook::model::{Element, Entry, Index, Language};
use std::path::Path;

fn book() -> Casebook {
    load(read_book(Path::new(ROOT)).expect("the book can be read")).0
}

fn scenario(casebook: &Casebook) -> &Entry<Scenario> {
    casebook.model.scenarios.iter().next().expect("the book has an exercise")
}

fn page(path: &str) -> String {
    read(&built().join("site/en").join(path))
}

/// Letters and digits only: how the others are written is the business of HTML.
fn letters(text: &str) -> String {
    let (mut tag, mut entity) = (false, false);
    let kept = text.chars().filter(|c| {
        let inside = tag || entity || matches!(c, '<' | '&');
        tag = (tag || *c == '<') && *c != '>';
        entity = (entity || *c == '&') && *c != ';';
        !inside && c.is_alphanumeric()
    });
    kept.collect()
}

/// What only the facilitator may read: the trap, and each line of good practice.
fn answers(inject: &Entry<Inject>) -> Vec<String> {
    let english = Language::default();
    let expected = inject.expected.0.get(&english).unwrap_or_default();
    let lines = expected.lines().map(|line| line.trim_start_matches("- ").to_owned());
    let trap = inject.trap.get(&english).unwrap_or_default().to_owned();
    lines.chain([trap]).map(|line| letters(&line.replace('*', ""))).collect()
}

const FOR_PLAYERS: &[&str] = &[
    "scenarios/family-k.html",
    "scenarios/family-k-cards.html",
    "scenarios/family-k-observer.html",
    "scenarios/family-k-gaps.html",
    "exercise/story.html",
    "exercise/cards.html",
    "exercise/observers.html",
    "exercise/facilitation.html",
];

#[test]
fn players_see_no_answers_and_the_key_holds_all_of_them() {
    let casebook = book();
    let key = letters(&page("exercise/answers.html"));
    let mut failures = Vec::new();
    let pages: Vec<(&str, String)> =
        FOR_PLAYERS.iter().map(|path| (*path, letters(&page(path)))).collect();
    for inject in scenario(&casebook).injects.iter() {
        for answer in answers(inject) {
            assert!(answer.len() > 10, "{}: an answer without words", inject.id());
            if !key.contains(&answer) {
                failures.push(format!("the key lacks `{answer}` of `{}`", inject.id()));
            }
            for (path, text) in &pages {
                if text.contains(&answer) {
                    failures.push(format!("{path} tells players `{answer}`"));
                }
            }
        }
    }
    none("an answer is in the wrong place", &failures);
}

#[test]
fn every_page_and_paper_of_the_exercise_says_that_it_is_made_up() {
    let silent = FOR_PLAYERS
        .iter()
        .chain(&["exercise/answers.html", "exercise/coverage.html"])
        .filter(|path| !page(path).contains("FICTIONAL EXERCISE"))
        .map(|path| (*path).to_owned());
    none("a page does not say that it is made up", &silent.collect::<Vec<String>>());
    let elsewhere = page("mapping/workflows.html");
    assert!(!elsewhere.contains("FICTIONAL EXERCISE"), "what is not made up is said to be");
}

#[test]
fn every_role_gets_the_cards_in_which_it_acts_and_no_other() {
    let casebook = book();
    let (scenario, cards) = (scenario(&casebook), page("scenarios/family-k-cards.html"));
    let mut hands: Vec<&str> = cards.split("<section class=\"play-hand\">").skip(2).collect();
    for role in &casebook.model.roles {
        let acts = |inject: &&Entry<Inject>| {
            inject.players.iter().any(|it| it.address(inject.address()) == *role.address())
        };
        let mine: Vec<&Entry<Inject>> = scenario.injects.iter().filter(acts).collect();
        if mine.is_empty() {
            continue;
        }
        let title = role.head.title.get(&Language::default()).expect("a role has a title");
        let of = |hand: &&str| letters(hand.split("</h2>").next().unwrap_or_default());
        let at = hands.iter().position(|hand| of(hand) == letters(title));
        let hand = hands.remove(at.unwrap_or_else(|| panic!("no cards for {title}")));
        // The first card says who the player is.
        assert_eq!(hand.matches("<h3>").count(), mine.len() + 1, "{title}");
        for inject in mine {
            let card = inject.card.0.get(&Language::default()).unwrap_or_default();
            assert!(letters(hand).contains(&letters(card)), "{title}: {}", inject.id());
        }
    }
    assert!(hands.is_empty(), "{} roles get cards without having to act", hands.len());
}

#[test]
fn the_clock_is_that_of_the_definition_and_keeps_within_the_day() {
    let casebook = book();
    let scenario = scenario(&casebook);
    let guide = page("exercise/facilitation.html");
    let around: u32 =
        scenario.opening.iter().chain(&scenario.closing).filter_map(|it| it.minutes).sum();
    let total = |version: Version| {
        let played = scenario.injects.iter();
        let played = played.filter(|it| version == Version::FullDay || it.short == Some(true));
        let pauses = scenario.pauses.iter().filter(|it| it.version == Some(version));
        let pauses: u32 = pauses.filter_map(|it| it.minutes).sum();
        around + pauses + played.filter_map(|it| it.minutes).sum::<u32>()
    };
    for (version, most, words) in
        [(Version::HalfDay, 240, "Half a day"), (Version::FullDay, 480, "A full day")]
    {
        let minutes = total(version);
        assert!(minutes <= most, "{words} takes {minutes} minutes");
        let caption = format!("{words} ({}:{:02} hours)", minutes / 60, minutes % 60);
        assert!(guide.contains(&caption), "the guide does not say `{caption}`");
    }
}

#[test]
fn a_part_that_is_played_plays_the_whole_and_never_the_other_way_round() {
    let casebook = book();
    let (index, scenario) = (Index::new(&casebook.model), scenario(&casebook));
    let coverage = Coverage::new(&index, scenario);
    assert_eq!(coverage.forgotten().count(), 0);
    let outcomes = coverage.targets.iter().filter(|it| it.head().address.as_str().contains('.'));
    let (played, left): (Vec<&dyn Element>, Vec<&dyn Element>) =
        outcomes.copied().partition(|it| coverage.played(&it.head().address).is_some());
    assert!(played.len() > 60, "the run takes only {} outcomes", played.len());
    for outcome in left {
        let exclusion = coverage.excluded(&outcome.head().address).expect("it has a reason");
        let reason = exclusion.reason.get(&Language::default()).unwrap_or_default();
        assert!(reason.len() > 20, "{} is left out without a reason", outcome.head().address);
    }
}

#[test]
fn the_papers_of_a_meeting_name_posts_and_hold_no_signature() {
    let casebook = book();
    let meeting = casebook.model.consultations.get("validation-workshop").expect("it is planned");
    let sheet = page("consultations/validation-workshop-sign-off.html");
    let rows: Vec<&str> = sheet.split("<tbody>").nth(1).unwrap_or_default().split("<tr>").collect();
    let index = Index::new(&casebook.model);
    let (mut sign, mut view) = (Vec::new(), Vec::new());
    for it in &meeting.participants {
        let institution = it.institution.as_ref().expect("an institution is invited");
        let institution: &Entry<Institution> =
            index.typed(meeting.address(), institution).expect("it is defined");
        let title = institution.head.title.get(&Language::default()).expect("it has a title");
        match institution.kind {
            Some(InstitutionKind::Donor | InstitutionKind::ImplementingPartner) => view.push(title),
            _ => sign.push(title),
        }
    }
    assert!(!view.is_empty(), "somebody who pays or carries out the project is invited");
    let words = letters(&sheet);
    assert!(sign.iter().all(|title| words.contains(&letters(title))), "a signature has no line");
    assert!(view.iter().all(|title| !words.contains(&letters(title))), "a partner may sign");
    assert_eq!(rows.len() - 1, sign.len(), "a line for each institution that validates");
    for row in &rows[1..] {
        let blank = row.matches("<td class=\"sheet-box\"></td>").count();
        assert!(blank == 4 && row.contains("<td></td>"), "something is filled in: {row}");
    }
    let log = page("consultations/validation-workshop-decisions.html");
    assert_eq!(log.matches("<td></td>").count(), 35, "seven blank lines of five cells");
}
