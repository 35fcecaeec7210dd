//! Papers to fill by hand: the blank sheets of every form, a validation sheet for every
//! institution, the papers of a meeting that agrees on results, those of a scenario, and those of a
//! training.

mod meeting;
mod play;
mod training;

use super::{Content, Edition, Extra, Made, Page, Site, frame};
use crate::book::chapter;
use crate::model::{Index, Kind};
use crate::views::{Blank, Cx, Places, blank, blank_path, sheet_path, validation_sheet};
use anyhow::{Error, Result};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Context;

/// All of them.
pub(super) const EXTRA: Extra = Extra { name: "the papers to fill", make };

fn make(site: &Site<'_>, edition: &Edition, _: &[Edition]) -> Result<Made> {
    let index = Index::new(&site.book.model);
    let places = Places::new(site.book, &index, &chapter::placed(site.book, &mut Vec::new()));
    let cx = Cx {
        book: site.book,
        index: &index,
        places: &places,
        language: &edition.language,
        words: &edition.words,
    };
    let mut words = site.theme.words(crate::model::FALLBACK).group("ui");
    words.extend(edition.words.group("ui"));
    let words: BTreeMap<String, String> =
        words.into_iter().map(|(key, words)| (key.replace('-', "_"), words)).collect();
    let mut shared = crate::book::weave::frame(site.book, &edition.words, &edition.language);
    shared.insert("ui", &words);
    let desk = Desk { site, cx: &cx, shared };
    let mut pages = play::papers(&desk)?;
    pages.extend(meeting::papers(&desk)?);
    pages.extend(training::papers(&desk)?);
    for form in &site.book.model.forms {
        let view = blank(&cx, form);
        let title = format!("{} {}", view.code, view.title.words);
        let form = (blank_path(form.address()), "site/blank.html", "form");
        pages.push(desk.page(form, title, &printed(&view, &words)?)?);
    }
    for institution in site.book.model.of(Kind::Institution) {
        let view = validation_sheet(&cx, institution);
        let title = format!("{}: {}", edition.words.ui("validation-sheet"), view.institution.words);
        let path = sheet_path(&institution.head().address);
        pages.push(desk.page((path, "site/validation-sheet.html", "sheet"), title, &view)?);
    }
    Ok(Made { pages, files: Vec::new() })
}

/// What every paper is made with.
struct Desk<'a> {
    site: &'a Site<'a>,
    cx: &'a Cx<'a>,
    shared: Context,
}

impl Desk<'_> {
    /// A page with a path, a template and the name by which the template calls what it shows.
    fn page(
        &self,
        (path, template, name): (String, &str, &'static str),
        title: String,
        shown: &impl Serialize,
    ) -> Result<Page> {
        let mut context = self.shared.clone();
        context.insert(name, shown);
        let html = self.site.theme.render(&[template.to_owned()], &context).map_err(Error::msg)?;
        Ok(Page {
            path,
            title: format!("{title} - {}", self.site.book.config.title_in(self.cx.language)),
            template: frame::PAGE,
            content: Content { title, html, wide: true, ..Content::default() },
        })
    }
}

/// A form with the sentences of its feet.
fn printed(view: &Blank, words: &BTreeMap<String, String>) -> Result<serde_json::Value> {
    let say = |key: &str| words.get(key).cloned().unwrap_or_default();
    let mut json = serde_json::to_value(view)?;
    if let Some(storage) = &view.storage {
        json["kept"] = say("sheet_kept").replace("{}", &storage.words).into();
    }
    for (at, sheet) in view.sheets.iter().enumerate() {
        let Some(class) = &sheet.class else { continue };
        let line = say("sheet_class").replace("{class}", &class.words);
        json["sheets"][at]["class_line"] =
            line.replace("{classification}", &sheet.classification).into();
    }
    Ok(json)
}
