//! Files for other programs. One file an export.
//!
//! To add one: write `src/export/<name>.rs` with a `static EXPORT`, and mention it in
//! [`EXPORTS`]: `casebook build` writes what it makes into `site/downloads`.

pub mod bundle;
mod casebook_json;
mod fictional;
pub mod pdf;
mod pictures;
pub mod schema;
mod slides;
mod workflow_bpmn;
mod workflow_svg;

pub use workflow_bpmn::bpmn;

use crate::casebook::Published;
use crate::model::{FALLBACK, Index};
use crate::render::Theme;
use crate::views::{Cx, Places};
use std::collections::BTreeMap;

/// Files for other programs.
pub struct Export {
    /// Where they are in `site/downloads`; `*` stands for an id.
    pub name: &'static str,
    /// What they are for.
    pub summary: &'static str,
    /// Makes them.
    pub make: Make,
}

/// How often an export is made.
pub enum Make {
    /// Once: the text of the one file.
    Once(fn(&Published) -> String),
    /// Once for each language: files below the folder of the language.
    EachLanguage(for<'a> fn(&'a Cx<'a>) -> Vec<File>),
}

/// A file to be written.
pub struct File {
    /// Path in `site/downloads`, with `/`.
    pub path: String,
    /// Text.
    pub text: String,
}

/// Sorted by name.
pub static EXPORTS: &[&Export] = &[
    &casebook_json::EXPORT,
    &pictures::EXPORT,
    &slides::EXPORT,
    &workflow_bpmn::EXPORT,
    &workflow_svg::EXPORT,
];

/// The files of all exports.
pub fn files(book: &Published) -> Vec<File> {
    let index = Index::new(&book.model);
    // Files for other programs hold no links to pages, so that no chapter need take them in.
    let places = Places::new(book, &index, &BTreeMap::new());
    // What is wrong with the theme was reported when the pages were made.
    let theme = Theme::new(&book.sources, &mut Vec::new());
    let mut files = Vec::new();
    for export in EXPORTS {
        match export.make {
            Make::Once(text) => {
                let words = theme.words(FALLBACK);
                let file = File { path: export.name.to_owned(), text: text(book) };
                files.push(fictional::marked(book, &words, file));
            }
            Make::EachLanguage(make) => {
                for language in &book.config.languages {
                    let words = theme.words(&language.0);
                    let cx = Cx { book, index: &index, places: &places, language, words: &words };
                    files.extend(make(&cx).into_iter().map(|file| {
                        let path = format!("{}/{}", language.0, file.path);
                        fictional::marked(book, &words, File { path, ..file })
                    }));
                }
            }
        }
    }
    files
}
