//! A text holds an address, a number or a place by which somebody can be reached.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};

/// A text holds an address, a number or a place by which somebody can be reached.
pub static RULE: Rule = Rule {
    name: "personal-data-in-text",
    level: Level::Error,
    summary: "A text holds an address, a number or a place by which somebody can be reached.",
    docs: include_str!("personal_data_in_text.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for text in crate::model::texts(&cx.index) {
        for line in &text.text.lines {
            if let Some((what, words)) = personal(&line.words) {
                let message = format!("`{words}` looks like {what}");
                found.push(Diagnostic::new(RULE.name, line.language.at, message).help(
                    "take it out: name the post or the office, and keep contacts in the private directory",
                ));
            }
        }
    }
}

/// What in a text looks like a way to somebody.
fn personal(text: &str) -> Option<(&'static str, &str)> {
    let words = || text.split_whitespace().map(|word| word.trim_matches(|c: char| ".,;:()".contains(c)));
    let mail = |word: &&str| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !name.contains("](") && host.contains('.'))
    };
    if let Some(word) = words().find(mail) {
        return Some(("an e-mail address", word));
    }
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
    if let Some(word) = words().find(|word| word.starts_with('+') && digits(word) >= 3) {
        return Some(("a telephone number", word));
    }
    let degree = |word: &&str| word.contains('°') && digits(word) >= 4;
    words().find(degree).map(|word| ("a place on a map", word))
}
