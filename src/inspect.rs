//! Load and check in one go: what `check`, `build`, `serve` and the tests do first.

use crate::casebook::Casebook;
use crate::check::{self, Cx};
use crate::diagnostic::Diagnostic;
use crate::load::{FileText, load};

/// A casebook and everything that is wrong with it.
#[derive(Debug)]
pub struct Inspected {
    /// What could be read.
    pub casebook: Casebook,
    /// Settled: with their levels, without what is off or allowed, sorted by place.
    pub found: Vec<Diagnostic>,
}

/// Reads the files of a book and checks definitions and chapters against each other.
pub fn inspect(files: Vec<FileText>) -> Inspected {
    let (casebook, mut found) = load(files);
    let cx = Cx::new(&casebook);
    found.extend(check::check(&cx));
    let found = check::settle(&cx, found);
    Inspected { casebook, found }
}
