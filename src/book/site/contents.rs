//! The contents of a book: read from mdBook's, shown as lists, whole or pruned to where the
//! reader is.

use super::{Content, Edition, Extra, Made, Page, Site, frame};
use crate::model::Language;
use crate::render::foreign;
use anyhow::Result;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;

/// What stands under one heading of the contents.
#[derive(Debug, Default, Clone)]
pub struct Part {
    /// The heading.
    pub title: Option<String>,
    /// The chapters.
    pub entries: Vec<Entry>,
}

/// A chapter in the contents.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Path of its page with ending, from the root of the language; none for one that is not
    /// written yet.
    pub path: Option<String>,
    /// What its window is called, if the chapter says so itself.
    pub title: Option<String>,
    /// The chapters below it.
    pub below: Vec<Entry>,
}

/// Reads the contents of mdBook's book.
pub(crate) fn read(book: &Book, titles: &HashMap<PathBuf, String>) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    for item in &book.items {
        match item {
            BookItem::PartTitle(title) => {
                parts.push(Part { title: Some(title.clone()), entries: Vec::new() });
            }
            BookItem::Separator => parts.push(Part::default()),
            BookItem::Chapter(chapter) => {
                let last = parts.last_mut().expect("there is one from the start");
                last.entries.push(entry(chapter, titles));
            }
        }
    }
    parts.retain(|part| !part.entries.is_empty());
    parts
}

fn entry(chapter: &Chapter, titles: &HashMap<PathBuf, String>) -> Entry {
    let below = chapter.sub_items.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => Some(entry(chapter, titles)),
        _ => None,
    });
    let html = chapter.path.as_ref().map(|path| path.with_extension("html"));
    Entry {
        name: chapter.name.clone(),
        path: html.map(|path| path.to_string_lossy().replace('\\', "/")),
        title: chapter.path.as_ref().and_then(|path| titles.get(path).cloned()),
        below: below.collect(),
    }
}

/// All entries, those above before those below.
pub(super) fn pages(parts: &[Part]) -> Vec<&Entry> {
    fn add<'a>(entries: &'a [Entry], found: &mut Vec<&'a Entry>) {
        for entry in entries {
            found.push(entry);
            add(&entry.below, found);
        }
    }
    let mut found = Vec::new();
    parts.iter().for_each(|part| add(&part.entries, &mut found));
    found
}

/// The way to a page: the part, and the entries down to its own.
pub(super) fn trail<'a>(parts: &'a [Part], path: &str) -> Option<(&'a Part, Vec<&'a Entry>)> {
    fn find<'a>(entries: &'a [Entry], path: &str, trail: &mut Vec<&'a Entry>) -> bool {
        entries.iter().any(|entry| {
            trail.push(entry);
            let found = entry.path.as_deref() == Some(path) || find(&entry.below, path, trail);
            if !found {
                trail.pop();
            }
            found
        })
    }
    parts.iter().find_map(|part| {
        let mut trail = Vec::new();
        find(&part.entries, path, &mut trail).then_some((part, trail))
    })
}

/// How much of the contents a list shows.
#[derive(Clone, Copy)]
pub(super) enum Shown<'a> {
    /// All of it.
    Whole,
    /// The headings, and below that of this page what stands beside and right below the way to it.
    Around(&'a str),
}

/// The contents as nested lists; `root` leads to the root of the language.
pub(super) fn list(parts: &[Part], root: &str, shown: Shown<'_>, language: &Language) -> String {
    let (here, trail) = match shown {
        Shown::Around(path) => trail(parts, path).unzip(),
        Shown::Whole => (None, None),
    };
    let trail = trail.unwrap_or_default();
    let mut out = String::new();
    for part in parts {
        if let Some(title) = &part.title {
            let (lang, name) = (foreign::lang(language, title), crate::render::escape_html(title));
            let open =
                matches!(shown, Shown::Whole) || here.is_some_and(|it| std::ptr::eq(it, part));
            let first = part.entries.iter().find_map(|entry| entry.path.as_deref());
            if let (false, Some(first)) = (open, first) {
                let first = crate::render::escape_html(first);
                let _ =
                    write!(out, "<p class=\"part\"><a href=\"{root}{first}\"{lang}>{name}</a></p>");
                continue;
            }
            let _ = write!(out, "<p class=\"part\"{lang}>{name}</p>");
        }
        level(&part.entries, root, (shown, language), &trail, &mut out);
    }
    out
}

fn level(
    entries: &[Entry],
    root: &str,
    (shown, language): (Shown<'_>, &Language),
    trail: &[&Entry],
    out: &mut String,
) {
    out.push_str("<ul>");
    for entry in entries {
        let open = trail.first().is_some_and(|first| std::ptr::eq(*first, entry));
        let (name, lang) =
            (crate::render::escape_html(&entry.name), foreign::lang(language, &entry.name));
        let current = match shown {
            Shown::Around(path) if entry.path.as_deref() == Some(path) => " aria-current=\"page\"",
            _ => "",
        };
        let _ = match &entry.path {
            Some(path) => {
                write!(
                    out,
                    "<li><a href=\"{root}{}\"{current}{lang}>{name}</a>",
                    crate::render::escape_html(path)
                )
            }
            None => write!(out, "<li><span{lang}>{name}</span>"),
        };
        if !entry.below.is_empty() && (open || matches!(shown, Shown::Whole)) {
            level(&entry.below, root, (shown, language), trail.get(1..).unwrap_or_default(), out);
        }
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}

/// The path of the page with the whole list.
pub(super) const PATH: &str = "contents.html";

/// The page with the whole list.
pub(super) const EXTRA: Extra = Extra { name: "the page of contents", make };

fn make(site: &Site<'_>, edition: &Edition, _: &[Edition]) -> Result<Made> {
    let name = edition.words.ui("contents");
    let list = list(&edition.parts, "", Shown::Whole, &edition.language);
    let frame = crate::book::weave::frame(site.book, &edition.words, &edition.language);
    let mut context = frame;
    context.insert("title", &name);
    context.insert("text", &format!("<div class=\"site-whole\">{list}</div>"));
    let render = |name: &str| site.theme.render(&[name.to_owned()], &context);
    let html = render("site/own.html").map_err(anyhow::Error::msg)?;
    let page = Page {
        path: PATH.to_owned(),
        title: format!("{name} - {}", site.book.config.title_in(&edition.language)),
        template: frame::PAGE,
        content: Content { title: name, html, ..Content::default() },
    };
    Ok(Made { pages: vec![page], files: Vec::new() })
}
