//! Load, check and weave in one go: what `check`, `build`, `serve`, `preprocess` and the tests
//! do first.

use crate::book::{Woven, missing_glyphs, weave};
use crate::casebook::{Audience, Published, publish};
use crate::check::{self, Cx};
use crate::diagnostic::{Diagnostic, Level};
use crate::load::{FileText, load};
use crate::render::Theme;

/// A casebook, everything that is wrong with it, and what mdBook would be handed.
#[derive(Debug)]
pub struct Inspected {
    /// What the audience may see.
    pub book: Published,
    /// Settled: with their levels, without what is off or allowed, sorted by place.
    pub found: Vec<Diagnostic>,
    /// One for each language.
    pub woven: Vec<Woven>,
}

impl Inspected {
    /// Whether anything is at error level.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.level == Level::Error)
    }
}

/// Reads the files of a book, checks definitions and chapters against each other and weaves
/// them. Chapters are woven even when definitions are wrong, so that one run finds everything.
pub fn inspect(files: Vec<FileText>, audience: Audience) -> Inspected {
    let (casebook, mut found) = load(files);
    let cx = Cx::new(&casebook);
    found.extend(check::check(&cx));
    let mut found = check::settle(&cx, found);
    let book = publish(casebook, audience);
    let mut in_chapters = Vec::new();
    let theme = Theme::new(&book.sources, &mut in_chapters);
    let languages = book.config.languages.iter();
    let mut woven = Vec::new();
    for language in languages {
        let mut here = Vec::new();
        let made = weave(&book, &theme, language, &mut here);
        here.extend(missing_glyphs(&book, &made));
        woven.push(made);
        // What is wrong in one language mostly is in all, and is said once.
        here.retain(|it: &Diagnostic| {
            !in_chapters
                .iter()
                .any(|told: &Diagnostic| (told.rule, &told.message) == (it.rule, &it.message))
        });
        in_chapters.append(&mut here);
    }
    found.extend(check::levelled(&book, in_chapters));
    check::sort(&mut found);
    Inspected { book, found, woven }
}
