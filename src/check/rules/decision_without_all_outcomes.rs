//! A decision leaves out an outcome, has one that is not on its list, or one that leads nowhere.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level, nearest};
use crate::model::kind::{Choice, Code, CodeRole, Codelist, Decision};
use crate::model::{Address, Entry};

/// A decision leaves out an outcome, has one that is not on its list, or one that leads nowhere.
pub static RULE: Rule = Rule {
    name: "decision-without-all-outcomes",
    level: Level::Error,
    summary: "A decision leaves out an outcome, has one that is not on its list, or one that leads nowhere.",
    docs: include_str!("decision_without_all_outcomes.md"),
    check,
};

/// What the outcome is called where there is no list to say which it is.
const INSUFFICIENT: &str = "insufficient";

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for decision in cx.index.every::<Decision>() {
        let written = decision.options.is_empty() || decision.head.unknown("options").is_some();
        if written || cx.casebook.damaged.contains(&decision.address().owner()) {
            continue;
        }
        for (at, choice) in decision.options.iter().enumerate() {
            let earlier = decision.options[..at].iter().find(|other| other.id() == choice.id());
            found.extend(earlier.map(|earlier| twice(choice, earlier)));
            if choice.next.is_none() && choice.head.unknown("next").is_none() {
                found.push(leads_nowhere(decision, choice));
            }
        }
        let list = decision.options_from.as_ref();
        match list.map(|list| cx.index.typed(decision.address(), list)) {
            Some(Some(list)) if !list.codes.is_empty() => compare(decision, list, found),
            Some(_) => {}
            None => {
                let unknown = decision.head.unknown("options-from").is_some();
                if !unknown && decision.options.iter().all(|it| it.id() != INSUFFICIENT) {
                    let what = format!("`- {{code: {INSUFFICIENT}, next: <step>}}`");
                    found.push(no_insufficient(decision, &what));
                }
            }
        }
    }
}

fn compare(decision: &Entry<Decision>, list: &Entry<Codelist>, found: &mut Vec<Diagnostic>) {
    let has = |code: &Entry<Code>| decision.options.iter().any(|it| it.id() == code.id());
    let in_use = |code: &&Entry<Code>| code.retired_in.is_none();
    for code in list.codes.iter().filter(in_use).filter(|code| !has(code)) {
        found.push(
            at(decision, format!("the decision `{}` has no option `{}`", decision.id(), code.id()))
                .context(code.at(), "an outcome of the list")
                .help(format!("write `- {{code: {}, next: <step>}}`", code.id())),
        );
    }
    for choice in decision.options.iter() {
        if list.codes.iter().all(|code| code.id() != choice.id()) {
            let near = nearest(choice.id(), list.codes.iter().map(|code| code.id()));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("add it to `{}`, or delete the option", list.address()),
            };
            let message = format!("`{}` is not a code of `{}`", choice.id(), list.address());
            found.push(Diagnostic::new(RULE.name, choice.at(), message).help(help));
        }
    }
    if list.codes.iter().all(|code| code.role != Some(CodeRole::Insufficient)) {
        found.push(no_insufficient(decision, &in_list(list.address())));
    }
}

fn in_list(list: &Address) -> String {
    format!("a code with `role: {INSUFFICIENT}` into `{list}`, and an option for it,")
}

fn no_insufficient(decision: &Entry<Decision>, what: &str) -> Diagnostic {
    at(decision, format!("the decision `{}` cannot be put off", decision.id()))
        .label("no option for when too little is known")
        .help(format!("write {what} that says what is done to find out more"))
}

fn twice(choice: &Entry<Choice>, earlier: &Entry<Choice>) -> Diagnostic {
    let message = format!("the option `{}` is written twice", choice.id());
    Diagnostic::new(RULE.name, choice.at(), message)
        .context(earlier.at(), "first option")
        .help("an outcome leads to one place: delete one of the two")
}

fn leads_nowhere(decision: &Entry<Decision>, choice: &Entry<Choice>) -> Diagnostic {
    let (decision, choice, at) = (decision.id(), choice.id(), choice.at());
    let message = format!("the option `{choice}` of the decision `{decision}` leads nowhere");
    Diagnostic::new(RULE.name, at, message).help("write `next: <step>` or `next: ends/<end>`")
}

fn at(decision: &Entry<Decision>, message: String) -> Diagnostic {
    Diagnostic::new(RULE.name, decision.at(), message)
}
