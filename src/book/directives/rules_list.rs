//! The rules that check a casebook.

use super::{Directive, Problem, no_more};
use crate::book::weave::Loom;
use crate::check::rules::RULES;
use crate::render::{escape, foreign, OnPage};

pub(super) static DIRECTIVE: Directive = Directive {
    name: "rules",
    usage: "{{#rules}}",
    summary: "The rules that check the definitions, each with what it finds and why it matters.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    no_more(arguments, &[])?;
    let row = |rule: &&crate::check::Rule| {
        let why = rule.docs.split("## Why").nth(1).and_then(|rest| rest.split("## ").next());
        let level = loom.cx.words.word(rule.level.word());
        let cells = [&level, rule.summary, why.unwrap_or_default().trim()];
        let cells: String = cells.iter().map(|words| format!("<td>{}</td>", foreign::words(on, words))).collect();
        format!("<tr><th scope=\"row\"><code>{}</code></th>{cells}</tr>", escape(rule.name))
    };
    let rows: String = RULES.iter().map(row).collect();
    let heads = ["rules-rule", "rules-level", "rules-finds", "rules-why"];
    let heads = heads.map(|key| format!("<th scope=\"col\">{}</th>", escape(&on.cx.words.ui(key))));
    let (heads, name) = (heads.concat(), escape(&on.cx.words.ui("rules")));
    Ok(format!(
        "<div class=\"cb-table\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    ))
}
