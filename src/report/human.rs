//! Diagnostics with the lines they are about, as compilers show them.

use crate::diagnostic::{Diagnostic, Level};
use crate::source::{Sources, Span};
use annotate_snippets::{AnnotationKind, Group, Level as Word, Renderer, Snippet};
use std::ops::Range;

pub(super) fn report(sources: &Sources, found: &[Diagnostic], coloured: bool) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let shown = found.iter().map(|diagnostic| renderer.render(&[group(sources, diagnostic)]));
    shown.map(|text| format!("{text}\n\n")).collect()
}

fn group<'a>(sources: &'a Sources, diagnostic: &'a Diagnostic) -> Group<'a> {
    let word = match diagnostic.level {
        Level::Error => Word::ERROR,
        _ => Word::WARNING,
    };
    let mut group = word
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.rule)
        .element(snippet(sources, diagnostic));
    let elsewhere = |(at, _): &&(Span, String)| at.file != diagnostic.at.file;
    for (at, label) in diagnostic.context.iter().filter(elsewhere) {
        let source = sources.file(at.file);
        let mark = AnnotationKind::Context.span(range(&source.text, *at)).label(label.as_str());
        let snippet = Snippet::source(source.text.as_str()).path(source.path.as_str());
        group = group.element(snippet.annotation(mark));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Word::HELP.message(help.as_str()));
    }
    group.element(Word::NOTE.message(format!("`casebook explain {}` says why", diagnostic.rule)))
}

/// The first place, and the other places in the same file.
fn snippet<'a>(
    sources: &'a Sources,
    diagnostic: &'a Diagnostic,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.file(diagnostic.at.file);
    let mut mark = AnnotationKind::Primary.span(range(&source.text, diagnostic.at));
    if !diagnostic.label.is_empty() {
        mark = mark.label(diagnostic.label.as_str());
    }
    let mut snippet =
        Snippet::source(source.text.as_str()).path(source.path.as_str()).annotation(mark);
    for (at, label) in &diagnostic.context {
        if at.file == diagnostic.at.file {
            let mark = AnnotationKind::Context.span(range(&source.text, *at));
            snippet = snippet.annotation(mark.label(label.as_str()));
        }
    }
    snippet
}

/// A range that lies within the text, whatever the span says.
fn range(text: &str, at: Span) -> Range<usize> {
    let start = (at.start as usize).min(text.len());
    start..(at.end as usize).clamp(start, text.len())
}
