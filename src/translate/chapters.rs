//! The messages of all chapters in the PO file of a language.

use crate::book::messages::{Message, Sort, messages, names};
use crate::casebook::Casebook;
use crate::load::po;
use crate::model::Language;
use crate::source::{FileId, Span};
use polib::catalog::Catalog;
use polib::message::{Message as Entry, MessageFlags, MessageView};
use std::collections::BTreeSet;

/// From which likeness on a message is taken for another version of an older one.
const ALIKE: f64 = 0.6;
/// The mark of a message that no chapter holds any more.
const OBSOLETE: &str = "obsolete";

/// A PO file after the messages of the chapters were merged into it.
#[derive(Debug)]
pub struct Merged {
    /// All messages, those that are no longer in the book last.
    pub catalog: Catalog,
    /// Messages that are in the book.
    pub messages: usize,
    /// Those that are translated, and not fuzzy.
    pub translated: usize,
    /// Those whose translation is marked as fuzzy.
    pub fuzzy: usize,
    /// Messages that are kept although they are no longer in the book.
    pub obsolete: usize,
}

/// Where a message stands, and what to say of it to translators.
pub(super) struct Found {
    pub(super) message: Message,
    /// The address of the chapter, or the file.
    pub(super) owner: String,
    place: String,
    about: &'static str,
}

/// The messages of contents, chapters and hand-drawn pictures, merged into what is translated
/// already. A message that has changed a little keeps its translation, marked as fuzzy; so does
/// one whose translation cannot stand in its place.
pub fn merge(casebook: &Casebook, language: &Language) -> Merged {
    let found = extract(casebook);
    let old = casebook.catalogs.get(&language.0);
    let empty = po::empty(language);
    let known = old.map(|old| old.metadata.clone()).filter(|it| !it.content_type.is_empty());
    let mut catalog = Catalog::new(known.unwrap_or_else(|| empty.metadata.clone()));
    let present: BTreeSet<&str> = found.iter().map(|it| it.message.words.as_str()).collect();
    let gone: Vec<&dyn MessageView> = old.iter().flat_map(|old| old.messages()).collect();
    let gone: Vec<_> =
        gone.into_iter().filter(|it| !present.contains(it.msgid()) && it.is_translated()).collect();
    for it in &found {
        let english = it.message.words.as_str();
        if let Some(mut there) = catalog.find_message_mut(None, english, None) {
            use polib::message::MessageMutView;
            let source = format!("{}\n{}", there.source(), it.place);
            *there.source_mut() = source;
            continue;
        }
        let known = old.and_then(|old| old.find_message(None, english, None));
        let (words, mut flags, comment) = match known {
            Some(known) => {
                (text_of(known), known.flags().clone(), known.translator_comments().to_owned())
            }
            None => alike(english, &gone).map_or_else(Default::default, |(words, was)| {
                let mut flags = MessageFlags::new();
                flags.add_flag("fuzzy");
                (words, flags, format!("was: {was}"))
            }),
        };
        flags.remove_flag(OBSOLETE);
        if !words.is_empty() && !it.message.takes(&words) {
            flags.add_flag("fuzzy");
        }
        let entry = Entry::build_singular()
            .with_msgid(english.to_owned())
            .with_msgstr(words)
            .with_source(it.place.clone())
            .with_extracted_comments(it.about.to_owned())
            .with_translator_comments(comment)
            .with_flags(flags)
            .done();
        catalog.append_or_update(entry);
    }
    let messages = catalog.count();
    let fuzzy = catalog.messages().filter(|it| it.is_fuzzy()).count();
    let translated = catalog.messages().filter(|it| it.is_translated() && !it.is_fuzzy()).count();
    for it in &gone {
        let mut flags = it.flags().clone();
        flags.add_flag(OBSOLETE);
        let entry = Entry::build_singular()
            .with_msgid(it.msgid().to_owned())
            .with_msgstr(text_of(*it))
            .with_translator_comments(it.translator_comments().to_owned())
            .with_flags(flags)
            .done();
        catalog.append_or_update(entry);
    }
    Merged { catalog, messages, translated, fuzzy, obsolete: gone.len() }
}

fn text_of(message: &dyn MessageView) -> String {
    message.msgstr().unwrap_or_default().to_owned()
}

/// The translation of the message that is most like this one, and that message.
fn alike(english: &str, gone: &[&dyn MessageView]) -> Option<(String, String)> {
    let scored = gone.iter().map(|it| (strsim::normalized_levenshtein(english, it.msgid()), it));
    let (score, best) = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (score >= ALIKE).then(|| (text_of(*best), best.msgid().replace('\n', " ")))
}

pub(super) fn extract(casebook: &Casebook) -> Vec<Found> {
    let mut found = Vec::new();
    let mut add = |owner: &str, file: FileId, at: usize, message: Message, about: &'static str| {
        if message.sort == Sort::Picture || message.is_translatable() {
            let (line, _) = casebook.sources.line_column(Span::new(file, at, at));
            let place = format!("{}:{line}", casebook.sources.file(file).path);
            found.push(Found { message, owner: owner.to_owned(), place, about });
        }
    };
    if let Some(file) = casebook.summary {
        for (at, words) in names(&casebook.sources.file(file).text) {
            let message = Message { range: at..at, words, sort: Sort::Heading(String::new()) };
            add("contents", file, at, message, "in the contents");
        }
    }
    for chapter in &casebook.chapters {
        let start = chapter.body.start as usize;
        for message in messages(casebook.sources.text(chapter.body)) {
            let about = match message.sort {
                Sort::Words => "",
                Sort::Heading(_) => "heading",
                Sort::Cell => "cell of a table",
                Sort::Picture => "picture: translate only what stands between brackets or quotes",
            };
            add(
                chapter.address.as_str(),
                chapter.body.file,
                start + message.range.start,
                message,
                about,
            );
        }
    }
    for (id, file) in casebook.sources.iter().filter(|(_, it)| it.path.starts_with("diagrams/")) {
        let message = Message { range: 0..0, words: file.text.clone(), sort: Sort::Picture };
        add(
            &file.path,
            id,
            0,
            message,
            "picture: translate only what stands between brackets or quotes",
        );
    }
    found
}
