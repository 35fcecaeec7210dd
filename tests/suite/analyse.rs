//! Workflows are played through: what goes wrong, and which steps come before which.

use crate::page::BOOK;
use casebook::analyse::token_game::Game;
use casebook::analyse::workflow::Graph;
use casebook::load::{FileText, load};
use snapbox::IntoData;
use snapbox::assert_data_eq;

/// Plays a workflow, given by its steps and what follows them, and shows for each node what is
/// done before it on every path, then what goes wrong.
fn check(fixture: &str, expect: impl IntoData) {
    play(fixture, |game| assert_data_eq!(shown(game), expect));
}

fn play(fixture: &str, look: impl FnOnce(&Game<'_>)) {
    let head = "id: w\nends: [{id: done}, {id: stopped, kind: abort}]\nstarts: [{id: start}]\n";
    let workflow = FileText::new("data/workflows/w.yml", format!("{head}{fixture}"));
    let (casebook, found) = load(vec![FileText::new("book.toml", BOOK), workflow]);
    assert!(found.is_empty(), "{found:?}");
    let workflow = casebook.model.workflows.get("w").expect("it was read");
    look(&Game::play(Graph::new(workflow)));
}

fn shown(game: &Game<'_>) -> String {
    let mut shown = Vec::new();
    for (at, node) in game.graph.nodes.iter().enumerate() {
        let before = game.always_before(at);
        let before: Vec<&str> = before.iter().map(|step| step.id()).collect();
        let before = if game.comes_about(at) { before.join(" ") } else { "never".to_owned() };
        shown.push(format!("{}: {before}", node.id()).trim_end().to_owned());
    }
    for trouble in &game.troubles {
        let at = game.graph.nodes[trouble.at].id();
        shown.push(format!("{:?} at {at}: {}", trouble.problem, trouble.story));
    }
    shown.join("\n")
}

#[test]
fn one_step_after_another() {
    check(
        "steps: [{id: a, next: b}, {id: b, next: ends/done}]",
        "a:\nb: a\ndone: a b\nstopped: never",
    );
}

#[test]
fn a_join_waits_for_all_branches_of_a_split_into_all() {
    check(
        "
steps:
  - {id: s, split: all, branches: [a, b]}
  - {id: a, next: c}
  - {id: c, next: j}
  - {id: b, next: j}
  - {id: j, join: s, next: ends/done}",
        "s:\na: s\nc: s a\nb: s\nj: s a c b\ndone: s a c b j\nstopped: never",
    );
}

#[test]
fn a_branch_of_a_split_into_some_may_be_left_out() {
    check(
        "
steps:
  - {id: s, split: some, branches: [a, b]}
  - {id: a, next: j}
  - {id: b, next: j}
  - {id: j, join: s, next: ends/done}",
        "s:\na: s\nb: s\nj: s\ndone: s j\nstopped: never",
    );
}

#[test]
fn splits_lie_within_splits() {
    check(
        "
steps:
  - {id: s, split: all, branches: [t, b]}
  - {id: t, split: all, branches: [a, c]}
  - {id: a, next: k}
  - {id: c, next: k}
  - {id: k, join: t, next: j}
  - {id: b, next: j}
  - {id: j, join: s, next: ends/done}",
        "s:\nt: s\na: s t\nc: s t\nk: s t a c\nb: s\nj: s t a c k b\ndone: s t a c k b j\nstopped: never",
    );
}

#[test]
fn branches_that_cross_stray_into_the_wrong_join() {
    check(
        "
steps:
  - {id: s, split: all, branches: [t, b]}
  - {id: t, split: all, branches: [a, c]}
  - {id: a, next: j}
  - {id: c, next: k}
  - {id: k, join: t, next: j}
  - {id: b, next: k}
  - {id: j, join: s, next: ends/done}",
        "s:\nt: s\na: s t\nc: s t\nk: never\nb: s\nj: never\ndone: never\nstopped: never\n\
Stray at k: s -> b -> k\nStray at j: s -> t -> a -> j",
    );
}

#[test]
fn a_step_whose_time_ran_out_was_not_done() {
    check(
        "steps: [{id: a, next: b, on-timeout: b}, {id: b, next: ends/done}]",
        "a:\nb:\ndone: b\nstopped: never",
    );
}

#[test]
fn a_limit_counts_how_often_an_option_was_chosen() {
    check(
        "
steps: [{id: a, decision: d}]
decisions:
  - {id: d, options: [{code: again, next: a, repeat-limit: 2}, {code: stop, next: ends/stopped, repeat-limit: 0}]}",
        "a:\ndone: never\nstopped: never\nStuck at a: a -> a -> a",
    );
}

#[test]
fn work_that_can_only_be_repeated_does_not_end() {
    check(
        "
steps: [{id: a, decision: d}, {id: b, next: c}, {id: c, next: b}]
decisions:
  - {id: d, options: [{code: go, next: b}, {code: stop, next: ends/done}]}",
        "a:\nb: a\nc: a b\ndone: a\nstopped: never\nEndless at b: a -> b",
    );
}

#[test]
fn too_many_states_are_not_looked_at() {
    let branches: Vec<String> = (0..20).map(|n| format!("b{n}")).collect();
    let steps: Vec<String> =
        branches.iter().map(|id| format!("  - {{id: {id}, next: j}}\n")).collect();
    let (branches, steps) = (branches.join(", "), steps.concat());
    let fixture = format!(
        "steps:\n  - {{id: s, split: all, branches: [{branches}]}}\n{steps}  - {{id: j, join: s, next: ends/done}}"
    );
    play(&fixture, |game| assert!(game.too_large));
}
