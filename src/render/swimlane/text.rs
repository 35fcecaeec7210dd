//! A workflow in words: the same as the picture, from the same data.

use crate::render::{OnPage, escape, foreign};
use crate::views::diagrams::swimlane::{Icon, Shape, Swimlane};
use std::fmt::Write;

/// An ordered list, folded: each step with who answers for it and its marks, and where each line
/// that leaves it leads.
pub(super) fn words(on: &OnPage<'_>, picture: &Swimlane) -> String {
    let summary = escape(&on.cx.words.ui("picture-in-words"));
    let mut out = format!(
        "<details class=\"cb-equivalent\"><summary>{summary}</summary><ol class=\"cb-steps\">"
    );
    for (at, node) in picture.nodes.iter().enumerate() {
        // What is behind a gateway is said of the step that it belongs to.
        if matches!(node.shape, Shape::Gateway(_)) {
            continue;
        }
        let mut facts = Vec::new();
        if matches!(node.shape, Shape::Step | Shape::Call | Shape::Decision) {
            facts.extend(picture.lanes.get(node.lane).map(|lane| foreign::words(on, lane)));
        }
        // Forms before time, as one does it before it is late.
        let (forms, others): (Vec<_>, Vec<_>) =
            node.marks.iter().partition(|mark| mark.icon == Icon::Form);
        facts.extend(forms.into_iter().chain(others).map(|mark| foreign::words(on, &mark.long)));
        let facts = match facts.is_empty() {
            true => String::new(),
            false => format!(": {}", facts.join("; ")),
        };
        let mut next = String::new();
        leads(on, picture, at, 3, &mut next);
        let next = if next.is_empty() { next } else { format!("<ul>{next}</ul>") };
        let _ = write!(out, "<li>{}{facts}{next}</li>", link(on, picture, at));
    }
    out.push_str("</ol></details>");
    out
}

/// Where the lines that leave a node lead; through gateways, whose meaning is said.
fn leads(on: &OnPage<'_>, picture: &Swimlane, from: usize, deep: u8, out: &mut String) {
    for edge in picture.edges.iter().filter(|edge| edge.from == from) {
        let label = match edge.label.as_str() {
            "" => String::new(),
            label => format!("{}: ", foreign::words(on, label)),
        };
        let leaving = picture.edges.iter().filter(|next| next.from == edge.to);
        match picture.nodes[edge.to].shape {
            Shape::Gateway(_) if deep > 0 && leaving.clone().count() > 1 => {
                let mut inner = String::new();
                leads(on, picture, edge.to, deep - 1, &mut inner);
                let sort = escape(&picture.nodes[edge.to].label);
                let _ = write!(out, "<li>{label}{sort}:<ul>{inner}</ul></li>");
            }
            Shape::Gateway(_) if deep > 0 => {
                for next in leaving {
                    let _ = write!(out, "<li>{label}→ {}</li>", link(on, picture, next.to));
                }
            }
            _ => _ = write!(out, "<li>{label}→ {}</li>", link(on, picture, edge.to)),
        }
    }
}

fn link(on: &OnPage<'_>, picture: &Swimlane, node: usize) -> String {
    let node = &picture.nodes[node];
    let words = foreign::words(on, &node.label);
    match &node.to {
        Some(to) => format!("<a href=\"{}\">{words}</a>", escape(&on.cx.places.href(on.page, to))),
        None => words,
    }
}
