//! A picture that is drawn from the definitions.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::diagnostic::nearest;
use crate::model::kind::Workflow;
use crate::model::{Address, Kind};
use crate::render::{OnPage, draw_graph, swimlane};
use crate::views::Graph;
use crate::views::diagrams::{DIAGRAMS, Diagram, Draw, swimlane as lanes};

pub(super) static DIRECTIVE: Directive = Directive {
    name: "diagram",
    usage: "{{#diagram workflows/intake}}, {{#diagram flows}}, {{#diagram case-states}}, {{#diagram entities}}, {{#diagram workplan}}, {{#diagram phases}}, {{#diagram ego institutions/ID}}, {{#diagram barrier ID}}, {{#diagram pathway ID}}, {{#diagram decisions workflows/ID}}, {{#diagram follow ENTITY#FIELD}}",
    summary: "A picture of one workflow, of the whole system, or of one element.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let name = arguments.first().copied().unwrap_or_default();
    let diagram = DIAGRAMS.iter().find(|diagram| diagram.name == name);
    let graph = match diagram.map(|diagram| (diagram, &diagram.draw)) {
        Some((_, Draw::Whole(graph))) => {
            no_more(&arguments[1..], &[])?;
            graph(loom.cx)
        }
        Some((diagram, Draw::One(kinds, graph))) => {
            no_more(arguments.get(2..).unwrap_or_default(), &[])?;
            let of = arguments.get(1).copied().unwrap_or_default();
            one(loom, diagram, kinds, *graph, of)?
        }
        None => {
            no_more(arguments.get(1..).unwrap_or_default(), &[])?;
            let entry = loom.cx.index.entry::<Workflow>(&Address::written(name));
            let entry = entry.ok_or_else(|| unknown(loom, name))?;
            return Ok(swimlane::page(on, &lanes::swimlane(loom.cx, entry)));
        }
    };
    draw_graph(on, &graph).map_err(|error| Problem {
        rule: "undrawable-diagram",
        message: format!("this picture cannot be drawn: {}", error.message),
        help: "the text of the picture is made by casebook: report it, with the definitions".into(),
    })
}

/// The picture of the element that the argument names, with or without its kind.
fn one<'a>(
    loom: &Loom<'a>,
    diagram: &Diagram,
    kinds: &[Kind],
    graph: fn(&'a crate::views::Cx<'a>, &'a dyn crate::model::Element) -> Graph,
    of: &str,
) -> Result<Graph, Problem> {
    let folder = kinds.first().map_or("", |kind| kind.folder());
    let address = match of.contains('/') {
        true => Address::written(of),
        false => Address::of(folder, of),
    };
    let element = loom.cx.index.get(&address);
    if let Some(element) = element.filter(|element| kinds.contains(&element.kind())) {
        return Ok(graph(loom.cx, element));
    }
    let of_kind = |element: &dyn crate::model::Element| kinds.contains(&element.kind());
    let known = loom.cx.index.all().filter(|element| of_kind(*element));
    let known: Vec<&str> = known.map(|element| element.head().address.as_str()).collect();
    let help = match nearest(address.as_str(), known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write `{{{{#diagram {} {folder}/ID}}}}`", diagram.name),
    };
    Err(Problem::argument(format!("`{}` can draw nothing for `{of}`", diagram.name), help))
}

fn unknown(loom: &Loom<'_>, name: &str) -> Problem {
    let model = &loom.cx.book.model;
    let workflows = model.workflows.iter().map(|workflow| workflow.head.address.as_str());
    let known: Vec<&str> = DIAGRAMS.iter().map(|it| it.name).chain(workflows).collect();
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("pictures: {}", known.join(", ")),
    };
    Problem::argument(format!("there is no picture `{name}`"), help)
}
