//! What is listed is there, and what is there is listed.

use crate::page::example;
use crate::{files, none, read};
use casebook::check::rules::RULES;
use std::collections::BTreeSet;

const FOLDER: &str = "src/check/rules";

#[test]
fn rules_are_sorted_by_name() {
    for pair in RULES.windows(2) {
        let (one, two) = (pair[0].name, pair[1].name);
        assert!(one < two, "move `{two}` before `{one}` in {FOLDER}/mod.rs");
    }
}

#[test]
fn every_rule_is_two_files_and_a_line_in_the_list() {
    let listed: BTreeSet<String> = RULES.iter().map(|rule| rule.name.replace('-', "_")).collect();
    let stems = |ending: &str| -> BTreeSet<String> {
        let stem = |path: &String| path.rsplit('/').next()?.strip_suffix(ending).map(str::to_owned);
        files(FOLDER, ending).iter().filter_map(stem).filter(|stem| stem != "mod").collect()
    };
    let (code, pages) = (stems(".rs"), stems(".md"));
    let mut failures = Vec::new();
    for stem in code.difference(&listed) {
        failures.push(format!(
            "{FOLDER}/{stem}.rs is not listed, or its `name` is not `{}`: \
             add `{stem},` to `rules!` in {FOLDER}/mod.rs, or mend its name",
            stem.replace('_', "-")
        ));
    }
    for stem in listed.difference(&code) {
        failures.push(format!("the rule `{stem}` has no {FOLDER}/{stem}.rs: mend its `name`"));
    }
    for stem in code.difference(&pages) {
        failures.push(format!("{FOLDER}/{stem}.rs has no page: write {FOLDER}/{stem}.md"));
    }
    for stem in pages.difference(&code) {
        failures.push(format!("{FOLDER}/{stem}.md has no rule: write {stem}.rs, or delete it"));
    }
    none(&failures);
}

#[test]
fn every_page_of_a_rule_begins_with_its_sentence_and_has_why_bad_and_good() {
    let mut failures = Vec::new();
    for rule in RULES {
        let path = format!("{FOLDER}/{}.md", rule.name.replace('-', "_"));
        if read(&path) != rule.docs {
            failures.push(format!("`{}` includes another page: `docs` is to be {path}", rule.name));
        }
        if rule.docs.lines().next() != Some(rule.summary) {
            failures.push(format!("{path}: let it begin with the summary, `{}`", rule.summary));
        }
        let headings: Vec<&str> =
            outside_blocks(rule.docs).filter(|line| line.starts_with('#')).collect();
        if headings != ["## Why", "## Bad", "## Good"] {
            failures.push(format!("{path}: write `## Why`, `## Bad`, `## Good`, in this order"));
        }
        for heading in ["Bad", "Good"] {
            if example(rule.docs, heading).is_none_or(|files| files.is_empty()) {
                failures.push(format!(
                    "{path}: give `## {heading}` a block such as ```yaml data/roles/mentor.yml"
                ));
            }
        }
    }
    none(&failures);
}

#[test]
fn the_summary_of_every_rule_is_one_sentence() {
    for rule in RULES {
        let one = rule.summary.ends_with('.') && rule.summary.matches(". ").count() == 0;
        assert!(one, "`{}`: write one sentence with a full stop in `summary`", rule.name);
    }
}

fn outside_blocks(page: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    page.lines().filter(move |line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    })
}
