//! Search that works from the disk: sections of pages in, files for the page's script out.
//!
//! One index an edition, loaded when somebody searches; the texts apart, in pieces that are
//! loaded for the results shown. No fetch, no worker: the files are scripts that hand over data.

mod index;
mod pack;
mod steps;
mod tables;

use anyhow::Result;
use index::Inverted;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
pub use steps::Steps;

/// The most bytes of a file with texts.
pub const PIECE: usize = 48 * 1024;

/// The most bytes that are kept of one text to be shown; all of it is found.
const LONGEST: usize = 80 * 1024;

/// A stretch of a page that is found by itself.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Path of the page, without ending, from the root of the edition.
    pub page: String,
    /// The anchor on it; none for its beginning.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// What else it is looked up by: other names, a code, the English title.
    pub keys: Vec<String>,
    /// What it is: its place in the kinds of the edition.
    pub kind: usize,
    /// What it says, a block a line.
    pub text: String,
    /// Where it comes from and why it is there: found, but after what it says.
    pub aside: String,
    /// What sort of thing it is, for those who type that as well.
    pub sort: String,
}

impl Section {
    /// All that can be shown of it.
    fn shown(&self) -> String {
        let mut text = [&*self.text, &*self.aside].join("\n").trim().to_owned();
        let mut end = LONGEST.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
        text
    }
}

/// A kind of things that are found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Sort {
    /// Its name in addresses of results.
    pub id: String,
    /// What one is called.
    pub one: String,
    /// What several are called.
    pub many: String,
    /// How much more than others people look for them.
    pub weight: f64,
}

/// What there is to find in one language.
#[derive(Debug, Default)]
pub struct Edition {
    /// Code of the language.
    pub language: String,
    /// The kinds of things.
    pub kinds: Vec<Sort>,
    /// The words of the interface.
    pub words: BTreeMap<String, String>,
    /// Whether there is an edition in English beside it.
    pub beside_english: bool,
    /// The sections, those of a page together.
    pub sections: Vec<Section>,
}

/// A file to be written, by its path from the root of the edition.
#[derive(Debug)]
pub struct File {
    /// Path with `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The files of an edition: words of the interface, index, texts.
///
/// # Errors
/// When the index cannot be made.
pub fn files(edition: &Edition) -> Result<Vec<File>> {
    let (texts, starts) = pieces(&edition.sections);
    let mut index = json!({
        "language": edition.language,
        "kinds": edition.kinds,
        "starts": starts,
    });
    let inverted = Inverted::new(&edition.language, &edition.sections)?;
    index["words"] = inverted.words().into();
    index["places"] = inverted.places().into();
    let columns = columns(&edition.sections);
    for (name, column) in columns {
        index[name] = column;
    }
    let mut files = Vec::new();
    let mut hash = Sha256::new();
    hash.update(index.to_string());
    for text in &texts {
        hash.update(text.to_string());
    }
    let version: String =
        hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    index["version"] = version.as_str().into();
    let hello = json!({
        "language": edition.language,
        "version": version,
        "english": edition.beside_english,
        "words": edition.words,
    });
    let mut file = |name: String, call: &str, data: &Value| {
        let path = format!("search/{name}.js");
        files.push(File { path, text: format!("casebookSearch.{call}({data});\n") });
    };
    file("words".to_owned(), "greet", &hello);
    file("index".to_owned(), "take", &index);
    for (at, text) in texts.iter().enumerate() {
        let data = json!({ "language": edition.language, "piece": at, "texts": text });
        file(format!("text-{at}"), "read", &data);
    }
    Ok(files)
}

/// The page's script, whole: the tables, the steps, the index, what the reader sees.
pub fn script() -> String {
    let parts = [
        "(() => {\n\"use strict\";\n",
        &tables::script(),
        include_str!("../../theme/js/search/1-steps.js"),
        include_str!("../../theme/js/search/2-engine.js"),
        include_str!("../../theme/js/search/3-page.js"),
        include_str!("../../theme/js/search/4-door.js"),
        "})();\n",
    ];
    parts.concat()
}

/// The texts of sections in pieces, and the first section of each.
fn pieces(sections: &[Section]) -> (Vec<Value>, Vec<usize>) {
    let (mut pieces, mut starts) = (Vec::new(), Vec::new());
    let (mut piece, mut size) = (Vec::new(), 0);
    for (at, section) in sections.iter().enumerate() {
        let text = section.shown();
        let more = json!(text).to_string().len() + 1;
        if !piece.is_empty() && size + more > PIECE {
            pieces.push(json!(std::mem::take(&mut piece)));
            size = 0;
        }
        if piece.is_empty() {
            starts.push(at);
        }
        piece.push(text);
        size += more;
    }
    if !piece.is_empty() {
        pieces.push(json!(piece));
    }
    (pieces, starts)
}

/// What is known of the sections, each sort in a list of its own: they pack better so.
fn columns(sections: &[Section]) -> Vec<(&'static str, Value)> {
    let mut pages: Vec<&str> = Vec::new();
    let (mut counts, mut kinds, mut lengths) = (Vec::<usize>::new(), String::new(), String::new());
    for section in sections {
        if pages.last() != Some(&section.page.as_str()) {
            pages.push(&section.page);
            counts.push(0);
        }
        if let Some(count) = counts.last_mut() {
            *count += 1;
        }
        pack::number(&mut kinds, section.kind);
        let length = section.shown().len().max(1).ilog2() as usize;
        pack::number(&mut lengths, length);
    }
    let mut numbers = String::new();
    for count in counts {
        pack::number(&mut numbers, count);
    }
    let lines = |column: fn(&Section) -> &str| {
        let lines: Vec<&str> = sections.iter().map(column).collect();
        lines.join("\n").into()
    };
    vec![
        ("pages", pages.join("\n").into()),
        ("counts", numbers.into()),
        ("sorts", kinds.into()),
        ("lengths", lengths.into()),
        ("anchors", lines(|section| &section.anchor)),
        ("titles", lines(|section| &section.title)),
    ]
}
