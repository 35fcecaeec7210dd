//! A workflow can come to a place where it should not, or never comes to its end.

use crate::analyse::calls;
use crate::analyse::soundness::{Fault, faults};
use crate::analyse::token_game::{MOST_STATES, Problem, Trouble};
use crate::analyse::workflow::Node;
use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::{EndKind, Step, Workflow};
use crate::model::{Entry, Head};
use crate::source::Span;

/// A workflow can come to a place where it should not, or never comes to its end.
pub static RULE: Rule = Rule {
    name: "unsound-workflow",
    level: Level::Error,
    summary: "A workflow can come to a place where it should not, or never comes to its end.",
    docs: include_str!("unsound_workflow.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for workflow in cx.index.every::<Workflow>() {
        if !cx.casebook.damaged.contains(workflow.address()) {
            found.extend(faults(&cx.index, workflow).iter().map(diagnostic));
        }
    }
    for circle in calls::circles(&cx.index) {
        let ids: Vec<&str> = circle.iter().map(|workflow| workflow.id()).collect();
        let message = format!("`{}` calls itself: {}", ids[0], round(&ids));
        found.push(
            Diagnostic::new(RULE.name, circle[0].at(), message)
                .help("a call comes back: where the work goes over for good, write `handover:`"),
        );
    }
}

fn diagnostic(fault: &Fault<'_>) -> Diagnostic {
    let (at, message, help) = match fault {
        Fault::NoWayOn(step) => (
            step.at(),
            format!("step `{}` does not say how it goes on", step.id()),
            "write `next:` or `decision:`; the last step leads to an end, as `next: ends/<end>`"
                .to_owned(),
        ),
        Fault::ManyWaysOn(step, ways) => (
            step.at(),
            format!(
                "step `{}` says in {} ways how it goes on: {}",
                step.id(),
                ways.len(),
                super::listed(ways)
            ),
            "keep one of them; a choice is a `decision`, work side by side a `split`".to_owned(),
        ),
        Fault::UnsaidSplit(step) => (
            step.at(),
            format!("step `{}` has branches, but no `split`", step.id()),
            "write `split: all` where every branch is taken, `split: some` where at least one is"
                .to_owned(),
        ),
        Fault::NoJoin(step) => (
            step.at(),
            format!("the branches of `{0}` never meet: no step has `join: {0}`", step.id()),
            format!("let each branch lead to one step with `join: {}`", step.id()),
        ),
        Fault::SecondJoin(step, join) => (
            join.at,
            format!("`{}` is a second join of `{}`", step.id(), join.text),
            "let all branches lead to the first, and take this `join` out".to_owned(),
        ),
        Fault::NoSplit(step, join) => (
            join.at,
            format!("`{}` joins `{}`, which is not a split", step.id(), join.text),
            "name the step with `split:` and `branches:`, or take this `join` out".to_owned(),
        ),
        Fault::UnusedDecision(decision) => (
            decision.at(),
            format!("no step takes the decision `{}`", decision.id()),
            format!("write `decision: {}` at the step that ends with it", decision.id()),
        ),
        Fault::SharedDecision(taken, first) => (
            taken.at,
            format!("the decision `{}` is already taken by step `{}`", taken.text, first.id()),
            "give each of the steps a decision of its own".to_owned(),
        ),
        Fault::MissedEnd(step, called, end) => (
            step.at(),
            format!(
                "step `{}` does not say how it goes on after the end `{}` of `{}`",
                step.id(),
                end.id(),
                called.id()
            ),
            format!("write `{}: <step>` under `on:`", end.id()),
        ),
        Fault::UnknownEnd(next, end, called) => {
            let ends: Vec<&str> = called.ends.iter().map(|end| end.id()).collect();
            (
                next.at,
                format!("the workflow `{}` has no end `{end}`", called.id()),
                format!("its ends are {}", super::listed(&ends)),
            )
        }
        Fault::Unreachable(Node::Step(step)) => (
            step.at(),
            format!("nothing leads to step `{}`", step.id()),
            "let a step or an option lead to it, or delete it".to_owned(),
        ),
        Fault::Unreachable(Node::End(end)) => (
            end.at(),
            format!("nothing leads to the end `{}`", end.id()),
            format!("write `next: ends/{}` where the work ends so, or delete it", end.id()),
        ),
        Fault::NoEnd(steps) => (
            steps[0].at(),
            format!("no end can be reached from step `{}`: {}", steps[0].id(), circle(steps)),
            "let one of these steps decide, with an option that leads on".to_owned(),
        ),
        Fault::NoLimit(steps) => (
            steps[0].at(),
            format!("step `{}` can be repeated without limit: {}", steps[0].id(), circle(steps)),
            "write `repeat-limit:` on the option that leads back".to_owned(),
        ),
        Fault::Played(trouble, at, split) => return played(trouble, *at, *split),
        Fault::NotAfter(step, before, story) => (
            before.at,
            format!("`{}` can begin before `{}` is done: {story}", step.id(), before.text),
            format!(
                "lead every path to `{}` through `{}`, or take it out of `after`",
                step.id(),
                before.text
            ),
        ),
        Fault::NotTimed(step, from, story) => (
            from.at,
            format!(
                "the time of `{}` is counted from `{}`, which it can begin without: {story}",
                step.id(),
                from.text
            ),
            "count from a step that comes before it on every path".to_owned(),
        ),
        Fault::TooLarge(workflow) => (
            workflow.at(),
            format!("`{}` has more than {MOST_STATES} states", workflow.id()),
            "take a part of it into a workflow of its own, and call that".to_owned(),
        ),
    };
    Diagnostic::new(RULE.name, at, message).help(help)
}

