//! Keeps `translations.lock`.

use super::chapters::extract;
use crate::casebook::{Casebook, Lock, Locked, Progress, digest, message};
use crate::model::{FALLBACK, Index, Language, texts};
use std::collections::BTreeMap;

/// A translation that is there.
struct Present {
    language: Language,
    name: String,
    english: String,
    words: String,
}

/// The lock after all translations that are there were looked at. A translation that is new, or
/// has other words, is a draft of the English of today; one that is gone is forgotten; one that
/// has moved within its element is known again by its words.
pub fn locked(casebook: &Casebook) -> Lock {
    let old = &casebook.lock;
    let mut moved: BTreeMap<(&str, &str, &str), &Locked> = BTreeMap::new();
    for ((language, name), it) in &old.0 {
        moved.insert((language, element(name), &it.words), it);
    }
    let mut lock = Lock::default();
    for it in present(casebook) {
        let (english, words) = (digest(&it.english), digest(&it.words));
        let same = old.get(&it.language, &it.name).filter(|old| old.words == words);
        let from = moved.get(&(it.language.0.as_str(), element(&it.name), words.as_str()));
        let from = from.copied().filter(|old| old.english == english);
        let new = Locked { english, words, progress: Progress::Draft };
        let locked = same.or(from).cloned().unwrap_or(new);
        lock.0.insert((it.language.0, it.name), locked);
    }
    lock
}

/// The lock after a person has looked at these translations: those of a language whose name
/// begins with one of these addresses. Gives how many that are.
pub fn reviewed(casebook: &Casebook, language: &Language, addresses: &[String]) -> (Lock, usize) {
    let mut lock = locked(casebook);
    let mut count = 0;
    for it in present(casebook).into_iter().filter(|it| it.language == *language) {
        let under = |address: &String| match it.name.strip_prefix(address.as_str()) {
            Some(rest) => rest.is_empty() || rest.starts_with(['#', '.', ' ', '/']),
            None => false,
        };
        if addresses.iter().any(under) {
            let (english, words) = (digest(&it.english), digest(&it.words));
            let new = Locked { english, words, progress: Progress::Reviewed };
            lock.0.insert((it.language.0, it.name), new);
            count += 1;
        }
    }
    (lock, count)
}

fn element(name: &str) -> &str {
    name.split(' ').next().unwrap_or_default()
}

fn present(casebook: &Casebook) -> Vec<Present> {
    let index = Index::new(&casebook.model);
    let mut found = Vec::new();
    for text in texts(&index) {
        let Some(english) = text.english() else { continue };
        for line in &text.text.lines {
            if line.language.value != FALLBACK && !line.words.is_empty() {
                found.push(Present {
                    language: Language(line.language.value.clone()),
                    name: text.key(),
                    english: english.to_owned(),
                    words: line.words.clone(),
                });
            }
        }
    }
    let messages = extract(casebook);
    for (language, catalog) in &casebook.catalogs {
        for it in &messages {
            let english = it.message.words.as_str();
            let Some(known) = catalog.find_message(None, english, None) else { continue };
            let words = known.msgstr().unwrap_or_default();
            if !words.is_empty() && !known.is_fuzzy() {
                found.push(Present {
                    language: Language(language.clone()),
                    name: message(&it.owner, english),
                    english: english.to_owned(),
                    words: words.to_owned(),
                });
            }
        }
    }
    found
}
