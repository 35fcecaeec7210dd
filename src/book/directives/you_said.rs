//! "You said, we did", by institution.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::render::{OnPage, escape, heading, table};
use crate::views::pages::you_said;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "you-said",
    usage: "{{#you-said}}",
    summary: "You said, we did: for each institution what was found in its consultations and what was done about it.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    no_more(arguments, &[])?;
    let sections = you_said(loom.cx).into_iter().map(|(institution, said)| {
        let (title, id) = (heading(on, &loom.cx.title(institution)), institution.head().address.id());
        format!("## {title} {{#you-said-{id}}}\n\n{}", table(on, &said))
    });
    let sections: Vec<String> = sections.collect();
    Ok(match sections.is_empty() {
        true => format!("<p>{}</p>", escape(&loom.cx.words.ui("none-yet"))),
        false => sections.join("\n\n"),
    })
}
