//! Papers to fill by hand: the blank sheets of every form, a validation sheet for every
//! institution, questionnaires, and the tests of every course with their keys.

use super::{Content, Edition, Extra, Made, Page, Site, frame};
use crate::book::chapter;
use crate::model::{Index, Kind};
use crate::views::{
    Blank, Cx, Places, TestSheet, blank, blank_path, questionnaire_sheet, sheet_path, test,
    test_path, validation_sheet,
};
use anyhow::{Error, Result};
use std::collections::BTreeMap;
use tera::Context;

/// The blank sheets and the validation sheets.
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
    let mut pages = Vec::new();
    for form in &site.book.model.forms {
        let view = blank(&cx, form);
        let mut context = shared.clone();
        context.insert("form", &printed(&view, &words)?);
        let title = format!("{} {}", view.code, view.title.words);
        pages.push(page(site, blank_path(form.address()), title, "site/blank.html", &context)?);
    }
    for institution in site.book.model.of(Kind::Institution) {
        let view = validation_sheet(&cx, institution);
        let mut context = shared.clone();
        context.insert("sheet", &view);
        let path = sheet_path(&institution.head().address);
        let title = format!("{}: {}", edition.words.ui("validation-sheet"), view.institution.words);
        pages.push(page(site, path, title, "site/validation-sheet.html", &context)?);
    }
    for questionnaire in &site.book.model.questionnaires {
        let view = questionnaire_sheet(&cx, questionnaire);
        let mut context = shared.clone();
        context.insert("sheet", &view);
        let title = format!("{} {}", view.code, view.title.words);
        let path = blank_path(questionnaire.address());
        pages.push(page(site, path, title, "site/questionnaire.html", &context)?);
    }
    for course in &site.book.model.courses {
        let Some(view) = test(&cx, course) else { continue };
        let mut context = shared.clone();
        context.insert("test", &view);
        context.insert("letters", &["A", "B", "C", "D", "E", "F"]);
        for sheet in TestSheet::ALL {
            let name = edition.words.ui(sheet.word());
            context.insert("name", &name);
            context.insert("form", sheet.word());
            let template = match sheet {
                TestSheet::Key => "site/test-key.html",
                TestSheet::Before | TestSheet::After => "site/test.html",
            };
            let title = format!("{name}: {}", view.course.words);
            pages.push(page(site, test_path(course.address(), sheet), title, template, &context)?);
        }
    }
    Ok(Made { pages, files: Vec::new() })
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

fn page(
    site: &Site<'_>,
    path: String,
    title: String,
    template: &str,
    context: &Context,
) -> Result<Page> {
    let html = site.theme.render(&[template.to_owned()], context).map_err(Error::msg)?;
    Ok(Page {
        path,
        title: format!("{title} - {}", site.book.config.title),
        template: frame::PAGE,
        content: Content { title, html, wide: true, ..Content::default() },
    })
}
