//! Search: the page of results, and the files that its script loads.

use super::sections::sections;
use super::{Content, Edition, Extra, Made, Page, Site, contents, frame};
use crate::book::chapter;
use crate::casebook::Published;
use crate::model::kind::{Institution, Term};
use crate::model::{Address, Element, FALLBACK, Index, Kind, Language};
use crate::search::{self, Section, Sort};
use crate::views::Places;
use anyhow::{Error, Result};
use std::collections::BTreeMap;
use tera::Context;

/// The page of results.
const PATH: &str = "search.html";

/// The page of results, and the files that its script loads.
pub(super) const EXTRA: Extra = Extra { name: "the search", make };

fn make(site: &Site<'_>, edition: &Edition, editions: &[Edition]) -> Result<Made> {
    let index = Index::new(&site.book.model);
    let things = Things::new(site.book, &index, &edition.language);
    let glossary = things.places.list(Kind::Term);
    let glossary = Some(format!("{glossary}.html")).filter(|path| edition.page(path).is_some());
    let mut words = site.theme.words(FALLBACK).group("search");
    words.extend(edition.words.group("search"));
    words.insert("contents-page".to_owned(), contents::PATH.to_owned());
    words.insert("glossary-page".to_owned(), glossary.clone().unwrap_or_default());
    let page = page(site, edition, &words)?;
    let beside_english = editions.iter().any(|other| other.language.0 == FALLBACK);
    let (sections, kinds) = read(edition, &things);
    let found = search::Edition {
        language: edition.language.0.clone(),
        kinds: kinds.iter().map(|kind| named(*kind, &words, edition)).collect(),
        words,
        beside_english: beside_english && edition.language.0 != FALLBACK,
        sections,
    };
    let files = search::files(&found)?;
    let files = files.into_iter().map(|file| (file.path, file.text.into_bytes())).collect();
    Ok(Made { pages: vec![page], files })
}

/// The page of results. Without scripts it says so, and leads on.
fn page(site: &Site<'_>, edition: &Edition, words: &BTreeMap<String, String>) -> Result<Page> {
    let title = words.get("title").cloned().unwrap_or_default();
    let render = |name: &str, context: &Context| {
        site.theme.render(&[name.to_owned()], context).map_err(Error::msg)
    };
    let mut context = crate::book::weave::frame(site.book, &edition.words, &edition.language);
    for (key, words) in words {
        context.insert(key.replace('-', "_"), words);
    }
    let text = render("site/search.html", &context)?;
    context.insert("title", &title);
    context.insert("text", &text);
    Ok(Page {
        path: PATH.to_owned(),
        title: format!("{title} - {}", site.book.config.title_in(&edition.language)),
        template: frame::PAGE,
        content: Content { title, html: render("site/own.html", &context)?, ..Content::default() },
    })
}

/// The sections of all pages of the book, and the kinds that they are of. Pages of our own making
/// say again what others say.
fn read(edition: &Edition, things: &Things<'_>) -> (Vec<Section>, Vec<Option<Kind>>) {
    let (mut found, mut kinds) = (Vec::new(), Vec::new());
    for entry in contents::pages(&edition.parts) {
        let Some(page) = entry.path.as_ref().and_then(|path| edition.page(path)) else { continue };
        let name = page.path.strip_suffix(".html").unwrap_or(&page.path);
        for (at, piece) in sections(&page.content.html).into_iter().enumerate() {
            let anchor = Some(piece.anchor.clone()).filter(|_| at > 0);
            let thing = things.at(name, anchor.as_deref());
            let kind = thing.or_else(|| things.at(name, None)).map(|thing| thing.kind());
            let place = kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
                kinds.push(kind);
                kinds.len() - 1
            });
            let sort = thing.map(|thing| edition.words.kind(thing.kind().singular()));
            found.push(Section {
                page: name.to_owned(),
                anchor: anchor.unwrap_or_default(),
                title: piece.title,
                keys: thing.map(|thing| things.keys(thing)).unwrap_or_default(),
                kind: place,
                text: piece.text,
                aside: piece.aside,
                sort: sort.unwrap_or_default(),
            });
        }
    }
    (found, kinds)
}

/// What a kind is called, and how much more than others people look for it.
fn named(kind: Option<Kind>, words: &BTreeMap<String, String>, edition: &Edition) -> Sort {
    let word = |key: &str| words.get(key).cloned().unwrap_or_default();
    let Some(kind) = kind else {
        return Sort { id: "page".to_owned(), one: word("page"), many: word("pages"), weight: 1.0 };
    };
    let weight = match kind {
        Kind::Institution | Kind::Role | Kind::Workflow | Kind::Form | Kind::Pathway => 1.4,
        Kind::Chapter | Kind::Instrument => 1.2,
        // Its page is the glossary, so that it has no heading of the first level.
        Kind::Term => 1.6,
        Kind::Question | Kind::Source | Kind::Evidence => 0.7,
        Kind::Code | Kind::Permission | Kind::Transition | Kind::Assignment => 0.7,
        _ => 1.0,
    };
    Sort {
        id: kind.plural().to_owned(),
        one: edition.words.kind(kind.singular()),
        many: edition.words.kinds(kind.plural()),
        weight,
    }
}

/// What stands where.
struct Things<'a> {
    index: &'a Index<'a>,
    places: Places,
    at: BTreeMap<String, BTreeMap<Option<String>, &'a dyn Element>>,
    language: Language,
}

impl<'a> Things<'a> {
    fn new(book: &'a Published, index: &'a Index<'a>, language: &Language) -> Things<'a> {
        let places = Places::new(book, index, &chapter::placed(book, &mut Vec::new()));
        let mut at: BTreeMap<String, BTreeMap<Option<String>, &dyn Element>> = BTreeMap::new();
        for element in index.all() {
            let place = places.of(&element.head().address);
            at.entry(place.page).or_default().entry(place.anchor).or_insert(element);
        }
        Things { index, places, at, language: language.clone() }
    }

    fn at(&self, page: &str, anchor: Option<&str>) -> Option<&'a dyn Element> {
        self.at.get(page)?.get(&anchor.map(str::to_owned)).copied()
    }

    /// What else a thing is looked up by: its code, other names of it, its English title.
    fn keys(&self, thing: &dyn Element) -> Vec<String> {
        let head = thing.head();
        let mut keys: Vec<String> = head.code.iter().map(|code| code.to_string()).collect();
        let english = Language(FALLBACK.to_owned());
        let address: &Address = &head.address;
        if self.language != english {
            keys.extend(head.title.get(&english).map(str::to_owned));
        }
        if let Some(institution) = self.index.entry::<Institution>(address) {
            keys.extend(institution.abbreviations.iter().chain(&institution.aliases).cloned());
            keys.extend(institution.names.get(&self.language).map(str::to_owned));
        }
        if let Some(term) = self.index.entry::<Term>(address) {
            keys.extend(
                [&self.language, &english]
                    .iter()
                    .filter_map(|it| term.also.get(it))
                    .map(str::to_owned),
            );
        }
        keys
    }
}
