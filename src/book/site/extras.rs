//! What a site has beside the pages of the book: pages of our own making, and files for scripts.

use super::{Edition, Page, Site, contents, papers, print, search};
use anyhow::Result;

/// Something that is made of a whole edition.
pub struct Extra {
    /// What it is, for the message when it fails.
    pub name: &'static str,
    /// Makes it for one edition; the others are there to compare with.
    pub make: fn(&Site<'_>, &Edition, &[Edition]) -> Result<Made>,
}

/// What was made.
#[derive(Default)]
pub struct Made {
    /// Pages, which are framed.
    pub pages: Vec<Page>,
    /// Files, by their path from the root of the language.
    pub files: Vec<(String, Vec<u8>)>,
}

/// All of them, in the order in which they are made; a later one sees what an earlier one made.
/// The frame links to `search.html` and `print.html` when there are such pages.
pub static EXTRAS: &[Extra] = &[contents::EXTRA, papers::EXTRA, search::EXTRA, print::EXTRA];
