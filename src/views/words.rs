//! The words of the interface.

use crate::casebook::Published;
use std::collections::BTreeMap;

/// The words of one language, by key: `ui.used-by`, `fields.need-to-know`, `words.not-yet`,
/// `kinds.roles`, `kind.Role`. A key without words is made readable: `need-to-know` becomes
/// "Need to know".
#[derive(Debug, Default, Clone)]
pub struct Words {
    words: BTreeMap<String, String>,
}

impl Words {
    /// From the pairs of a file of `theme/i18n`.
    pub fn new(words: BTreeMap<String, String>) -> Words {
        Words { words }
    }

    /// Words of the frame: headings, banners, notes.
    pub fn ui(&self, key: &str) -> String {
        self.get("ui", key)
    }

    /// The name of a field.
    pub fn field(&self, name: &str) -> String {
        self.get("fields", name)
    }

    /// A word of a closed list.
    pub fn word(&self, word: &str) -> String {
        self.words.get(&format!("words.{word}")).cloned().unwrap_or_else(|| word.replace('-', " "))
    }

    /// What several of a kind are called.
    pub fn kinds(&self, plural: &str) -> String {
        self.get("kinds", plural)
    }

    /// What one of a kind is called.
    pub fn kind(&self, singular: &str) -> String {
        let spaced: String = singular
            .char_indices()
            .map(|(i, c)| {
                if i > 0 && c.is_uppercase() {
                    format!(" {}", c.to_lowercase())
                } else {
                    c.to_string()
                }
            })
            .collect();
        self.words.get(&format!("kind.{singular}")).cloned().unwrap_or(spaced)
    }

    /// All words of a group, by key.
    pub fn group(&self, group: &str) -> BTreeMap<String, String> {
        let words = self.words.iter();
        let own = words.filter_map(|(key, words)| {
            let key = key.strip_prefix(group)?.strip_prefix('.')?;
            Some((key.to_owned(), words.clone()))
        });
        own.collect()
    }

    /// A key made readable.
    pub fn plain(&self, key: &str) -> String {
        let words = key.replace('-', " ");
        let mut chars = words.chars();
        let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
        first + chars.as_str()
    }

    /// The words under a key of a group.
    pub fn get(&self, group: &str, key: &str) -> String {
        self.words.get(&format!("{group}.{key}")).cloned().unwrap_or_else(|| self.plain(key))
    }
}

/// Which edition a book is: version, day, release, for whom.
pub fn edition(book: &Published, words: &Words) -> String {
    let config = &book.config;
    let audience = format!("{:?}", book.audience).to_lowercase();
    let as_of = config.as_of.as_ref().map_or("", |date| date.as_str());
    words
        .ui("edition")
        .replace("{version}", &config.version)
        .replace("{as-of}", as_of)
        .replace("{release}", &words.word(config.release.word()))
        .replace("{audience}", &words.word(&audience))
}
