//! A criterion of consistency is kept by no rule and by nobody.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::diagnostic::nearest;
use crate::model::Walk;
use crate::model::kind::Criterion;

/// A criterion of consistency is kept by no rule and by nobody.
pub static RULE: Rule = Rule {
    name: "unkept-criterion",
    level: Level::Error,
    summary: "A criterion of consistency is kept by no rule and by nobody.",
    docs: include_str!("unkept_criterion.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for criterion in cx.index.every::<Criterion>() {
        for name in criterion.kept_by.iter().filter(|name| super::named(name).is_none()) {
            let message = format!("there is no rule `{name}`");
            let known = super::RULES.iter().map(|rule| rule.name);
            let help = match nearest(name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`casebook rules` lists them".to_owned(),
            };
            found.push(Diagnostic::new(RULE.name, criterion.at(), message).help(help));
        }
        if criterion.kept_by.is_empty() && criterion.review.is_unset() {
            let message = format!("nothing and nobody keeps `{}`", criterion.id());
            found.push(
                Diagnostic::new(RULE.name, criterion.at(), message)
                    .help("name the rule in `kept-by`, or write into `review` what a person looks at"),
            );
        }
    }
}
