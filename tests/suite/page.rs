//! Pages with small casebooks in them: what a rule finds, and what it leaves alone.

use casebook::casebook::Audience;
use casebook::inspect::{Inspected, inspect};
use casebook::load::FileText;
use casebook::report::{Format, report};

/// The settings of an example that has no `book.toml` of its own.
pub(crate) const BOOK: &str = "\
[book]
title = \"Example\"
src = \"book\"

[preprocessor.casebook]
data = [\"data\"]

[build]
build-dir = \"target/mdbook\"
";

/// The casebook below a heading: every fenced block whose info string ends in a path, such as
/// `yaml data/roles/prosecutor.yml`. `None` when the page has no such heading.
pub(crate) fn example(page: &str, heading: &str) -> Option<Vec<FileText>> {
    let mut files = Vec::new();
    let mut block: Option<(String, Option<String>, String)> = None;
    let (mut here, mut there_is) = (false, false);
    for line in page.lines() {
        if let Some((fence, path, text)) = &mut block {
            if line.trim_end() != fence {
                text.push_str(line);
                text.push('\n');
                continue;
            }
            if let (true, Some(path)) = (here, path.take()) {
                files.push(FileText::new(path, std::mem::take(text)));
            }
            block = None;
        } else if line.starts_with("```") {
            let info = line.trim_start_matches('`');
            let fence = line[..line.len() - info.len()].to_owned();
            let path = info.split_once(' ').map(|(_, path)| path.trim().to_owned());
            block = Some((fence, path, String::new()));
        } else if let Some(title) = line.strip_prefix("## ") {
            here = title.trim() == heading;
            there_is |= here;
        }
    }
    if !files.is_empty() && files.iter().all(|file| file.path != "book.toml") {
        files.push(FileText::new("book.toml", BOOK));
    }
    there_is.then_some(files)
}

/// A casebook of these files, with the default settings.
pub(crate) fn book(files: &[(&str, &str)]) -> Inspected {
    let given = files.iter().map(|(path, text)| FileText::new(*path, *text));
    look(given.chain([FileText::new("book.toml", BOOK)]).collect())
}

/// A casebook as the team sees it: nothing is taken out, so that everything is told.
pub(crate) fn look(files: Vec<FileText>) -> Inspected {
    inspect(files, Audience::Team)
}

/// What was found, as a person sees it.
pub(crate) fn shown(inspected: &Inspected) -> String {
    report(Format::Human, &inspected.book.sources, &inspected.found, false)
}

/// What was found, a line each.
pub(crate) fn lines(inspected: &Inspected) -> String {
    report(Format::Short, &inspected.book.sources, &inspected.found, false)
}
