//! What is to be known of a step beside its name, and the words of outcomes.

use super::{Icon, Mark};
use crate::model::kind::{Choice, Decision, Step, Workflow};
use crate::model::{Duration, Element, Entry, Ref};
use crate::views::Cx;

/// Time limit, forms and other workflows of a step.
pub(super) fn marks<'a>(cx: &'a Cx<'a>, step: &'a Entry<Step>) -> Vec<Mark> {
    let words = cx.words;
    let mark = |icon, key: &str, short: String, long: &str| Mark {
        icon,
        long: words.ui(key).replace("{}", long),
        short,
    };
    let mut marks = Vec::new();
    if let Some(limit) = &step.time_limit {
        let limit = duration(cx, limit);
        marks.push(mark(Icon::Time, "mark-time", limit.clone(), &limit));
    } else if step.head.unknown("time-limit").is_some() {
        marks.push(mark(Icon::TimeUnknown, "mark-time-unknown", "?".into(), ""));
    }
    let mut forms: Vec<&dyn Element> = Vec::new();
    for form in &step.fills {
        let owner = form.address(step.address()).owner();
        if let Some(form) = cx.index.get(&owner)
            && !forms.iter().any(|known| known.head().address == owner)
        {
            forms.push(form);
        }
    }
    if !forms.is_empty() {
        let short = |form: &&'a dyn Element| match &form.head().code {
            Some(code) => code.clone(),
            None => cx.title(*form).plain().to_owned(),
        };
        let long = forms.iter().map(|form| cx.link(*form).plain().to_owned());
        let long = long.collect::<Vec<_>>().join(", ");
        let short = forms.iter().map(short).collect::<Vec<_>>().join(" ");
        marks.push(mark(Icon::Form, "mark-form", short, &long));
    }
    let other = |key: &str, workflow: &Ref<Workflow>| {
        let address = workflow.address(step.address());
        let element = cx.index.get(&address);
        let code = element.and_then(|it| it.head().code.clone());
        let long = cx.link_to(&address).plain().to_owned();
        let short = words.ui(key).replace("{}", &code.unwrap_or_else(|| long.clone()));
        mark(Icon::Workflow, key, short, &long)
    };
    let called = step.call.iter().filter_map(|call| call.workflow.as_ref());
    marks.extend(called.map(|workflow| other("mark-call", workflow)));
    marks.extend(step.handover.iter().map(|workflow| other("mark-handover", workflow)));
    marks.extend(step.start.iter().map(|workflow| other("mark-start", workflow)));
    marks
}

/// `5 working-days` as it is read.
fn duration(cx: &Cx<'_>, duration: &Duration) -> String {
    cx.words.duration(duration.as_str())
}

/// The title of an option, or the label of its code in the list that the decision uses.
pub(in crate::views::diagrams) fn option_words<'a>(
    cx: &'a Cx<'a>,
    option: &'a Entry<Choice>,
    decision: &'a Entry<Decision>,
) -> String {
    if !option.head.title.lines.is_empty() {
        return cx.title(option).plain().to_owned();
    }
    let list = decision.options_from.as_ref().map(|list| list.address(decision.address()));
    let code = list.and_then(|list| cx.index.get(&list.part(option.id())));
    code.map_or_else(|| cx.title(option), |code| cx.title(code)).plain().to_owned()
}
