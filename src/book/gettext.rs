//! A chapter in another language: each message in its translation, or in English and marked so.

use super::messages::{Message, Sort, id, messages};
use crate::model::{FALLBACK, Language};
use polib::catalog::Catalog;
use std::ops::Range;

/// How much of a chapter is translated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Paragraphs, headings, items, cells and pictures that have words.
    pub(super) messages: usize,
    /// Those of them that stand there in English.
    pub(super) english: usize,
}

/// The messages of a language.
#[derive(Clone, Copy)]
pub(super) struct Messages<'a> {
    /// The language.
    pub(super) language: &'a Language,
    /// What is translated.
    pub(super) catalog: Option<&'a Catalog>,
}

impl Messages<'_> {
    /// Whether there is nothing to translate.
    pub(super) fn are_english(&self) -> bool {
        self.language.0 == FALLBACK
    }

    /// What is said for this in the language; nothing where it is missing or fuzzy.
    pub(super) fn find(&self, english: &str) -> Option<String> {
        let message = self.catalog?.find_message(None, english, None)?;
        let words = message.msgstr().ok().filter(|_| !message.is_fuzzy())?.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// The text of a chapter, where every heading has the id of its English words; what is wrong
    /// with a translation makes it missing. `title` is that of the chapter in both languages.
    pub(super) fn chapter(
        &self,
        text: &str,
        title: Option<(&str, &str)>,
        told: &mut Told,
    ) -> String {
        let mut changes: Vec<(Range<usize>, String)> = Vec::new();
        changes.extend(ids(text).map(|(at, id)| (at..at, id)));
        for message in messages(text) {
            if message.sort == Sort::Picture || !message.is_translatable() {
                continue;
            }
            let range = message.range.clone();
            let words = &text[range.clone()];
            told.messages += 1;
            let known = title.filter(|(english, _)| *english == message.words);
            let translation = self.find(&message.words).filter(|it| message.takes(it));
            match translation.or(known.map(|(_, words)| words.to_owned())) {
                Some(words) => changes.push((range, fitted(&message, &words))),
                None => {
                    told.english += 1;
                    changes.push((range, format!("<span lang=\"{FALLBACK}\">{words}</span>")));
                }
            }
        }
        changes.sort_by_key(|(range, _)| std::cmp::Reverse((range.end, range.start)));
        let mut out = text.to_owned();
        for (range, words) in changes {
            out.replace_range(range, &words);
        }
        out
    }
}

/// An id for every heading that has none, and where to write it: that of its English words, in
/// all languages, so that a link to a paragraph leads to the same one in each.
pub(super) fn ids(text: &str) -> impl Iterator<Item = (usize, String)> {
    let mut taken = Vec::new();
    messages(text).into_iter().filter_map(move |message| match &message.sort {
        Sort::Heading(words) => {
            Some((message.range.end, format!(" {{#{}}}", id(words, &mut taken))))
        }
        _ => None,
    })
}

/// A translation as it may stand in the place of a message: on one line, and within one cell.
fn fitted(message: &Message, words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match message.sort {
        Sort::Cell => words.replace("\\|", "|").replace('|', "\\|"),
        _ => words,
    }
}
