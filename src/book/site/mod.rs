//! The site: the pages that mdBook rendered, each in our own frame, in all languages.
//!
//! mdBook makes HTML of Markdown and nothing else: it is handed a theme that is empty but for the
//! text of the chapter. What surrounds that text knows the whole book, its other languages and
//! the words of the interface, which no template of mdBook does, so it is put around it here.

mod assets;
mod content;
mod contents;
mod extras;
mod frame;
mod papers;
mod policy;
mod print;
mod search;
mod sections;
mod start;

pub use assets::Assets;
pub use content::{Content, Heading};
pub(super) use contents::read as read_contents;
pub use contents::{Entry, Part};
pub use extras::{EXTRAS, Extra, Made};

use crate::casebook::Published;
use crate::model::Language;
use crate::render::Theme;
use crate::views::Words;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The book of one language as mdBook left it.
#[derive(Debug)]
pub struct Rendered {
    /// The language.
    pub language: Language,
    /// The contents of the book.
    pub parts: Vec<Part>,
    /// The folder with the text of every page, and with what authors put beside their chapters.
    pub folder: PathBuf,
}

/// What all pages of a site share.
pub struct Site<'a> {
    /// The folder of the book.
    pub root: &'a Path,
    /// What is published.
    pub book: &'a Published,
    /// Templates and words.
    pub theme: &'a Theme,
    /// The address at which the pages of `serve` ask whether they are current.
    pub live: Option<&'a str>,
    /// Whether what only repeats is left out: the parts of the book, bound one by one.
    pub light: bool,
}

/// A book in one language, ready to be framed.
pub struct Edition {
    /// The language.
    pub language: Language,
    /// The words of its interface.
    pub words: Words,
    /// The contents of the book.
    pub parts: Vec<Part>,
    /// Its pages in the order of the contents, then those of our own making.
    pub pages: Vec<Page>,
    /// Files that are no pages, by their path from the root of the language.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A page.
pub struct Page {
    /// Path with ending, from the root of the language.
    pub path: String,
    /// What the window is called.
    pub title: String,
    /// The template that frames it.
    pub template: &'static str,
    /// What stands on it.
    pub content: Content,
}

impl Edition {
    /// The page with this path.
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.path == path)
    }

    fn read(site: &Site<'_>, rendered: Rendered) -> Result<Edition> {
        let Rendered { language, parts, folder } = rendered;
        let words = site.theme.words(&language.0);
        let title = site.book.config.title_in(&language);
        let mut pages = Vec::new();
        for entry in contents::pages(&parts) {
            let Some(path) = &entry.path else { continue };
            let html = read(&folder.join(path))?;
            pages.push(Page {
                path: path.clone(),
                title: entry.title.clone().unwrap_or_else(|| format!("{} - {title}", entry.name)),
                template: frame::PAGE,
                content: content::content(&html, &entry.name, &words)
                    .with_context(|| format!("reading what mdBook made of `{path}`"))?,
            });
        }
        let mut edition = Edition { language, words, parts, pages, files: Vec::new() };
        edition.open_with_first(&folder)?;
        edition.take_other_files(&folder, &folder)?;
        Ok(edition)
    }

    /// mdBook writes the first chapter a second time, as `index.html`, when it has another name.
    fn open_with_first(&mut self, folder: &Path) -> Result<()> {
        let Some(first) = self.pages.first().filter(|_| self.page("index.html").is_none()) else {
            return Ok(());
        };
        let (name, title) = (first.content.title.clone(), first.title.clone());
        let content = content::content(&read(&folder.join("index.html"))?, &name, &self.words)?;
        let path = "index.html".to_owned();
        self.pages.push(Page { path, title, template: frame::PAGE, content });
        Ok(())
    }

    /// What authors put beside their chapters. What mdBook wrote of its own is empty.
    fn take_other_files(&mut self, root: &Path, folder: &Path) -> Result<()> {
        let listing = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
        let mut paths: Vec<PathBuf> = listing.into_iter().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.take_other_files(root, &path)?;
                continue;
            }
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            if name == ".nojekyll" || self.page(&name).is_some() {
                continue;
            }
            let bytes = fs::read(&path).with_context(|| format!("reading `{name}`"))?;
            if !bytes.is_empty() {
                self.files.push((name, bytes));
            }
        }
        Ok(())
    }
}

/// Frames all pages of all languages and writes the site.
///
/// # Errors
/// When the disk does not let it, and when two pages want the same path.
pub fn finish(site: &Site<'_>, rendered: Vec<Rendered>, to: &Path) -> Result<()> {
    let assets = Assets::new(site)?;
    assets.write(&to.join(assets::FOLDER))?;
    let mut editions: Vec<Edition> =
        rendered.into_iter().map(|it| Edition::read(site, it)).collect::<Result<_>>()?;
    for extra in EXTRAS {
        let made = editions.iter().map(|edition| (extra.make)(site, edition, &editions));
        let made = made.collect::<Result<Vec<_>>>().with_context(|| extra.name.to_owned())?;
        for (edition, made) in editions.iter_mut().zip(made) {
            edition.pages.extend(made.pages);
            edition.files.extend(made.files);
        }
    }
    for edition in &editions {
        let folder = to.join(&edition.language.0);
        let mut taken = BTreeSet::new();
        let frame = frame::Frame::new(site, &assets, edition, &editions);
        for page in &edition.pages {
            if !taken.insert(&page.path) {
                bail!("two pages want to be `{}`: rename the chapter", page.path);
            }
            write(&folder.join(&page.path), frame.render(page)?.as_bytes())?;
        }
        for (path, bytes) in &edition.files {
            write(&folder.join(path), bytes)?;
        }
    }
    write(&to.join("index.html"), start::page(site, &assets)?.as_bytes())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading `{}`", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, bytes)
    };
    write().with_context(|| format!("writing `{}`", path.display()))
}
