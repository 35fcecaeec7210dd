//! The rules that check a casebook.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::check::rules::RULES;
use crate::render::{OnPage, escape};

pub(super) static DIRECTIVE: Directive = Directive {
    name: "rules",
    usage: "{{#rules}}",
    summary: "The rules that check the definitions, each with what it finds and why it matters.",
    weave,
};

fn weave(_: &mut Loom<'_>, _: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    no_more(arguments, &[])?;
    let row = |rule: &&crate::check::Rule| {
        let why = rule.docs.split("## Why").nth(1).and_then(|rest| rest.split("## ").next());
        let cells = [rule.level.word(), rule.summary, why.unwrap_or_default().trim()];
        let cells: String = cells.iter().map(|words| format!("<td>{}</td>", escape(words))).collect();
        format!("<tr><th scope=\"row\"><code>{}</code></th>{cells}</tr>", escape(rule.name))
    };
    let rows: String = RULES.iter().map(row).collect();
    Ok(format!(
        "<div class=\"cb-table\" role=\"region\" aria-label=\"Rules\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Level</th><th scope=\"col\">What it finds</th><th scope=\"col\">Why it matters</th></tr></thead><tbody>{rows}</tbody></table></div>"
    ))
}
