//! Papers to fill by hand: nothing that a form asks is missing on its sheets, and a validation
//! sheet names what exactly was put before an institution.

use crate::books::{ROOT, built, none, read};
use casebook::analyse::digest;
use casebook::load::{load, read_book};
use casebook::model::kind::{Codelist, Field, Form, Role};
use casebook::model::{Entry, Index};
use std::path::Path;

/// Words as they stand in HTML, without their signs.
fn plain(html: &str) -> String {
    let text: String = html
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ");
    letters(&text.replace("&#x27;", "").replace("&#39;", "").replace("&quot;", ""))
}

/// Letters and digits only: how the others are written is the business of HTML.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_field_that_a_form_asks_has_a_place_on_its_sheets() {
    let (casebook, _) = load(read_book(Path::new(ROOT)).expect("the book can be read"));
    let index = Index::new(&casebook.model);
    let mut failures = Vec::new();
    for form in &casebook.model.forms {
        let page = read(&built().join(format!("site/en/forms/{}-blank.html", form.id())));
        let (sheets, text) = (page.matches("<section class=\"sheet").count(), plain(&page));
        let items = form.sections.iter().flat_map(|section| &section.items);
        for item in items.flat_map(|item| std::iter::once(item).chain(&item.items)) {
            let field = item.field.as_ref().and_then(|it| index.typed(form.address(), it));
            let Some(field): Option<&Entry<Field>> = field else { continue };
            let label = field.head.title.get(&casebook::model::Language::default());
            if label.is_some_and(|label| !text.contains(&letters(label))) {
                failures.push(format!("{}: `{}` is not on the sheets", form.id(), field.address()));
            }
        }
        let expected = expected_sheets(form);
        if sheets != expected {
            failures.push(format!("{}: {sheets} sheets instead of {expected}", form.id()));
        }
    }
    none("a blank sheet lacks something", &failures);
}

#[test]
fn a_table_of_a_sheet_has_the_rows_that_its_form_says() {
    let (casebook, _) = load(read_book(Path::new(ROOT)).expect("the book can be read"));
    let index = Index::new(&casebook.model);
    let mut tables = 0;
    for form in &casebook.model.forms {
        let page = read(&built().join(format!("site/en/forms/{}-blank.html", form.id())));
        let mut drawn = page.split("<table class=\"sheet-rows\">").skip(1);
        for item in form.sections.iter().flat_map(|section| &section.items) {
            if item.rows.is_none() {
                continue;
            }
            tables += 1;
            let table = drawn.next().and_then(|rest| rest.split("</table>").next());
            let rows = table.expect("a table is drawn").matches("<tr>").count() - 1;
            let each = item.each.as_ref().and_then(|field| index.typed(form.address(), field));
            let printed = each.map_or(0, |field: &Entry<Field>| {
                let list = field.codelist.as_ref().expect("it is answered from a list");
                let list: &Entry<Codelist> = index.typed(field.address(), list).expect("it exists");
                list.codes.iter().filter(|code| code.role.is_none()).count()
            });
            let asked = item.empty_rows.unwrap_or(if printed > 0 { 0 } else { 4 }) as usize;
            assert_eq!(rows, printed + asked, "{}", form.id());
        }
    }
    assert!(tables > 4, "only {tables} tables were looked at");
}

