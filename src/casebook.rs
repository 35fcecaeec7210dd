//! What the rooms pass on: data and look-ups, nothing that renders or reads.

mod lock;

pub use lock::{Lock, Locked, Progress, digest, message};

use crate::diagnostic::Level;
use crate::model::{Address, Date, Language, Model, Publication, Sp};
use crate::source::{FileId, Sources, Span};
use polib::catalog::Catalog;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Casebook {
    /// The files, as they were read.
    pub sources: Sources,
    /// The definitions.
    pub model: Model,
    /// The text of each chapter; its head is in the model.
    pub chapters: Vec<ChapterText>,
    /// The translated messages of chapters, by language: `po/ru.po`.
    pub catalogs: BTreeMap<String, Catalog>,
    /// Which translations are known, and of which English they were made.
    pub lock: Lock,
    /// Texts, each with a language, whose English has changed since the translation was made.
    pub outdated: BTreeSet<(Span, String)>,
    /// The contents of the book, `SUMMARY.md`, if there is one.
    pub summary: Option<FileId>,
    /// What `book.toml` says.
    pub config: Config,
    /// Definitions that exist but could not be read, so that nobody is told twice.
    pub broken: BTreeSet<Address>,
    /// Definitions that could be read only in part: what they lack may be what was not readable.
    pub damaged: BTreeSet<Address>,
    /// The files with the text of sources, by path, against which quotes are checked.
    pub stored: BTreeMap<String, String>,
    /// Frozen releases, by path: `releases/1/casebook.json`.
    pub releases: BTreeMap<String, String>,
}

/// The words of a chapter.
#[derive(Debug, Clone)]
pub struct ChapterText {
    /// Address of its head, `chapters/<id>`.
    pub address: Address,
    /// Path within the folder of chapters, with `/`.
    pub path: String,
    /// The text after the front matter.
    pub body: Span,
}

/// How strict a build is about what is not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Release {
    /// Open questions are counted.
    #[default]
    Draft,
    /// Put before institutions; open questions are counted.
    Consultation,
    /// Open questions are errors.
    Validated,
}

impl Release {
    /// The word in `book.toml`.
    pub fn word(self) -> &'static str {
        match self {
            Release::Draft => "draft",
            Release::Consultation => "consultation",
            Release::Validated => "validated",
        }
    }
}

/// The settings of a book: `[preprocessor.casebook]` in `book.toml`, and its title.
#[derive(Debug, Default)]
pub struct Config {
    /// Title of the book.
    pub title: String,
    /// Its title in other languages.
    pub titles: BTreeMap<String, String>,
    /// The file itself.
    pub file: FileId,
    /// Folder of the chapters, from the folder of the book.
    pub chapters: String,
    /// Folders with definitions, in the order in which they may refer to each other: a later
    /// one to an earlier one, never the other way round.
    pub layers: Vec<Sp<String>>,
    /// The languages that are published, the first as the start.
    pub languages: Vec<Language>,
    /// The only *today*.
    pub as_of: Option<Date>,
    /// The day on which the first week of the workplan begins.
    pub workplan_start: Option<Date>,
    /// Version of the book.
    pub version: String,
    /// How strict the build is.
    pub release: Release,
    /// Why everything in the book is made up, if it is.
    pub fictional: Option<String>,
    /// The same in other languages.
    pub fictional_in: BTreeMap<String, String>,
    /// What every page says of itself first, by language.
    pub banner: BTreeMap<String, String>,
    /// How a reader sends a correction, by language.
    pub corrections: BTreeMap<String, String>,
    /// The folder that a plain `mdbook build` wipes and fills.
    pub build_dir: Sp<String>,
    /// Levels that differ from those of the rules.
    pub levels: BTreeMap<String, (Span, Level)>,
    /// Whether Mermaid text that cannot be drawn is left to a script in the page.
    pub mermaid_script: bool,
}

impl Config {
    /// The title of the book in a language, or else as it was first written.
    pub fn title_in(&self, language: &Language) -> &str {
        self.titles.get(&language.0).unwrap_or(&self.title)
    }

    /// The name of a file for other programs. Of a book that is made up it says so, wherever the
    /// file is carried.
    pub fn file_name(&self, path: &str) -> String {
        let (folder, name) =
            path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let joint = if folder.is_empty() { "" } else { "/" };
        let mark = if self.fictional.is_some() { "EXERCISE_" } else { "" };
        format!("{folder}{joint}{mark}{name}")
    }

    /// The layer that a path lies in, counted from 0.
    pub fn layer(&self, path: &str) -> Option<usize> {
        let within =
            |layer: &str| path.strip_prefix(layer).is_some_and(|rest| rest.starts_with('/'));
        self.layers.iter().position(|layer| within(&layer.value))
    }
}

/// For whom a book is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Everybody.
    Public,
    /// The partners of the project.
    Partner,
    /// The team itself.
    Team,
}

impl Audience {
    /// Whether what is published so far may be seen by this audience.
    pub fn sees(self, publication: Option<Publication>) -> bool {
        match publication.unwrap_or(Publication::Public) {
            Publication::Public => true,
            Publication::Partner => self >= Audience::Partner,
            Publication::Withheld => self >= Audience::Team,
        }
    }
}

/// A casebook from which everything that its audience must not see has been taken out. Pages,
/// pictures, search and exports are made from nothing else, so they cannot leak what they never
/// saw. The only way to one is [`publish`].
#[derive(Debug)]
pub struct Published {
    casebook: Casebook,
    /// For whom.
    pub audience: Audience,
}

impl std::ops::Deref for Published {
    type Target = Casebook;
    fn deref(&self) -> &Casebook {
        &self.casebook
    }
}

/// Takes out every element, part and chapter that the audience must not see.
pub fn publish(mut casebook: Casebook, audience: Audience) -> Published {
    casebook.model.retain(&|head| audience.sees(head.publication));
    let model = &casebook.model;
    casebook.chapters.retain(|chapter| model.chapters.get(chapter.address.id()).is_some());
    Published { casebook, audience }
}
