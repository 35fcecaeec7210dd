//! Characters of pages that the fonts of the site cannot write.

use super::weave::{Generated, Woven};
use crate::casebook::Published;
use crate::diagnostic::Diagnostic;
use crate::render::font;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How many more files are named in which a character is written.
const OTHERS: usize = 3;

/// Reports every character of the pages of a language that the fonts lack, with the files that it
/// is written in.
pub fn missing(book: &Published, woven: &Woven) -> Vec<Diagnostic> {
    let mut pages: BTreeMap<char, BTreeSet<&str>> = BTreeMap::new();
    for (path, text) in all(woven) {
        for c in text.chars().filter(|c| !c.is_ascii() && !font::has(*c)) {
            pages.entry(c).or_default().insert(path);
        }
    }
    pages.into_iter().map(|(c, pages)| diagnostic(book, woven, c, &pages)).collect()
}

/// The text of every page, by its path.
fn all(woven: &Woven) -> Vec<(&str, &str)> {
    fn add<'a>(made: &'a [Generated], found: &mut Vec<(&'a str, &'a str)>) {
        for page in made {
            found.push((&page.path, &page.content));
            add(&page.below, found);
        }
    }
    let chapters = woven.chapters.iter();
    let mut found: Vec<_> = chapters.map(|(path, text)| (&**path, &**text)).collect();
    woven.generated.values().for_each(|made| add(made, &mut found));
    found
}

fn diagnostic(book: &Published, woven: &Woven, c: char, pages: &BTreeSet<&str>) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let first = pages.first().copied().unwrap_or_default();
    let language = &woven.language.0;
    let on = match pages.len() {
        1 => format!("`{first}`"),
        count => format!("`{first}` and {} more pages", count - 1),
    };
    let message = format!("the fonts of the site lack {code} `{c}`, which is on {on}");
    let help = "write a character that they have, or add it to `theme/fonts` as its README says";
    let mut places = book.sources.iter().filter_map(|(id, file)| {
        let at = file.text.find(c)?;
        Some(Span::new(id, at, at + c.len_utf8()))
    });
    // What no file of the book holds comes from the program or its theme.
    let at = places.next().unwrap_or(Span::new(book.config.file, 0, 0));
    let told = Diagnostic::new("missing-glyph", at, message)
        .label(format!("in the edition `{language}`"))
        .help(help);
    places.take(OTHERS).fold(told, |told, at| told.context(at, "here too"))
}
