//! The page of every rule is a test of it, and so is every case in `tests/cases/<rule>/`.

use crate::page::{example, look, shown};
use crate::{files, none, read};
use casebook::check::Rule;
use casebook::check::rules::RULES;
use casebook::diagnostic::Level;

#[test]
fn the_bad_example_of_every_page_fires_its_rule() {
    let silent = |rule: &&Rule| fires_not(rule.name, rule.docs, rule.name);
    none(&RULES.iter().filter_map(silent).collect::<Vec<_>>());
}

#[test]
fn the_good_example_of_every_page_holds_no_error() {
    none(
        &RULES
            .iter()
            .filter_map(|rule| is_bad(rule.name, rule.docs, rule.name))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn every_case_is_found_or_left_alone_as_it_says() {
    let mut failures = Vec::new();
    for path in files("tests/cases", ".md") {
        let page = read(&path);
        let name = path.split('/').nth(2).unwrap_or_default();
        if RULES.iter().all(|rule| rule.name != name) {
            failures.push(format!("{path}: there is no rule `{name}`; name the folder after one"));
            continue;
        }
        let headings = ["Bad", "Good"].map(|heading| example(&page, heading).is_some());
        if headings == [false, false] {
            failures.push(format!("{path}: write `## Bad` or `## Good`, or both"));
        }
        failures.extend(headings[0].then(|| fires_not(name, &page, &path)).flatten());
        failures.extend(headings[1].then(|| is_bad(name, &page, &path)).flatten());
    }
    none(&failures);
}

/// What to say when the Bad example of a page does not fire its rule.
fn fires_not(rule: &str, page: &str, place: &str) -> Option<String> {
    let inspected = look(example(page, "Bad").unwrap_or_default());
    let fires = inspected.found.iter().any(|found| found.rule == rule);
    (!fires).then(|| {
        format!("{place}: `## Bad` does not fire `{rule}`; it finds:\n{}", shown(&inspected))
    })
}

/// What to say when the Good example of a page fires its rule or holds an error.
fn is_bad(rule: &str, page: &str, place: &str) -> Option<String> {
    let mut inspected = look(example(page, "Good").unwrap_or_default());
    inspected.found.retain(|found| found.rule == rule || found.level == Level::Error);
    let bad = !inspected.found.is_empty();
    bad.then(|| format!("{place}: `## Good` is not good:\n{}", shown(&inspected)))
}
