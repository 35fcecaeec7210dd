//! The made-up casebooks that are measured are sound, so that a rule which finds something in one
//! is either wrong or new: then the maker in `benches/synthetic/` has to obey it too.

#[path = "../../benches/synthetic/mod.rs"]
mod maker;

use casebook::casebook::Audience;
use casebook::diagnostic::Level;
use casebook::inspect::{Inspected, inspect};
use casebook::load::FileText;
use casebook::report::{Format, report};

fn inspected(files: Vec<(String, String)>) -> Inspected {
    let files = files.into_iter().map(|(path, text)| FileText::new(path, text)).collect();
    inspect(files, Audience::Public)
}

#[test]
fn synthetic_casebook_has_no_errors() {
    let mut inspected = inspected(maker::casebook(1, 1));
    assert!(inspected.book.model.elements().count() > 1_000, "the casebook was not read");
    inspected.found.retain(|found| found.level == Level::Error);
    let many = inspected.found.len();
    inspected.found.truncate(20);
    let shown = report(Format::Short, &inspected.book.sources, &inspected.found, false);
    assert_eq!(many, 0, "\n{shown}\n");
}

#[test]
fn the_same_seed_makes_the_same_casebook() {
    assert_eq!(maker::casebook(2, 7), maker::casebook(2, 7));
    assert_ne!(maker::casebook(1, 7), maker::casebook(1, 9));
}
