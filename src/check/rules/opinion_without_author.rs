//! An opinion is recorded without whose it is or when it was formed.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{Field, Nature};

/// An opinion is recorded without whose it is or when it was formed.
pub static RULE: Rule = Rule {
    name: "opinion-without-author",
    level: Level::Error,
    summary: "An opinion is recorded without whose it is or when it was formed.",
    docs: include_str!("opinion_without_author.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for field in cx.index.every::<Field>().filter(|field| field.nature == Some(Nature::Opinion)) {
        let unknown = |name: &str| field.head.unknown(name).is_some();
        let missing: Vec<&str> = [
            ("whose", field.whose.is_none() && !unknown("whose")),
            ("dated-by", field.dated_by.is_none() && !unknown("dated-by")),
        ]
        .into_iter()
        .filter_map(|(key, missing)| missing.then_some(key))
        .collect();
        if !missing.is_empty() {
            let message = format!("the opinion `{}` has no {}", field.id(), super::listed(&missing));
            found.push(
                Diagnostic::new(RULE.name, field.at(), message)
                    .help("write the role whose opinion it is and the field with its day, or ask for a fact"),
            );
        }
    }
}
