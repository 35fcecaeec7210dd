//! Everything that was asked for is in the book, row by row.

use crate::books::{ROOT, none};
use casebook::casebook::Casebook;
use casebook::load::{load, read_book};
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
