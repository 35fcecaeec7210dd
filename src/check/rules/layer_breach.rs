//! A definition refers to one of a later layer.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Backlink;
use crate::source::Span;

/// A definition refers to one of a later layer.
pub static RULE: Rule = Rule {
    name: "layer-breach",
    level: Level::Error,
    summary: "A definition refers to one of a later layer.",
    docs: include_str!("layer_breach.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for (address, links) in cx.index.referred() {
        let Some(target) = cx.index.get(address) else { continue };
        let Some(to) = layer(cx, target.head().at()) else { continue };
        for link in links {
            if layer(cx, link.reference.at).is_some_and(|from| from < to) {
                found.push(breach(cx, link, to));
            }
        }
    }
}

fn layer(cx: &Cx<'_>, at: Span) -> Option<usize> {
    cx.casebook.config.layer(&cx.casebook.sources.file(at.file).path)
}

fn breach(cx: &Cx<'_>, link: &Backlink<'_>, to: usize) -> Diagnostic {
    let later = &cx.casebook.config.layers[to].value;
    let message = format!("`{}` stands in the later layer `{later}`", link.reference.text);
    Diagnostic::new(RULE.name, link.reference.at, message).help(format!(
        "say it from `{later}`: an assignment, an item of evidence, an answer or a mapping of terms speaks about this element"
    ))
}
