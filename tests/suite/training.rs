//! The training: what follows from the steps is taught and tested, sheets hold what they must, and
//! the answers are on the key alone.

use crate::books::{ROOT, built, none, read};
use casebook::casebook::Audience;
use casebook::inspect::inspect;
use casebook::load::{FileText, load, read_book};
use casebook::model::kind::{Method, TestForm};
use casebook::model::{Index, Language, Text};
use std::path::Path;

fn files() -> Vec<FileText> {
    read_book(Path::new(ROOT)).expect("the book can be read")
}

fn english(text: &Text) -> String {
    letters(text.get(&Language::default()).unwrap_or_default())
}

/// Letters and digits only: how the others are written is the business of HTML.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A page of the English site, in letters.
fn page(path: &str) -> String {
    let html = read(&built().join(format!("site/en/{path}")));
    let html = html.replace("&#x27;", "").replace("&#39;", "").replace("&quot;", "");
    let text = html.split('<').map(|it| it.split_once('>').map_or(it, |(_, text)| text));
    letters(&text.collect::<Vec<_>>().join(" "))
}

/// What the checks say of the book after one file was changed.
fn after(path: &str, change: impl Fn(&str) -> String) -> Vec<(&'static str, String)> {
    let mut files = files();
    let file = files.iter_mut().find(|it| it.path == path).expect("the file is there");
    let text = file.text.as_ref().expect("it is text").clone();
    let changed = change(&text);
    assert_ne!(text, changed, "{path} is not changed");
    file.text = Ok(changed);
    let found = inspect(files, Audience::Team).found;
    found.into_iter().map(|it| (it.rule, it.message)).collect()
}

fn says(found: &[(&str, String)], rule: &str, words: &str) -> bool {
    found.iter().any(|(name, message)| *name == rule && message.contains(words))
}

#[test]
fn a_competency_that_no_module_builds_any_more_is_reported() {
    let found = after("data/framework/modules/meet-and-assess.yml", |text| {
        text.replace(
            "competencies: [safety-first, notice-and-consent, assess-needs,",
            "competencies: [safety-first, notice-and-consent,",
        )
    });
    assert!(says(&found, "untaught-competency", "`assess-needs`"), "{found:?}");
}

#[test]
fn an_objective_that_loses_its_question_is_reported() {
    let found = after("data/framework/modules/children.yml", |text| {
        text.replacen("used-in: post", "used-in: pre", 1)
    });
    assert!(says(&found, "untested-objective", "`hear`"), "{found:?}");
}

#[test]
fn a_day_that_loses_a_break_is_reported() {
    let found = after("data/framework/modules/teach-back.yml", |text| {
        text.replacen("minutes: 15", "minutes: 5", 1)
    });
    assert!(says(&found, "unfilled-training-day", "day 5"), "{found:?}");
}

#[test]
fn feedback_that_asks_for_a_name_is_reported() {
    let found = after("data/framework/questionnaires/course-feedback.yml", |text| {
        text.replacen("kind: words}", "kind: words, identifies: true}", 1)
    });
    assert!(says(&found, "identifying-feedback", "`keep`"), "{found:?}");
}

#[test]
fn both_forms_of_a_test_ask_the_same_objectives_in_the_same_order() {
    let (casebook, _) = load(files());
    let mut questions = 0;
    for module in &casebook.model.modules {
        let asked = |form: TestForm| -> Vec<_> {
            let items = module.items.iter().filter(move |item| item.used_in == Some(form));
            items
                .map(|item| item.objective.as_ref().map(|it| it.address(module.address())))
                .collect()
        };
        let (before, after) = (asked(TestForm::Pre), asked(TestForm::Post));
        assert_eq!(before, after, "{}", module.id());
        questions += before.len() + after.len();
    }
    assert!(questions >= 24, "only {questions} questions");
}