/// What came out when the workflow was played.
fn played(trouble: &Trouble, node: Node<'_>, split: Option<Node<'_>>) -> Diagnostic {
    let Trouble { problem, story, .. } = trouble;
    let id = node.id();
    let split_id = split.map_or(id, Node::id);
    let aborts = matches!(node, Node::End(end) if end.kind == Some(EndKind::Abort));
    let join = format!("let every branch lead to the step with `join: {split_id}`");
    let head: &Head = split.unwrap_or(node).head();
    let (at, message, help): (Span, String, String) = match problem {
        Problem::Meeting => (
            node.head().at(),
            format!("two branches of `{split_id}` meet at `{id}` without a join: {story}"),
            join,
        ),
        Problem::EndInside if aborts => (
            head.at(),
            format!("a branch of `{split_id}` stops everything while others go on: {story}"),
            format!("join the branches first, and decide after it whether to go to `{id}`"),
        ),
        Problem::EndInside => (
            head.at(),
            format!("a branch of `{split_id}` comes to the end `{id}` without its join: {story}"),
            join,
        ),
        Problem::Stray => (
            node.head().at(),
            format!("what comes to the join `{id}` does not come from its split: {story}"),
            "only the branches of the split that it names may lead to a join".to_owned(),
        ),
        Problem::Again => (
            head.at(),
            format!("a branch of `{split_id}` leads back to it before the join: {story}"),
            "repeat within the branch, or after the join".to_owned(),
        ),
        Problem::Stuck => (
            node.head().at(),
            format!("nothing can go on after `{id}`: {story}"),
            "leave one option without a `repeat-limit`".to_owned(),
        ),
        Problem::Endless => (
            node.head().at(),
            format!("no end can be reached any more: {story}"),
            "leave a way out that has no `repeat-limit`".to_owned(),
        ),
    };
    Diagnostic::new(RULE.name, at, message).help(help)
}

fn circle(steps: &[&Entry<Step>]) -> String {
    round(&steps.iter().map(|step| step.id()).collect::<Vec<_>>())
}

/// A circle as a story that ends where it began.
fn round(ids: &[&str]) -> String {
    format!("{} -> {}", ids.join(" -> "), ids.first().copied().unwrap_or_default())
}
