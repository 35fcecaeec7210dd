//! A table of the elements of a kind.

use super::{Directive, Problem, kind, no_more, option};
use crate::book::weave::Loom;
use crate::diagnostic::nearest;
use crate::model::Kind;
use crate::render::{OnPage, table};
use crate::views::elements_table;
use crate::views::pages::fictional;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "table",
    usage: "{{#table roles columns=track,established where=track:welfare}}",
    summary: "The elements of a kind with some of their fields; `where` keeps those with that value.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let kind = kind(arguments)?;
    no_more(&arguments[1..], &["columns", "where"])?;
    let columns: Vec<String> = match option(arguments, "columns") {
        Some(names) => names.split(',').map(str::to_owned).collect(),
        None => vec!["summary".to_owned()],
    };
    let keep = option(arguments, "where").map(|keep| {
        keep.split_once(':').ok_or_else(|| {
            Problem::argument(format!("`{keep}` is no condition"), "write `where=field:value`")
        })
    });
    let keep = keep.transpose()?;
    let fields = fields(kind);
    for name in columns.iter().map(String::as_str).chain(keep.map(|(field, _)| field)) {
        if !fields.contains(&name) {
            let help = match nearest(name, fields.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("fields: {}", fields.join(", ")),
            };
            return Err(Problem::argument(format!("{kind} have no field `{name}`"), help));
        }
    }
    loom.fiction |= loom.cx.book.model.of(kind).into_iter().any(fictional);
    let view = elements_table(loom.cx, kind, &columns, keep);
    Ok(table(on, &view))
}

/// The keys of a kind: of the head and of the body.
fn fields(kind: Kind) -> Vec<&'static str> {
    let fields = Kind::head_fields().into_iter().chain(kind.fields());
    fields.map(|field| field.name).collect()
}
