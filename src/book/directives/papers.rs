//! The papers to print of the elements of a kind.

use super::{Directive, Problem, kind, no_more};
use crate::book::weave::Loom;
use crate::render::{OnPage, block, words};
use crate::views::{Block, pages};
use std::fmt::Write;

pub(super) static DIRECTIVE: Directive = Directive {
    name: "papers",
    usage: "{{#papers questionnaires}}",
    summary: "Links to the sheets to print of the elements of a kind.",
    weave,
};

fn weave(loom: &mut Loom<'_>, on: &OnPage<'_>, arguments: &[&str]) -> Result<String, Problem> {
    let kind = kind(arguments)?;
    no_more(&arguments[1..], &[])?;
    let mut out = String::new();
    for element in loom.cx.ordered(kind) {
        let sections = pages::sections(loom.cx, element).into_iter();
        let papers = sections.flat_map(|section| section.blocks);
        let papers = papers.filter(|it| matches!(it, Block::Papers(_)));
        // Links are no pictures, so that none can fail to be drawn.
        let links: String = papers.filter_map(|papers| block(on, &papers).ok()).collect();
        if !links.is_empty() {
            let _ = write!(out, "<li>{}{links}</li>", words(on, &loom.cx.link(element)));
        }
    }
    Ok(format!("<ul class=\"cb-papers\">{out}</ul>\n"))
}
