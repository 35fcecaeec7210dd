//! Everything that was asked for is in the book, row by row.

use crate::books::{ROOT, none};
use casebook::casebook::Casebook;
use casebook::load::{load, read_book};
use casebook::model::kind::Readiness;
use std::collections::BTreeSet;
use std::path::Path;

/// The rows of the four terms of reference, one a line, as they were counted.
const ROWS: &str = include_str!("traceability/rows.txt");

fn book() -> Casebook {
    load(read_book(Path::new(ROOT)).expect("the book can be read")).0
}

#[test]
fn the_rows_of_the_book_are_exactly_the_list() {
    let listed: BTreeSet<String> = ROWS.lines().map(|row| row.to_lowercase()).collect();
    let there: BTreeSet<String> =
        book().model.tor_items.iter().map(|item| item.id().to_owned()).collect();
    let missing = listed.difference(&there).map(|row| format!("{row} is not in the book"));
    let more = there.difference(&listed).map(|row| format!("{row} is on no list"));
    none("rows and items differ", &missing.chain(more).collect::<Vec<_>>());
    assert_eq!(listed.len(), ROWS.lines().count(), "a row stands twice in the list");
}

#[test]
fn every_row_has_its_words_and_is_mapped() {
    let mut failures = Vec::new();
    for item in &book().model.tor_items {
        let id = item.id();
        if item.quote.is_none() {
            failures.push(format!("{id} does not quote what was asked"));
        }
        match item.readiness {
            None => failures.push(format!("{id} does not say how far the answer is")),
            Some(Readiness::NeedsPeople) => {}
            Some(_) if item.covered_by.is_empty() => {
                failures.push(format!("{id} is answered nowhere"));
            }
            Some(_) => {}
        }
    }
    none("rows without an answer", &failures);
}

#[test]
fn nothing_that_was_asked_is_still_to_come() {
    let planned = book()
        .model
        .tor_items
        .iter()
        .filter_map(|item| {
            let planned = item.readiness == Some(Readiness::Planned);
            planned.then(|| format!("{} is only planned", item.id()))
        })
        .collect::<Vec<_>>();
    none("rows that are not there yet", &planned);
}
