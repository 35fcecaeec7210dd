//! The book that mdBook is handed, written down as a plain mdBook book: `book.toml` without
//! preprocessors, `src/SUMMARY.md` and a file for each chapter, made ones among them. mdBook
//! alone makes the same pages of it, so people can look at what casebook adds, and benchmarks
//! can tell its work from that of mdBook. (A chapter that includes another chapter gets the woven
//! text of it there.)

use anyhow::{Context, Result, bail};
use mdbook_driver::config::Config;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use std::fmt::Write;
use std::fs;
use std::path::{Component, Path};

/// The first line of every `book.toml` that is written here: only a folder that has it may be
/// cleared for the next run.
const MARK: &str = "# Written by `casebook build --markdown`; the next run replaces this folder.\n";

/// Writes it. The folder is made anew; one that somebody else filled is left alone.
///
/// # Errors
/// When the disk does not let it, or when the contents cannot be said in a `SUMMARY.md`.
pub(super) fn write(book: &Book, root: &Path, config: &Config, folder: &Path) -> Result<()> {
    let contents = contents(&book.items)?;
    clear(folder)?;
    let src = folder.join("src");
    for chapter in chapters(&book.items) {
        if let Some(path) = &chapter.path {
            put(&src.join(path), chapter.content.as_bytes())?;
        }
    }
    put(&src.join("SUMMARY.md"), contents.as_bytes())?;
    put(&folder.join("book.toml"), format!("{MARK}{}", settings(config)?).as_bytes())?;
    copy(&root.join(&config.book.src), &src, "md")?;
    copy(&root.join("theme"), &folder.join("theme"), "")?;
    for name in ["output.html.additional-css", "output.html.additional-js"] {
        let paths: Vec<String> = config.get(name).ok().flatten().unwrap_or_default();
        for path in paths {
            if !Path::new(&path).components().all(|it| matches!(it, Component::Normal(_))) {
                bail!("`{path}` lies outside of the book: `--markdown` cannot take it along");
            }
            let text = fs::read(root.join(&path)).with_context(|| format!("reading `{path}`"))?;
            put(&folder.join(&path), &text)?;
        }
    }
    Ok(())
}

/// The settings of the book, with nothing that only casebook can carry out.
fn settings(config: &Config) -> Result<String> {
    let mut table = toml::Table::try_from(config).context("writing the settings of the book")?;
    table.remove("preprocessor");
    table.remove("build");
    if let Some(book) = table.get_mut("book").and_then(toml::Value::as_table_mut) {
        book.insert("src".to_owned(), "src".into());
    }
    Ok(table.to_string())
}

/// All chapters, those above before those below.
fn chapters(items: &[BookItem]) -> Vec<&Chapter> {
    let mut found = Vec::new();
    for item in items {
        if let BookItem::Chapter(chapter) = item {
            found.push(chapter);
            found.extend(chapters(&chapter.sub_items));
        }
    }
    found
}

/// `SUMMARY.md`: unnumbered chapters as lines, numbered ones as lists, as deep as they stand.
fn contents(items: &[BookItem]) -> Result<String> {
    let mut out = "# Summary\n".to_owned();
    let mut listing = false;
    for item in items {
        match item {
            BookItem::Chapter(chapter) if chapter.number.is_some() => {
                if !std::mem::replace(&mut listing, true) {
                    out.push('\n');
                }
                list(chapter, 0, &mut out);
                continue;
            }
            BookItem::Chapter(chapter) if chapter.sub_items.is_empty() => {
                let _ = write!(out, "\n{}\n", link(chapter));
            }
            BookItem::Chapter(chapter) => bail!(
                "`{}` has no number but pages below it, which a `SUMMARY.md` cannot say: write `- [...](...)` for it",
                chapter.name
            ),
            BookItem::Separator => out.push_str("\n---\n"),
            BookItem::PartTitle(title) => _ = write!(out, "\n# {}\n", escape(title)),
        }
        listing = false;
    }
    Ok(out)
}

fn list(chapter: &Chapter, level: usize, out: &mut String) {
    let _ = writeln!(out, "{:1$}- {2}", "", 2 * level, link(chapter));
    for item in &chapter.sub_items {
        if let BookItem::Chapter(chapter) = item {
            list(chapter, level + 1, out);
        }
    }
}

/// A link to a chapter; one without a file is a draft.
fn link(chapter: &Chapter) -> String {
    let path = chapter.path.as_ref().map(|path| path.to_string_lossy().replace('\\', "/"));
    let path = path.unwrap_or_default().replace(' ', "%20").replace('(', "\\(").replace(')', "\\)");
    format!("[{}]({path})", escape(&chapter.name))
}

/// Words that Markdown reads back as they are.
fn escape(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            '\n' => out.push(' '),
            c if c.is_ascii_punctuation() && !".,:;'()-".contains(c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Makes the folder anew, if it is empty or was written by an earlier run.
fn clear(folder: &Path) -> Result<()> {
    let empty = fs::read_dir(folder).map_or(true, |mut inside| inside.next().is_none());
    let ours = fs::read_to_string(folder.join("book.toml")).is_ok_and(|it| it.starts_with(MARK));
    if !empty && !ours {
        bail!("`{}` holds other files: name a folder that is empty or not there", folder.display());
    }
    if ours {
        fs::remove_dir_all(folder).with_context(|| format!("clearing `{}`", folder.display()))?;
    }
    Ok(())
}

fn put(path: &Path, text: &[u8]) -> Result<()> {
    let write = || {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    };
    write().with_context(|| format!("writing `{}`", path.display()))
}

/// Copies a folder, if it is there, without files of one ending.
fn copy(from: &Path, to: &Path, without: &str) -> Result<()> {
    let Ok(listing) = fs::read_dir(from) else { return Ok(()) };
    for entry in listing {
        let path = entry.with_context(|| format!("reading `{}`", from.display()))?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target, without)?;
        } else if without.is_empty() || path.extension().is_none_or(|it| it != without) {
            let text = fs::read(&path).with_context(|| format!("reading `{}`", path.display()))?;
            put(&target, &text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mdbook_preprocessor::book::SectionNumber;

    fn chapter(name: &str, path: &str, number: &[u32], below: Vec<BookItem>) -> BookItem {
        let mut chapter = Chapter::new(name, String::new(), path, Vec::new());
        chapter.number = (!number.is_empty()).then(|| SectionNumber::new(number));
        chapter.sub_items = below;
        BookItem::Chapter(chapter)
    }

    #[test]
    fn contents_nest_and_keep_their_order() {
        let below = vec![chapter("A *b* [c]", "roles/a.md", &[1, 1], Vec::new())];
        let items = [
            chapter("Start", "README.md", &[], Vec::new()),
            BookItem::PartTitle("One & two".to_owned()),
            chapter("Roles", "roles.md", &[1], below),
            BookItem::Separator,
            chapter("More", "more.md", &[2], Vec::new()),
            chapter("Colophon", "end.md", &[], Vec::new()),
        ];
        let expected = "# Summary\n\n[Start](README.md)\n\n# One \\& two\n\n- [Roles](roles.md)\n  - [A \\*b\\* \\[c\\]](roles/a.md)\n\n---\n\n- [More](more.md)\n\n[Colophon](end.md)\n";
        assert_eq!(contents(&items).ok().as_deref(), Some(expected));
    }

    #[test]
    fn an_unnumbered_chapter_with_pages_below_is_refused() {
        let below = vec![chapter("A", "a.md", &[1], Vec::new())];
        assert!(contents(&[chapter("Start", "README.md", &[], below)]).is_err());
    }
}
