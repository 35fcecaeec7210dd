//! A picture that is drawn from the definitions.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::diagnostic::nearest;
use crate::model::Address;
use crate::model::kind::Workflow;
use crate::render::{OnPage, draw_graph, swimlane};
use crate::views::diagrams::{DIAGRAMS, swimlane as lanes};

pub(super) static DIRECTIVE: Directive = Directive {
    name: "diagram",
    usage: "{{#diagram workflows/intake}}, {{#diagram flows}}, {{#diagram case-states}}, {{#diagram entities}}",
    summary: "A picture of one workflow, or of the whole system.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let name = arguments.first().copied().unwrap_or_default();
    no_more(arguments.get(1..).unwrap_or_default(), &[])?;
    let graph = if let Some(diagram) = DIAGRAMS.iter().find(|diagram| diagram.name == name) {
        (diagram.graph)(loom.cx)
    } else if let Some(entry) = loom.cx.index.entry::<Workflow>(&Address::written(name)) {
        return Ok(swimlane::page(on, &lanes::swimlane(loom.cx, entry)));
    } else {
        let model = &loom.cx.book.model;
        let workflows = model.workflows.iter().map(|workflow| workflow.address().as_str());
        let known: Vec<&str> = DIAGRAMS.iter().map(|it| it.name).chain(workflows).collect();
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("pictures: {}", known.join(", ")),
        };
        return Err(Problem::argument(format!("there is no picture `{name}`"), help));
    };
    draw_graph(on, &graph).map_err(|error| Problem {
        rule: "undrawable-diagram",
        message: format!("this picture cannot be drawn: {}", error.message),
        help: "the text of the picture is made by casebook: report it, with the definitions".into(),
    })
}
