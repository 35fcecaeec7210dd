//! A use of artificial intelligence is allowed, and nothing says who decides, how it is tested or when it stops.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Walk;
use crate::model::kind::{AiClass, AiUse};

/// A use of artificial intelligence is allowed, and nothing says who decides, how it is tested or when it stops.
pub static RULE: Rule = Rule {
    name: "ai-use-without-guard",
    level: Level::Error,
    summary: "A use of artificial intelligence is allowed, and nothing says who decides, how it is tested or when it stops.",
    docs: include_str!("ai_use_without_guard.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for uses in cx.index.every::<AiUse>().filter(|it| it.class != Some(AiClass::Prohibited)) {
        let parts = [
            ("data", uses.data.is_unset()),
            ("human-decision", uses.human_decision.is_unset()),
            ("evaluation", uses.evaluation.is_unset()),
            ("stop-rule", uses.stop_rule.is_unset()),
        ];
        let missing: Vec<&str> = parts
            .into_iter()
            .filter(|(key, unset)| *unset && uses.head.unknown(key).is_none())
            .map(|(key, _)| key)
            .collect();
        if !missing.is_empty() {
            let message = format!("the use `{}` has no {}", uses.id(), super::listed(&missing));
            found.push(
                Diagnostic::new(RULE.name, uses.at(), message)
                    .help("write it, or `class: prohibited`"),
            );
        }
    }
}
