//! Reads the files of a book from the disk.

use super::config;
use anyhow::{Context, Result, bail};
use std::path::Path;

/// A file of a book.
#[derive(Debug, Clone)]
pub struct FileText {
    /// Path from the folder of the book, with `/`.
    pub path: String,
    /// Its text without a byte order mark; an error when it is not UTF-8.
    pub text: Result<String, std::string::FromUtf8Error>,
}

impl FileText {
    /// A file that is not on the disk.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> FileText {
        FileText { path: path.into(), text: Ok(text.into()) }
    }
}

/// Reads `book.toml` and all files of its layers, chapters, theme and drawings.
///
/// # Errors
/// When the folder has no `book.toml`, or a file cannot be read from the disk.
pub fn read_book(root: &Path) -> Result<Vec<FileText>> {
    let book = root.join("book.toml");
    if !book.is_file() {
        bail!("there is no `book.toml` in `{}`", root.display());
    }
    let toml = read(&book, "book.toml".to_owned())?;
    let text = toml.text.clone().unwrap_or_default();
    let config = config::read(crate::source::FileId(0), &text, &mut Vec::new());
    let mut files = vec![toml];
    for layer in &config.layers {
        walk(root, &layer.value, &["yml", "txt"], &mut files)?;
    }
    walk(root, &config.chapters, &["md"], &mut files)?;
    walk(root, "theme/templates", &["md", "html"], &mut files)?;
    walk(root, "theme/i18n", &["yml"], &mut files)?;
    let lock = root.join("translations.lock");
    if lock.is_file() {
        files.push(read(&lock, "translations.lock".to_owned())?);
    }
    walk(root, "po", &["po"], &mut files)?;
    walk(root, "diagrams", &["mmd"], &mut files)?;
    walk(root, "releases", &["json"], &mut files)?;
    Ok(files)
}

fn walk(root: &Path, folder: &str, endings: &[&str], files: &mut Vec<FileText>) -> Result<()> {
    let path = root.join(folder);
    if !path.is_dir() {
        return Ok(());
    }
    let listing = std::fs::read_dir(&path).with_context(|| format!("reading `{folder}`"))?;
    for entry in listing {
        let entry = entry.with_context(|| format!("reading `{folder}`"))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let inside = format!("{folder}/{name}");
        if entry.path().is_dir() {
            walk(root, &inside, endings, files)?;
        } else if endings.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
            files.push(read(&entry.path(), inside)?);
        }
    }
    Ok(())
}

fn read(path: &Path, name: String) -> Result<FileText> {
    let bytes = std::fs::read(path).with_context(|| format!("reading `{name}`"))?;
    let text = String::from_utf8(bytes).map(|text| {
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        text.replace("\r\n", "\n")
    });
    Ok(FileText { path: name, text })
}
