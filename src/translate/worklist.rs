//! Texts of definitions as a PO file, which translators open in their own tools, and back.

use crate::casebook::Casebook;
use crate::load::{Added, po, translated};
use crate::model::{Index, Kind, Language, Named, texts};
use crate::source::FileId;
use polib::catalog::Catalog;
use polib::message::{Message, MessageFlags};
use std::collections::BTreeMap;

/// Texts up to this length count as short.
const SHORT: usize = 120;

/// Which texts are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Only those of these kinds and their parts; of all where none is named.
    pub kinds: Vec<Kind>,
    /// Only those in these fields; in all where none is named.
    pub fields: Vec<String>,
    /// Only plain lines of at most 120 characters.
    pub short: bool,
    /// Those that are translated too.
    pub all: bool,
}

impl Wanted {
    fn wants(&self, entry: &Named<'_>, translated: bool) -> bool {
        let owner = Kind::in_folder(entry.address().folder());
        let last = entry.field.split('.').rfind(|name| name.parse::<usize>().is_err());
        let english = entry.english().unwrap_or_default();
        (self.all || !translated)
            && (self.kinds.is_empty() || owner.is_some_and(|kind| self.kinds.contains(&kind)))
            && (self.fields.is_empty()
                || self.fields.iter().any(|field| Some(field.as_str()) == last))
            && (!self.short || (english.chars().count() <= SHORT && !english.contains('\n')))
    }
}

/// The texts that are still to be translated, or all that are wanted: the context of a message
/// is the name of its text.
pub fn worklist(casebook: &Casebook, language: &Language, wanted: &Wanted) -> Catalog {
    let index = Index::new(&casebook.model);
    let mut catalog = po::empty(language);
    for entry in texts(&index) {
        let words = entry.words(language);
        let Some(english) = entry.english().filter(|_| wanted.wants(&entry, words.is_some()))
        else {
            continue;
        };
        let (line, _) = casebook.sources.line_column(entry.text.at);
        let path = &casebook.sources.file(entry.text.at.file).path;
        let message = Message::build_singular()
            .with_msgctxt(entry.key())
            .with_msgid(english.to_owned())
            .with_msgstr(words.unwrap_or_default().to_owned())
            .with_source(format!("{path}:{line}"))
            .with_extracted_comments(about(&entry, &index))
            .with_flags(MessageFlags::new())
            .done();
        catalog.append_or_update(message);
    }
    catalog
}

/// What a translator has to know of a text: which thing it is, and whose.
fn about(entry: &Named<'_>, index: &Index<'_>) -> String {
    let kind = entry.element.kind().singular();
    let owner = index.get(&entry.address().owner()).map(|owner| owner.head());
    let english = Language::default();
    let title = owner.and_then(|head| head.title.get(&english)).unwrap_or_default();
    match entry.element.kind().is_part() {
        true => format!("{kind} of: {title}"),
        false if title.is_empty() || entry.english() == Some(title) => kind.to_owned(),
        false => format!("{kind}: {title}"),
    }
}

/// What came of writing translations into definitions.
#[derive(Debug, Default)]
pub struct Filled {
    /// The files that change, with their new text.
    pub files: BTreeMap<String, String>,
    /// Texts that were not translated before.
    pub new: usize,
    /// Texts that were, in other words.
    pub changed: usize,
    /// Messages that say what is written already.
    pub same: usize,
    /// Messages without a translation, or whose translation is marked as fuzzy.
    pub open: usize,
    /// What could not be written, and why.
    pub refused: Vec<String>,
}

/// Writes the translations of a PO file into the texts of the definitions. A message belongs to
/// the text that it names if that still says the same in English, else to the one text of the
/// same element that does.
pub fn fill(casebook: &Casebook, language: &Language, catalog: &Catalog) -> Filled {
    let index = Index::new(&casebook.model);
    let mut named: BTreeMap<String, Named<'_>> = BTreeMap::new();
    let mut saying: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for entry in texts(&index) {
        let (key, element) = (entry.key(), entry.address().to_string());
        let english = entry.english().unwrap_or_default().to_owned();
        saying.entry((element, english)).or_default().push(key.clone());
        named.insert(key, entry);
    }
    let mut filled = Filled::default();
    let mut changes: BTreeMap<FileId, BTreeMap<u32, Added>> = BTreeMap::new();
    for message in catalog.messages() {
        let words = message.msgstr().unwrap_or_default().trim();
        if words.is_empty() || message.is_fuzzy() {
            filled.open += 1;
            continue;
        }
        let (key, english) = (message.msgctxt().unwrap_or_default(), message.msgid());
        let says = |entry: &&Named<'_>| entry.english() == Some(english);
        let moved = || {
            let element = key.split(' ').next().unwrap_or_default().to_owned();
            match saying.get(&(element, english.to_owned())).map(Vec::as_slice) {
                Some([one]) => named.get(one),
                _ => None,
            }
        };
        let Some(entry) = named.get(key).filter(says).or_else(moved) else {
            filled.refused.push(format!("`{key}` does not say `{english}` any more"));
            continue;
        };
        match entry.words(language) {
            Some(present) if present == words => {
                filled.same += 1;
                continue;
            }
            Some(_) => filled.changed += 1,
            None => filled.new += 1,
        }
        let at = entry.text.at;
        let added = Added {
            at: at.start as usize..at.end as usize,
            lines: vec![(language.0.clone(), words.to_owned())],
        };
        changes.entry(at.file).or_default().insert(at.start, added);
    }
    for (file, added) in changes {
        let file = casebook.sources.file(file);
        let added: Vec<Added> = added.into_values().collect();
        match translated(&file.path, &file.text, &added) {
            Ok(text) => _ = filled.files.insert(file.path.clone(), text),
            Err(why) => filled.refused.push(format!("`{}`: {why}", file.path)),
        }
    }
    filled
}
