//! A matrix.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::diagnostic::nearest;
use crate::render::{OnPage, table};
use crate::views::matrix::MATRICES;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "matrix",
    usage: "{{#matrix permissions}}, {{#matrix responsibilities}}, {{#matrix flows}}, {{#matrix traceability}}",
    summary: "Who has to do with what, at a glance.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let name = arguments.first().copied().unwrap_or_default();
    no_more(arguments.get(1..).unwrap_or_default(), &[])?;
    let Some(matrix) = MATRICES.iter().find(|matrix| matrix.name == name) else {
        let known = MATRICES.iter().map(|matrix| matrix.name);
        let help = match nearest(name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("matrices: {}", known.collect::<Vec<_>>().join(", ")),
        };
        return Err(Problem::argument(format!("there is no matrix `{name}`"), help));
    };
    let tables = (matrix.tables)(loom.cx);
    Ok(tables.iter().map(|it| table(on, it)).collect::<Vec<_>>().join("\n\n"))
}
