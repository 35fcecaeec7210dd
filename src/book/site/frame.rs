//! What surrounds the text of a page: bar, contents, way back, languages, what comes next.

use super::contents::{self, Shown};
use super::{Assets, Edition, Heading, Page, Site, policy};
use crate::model::Language;
use crate::render::foreign;
use anyhow::{Error, Result};
use serde::Serialize;
use std::fmt::Write;
use tera::Context;

/// The template of ordinary pages.
pub(super) const PAGE: &str = "site/page.html";

/// The words of the interface that templates of the frame may use, as `ui_<key>`.
const WORDS: &[&str] = &[
    "all-pages",
    "breadcrumbs",
    "contents",
    "dark",
    "fictional-short",
    "languages",
    "next",
    "on-this-page",
    "previous",
    "print",
    "previous-and-next",
    "search",
    "skip-to-text",
];

/// Frames the pages of one edition.
pub(super) struct Frame<'a> {
    site: &'a Site<'a>,
    edition: &'a Edition,
    editions: &'a [Edition],
    /// What is the same on all pages.
    shared: Context,
}

#[derive(Serialize)]
struct Link {
    name: String,
    /// The attribute that says that the name is in another language.
    lang: &'static str,
    href: String,
}

#[derive(Serialize)]
struct Alternate {
    language: String,
    name: String,
    href: String,
    current: bool,
}

impl<'a> Frame<'a> {
    pub(super) fn new(
        site: &'a Site<'a>,
        assets: &'a Assets,
        edition: &'a Edition,
        editions: &'a [Edition],
    ) -> Frame<'a> {
        let config = &site.book.config;
        let mut shared = crate::book::weave::frame(site.book, &edition.words, &edition.language);
        for key in WORDS {
            shared.insert(format!("ui_{}", key.replace('-', "_")), &edition.words.ui(key));
        }
        shared.insert("lang", &edition.language.0);
        let title = config.title_in(&edition.language);
        shared.insert("book_title_lang", foreign::lang(&edition.language, title));
        shared.insert("book_title", title);
        shared.insert("csp", &policy::policy(site.live.is_some(), config.mermaid_script));
        shared.insert("live", &site.live);
        let first = edition.parts.first().and_then(|part| part.entries.first());
        let lang = first.map_or("", |it| foreign::lang(&edition.language, &it.name));
        shared.insert("home_lang", lang);
        shared.insert(
            "home",
            &edition.parts.first().and_then(|part| part.entries.first()).map(|it| it.name.clone()),
        );
        for (key, path) in [("search", "search.html"), ("print", "print.html")] {
            shared.insert(key, &edition.page(path).map(|page| page.path.clone()));
        }
        name_assets(&mut shared, assets);
        Frame { site, edition, editions, shared }
    }

    /// The whole page.
    ///
    /// # Errors
    /// When the template asks for what is not there.
    pub(super) fn render(&self, page: &Page) -> Result<String> {
        let root = "../".repeat(page.path.matches('/').count());
        let mut context = self.shared.clone();
        context.insert("root", &root);
        context.insert("assets", &format!("{root}../{}/", super::assets::FOLDER));
        context.insert("path", &page.path);
        context.insert("title", &page.title);
        context.insert("content", &page.content.html);
        context.insert("wide", &page.content.wide);
        context.insert("pictures", &page.content.pictures);
        context.insert("contents_page", contents::PATH);
        let list = contents::list(
            &self.edition.parts,
            &root,
            Shown::Around(&page.path),
            &self.edition.language,
        );
        context.insert("contents", &list);
        context.insert("on_this_page", &on_this_page(&page.content.headings));
        context.insert("alternates", &self.alternates(&page.path, &root));
        context.insert("crumbs", &self.crumbs(&page.path, &root));
        let (previous, next) = self.neighbours(&page.path, &root);
        context.insert("previous", &previous);
        context.insert("next", &next);
        let names = [page.template.to_owned()];
        self.site.theme.render(&names, &context).map_err(Error::msg)
    }

    /// The same page in every language; where it is missing, the first page of that language.
    fn alternates(&self, path: &str, root: &str) -> Vec<Alternate> {
        let all = self.editions.iter().map(|edition| {
            let path = edition.page(path).map_or("index.html", |page| &page.path);
            Alternate {
                language: edition.language.0.clone(),
                name: edition.words.ui("language"),
                href: format!("{root}../{}/{path}", edition.language.0),
                current: edition.language == self.edition.language,
            }
        });
        all.collect()
    }

    /// The way to a page, from the start of the book to what it hangs on.
    fn crumbs(&self, path: &str, root: &str) -> Vec<Link> {
        let Some((part, trail)) = contents::trail(&self.edition.parts, path) else {
            return Vec::new();
        };
        let part = part.title.iter().map(|title| {
            let lang = foreign::lang(&self.edition.language, title);
            Link { name: title.clone(), lang, href: String::new() }
        });
        let above = trail.iter().take(trail.len().saturating_sub(1));
        let above = above.map(|entry| link(entry, root, &self.edition.language));
        part.chain(above).collect()
    }

    /// The pages before and after, in the order of the contents.
    fn neighbours(&self, path: &str, root: &str) -> (Option<Link>, Option<Link>) {
        let all = contents::pages(&self.edition.parts);
        let all: Vec<_> = all.into_iter().filter(|entry| entry.path.is_some()).collect();
        let Some(at) = all.iter().position(|entry| entry.path.as_deref() == Some(path)) else {
            return (None, None);
        };
        let link = |at: Option<usize>| {
            at.and_then(|at| all.get(at)).map(|it| link(it, root, &self.edition.language))
        };
        (link(at.checked_sub(1)), link(Some(at + 1)))
    }
}

fn link(entry: &contents::Entry, root: &str, language: &Language) -> Link {
    let href = entry.path.as_ref().map(|path| format!("{root}{path}")).unwrap_or_default();
    Link { name: entry.name.clone(), lang: foreign::lang(language, &entry.name), href }
}

/// The names under which the shared files lie.
pub(super) fn name_assets(context: &mut Context, assets: &Assets) {
    for (key, name) in assets.names() {
        context.insert(key, &name);
    }
    context.insert("scripts", assets.own_scripts());
}

/// The headings of a page as nested lists, without those that lie deep.
fn on_this_page(headings: &[Heading]) -> String {
    let shown = headings.iter().filter(|it| !it.id.is_empty() && matches!(it.level, 2 | 3));
    let mut out = String::new();
    let mut depth = 0;
    for heading in shown {
        let level = if heading.level == 3 && depth > 0 { 2 } else { 1 };
        match (depth, level) {
            (0, _) => out.push_str("<ul><li>"),
            (1, 2) => out.push_str("<ul><li>"),
            (2, 1) => out.push_str("</li></ul></li><li>"),
            _ => out.push_str("</li><li>"),
        }
        depth = level;
        let language = heading.language.as_ref();
        let language = language.map(|it| format!(" lang=\"{}\"", escape(it))).unwrap_or_default();
        let words = heading.words.trim();
        let _ = write!(out, "<a href=\"#{}\"{language}>{words}</a>", escape(&heading.id));
    }
    out.push_str(["", "</li></ul>", "</li></ul></li></ul>"][depth]);
    out
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len() + 8);
    tera::escape_html(text, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("it was text")
}
