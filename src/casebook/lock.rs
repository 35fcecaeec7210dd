//! Which translations are known, of which English they were made, and whether a person has
//! looked at them: `translations.lock`.

use crate::model::Language;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How far a translation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Nobody who knows the terms of the language has looked at it.
    Draft,
    /// A native terminologist has.
    Reviewed,
}

impl Progress {
    /// The word in the file.
    pub fn word(self) -> &'static str {
        match self {
            Progress::Draft => "draft",
            Progress::Reviewed => "reviewed",
        }
    }
}

/// A translation as it was when it was last looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// Digest of the English that it was made of.
    pub english: String,
    /// Digest of its own words.
    pub words: String,
    /// How far it has come.
    pub progress: Progress,
}

/// All translations that are known, by language and name of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock(pub BTreeMap<(String, String), Locked>);

/// The first line of the file.
const ABOUT: &str = "# Written by `casebook translate`: language, progress, digest of the English, digest of the translation, text.\n";

impl Lock {
    /// What is known of a translation.
    pub fn get(&self, language: &Language, text: &str) -> Option<&Locked> {
        self.0.get(&(language.0.clone(), text.to_owned()))
    }

    /// Whether the English of a translation has changed since it was made. A translation that
    /// has changed too is a new one.
    pub fn is_outdated(&self, language: &Language, text: &str, english: &str, words: &str) -> bool {
        let locked = self.get(language, text);
        locked.is_some_and(|it| it.english != digest(english) && it.words == digest(words))
    }

    /// Whether a person has looked at a translation that still is as it was then.
    pub fn is_reviewed(&self, language: &Language, text: &str, english: &str, words: &str) -> bool {
        self.get(language, text).is_some_and(|it| {
            it.progress == Progress::Reviewed
                && it.english == digest(english)
                && it.words == digest(words)
        })
    }

    /// Reads the file; the numbers of lines that cannot be read come with it. Of two lines for
    /// one text, as a merge leaves them, the later counts.
    pub fn read(file: &str) -> (Lock, Vec<usize>) {
        let (mut lock, mut broken) = (Lock::default(), Vec::new());
        for (number, line) in file.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut parts = line.splitn(5, ' ');
            let mut next = || parts.next().unwrap_or_default().to_owned();
            let (language, progress, english, words, text) =
                (next(), next(), next(), next(), next());
            let known = [Progress::Draft, Progress::Reviewed];
            match known.into_iter().find(|it| it.word() == progress && !text.is_empty()) {
                Some(progress) => {
                    lock.0.insert((language, text), Locked { english, words, progress });
                }
                None => broken.push(number),
            }
        }
        (lock, broken)
    }

    /// The file.
    pub fn write(&self) -> String {
        let mut out = ABOUT.to_owned();
        for ((language, text), it) in &self.0 {
            let progress = it.progress.word();
            let _ = writeln!(out, "{language} {progress} {} {} {text}", it.english, it.words);
        }
        out
    }
}

/// A short digest of words; white space does not count.
pub fn digest(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let hash = Sha256::digest(words.as_bytes());
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The name of a message of a chapter, of the contents or of a drawing among all texts.
pub fn message(owner: &str, english: &str) -> String {
    format!("{owner} message-{}", digest(english))
}
