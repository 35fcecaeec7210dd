//! Pages for paper: the whole book, each part of it, and for each institution what concerns it.
//! They are put together from the pages of the site, so that paper says what the screen says.

mod booklet;
mod heads;
mod leaf;

use super::{Content, Edition, Extra, Made, Page, Site};
use crate::model::Language;
use crate::render::foreign;
use anyhow::{Error, Result};
use booklet::{Booklet, Group};
use leaf::Leaf;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use tera::Context;

/// The pages for paper, and the page that lists them.
pub(super) const EXTRA: Extra = Extra { name: "the pages for paper", make };

/// The page that lists them: the bar of every page leads to it.
const LIST: &str = "print.html";

/// The folder that they lie in.
const FOLDER: &str = "print";

/// The template that frames them.
const TEMPLATE: &str = "site/paper.html";

/// The words that their templates use, as `ui_<key>`.
const WORDS: &[&str] = &[
    "contents",
    "print",
    "print-addresses",
    "print-by-part",
    "print-by-institution",
    "print-how",
    "print-large",
    "print-one",
    "print-whole",
    "print-yours",
    "print-back",
    "language",
];

/// A line of the page that lists them.
#[derive(Serialize)]
struct Line {
    href: String,
    title: String,
    lang: &'static str,
}

/// A line in the contents of a page for paper.
#[derive(Serialize)]
struct Entry {
    id: String,
    title: String,
    lang: &'static str,
    below: Vec<Entry>,
}

fn make(site: &Site<'_>, edition: &Edition, _: &[Edition]) -> Result<Made> {
    let mut leaves = BTreeMap::new();
    for page in &edition.pages {
        leaves.insert(&*page.path, Leaf::new(page)?);
    }
    let mut made = Made::default();
    let booklets = booklet::all(site, edition);
    for booklet in &booklets {
        let path = format!("{FOLDER}/{}.html", booklet.name);
        let html = bound(site, edition, booklet, &leaves)?;
        let title = match &booklet.subtitle {
            Some(subtitle) => {
                format!("{subtitle} - {}", site.book.config.title_in(&edition.language))
            }
            None => site.book.config.title_in(&edition.language).to_owned(),
        };
        let content = Content { title: title.clone(), html, ..Content::default() };
        made.pages.push(Page { path, title, template: TEMPLATE, content });
        let sheet = heads::sheet(site, edition, booklet);
        made.files.push((format!("{FOLDER}/{}.css", booklet.name), sheet.into_bytes()));
    }
    made.pages.push(list(site, edition, &booklets)?);
    Ok(made)
}

/// The cover, the contents, the pages and the addresses that they link to.
fn bound(
    site: &Site<'_>,
    edition: &Edition,
    booklet: &Booklet,
    leaves: &BTreeMap<&str, Leaf>,
) -> Result<String> {
    let inside: BTreeSet<&str> = booklet.pages().map(|page| &**page).collect();
    let mut addresses = Vec::new();
    let mut text = String::new();
    for (at, group) in booklet.groups.iter().enumerate() {
        let id = group_id(at);
        let title = crate::render::escape_html(&group.title);
        let lang = foreign::lang(&edition.language, &group.title);
        let _ = write!(
            text,
            "<section class=\"cb-run-{at}\" aria-labelledby=\"{id}\"><h2 id=\"{id}\"{lang}>{title}</h2>"
        );
        for path in &group.pages {
            let Some(leaf) = leaves.get(&**path) else { continue };
            let id = leaf::key(path);
            let _ = write!(text, "<article id=\"{id}\">");
            leaf.write(&inside, &mut addresses, &mut text);
            text.push_str("</article>");
        }
        text.push_str("</section>");
    }
    let entries: Vec<Entry> = booklet
        .groups
        .iter()
        .enumerate()
        .map(|(at, it)| entry(&edition.language, at, it, leaves))
        .collect();
    let mut context = words(site, edition);
    context.insert("title", site.book.config.title_in(&edition.language));
    context.insert(
        "title_lang",
        foreign::lang(&edition.language, site.book.config.title_in(&edition.language)),
    );
    let subtitle = booklet.subtitle.as_deref().unwrap_or_default();
    context.insert("subtitle_lang", foreign::lang(&edition.language, subtitle));
    context.insert("subtitle", &booklet.subtitle);
    context.insert("sheet", &format!("{}.css", booklet.name));
    context.insert("entries", &entries);
    context.insert("text", &text);
    context.insert("addresses", &addresses);
    site.theme.render(&["site/booklet.html".to_owned()], &context).map_err(Error::msg)
}

fn entry(language: &Language, at: usize, group: &Group, leaves: &BTreeMap<&str, Leaf>) -> Entry {
    let below = group.pages.iter().filter_map(|path| {
        let title = leaves.get(&**path)?.title.clone();
        let lang = foreign::lang(language, &title);
        Some(Entry { id: leaf::key(path), title, lang, below: Vec::new() })
    });
    let lang = foreign::lang(language, &group.title);
    let title = crate::render::escape_html(&group.title);
    Entry { id: group_id(at), title, lang, below: below.collect() }
}

fn group_id(at: usize) -> String {
    format!("part.{}", at + 1)
}

/// The page that lists what can be printed.
fn list(site: &Site<'_>, edition: &Edition, booklets: &[Booklet]) -> Result<Page> {
    let lines = |prefix: &str| -> Vec<Line> {
        let those = booklets.iter().filter(|booklet| booklet.name.starts_with(prefix));
        let line = |booklet: &Booklet| Line {
            href: format!("{FOLDER}/{}.html", booklet.name),
            lang: foreign::lang(&edition.language, booklet.subtitle.as_deref().unwrap_or_default()),
            title: booklet.subtitle.clone().unwrap_or_default(),
        };
        those.map(line).collect()
    };
    let mut context = words(site, edition);
    context.insert("whole", &format!("{FOLDER}/{}.html", booklet::WHOLE));
    context.insert("parts", &lines(booklet::PART));
    context.insert("institutions", &lines(booklet::INSTITUTION));
    let render = |name: &str, context: &Context| {
        site.theme.render(&[name.to_owned()], context).map_err(Error::msg)
    };
    let text = render("site/print.html", &context)?;
    let title = edition.words.ui("print");
    context.insert("title", &title);
    context.insert("text", &text);
    let html = render("site/own.html", &context)?;
    Ok(Page {
        path: LIST.to_owned(),
        title: format!("{title} - {}", site.book.config.title_in(&edition.language)),
        template: super::frame::PAGE,
        content: Content { title, html, ..Content::default() },
    })
}

fn words(site: &Site<'_>, edition: &Edition) -> Context {
    let mut context = crate::book::weave::frame(site.book, &edition.words, &edition.language);
    for key in WORDS {
        context.insert(format!("ui_{}", key.replace('-', "_")), &edition.words.ui(key));
    }
    context
}