#[test]
fn a_sheet_is_signed_by_those_of_its_section() {
    let (casebook, _) = load(read_book(Path::new(ROOT)).expect("the book can be read"));
    let index = Index::new(&casebook.model);
    let mut own = 0;
    // Where every section can be taken off, each is a sheet.
    let apart = |form: &&Entry<Form>| form.sections.iter().all(|it| it.detachable == Some(true));
    for form in casebook.model.forms.iter().filter(apart) {
        let page = read(&built().join(format!("site/en/forms/{}-blank.html", form.id())));
        let sheets = page.split("<section class=\"sheet").skip(1);
        for (section, sheet) in form.sections.iter().zip(sheets) {
            let signs = plain(sheet.split("<div class=\"sheet-sign\">").nth(1).unwrap_or_default());
            let boxes = sheet.contains("sheet-boxes");
            assert_eq!(boxes, section.coded != Some(false), "{}", section.address());
            if section.filled_by.is_empty() {
                continue;
            }
            own += 1;
            let approve = [&section.approved_by, &form.approved_by];
            let approve = approve.into_iter().find(|roles| !roles.is_empty());
            let signers: Vec<_> =
                section.filled_by.iter().chain(approve.into_iter().flatten()).collect();
            for role in form.filled_by.iter().chain(&section.approved_by) {
                let named: &Entry<Role> =
                    index.typed(form.address(), role).expect("the form names roles that exist");
                let title = named.head.title.get(&casebook::model::Language::default());
                let expected =
                    signers.iter().any(|it| it.address(form.address()) == *named.address());
                let printed = signs.contains(&letters(title.expect("a role has a title")));
                assert_eq!(printed, expected, "`{}` on `{}`", named.id(), section.address());
            }
        }
    }
    assert!(own >= 10, "only {own} sections name who fills them");
}

#[test]
fn a_validation_sheet_names_every_step_of_the_roles() {
    let (casebook, _) = load(read_book(Path::new(ROOT)).expect("the book can be read"));
    let steps: Vec<_> = casebook.model.workflows.iter().flat_map(|it| it.steps.iter()).collect();
    let (mut named, mut lacking) = (0, Vec::new());
    for assignment in &casebook.model.assignments {
        let at = assignment.address();
        let (Some(role), Some(institution)) = (&assignment.role, &assignment.institution) else {
            continue;
        };
        let (role, institution) = (role.address(at), institution.address(at));
        let sheet = read(&built().join(format!("site/en/{}-sheet.html", institution.as_str())));
        let sheet = plain(&sheet);
        let own = steps.iter().filter(|step| {
            let mut doers = step.accountable.iter().chain(&step.responsible);
            doers.any(|it| it.address(step.address()) == role)
        });
        for step in own {
            named += 1;
            if !sheet.contains(&letters(step.address().as_str())) {
                lacking.push(format!("{institution}: {}", step.address()));
            }
        }
    }
    assert!(named > 100, "only {named} steps are held by an institution");
    none("a validation sheet lacks a step", &lacking);
}

/// A section that can be taken off is a sheet of its own; the others follow each other.
fn expected_sheets(form: &Entry<Form>) -> usize {
    let apart: Vec<bool> =
        form.sections.iter().map(|section| section.detachable == Some(true)).collect();
    let begins = |at: usize| apart[at] || at == 0 || apart[at - 1];
    (0..apart.len()).filter(|at| begins(*at)).count()
}

#[test]
fn a_validation_sheet_names_the_digest_of_every_element() {
    let (casebook, _) = load(read_book(Path::new(ROOT)).expect("the book can be read"));
    let index = Index::new(&casebook.model);
    let mut answered = 0;
    for institution in &casebook.model.institutions {
        let page =
            read(&built().join(format!("site/en/institutions/{}-sheet.html", institution.id())));
        let lines = page.split("<small><code>").skip(1);
        for line in lines {
            let address = line.split("</code>").next().unwrap_or_default();
            let printed = line.split("<code>").nth(1).unwrap_or_default();
            let printed = printed.split("</code>").next().unwrap_or_default();
            let address =
                address.replace("&#x2F;", "/").replace("&#35;", "#").replace("&#x23;", "#");
            let element = index.all().find(|it| it.head().address.as_str() == address);
            let element = element.unwrap_or_else(|| panic!("there is no `{address}`"));
            assert!(digest(element).starts_with(printed) && printed.len() == 12, "{address}");
            answered += 1;
        }
    }
    assert!(answered > 100, "only {answered} lines to answer");
}
