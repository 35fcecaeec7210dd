//! What changed since a release that was frozen.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::render::{OnPage, escape, table};
use crate::views::compared;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "changes",
    usage: "{{#changes 1}}",
    summary: "What is new, gone or different since `releases/1/casebook.json`, each with the finding that asked for it.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let release = arguments.first().copied().unwrap_or_default();
    no_more(arguments.get(1..).unwrap_or_default(), &[])?;
    let compared = compared(loom.cx, release).map_err(|why| {
        let known: Vec<&str> = loom.cx.book.releases.keys().map(String::as_str).collect();
        let help = match known.as_slice() {
            [] => "freeze a release: copy `site/downloads/casebook.json` to `releases/<name>/casebook.json`".to_owned(),
            known => format!("releases: {}", known.join(", ")),
        };
        Problem::argument(why, help)
    })?;
    let sections = compared.sections.iter().map(|(name, it)| {
        format!("## {} {{#{name}}}\n\n{}", escape(&it.caption), table(on, it))
    });
    let words = format!("<p>{}</p>", escape(&compared.summary));
    Ok([words].into_iter().chain(sections).collect::<Vec<_>>().join("\n\n"))
}
