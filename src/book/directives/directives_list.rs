//! The directives themselves.

use super::{DIRECTIVES, Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::render::{escape, foreign, OnPage};

pub(super) static DIRECTIVE: Directive = Directive {
    name: "directives",
    usage: "{{#directives}}",
    summary: "The directives that chapters can use.",
    weave,
};

fn weave(_: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    no_more(arguments, &[])?;
    let row = |it: &&Directive| {
        format!("<dt><code>{}</code></dt><dd>{}</dd>", escape(it.usage), foreign::words(on, it.summary))
    };
    let rows: String = DIRECTIVES.iter().map(row).collect();
    Ok(format!("<dl class=\"cb-facts\">{rows}</dl>"))
}
