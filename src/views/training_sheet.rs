//! Sheets of a training: questionnaires, the two forms of a test, and the key for the trainer.

use super::{Cx, Said};
use crate::analyse::training::modules;
use crate::model::kind::{Course, Module, PromptKind, Questionnaire, TestForm, TestItem};
use crate::model::{Address, Entry, Text};
use serde::Serialize;

/// A sheet of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestSheet {
    /// What is asked before the course.
    Before,
    /// What is asked after it.
    After,
    /// The answers to both, with reasons; for the trainer alone.
    Key,
}

impl TestSheet {
    /// All of them.
    pub const ALL: [TestSheet; 3] = [TestSheet::Before, TestSheet::After, TestSheet::Key];

    /// The key of its name among the words of the interface.
    pub fn word(self) -> &'static str {
        match self {
            TestSheet::Before => "test-before",
            TestSheet::After => "test-after",
            TestSheet::Key => "test-key",
        }
    }
}

/// Path of a sheet of the test of a course, from the root of the language.
pub fn test_path(course: &Address, sheet: TestSheet) -> String {
    format!("{}/{}-{}-blank.html", course.folder(), course.id(), sheet.word())
}

/// A questionnaire on paper.
#[derive(Debug, Serialize)]
pub struct QuestionnaireSheet {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Said,
    /// What it is for.
    pub purpose: Said,
    /// Who fills it.
    pub filled_by: Said,
    /// Whether nobody can tell who filled it.
    pub anonymous: bool,
    /// How many sheets there must be before results are shown.
    pub threshold: Option<u32>,
    /// What the numbers mean.
    pub scale: Said,
    /// What is asked.
    pub lines: Vec<SheetLine>,
    /// What is done with the answers.
    pub use_of_results: Said,
}

/// Something that is asked.
#[derive(Debug, Serialize)]
pub struct SheetLine {
    /// The question.
    pub label: Said,
    /// What the numbers look like here, in their order.
    pub levels: Vec<Said>,
    /// The numbers to tick.
    pub points: Vec<u32>,
    /// Whether it is answered by yes or no.
    pub yes_no: bool,
}

/// The sheet of a questionnaire.
pub fn questionnaire_sheet<'a>(
    cx: &'a Cx<'a>,
    sheet: &'a Entry<Questionnaire>,
) -> QuestionnaireSheet {
    let rated = sheet.rates.iter().filter_map(|it| cx.index.typed(sheet.address(), it));
    let rated = rated.map(|competency: &Entry<crate::model::kind::Competency>| SheetLine {
        label: cx.link(competency).into(),
        levels: competency.levels.iter().map(|level| said(cx, level)).collect(),
        points: (0..).take(competency.levels.len()).collect(),
        yes_no: false,
    });
    let asked = sheet.prompts.iter().map(|prompt| {
        let scale = prompt.kind == Some(PromptKind::Scale);
        SheetLine {
            label: cx.title(prompt).into(),
            levels: Vec::new(),
            points: match (scale, prompt.max) {
                (true, Some(max)) => (prompt.min.unwrap_or(0)..=max).collect(),
                _ => Vec::new(),
            },
            yes_no: prompt.kind == Some(PromptKind::YesNo),
        }
    });
    QuestionnaireSheet {
        code: sheet.head.code.clone().unwrap_or_default(),
        title: cx.title(sheet).into(),
        purpose: said(cx, &sheet.purpose),
        filled_by: said(cx, &sheet.filled_by),
        anonymous: sheet.anonymous == Some(true),
        threshold: sheet.threshold,
        scale: said(cx, &sheet.scale),
        lines: rated.chain(asked).collect(),
        use_of_results: said(cx, &sheet.use_of_results),
    }
}

/// The test of a course: both forms have the same number of questions in the same order, so that
/// they can be laid side by side.
#[derive(Debug, Serialize)]
pub struct Test {
    /// The course.
    pub course: Said,
    /// The form before the course.
    pub before: Vec<TestQuestion>,
    /// The form after it.
    pub after: Vec<TestQuestion>,
}

/// A question of a test.
#[derive(Debug, Serialize)]
pub struct TestQuestion {
    /// The question.
    pub question: Said,
    /// The answers to choose from.
    pub answers: Vec<Said>,
    /// The letter of the right one.
    pub key: char,
    /// Why it is right.
    pub because: Said,
    /// What it tests.
    pub objective: Said,
    /// The module of that.
    pub module: Said,
}

/// The test of a course; none where nothing is asked.
pub fn test<'a>(cx: &'a Cx<'a>, course: &'a Entry<Course>) -> Option<Test> {
    let modules = modules(cx.index, course.address());
    let form = |form: TestForm| -> Vec<TestQuestion> {
        let items = modules.iter().flat_map(|module| {
            let used = module.items.iter().filter(move |item| item.used_in == Some(form));
            used.map(|item| question(cx, module, item))
        });
        items.collect()
    };
    let (before, after) = (form(TestForm::Pre), form(TestForm::Post));
    let asked = !before.is_empty() || !after.is_empty();
    asked.then(|| Test { course: cx.link(course).into(), before, after })
}

fn question<'a>(
    cx: &'a Cx<'a>,
    module: &'a Entry<Module>,
    item: &'a Entry<TestItem>,
) -> TestQuestion {
    let objective = item.objective.as_ref().map(|it| it.address(module.address()));
    let objective = objective.and_then(|it| cx.index.get(&it));
    TestQuestion {
        question: cx.title(item).into(),
        answers: item.answers.iter().map(|answer| said(cx, answer)).collect(),
        key: item.key.and_then(letter).unwrap_or('?'),
        because: said(cx, &item.because),
        objective: objective.map(|it| cx.title(it).into()).unwrap_or_default(),
        module: cx.link(module).into(),
    }
}

/// The letter of an answer, from its number: 1 is A.
fn letter(number: u32) -> Option<char> {
    ('A'..='Z').nth(usize::try_from(number.checked_sub(1)?).ok()?)
}

fn said(cx: &Cx<'_>, text: &Text) -> Said {
    let (words, language) = cx.read(text);
    cx.inline(words, &language).into()
}
