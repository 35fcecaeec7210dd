//! From a published casebook to everything that mdBook is handed: the text of each chapter, and
//! a page for every element.

use super::gettext::{Messages, Told};
use super::{chapter, list};
use crate::casebook::{ChapterText, Published};
use crate::diagnostic::Diagnostic;
use crate::model::{Element, FALLBACK, Index, Kind, Language};
use crate::render::{OnPage, Theme, block, escape, foreign, why_details};
use crate::source::Span;
use crate::views::pages::fictional;
use crate::views::{Cx, Page, Places, Words, edition, element_page};
use std::collections::BTreeMap;
use tera::Context;

/// What mdBook is handed, for one language.
#[derive(Debug, Default)]
pub struct Woven {
    /// The language.
    pub language: Language,
    /// The text of each hand-written chapter, by its path.
    pub chapters: BTreeMap<String, String>,
    /// What hand-written chapters are called in this language, by their path.
    pub titles: BTreeMap<String, String>,
    /// What names in `SUMMARY.md` are called in this language, by the English name.
    pub names: BTreeMap<String, String>,
    /// Pages made from definitions, by the path of the chapter that takes them in; those that
    /// no chapter takes in under `None`.
    pub generated: BTreeMap<Option<String>, Vec<Generated>>,
    /// The heading over the pages that no chapter takes in.
    pub reference: String,
}

/// A page that is not written by hand.
#[derive(Debug)]
pub struct Generated {
    /// Path with ending, from the root of the language.
    pub path: String,
    /// Its name in the contents.
    pub name: String,
    /// Its Markdown.
    pub content: String,
    /// Pages below it.
    pub below: Vec<Generated>,
}

/// Stands in a page until it is known how much of it is translated.
const NOTE: &str = "<!-- translation -->";

/// What weaving passes on.
pub(super) struct Loom<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) theme: &'a Theme,
    pub(super) found: Vec<Diagnostic>,
    /// How much of the page that is being woven is translated.
    pub(super) told: Told,
    /// Whether the page that is being woven shows something made up.
    pub(super) fiction: bool,
}

/// Weaves the book in one language. What is wrong in chapters, templates and pictures is
/// reported in `found`.
pub fn weave(
    book: &Published,
    theme: &Theme,
    language: &Language,
    found: &mut Vec<Diagnostic>,
) -> Woven {
    let index = Index::new(&book.model);
    let placed = chapter::placed(book, found);
    let places = Places::new(book, &index, &placed);
    let words = theme.words(&language.0);
    let cx = Cx { book, index: &index, places: &places, language, words: &words };
    let (found_here, told) = (Vec::new(), Told::default());
    let mut loom = Loom { cx: &cx, theme, found: found_here, told, fiction: false };
    let mut woven =
        Woven { language: language.clone(), reference: words.ui("reference"), ..Woven::default() };
    if language.0 != FALLBACK {
        woven.titles = titles(book, language);
        woven.names = loom.names();
    }
    for text in &book.chapters {
        let content = loom.chapter(text);
        woven.chapters.insert(text.path.clone(), content);
    }
    for kind in Kind::FILES.iter().copied().filter(|kind| *kind != Kind::Chapter) {
        let mut pages: Vec<Generated> =
            list::paged(&cx, kind).into_iter().map(|element| loom.element(element)).collect();
        match placed.get(&kind) {
            Some(chapter) => {
                let under = woven.generated.entry(Some(chapter.clone())).or_default();
                under.append(&mut pages);
            }
            None if book.model.of(kind).is_empty() => {}
            None => {
                let mut page = loom.list_page(kind);
                page.below = pages;
                woven.generated.entry(None).or_default().push(page);
            }
        }
    }
    found.append(&mut loom.found);
    woven
}

/// The titles of chapters in a language, as their heads give them.
fn titles(book: &Published, language: &Language) -> BTreeMap<String, String> {
    let titles = book.chapters.iter().filter_map(|text| {
        let title = &book.model.chapters.get(text.address.id())?.head.title;
        Some((text.path.clone(), crate::render::name(title.get(language)?)))
    });
    titles.collect()
}

/// What every page says of the book: banner, version, day, how to send a correction.
pub(super) fn frame(book: &Published, words: &Words, language: &Language) -> Context {
    let config = &book.config;
    let own = |texts: &BTreeMap<String, String>| {
        let english = texts.get(crate::model::FALLBACK);
        texts.get(&language.0).or(english).cloned()
    };
    let banner = own(&config.banner).unwrap_or_else(|| words.ui("banner"));
    let corrections = own(&config.corrections);
    let why = config.fictional_in.get(&language.0).or(config.fictional.as_ref());
    let mark = words.ui("fictional");
    let mut context = Context::new();
    let lang = |words: &str| foreign::lang(language, words);
    context.insert("banner_lang", lang(&banner));
    context.insert("corrections_lang", lang(corrections.as_deref().unwrap_or_default()));
    context.insert("fictional_lang", lang(why.map_or("", String::as_str)));
    context.insert("banner", &banner);
    context.insert("fictional", &why.map(|why| format!("{mark} {why}")));
    context.insert("fictional_mark", &mark);
    context.insert("fictional_why", &why);
    context.insert("edition", &edition(book, words));
    context.insert("corrections", &corrections);
    context.insert("ui_corrections", &words.ui("corrections"));
    context.insert("ui_status", &words.ui("status"));
    context
}

