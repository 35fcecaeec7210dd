//! The files that all pages of all languages share: one sheet, a few scripts, the faces.

use super::Site;
use crate::render::{BUILT_IN, files};
use anyhow::{Context, Result, anyhow};
use mdbook_driver::config::Config;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Where they lie in a site.
pub(super) const FOLDER: &str = "assets";

/// How a style sheet or script names another file, as in mdBook: `{{ resource "fonts/x.woff2" }}`.
const RESOURCE: [&str; 2] = ["{{ resource \"", "\" }}"];

/// The shared files. The name of each holds its digest, so that a copy that a browser keeps is
/// never out of date.
pub struct Assets {
    /// Name in the folder and bytes, by path in the theme.
    files: BTreeMap<String, (String, Vec<u8>)>,
    /// Scripts that the author of the book adds, by name in the folder.
    own: Vec<String>,
}

impl Assets {
    /// Reads them: those of the program, and those of the book in their place.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn new(site: &Site<'_>) -> Result<Assets> {
        let theme = theme(site.root)?;
        let mut assets = Assets { files: BTreeMap::new(), own: Vec::new() };
        for (path, bytes) in &theme {
            if path.starts_with("fonts/") || path.starts_with("images/") {
                assets.add(path, bytes.clone());
            }
        }
        let (sheets, scripts) = added(site.root)?;
        let mut sheet = Vec::new();
        for bytes in sheets_in_order(&theme).chain(&sheets) {
            sheet.extend_from_slice(bytes);
            sheet.push(b'\n');
        }
        let sheet = assets.resolved(sheet);
        assets.add("site.css", sheet);
        for (path, bytes) in theme {
            let live = path == "js/live.js" && site.live.is_none();
            if path.starts_with("js/") && !live {
                let bytes = assets.resolved(bytes);
                assets.add(&path, bytes);
            }
        }
        assets.add("js/search.js", crate::search::script().into_bytes());
        for (path, bytes) in scripts {
            let bytes = assets.resolved(bytes);
            let name = assets.add(&path, bytes);
            assets.own.push(name);
        }
        Ok(assets)
    }

    /// The name in the folder of a file of the theme.
    pub fn name(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|(name, _)| &**name)
    }

    /// The names that templates use: `css`, `icon` and `js_<script>`.
    pub(super) fn names(&self) -> impl Iterator<Item = (String, &str)> {
        self.files.iter().filter_map(|(path, (name, _))| {
            let key = match &**path {
                "site.css" => "css".to_owned(),
                "images/icon.svg" => "icon".to_owned(),
                path => format!("js_{}", path.strip_prefix("js/")?.strip_suffix(".js")?),
            };
            Some((key, &**name))
        })
    }

    /// Scripts that the author of the book adds.
    pub(super) fn own_scripts(&self) -> &[String] {
        &self.own
    }

    /// Writes them into a folder.
    ///
    /// # Errors
    /// When the disk does not let it.
    pub fn write(&self, folder: &Path) -> Result<()> {
        self.files.values().try_for_each(|(name, bytes)| super::write(&folder.join(name), bytes))
    }

    fn add(&mut self, path: &str, bytes: Vec<u8>) -> String {
        let name = path.rsplit('/').next().unwrap_or(path);
        let name = match name.split_once('.') {
            // People who look for the licence of a face look for this name.
            Some((_, "txt")) | None => name.to_owned(),
            Some((stem, ending)) => {
                let digest = Sha256::digest(&bytes);
                let digest: String = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
                format!("{stem}-{digest}.{ending}")
            }
        };
        self.files.insert(path.to_owned(), (name.clone(), bytes));
        name
    }

    /// A text in which every file that it names has the name that it got here.
    fn resolved(&self, bytes: Vec<u8>) -> Vec<u8> {
        let Ok(mut text) = String::from_utf8(bytes.clone()) else { return bytes };
        for (path, (name, _)) in &self.files {
            text = text.replace(&format!("{}{path}{}", RESOURCE[0], RESOURCE[1]), name);
        }
        text.into_bytes()
    }
}

/// Sheets by name; those for paper come last, so that they have the last word.
fn sheets_in_order(theme: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = &Vec<u8>> {
    let sheets = || theme.iter().filter(|(path, _)| path.starts_with("css/"));
    let paper = |(path, _): &(&String, &Vec<u8>)| {
        path.starts_with("css/print") || path.starts_with("css/paper")
    };
    let first = sheets().filter(move |it| !paper(it));
    first.chain(sheets().filter(paper)).map(|(_, bytes)| bytes)
}

/// The files of the theme that a site is made with: those of the program, with those of the book
/// in their place, by path in the folder `theme`.
fn theme(root: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let wanted = |path: &str| {
        [
            ("css/", ".css"),
            ("js/", ".js"),
            ("fonts/", ".woff2"),
            ("fonts/", ".txt"),
            ("images/", ""),
        ]
        .iter()
        .any(|(folder, ending)| {
            let name = path.strip_prefix(folder);
            name.is_some_and(|name| !name.contains('/') && name.ends_with(ending))
        })
    };
    let brought = files(&BUILT_IN).into_iter();
    let mut found: BTreeMap<String, Vec<u8>> = brought
        .map(|file| {
            let path = file.path().to_string_lossy().replace('\\', "/");
            (path, file.contents().to_vec())
        })
        .collect();
    for folder in ["css", "js", "fonts", "images"] {
        let Ok(listing) = fs::read_dir(root.join("theme").join(folder)) else { continue };
        for entry in listing {
            let path = entry.with_context(|| format!("reading `theme/{folder}`"))?.path();
            if path.is_file() {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                found.insert(format!("{folder}/{name}"), read(&path)?);
            }
        }
    }
    found.retain(|path, _| wanted(path));
    Ok(found)
}

type Added = (Vec<Vec<u8>>, Vec<(String, Vec<u8>)>);

/// The sheets and scripts that `book.toml` adds. Those of the theme are named there for a plain
/// `mdbook build` only.
fn added(root: &Path) -> Result<Added> {
    let config = Config::from_disk(root.join("book.toml")).map_err(|error| anyhow!("{error:#}"))?;
    let html = config.html_config().unwrap_or_default();
    let (mut sheets, mut scripts) = (Vec::new(), Vec::new());
    let own = |path: &Path| !path.starts_with("theme/css") && !path.starts_with("theme/js");
    for path in html.additional_css.iter().filter(|path| own(path)) {
        sheets.push(read(&root.join(path))?);
    }
    for path in html.additional_js.iter().filter(|path| own(path)) {
        scripts.push((path.to_string_lossy().replace('\\', "/"), read(&root.join(path))?));
    }
    Ok((sheets, scripts))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading `{}`", path.display()))
}
