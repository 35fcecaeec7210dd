//! Each module as an outline of slides: a heading a session, what is said in the notes. Markdown,
//! which programs for slides read and anybody can edit.

use super::{Export, File, Make};
use crate::model::kind::{Method, Module, Session};
use crate::model::{Address, Entry, Prose, Text, mentions};
use crate::views::{Cx, column};
use std::fmt::Write;

pub(super) static EXPORT: Export = Export {
    name: "slides/*.markdown",
    summary: "Each module of a course as an outline of slides with notes for the trainer.",
    make: Make::EachLanguage(files),
};

fn files<'a>(cx: &'a Cx<'a>) -> Vec<File> {
    let modules = cx.book.model.modules.iter();
    modules
        .map(|module| File {
            path: format!("slides/{}.markdown", module.id()),
            text: outline(cx, module),
        })
        .collect()
}

fn outline<'a>(cx: &'a Cx<'a>, module: &'a Entry<Module>) -> String {
    let mut out = format!("# {}\n\n{}\n\n", cx.link(module).plain(), cx.words.ui("banner"));
    if cx.book.config.fictional.is_some() {
        let _ = write!(out, "{}\n\n", cx.words.ui("fictional"));
    }
    let _ = write!(out, "## {}\n\n", cx.words.field("objectives"));
    for objective in module.objectives.iter() {
        let _ = writeln!(out, "- {}", cx.title(objective).plain());
    }
    // Nobody needs a slide for a break.
    for session in module.sessions.iter().filter(|it| it.method != Some(Method::Break)) {
        out.push_str(&slide(cx, session));
    }
    out
}

fn slide<'a>(cx: &'a Cx<'a>, session: &'a Entry<Session>) -> String {
    let mut out = format!("\n---\n\n## {}\n\n", cx.title(session).plain());
    let method = column(cx, session, "method").items.into_iter().flat_map(|item| item.words);
    let method = method.map(|word| word.plain().to_owned()).collect::<Vec<_>>().join(", ");
    let minutes = cx.words.field("minutes");
    let _ = write!(out, "{method}. {minutes}: {}\n\n", session.minutes.unwrap_or(0));
    for text in [&session.content, &session.exercise] {
        let words = prose(cx, text);
        if !words.is_empty() {
            let _ = write!(out, "{words}\n\n");
        }
    }
    let (materials, notes) = (said(cx, &session.materials), prose(cx, &session.trainer_notes));
    let _ = write!(out, "::: notes\n{notes}\n");
    if !materials.is_empty() {
        let _ = write!(out, "\n{}: {materials}\n", cx.words.field("materials"));
    }
    out.push_str(":::\n");
    out
}

fn said(cx: &Cx<'_>, text: &Text) -> String {
    cx.read(text).0.trim().to_owned()
}

/// Prose in which references are words: a file leads to no page.
fn prose(cx: &Cx<'_>, text: &Prose) -> String {
    let mut words = said(cx, &text.0);
    let found: Vec<(usize, Address)> =
        mentions(&words).map(|(at, to)| (at, Address::written(to))).collect();
    for (at, address) in found.into_iter().rev() {
        let close = at + address.as_str().len() + 1;
        let Some(open) = words[..at].rfind('[') else { continue };
        let own = words[open + 1..at - "](@".len()].to_owned();
        let own = if own.is_empty() { cx.link_to(&address).plain().to_owned() } else { own };
        words.replace_range(open..close.min(words.len()), &own);
    }
    words
}