#[test]
fn answers_are_on_the_key_alone() {
    let (casebook, _) = load(files());
    let index = Index::new(&casebook.model);
    let mut failures = Vec::new();
    for course in &casebook.model.courses {
        let sheet = |name: &str| page(&format!("courses/{}-test-{name}-blank.html", course.id()));
        let (before, after, key) = (sheet("before"), sheet("after"), sheet("key"));
        let modules = index.users::<casebook::model::kind::Module>([course.address()]);
        for module in modules {
            let manual = page(&format!("modules/{}.html", module.id()));
            for item in module.items.iter() {
                let form = if item.used_in == Some(TestForm::Pre) { &before } else { &after };
                let question = english(&item.head.title);
                let answers = item.answers.iter().map(english);
                let because = english(&item.because);
                if !form.contains(&question) || answers.into_iter().any(|it| !form.contains(&it)) {
                    failures.push(format!("{} is not whole on its sheet", item.address()));
                }
                if !key.contains(&because) {
                    failures.push(format!("{} is not on the key", item.address()));
                }
                if [&before, &after, &manual].into_iter().any(|it| it.contains(&because)) {
                    failures.push(format!("the answer to {} is given away", item.address()));
                }
            }
        }
    }
    none("a test is not as it should be", &failures);
}

#[test]
fn an_outline_of_slides_has_every_session_and_no_answer() {
    let (casebook, _) = load(files());
    for module in &casebook.model.modules {
        let outline =
            read(&built().join(format!("site/downloads/en/slides/{}.markdown", module.id())));
        let slides = outline.matches("\n---\n").count();
        let breaks = module.sessions.iter().filter(|it| it.method == Some(Method::Break)).count();
        assert_eq!(slides, module.sessions.iter().count() - breaks, "{}", module.id());
        assert!(!outline.contains("](@"), "{} leads to an address", module.id());
        let outline = letters(&outline);
        for item in module.items.iter() {
            assert!(!outline.contains(&english(&item.because)), "{}", item.address());
        }
    }
}

#[test]
fn a_sheet_asks_everything_that_its_questionnaire_asks() {
    let (casebook, _) = load(files());
    let index = Index::new(&casebook.model);
    let mut failures = Vec::new();
    for questionnaire in &casebook.model.questionnaires {
        let sheet = page(&format!("questionnaires/{}-blank.html", questionnaire.id()));
        for prompt in questionnaire.prompts.iter() {
            if !sheet.contains(&english(&prompt.head.title)) {
                failures.push(format!("{} is not on the sheet", prompt.address()));
            }
        }
        for rated in &questionnaire.rates {
            let competency = index.typed(questionnaire.address(), rated).expect("it is there");
            for level in &competency.levels {
                if !sheet.contains(&english(level)) {
                    failures.push(format!("{}: a level is missing", competency.address()));
                }
            }
        }
    }
    none("a sheet lacks something", &failures);
}

#[test]
fn the_matrix_of_needs_has_the_seven_institutions_and_no_level() {
    let html = read(&built().join("site/en/training/needs.html"));
    let table =
        html.split("<caption>").find(|it| it.starts_with("TR-1 ")).expect("there is a matrix");
    let table = table.split("</table>").next().unwrap_or_default();
    let head = table.split("</thead>").next().unwrap_or_default();
    assert_eq!(head.matches("/institutions/").count(), 7, "{head}");
    let cells = table.split("<td").skip(1).map(|it| it.split_once('>').map_or("", |(_, it)| it));
    let mut count = 0;
    for cell in cells {
        assert!(cell.starts_with("</td>"), "a cell is filled: {cell}");
        count += 1;
    }
    assert!(count >= 7 * 12, "only {count} cells");
}

#[test]
fn the_example_of_a_gain_gives_all_three_measures_and_says_that_it_is_made_up() {
    let html = read(&built().join("site/en/score-reports/example-group.html"));
    for measure in ["5.1", "55.4 %", "52.0 %"] {
        assert!(html.contains(measure), "{measure} is missing");
    }
    let picture = html.split("<svg class=\"cb-own\"").nth(1).expect("there is a picture");
    let picture = picture.split("</svg>").next().unwrap_or_default();
    assert!(picture.split("<text").skip(1).any(|it| it.contains("FICTIONAL")), "{picture}");
}
