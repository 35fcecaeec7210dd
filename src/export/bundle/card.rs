//! What is in a copy, as of when, for whom, and how to see that it is whole: a page of its own,
//! and on the page to start from.

use super::digest;
use crate::casebook::{Audience, Published};
use crate::model::{FALLBACK, Kind, Language};
use crate::render::{BUNDLE_CSS, Theme, foreign};
use crate::views::edition;
use std::collections::BTreeMap;
use tera::Context;
use zip::DateTime;

/// What a copy says of itself.
pub struct Card {
    theme: Theme,
    audience: Audience,
    title: String,
    version: String,
    fictional: Option<String>,
    as_of: Option<String>,
    /// What is said in each language.
    languages: Vec<Said>,
}

/// The book in one language.
#[derive(serde::Serialize)]
struct Said {
    id: String,
    name: String,
    title: String,
    title_lang: &'static str,
    banner: String,
    banner_lang: &'static str,
    corrections_lang: &'static str,
    fictional: Option<String>,
    fictional_lang: &'static str,
    corrections: Option<String>,
    edition: String,
    counts: String,
    ui: BTreeMap<&'static str, String>,
}

/// The words of the card, by their key without `copy-`.
const WORDS: &[&str] = &[
    "open",
    "card",
    "what",
    "languages",
    "edition",
    "asks-nothing",
    "never-put",
    "check",
    "check-says",
    "check-unix",
    "check-windows",
    "same",
    "files",
    "model",
    "pass-on",
    "start",
];

impl Card {
    /// Reads it off a book.
    pub fn new(book: &Published) -> Card {
        // What is wrong with the theme was reported when the pages were made.
        let theme = Theme::new(&book.sources, &mut Vec::new());
        let config = &book.config;
        let languages = config.languages.iter().map(|it| said(book, &theme, it)).collect();
        Card {
            audience: book.audience,
            title: config.title.clone(),
            version: config.version.clone(),
            fictional: config.fictional.clone(),
            as_of: config.as_of.as_ref().map(|date| date.as_str().to_owned()),
            languages,
            theme,
        }
    }

    /// The name of the copy: which book, which version, for whom.
    pub(super) fn name(&self) -> String {
        let audience = format!("{:?}", self.audience).to_lowercase();
        let kind = if self.fictional.is_some() { "EXERCISE_casebook" } else { "casebook" };
        let parts = [kind, &self.version, self.as_of.as_deref().unwrap_or_default(), &audience];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("-")
    }

    /// Where the whole model lies.
    pub(super) fn model(&self) -> String {
        let mark = if self.fictional.is_some() { "EXERCISE_" } else { "" };
        format!("site/downloads/{mark}casebook.json")
    }

    /// The one time of all files: the day of the book.
    pub(super) fn day(&self) -> DateTime {
        let number =
            |range: std::ops::Range<usize>| self.as_of.as_deref()?.get(range)?.parse::<u16>().ok();
        let day = || {
            let small = |n: u16| u8::try_from(n).ok();
            let (year, month, day) = (number(0..4)?, small(number(5..7)?)?, small(number(8..10)?)?);
            DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok()
        };
        day().unwrap_or_default()
    }

    /// Adds the pages.
    ///
    /// # Errors
    /// When a template asks for what is not there.
    pub(super) fn write(&self, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), String> {
        let mut context = Context::new();
        context.insert("title", &self.title);
        context.insert("name", &self.name());
        context.insert("public", &(self.audience == Audience::Public));
        context.insert("languages", &self.languages);
        // The two pages, their sheet and the list of digests come on top of what is there; the model
        // is left out.
        let model = usize::from(files.contains_key(&self.model()));
        context.insert("files", &(files.len() + 4 - model));
        context.insert("model", &files.get(&self.model()).map(|it| digest(it)));
        for (path, template, up) in [
            ("START-HERE.html", "copy/start-here.html", ""),
            ("about/this-copy.html", "copy/this-copy.html", "../"),
        ] {
            context.insert("up", up);
            let page = self.theme.render(&[template.to_owned()], &context)?;
            files.insert(path.to_owned(), page.into_bytes());
        }
        files.insert("about/copy.css".to_owned(), BUNDLE_CSS.as_bytes().to_vec());
        Ok(())
    }
}

fn said(book: &Published, theme: &Theme, language: &Language) -> Said {
    let words = theme.words(&language.0);
    let config = &book.config;
    let own = |texts: &BTreeMap<String, String>| {
        texts.get(&language.0).or_else(|| texts.get(FALLBACK)).cloned()
    };
    let kinds = [Kind::Institution, Kind::Role, Kind::Workflow, Kind::Flow, Kind::Form];
    let counts = kinds.iter().map(|kind| (kind, book.model.of(*kind).len()));
    let counts = counts.filter(|(_, count)| *count > 0);
    let counts = counts.map(|(kind, count)| format!("{}: {count}", words.kinds(kind.plural())));
    let banner = own(&config.banner).unwrap_or_else(|| words.ui("banner"));
    let corrections = own(&config.corrections);
    let fictional = config.fictional_in.get(&language.0).or(config.fictional.as_ref()).cloned();
    let lang =
        |words: &Option<String>| foreign::lang(language, words.as_deref().unwrap_or_default());
    let title = config.title_in(language).to_owned();
    Said {
        title_lang: foreign::lang(language, &title),
        title,
        banner_lang: foreign::lang(language, &banner),
        corrections_lang: lang(&corrections),
        fictional_lang: lang(&fictional),
        fictional: fictional.map(|why| format!("{} {why}", words.ui("fictional"))),
        id: language.0.clone(),
        name: words.ui("language"),
        banner,
        corrections,
        edition: edition(book, &words),
        counts: counts.collect::<Vec<_>>().join("; "),
        ui: WORDS.iter().map(|key| (*key, words.ui(&format!("copy-{key}")))).collect(),
    }
}
