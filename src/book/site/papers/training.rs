//! The papers of a training: questionnaires, and the tests of every course with their keys.

use super::Desk;
use crate::book::site::Page;
use crate::views::{TestSheet, blank_path, questionnaire_sheet, test, test_path};
use anyhow::Result;
use serde_json::json;

/// What the answers of a test are called.
const LETTERS: &[char] = &['A', 'B', 'C', 'D', 'E', 'F'];

/// All of them.
pub(super) fn papers(desk: &Desk<'_>) -> Result<Vec<Page>> {
    let (cx, model) = (desk.cx, &desk.site.book.model);
    let mut pages = Vec::new();
    for questionnaire in &model.questionnaires {
        let view = questionnaire_sheet(cx, questionnaire);
        let title = format!("{} {}", view.code, view.title.words);
        let path = blank_path(questionnaire.address());
        pages.push(desk.page((path, "site/questionnaire.html", "sheet"), title, &view)?);
    }
    for course in &model.courses {
        let Some(view) = test(cx, course) else { continue };
        for sheet in TestSheet::ALL {
            let name = cx.words.ui(sheet.word());
            let title = format!("{name}: {}", view.course.words);
            let template = match sheet {
                TestSheet::Key => "site/test-key.html",
                TestSheet::Before | TestSheet::After => "site/test.html",
            };
            let questions = match sheet {
                TestSheet::After => &view.after,
                TestSheet::Before | TestSheet::Key => &view.before,
            };
            let shown =
                json!({"name": name, "test": view, "questions": questions, "letters": LETTERS});
            let path = test_path(course.address(), sheet);
            pages.push(desk.page((path, template, "paper"), title, &shown)?);
        }
    }
    Ok(pages)
}
