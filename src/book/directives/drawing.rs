//! A picture that somebody drew by hand, from the folder `diagrams`.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::diagnostic::nearest;
use crate::render::{OnPage, draw};

pub(super) static DIRECTIVE: Directive = Directive {
    name: "drawing",
    usage: "{{#drawing NAME}}",
    summary: "The picture in `diagrams/NAME.mmd`, Mermaid text that somebody wrote by hand.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let name = arguments.first().copied().unwrap_or_default();
    no_more(arguments.get(1..).unwrap_or_default(), &[])?;
    let book = loom.cx.book;
    let path = format!("diagrams/{name}.mmd");
    let Some((_, file)) = book.sources.iter().find(|(_, file)| file.path == path) else {
        let known = book.sources.iter().filter_map(|(_, file)| {
            file.path.strip_prefix("diagrams/")?.strip_suffix(".mmd")
        });
        let help = match nearest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("draw it in `{path}`"),
        };
        return Err(Problem::argument(format!("there is no drawing `{name}`"), help));
    };
    draw(on, &loom.picture(&file.text)).map_err(|error| Problem {
        rule: "undrawable-diagram",
        message: format!("`{path}` cannot be drawn: {} (line {})", error.message, error.line),
        help: format!("mend the text in `{path}`"),
    })
}