impl<'a> Loom<'a> {
    /// The messages of the language.
    pub(super) fn messages(&self) -> Messages<'a> {
        let catalog = self.cx.book.catalogs.get(&self.cx.language.0);
        Messages { language: self.cx.language, catalog }
    }

    /// The text of a picture in the language, or else in English: what is drawn says so.
    pub(super) fn picture(&mut self, english: &str) -> String {
        if self.messages().are_english() {
            return english.to_owned();
        }
        let found = self.messages().find(english);
        self.told.messages += 1;
        self.told.english += usize::from(found.is_none());
        found.unwrap_or_else(|| english.to_owned())
    }

    /// The names in the contents that are translated.
    fn names(&self) -> BTreeMap<String, String> {
        let sources = &self.cx.book.sources;
        let summary = self.cx.book.summary.map_or("", |file| sources.file(file).text.as_str());
        let names = super::messages::names(summary).into_iter();
        names.filter_map(|(_, name)| Some((name.clone(), self.messages().find(&name)?))).collect()
    }

    /// The frame of the page that was just woven, with a mark where it shows something made up.
    fn frame(&mut self) -> Context {
        let mut context = frame(self.cx.book, self.cx.words, self.cx.language);
        context.insert("translation", NOTE);
        if std::mem::take(&mut self.fiction) && self.cx.book.config.fictional.is_none() {
            context.insert("fictional_mark", &format!("{}:", self.cx.words.ui("fictional-short")));
            context.insert("fictional_lang", "");
            context.insert("fictional_why", &self.cx.words.ui("fictional-page"));
            context.insert("fictional", &true);
        }
        context
    }

    /// Fills a template of a page, with a quiet note on how much of it is translated.
    fn page(&mut self, names: &[String], context: &Context, at: Span) -> String {
        let told = std::mem::take(&mut self.told);
        let page = self.render(names, context, at);
        let note = super::notes::note(self.cx, told, &page);
        page.replacen(NOTE, &note, 1)
    }

    fn render(&mut self, names: &[String], context: &Context, at: Span) -> String {
        self.theme.render(names, context).unwrap_or_else(|error| {
            self.found.push(Diagnostic::new("broken-template", at, error));
            String::new()
        })
    }

    fn chapter(&mut self, text: &ChapterText) -> String {
        let page = self.cx.places.of(&text.address).page;
        let on = OnPage::new(self.cx, &page);
        let words = chapter::text(self, &on, text);
        let mut context = self.frame();
        context.insert("text", &words);
        let head = self.cx.index.get(&text.address);
        let why = head.map(|head| why_details(&on, &crate::views::why(self.cx, head)));
        context.insert("why", &why.unwrap_or_default());
        self.page(&["chapter.md".to_owned()], &context, text.body)
    }

    fn element(&mut self, element: &'a dyn Element) -> Generated {
        let head = element.head();
        let page = self.cx.places.of(&head.address).page;
        let view = element_page(self.cx, element);
        self.fiction = fictional(element);
        let name = crate::render::name(view.title.plain());
        let context = self.page_context(&view, &page, head.at());
        let own = format!("pages/{}.md", view.kind.folder());
        let content = self.page(&[own, "page.md".to_owned()], &context, head.at());
        Generated { path: format!("{page}.md"), name, content, below: Vec::new() }
    }

    fn page_context(&mut self, view: &Page, page: &str, at: Span) -> Context {
        let on = OnPage::new(self.cx, page);
        let mut context = self.frame();
        context.insert("title", &crate::render::heading(&on, &view.title));
        context.insert("kind", &self.cx.words.kind(view.kind.singular()));
        context.insert("address", &view.address);
        context.insert("code", &view.code);
        context.insert("status", &view.status);
        context.insert(
            "summary",
            &view.summary.as_ref().map(|words| crate::render::words(&on, words)),
        );
        let mut sections = Vec::new();
        for section in &view.sections {
            let text = section.blocks.iter().map(|it| self.block(&on, it, at));
            let text = text.collect::<Vec<_>>().join("\n\n");
            let title = crate::render::heading(&on, &section.title);
            sections.push(BTreeMap::from([
                ("id", section.id.clone()),
                ("title", title),
                ("text", text),
            ]));
        }
        context.insert("sections", &sections);
        context.insert("why", &why_details(&on, &view.why));
        context
    }

    pub(super) fn block(&mut self, on: &OnPage<'_>, it: &crate::views::Block, at: Span) -> String {
        block(on, it).unwrap_or_else(|error| {
            let message = format!("this picture cannot be drawn: {}", error.message);
            self.found.push(Diagnostic::new("undrawable-diagram", at, message).help(
                "the text of the picture is made by casebook: report it, with the definition",
            ));
            String::new()
        })
    }

    fn list_page(&mut self, kind: Kind) -> Generated {
        let page = self.cx.places.list(kind).to_owned();
        let on = OnPage::new(self.cx, &page);
        let name = self.cx.words.kinds(kind.plural());
        self.fiction = self.cx.book.model.of(kind).into_iter().any(fictional);
        let mut context = self.frame();
        context.insert("title", &escape(&name));
        context.insert("text", &list::markdown(&on, kind, 2));
        let own = format!("lists/{}.md", kind.folder());
        let content = self.page(&[own, "list.md".to_owned()], &context, Span::default());
        Generated { path: format!("{page}.md"), name, content, below: Vec::new() }
    }
}
