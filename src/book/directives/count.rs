//! How many elements of a kind there are.

use super::{Directive, Problem, kind, no_more};
use crate::book::weave::Loom;
use crate::render::OnPage;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "count",
    usage: "{{#count roles}}",
    summary: "The number of elements of a kind, within a sentence.",
    weave,
};

fn weave(loom: &mut Loom<'_>, _: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let kind = kind(arguments)?;
    no_more(&arguments[1..], &[])?;
    Ok(loom.cx.book.model.of(kind).len().to_string())
}
