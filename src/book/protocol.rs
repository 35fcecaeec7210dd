//! casebook as an ordinary preprocessor of mdBook: JSON in, JSON out.

use super::outline;
use super::weave::Woven;
use anyhow::{Context, Result};
use mdbook_preprocessor::book::Book;
use std::io::{Read, Write};
use std::path::PathBuf;

/// What mdBook hands to a preprocessor.
pub struct Handed {
    /// The folder of the book.
    pub root: PathBuf,
    /// The version of mdBook.
    pub version: String,
    /// The language that mdBook builds.
    pub language: Option<String>,
    book: Book,
}

/// Whether a renderer gets what we weave: only `html` can show it.
pub fn supports(renderer: &str) -> bool {
    renderer == "html"
}

/// Reads what mdBook writes.
///
/// # Errors
/// When it is not what mdBook 0.5 writes.
pub fn read(from: impl Read) -> Result<Handed> {
    let (cx, book) = mdbook_preprocessor::parse_input(from)
        .context("this is not what mdBook 0.5 hands to a preprocessor")?;
    let language = cx.config.book.language;
    Ok(Handed { root: cx.root, version: cx.mdbook_version, language, book })
}

/// Weaves and writes the book back.
///
/// # Errors
/// When mdBook does not read it.
pub fn write(handed: Handed, woven: Woven, to: impl Write) -> Result<()> {
    let mut book = handed.book;
    outline::apply(&mut book, woven);
    serde_json::to_writer(to, &book).context("handing the book back to mdBook")
}
