//! The steps of a word, from the text to what is looked up: the pipeline of elasticlunr, with a
//! language of our own for each edition.

use super::tables::{ALIKE, FLEETING, FOLD, SAME, SHORTEST, TAJIK, WORD};
use elasticlunr::pipeline::PipelineFn;
use elasticlunr::{Language, Pipeline};
use regex::Regex;
use rust_stemmers::{Algorithm, Stemmer};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static WORDS: LazyLock<Regex> = LazyLock::new(|| Regex::new(WORD).expect("it is a constant"));

/// The words of an edition, by the code of its language.
#[derive(Debug, Clone)]
pub struct Steps {
    language: String,
}

impl Steps {
    /// For an edition.
    pub fn new(language: &str) -> Steps {
        Steps { language: language.to_owned() }
    }

    /// The words of a text as they are looked up: folded, each with its stem.
    pub fn keys(&self, text: &str) -> Vec<(String, String)> {
        let keys = self.make_pipeline().run(self.tokenize(text));
        let split = |key: String| key.split_once(' ').map(|(a, b)| (a.to_owned(), b.to_owned()));
        keys.into_iter().filter_map(split).collect()
    }

    /// What the forms of a folded word have in common.
    fn stem(&self, word: &str) -> String {
        if word.chars().any(char::is_numeric) {
            return word.to_owned();
        }
        let stem = match word.chars().next() {
            Some('a'..='z') => english(word),
            Some('\u{400}'..='\u{4ff}') if self.language == "tg" => tajik(word),
            Some('\u{400}'..='\u{4ff}') => russian(word),
            _ => word.to_owned(),
        };
        let same = SAME.iter().find(|(from, _)| *from == stem);
        let stem = same.map_or(stem, |(_, to)| (*to).to_owned());
        if stem.chars().count() < SHORTEST { word.to_owned() } else { stem }
    }
}

impl Language for Steps {
    fn name(&self) -> String {
        format!("casebook-{}", self.language)
    }

    fn code(&self) -> String {
        self.language.clone()
    }

    /// A word with hyphens is one word without them, and its pieces: `FL-15` is found as `FL-15`,
    /// `fl15` and `FL 15`.
    fn tokenize(&self, text: &str) -> Vec<String> {
        let text: String = text.nfc().collect();
        let mut tokens = Vec::new();
        for word in WORDS.find_iter(&text).map(|found| found.as_str()) {
            tokens.push(word.replace('-', ""));
            if word.contains('-') {
                tokens.extend(word.split('-').map(str::to_owned));
            }
        }
        tokens
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: vec![Box::new(Fold), Box::new(Key::new(self))] }
    }
}

/// One way to write it: small letters, without what keyboards and fonts change. A single letter
/// or digit tells nothing.
struct Fold;

impl PipelineFn for Fold {
    fn name(&self) -> String {
        "casebook-fold".to_owned()
    }

    fn filter(&self, token: String) -> Option<String> {
        let folded = replace(&token.to_lowercase(), FOLD);
        let code = folded.chars().any(char::is_numeric);
        let folded = if code { replace(&folded, ALIKE) } else { folded };
        (folded.chars().count() > 1).then_some(folded)
    }
}

/// The stem, and after a space the word itself: the index knows both. A book has few words, and
/// says them often.
struct Key {
    steps: Steps,
    known: RefCell<HashMap<String, String>>,
}

impl Key {
    fn new(steps: &Steps) -> Key {
        Key { steps: steps.clone(), known: RefCell::default() }
    }
}

impl PipelineFn for Key {
    fn name(&self) -> String {
        format!("casebook-stem-{}", self.steps.language)
    }

    fn filter(&self, word: String) -> Option<String> {
        let mut known = self.known.borrow_mut();
        if let Some(key) = known.get(&word) {
            return Some(key.clone());
        }
        let key = format!("{} {word}", self.steps.stem(&word));
        known.insert(word, key.clone());
        Some(key)
    }
}

fn replace(word: &str, table: &[(char, &str)]) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match table.iter().find(|(from, _)| *from == c) {
            Some((_, to)) => out.push_str(to),
            None => out.push(c),
        }
    }
    out
}

/// Snowball, and one spelling for `-ise` and `-ize`.
fn english(word: &str) -> String {
    let stem = Stemmer::create(Algorithm::English).stem(word).into_owned();
    match stem.strip_suffix("iz") {
        Some(rest) => format!("{rest}is"),
        None => stem,
    }
}

/// Snowball, without the vowels that come and go.
fn russian(word: &str) -> String {
    let stem = Stemmer::create(Algorithm::Russian).stem(word).into_owned();
    for (ending, to) in FLEETING {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.chars().count() >= 3) {
            return format!("{rest}{to}");
        }
    }
    stem
}

/// Takes the endings off a Tajik word, from outside to inside.
fn tajik(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    loop {
        let fits = |(ending, least): &&(&str, usize)| {
            let ending: Vec<char> = ending.chars().collect();
            letters.len() >= least + ending.len() && letters.ends_with(&ending)
        };
        let longest = TAJIK.iter().filter(fits).map(|(ending, _)| ending.chars().count()).max();
        match longest {
            Some(length) => letters.truncate(letters.len() - length),
            None => return letters.into_iter().collect(),
        }
    }
}
