//! Reads the settings of a book from `book.toml`.

use crate::casebook::{Config, Release};
use crate::diagnostic::{Diagnostic, Level, nearest};
use crate::model::{Date, FALLBACK, Language, Sp};
use crate::source::{FileId, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Reads it. What cannot be read is reported and has its default.
pub(super) fn read(file: FileId, text: &str, found: &mut Vec<Diagnostic>) -> Config {
    let span = |range: std::ops::Range<usize>| Span::new(file, range.start, range.end);
    let toml: Toml = toml::from_str(text).unwrap_or_else(|error| {
        let at = error.span().map_or(Span::new(file, 0, 0), span);
        found.push(unreadable(at, error.message()));
        Toml::default()
    });
    let Casebook {
        data,
        title,
        languages,
        as_of,
        workplan_start,
        version,
        release,
        fictional,
        banner,
        corrections,
        rules,
        mermaid_script,
        ..
    } = toml.preprocessor.casebook;
    let place = |value: Spanned<String>| {
        let at = span(value.span());
        Sp { value: value.into_inner().trim_end_matches('/').to_owned(), at }
    };
    let mut date = |written: Option<Spanned<String>>| {
        let written = written.map(place)?;
        let date = written.value.parse::<Date>();
        date.map_err(|error| found.push(unreadable(written.at, &error))).ok()
    };
    let as_of = date(as_of);
    let workplan_start = date(workplan_start);
    let release = release.map(place).map_or(Release::default(), |release| {
        let known = [Release::Draft, Release::Consultation, Release::Validated];
        known.into_iter().find(|it| it.word() == release.value).unwrap_or_else(|| {
            let message = format!("there is no release `{}`", release.value);
            found.push(
                unreadable(release.at, &message)
                    .help("write `draft`, `consultation` or `validated`"),
            );
            Release::default()
        })
    });
    let mut levels = BTreeMap::new();
    for (rule, level) in rules {
        let at = span(rule.span());
        let word = level.get_ref();
        let known = [Level::Off, Level::Warning, Level::Error];
        match known.into_iter().find(|level| level.word() == word) {
            Some(level) => _ = levels.insert(rule.into_inner(), (at, level)),
            None => {
                let near = nearest(word, known.map(Level::word)).unwrap_or("warning");
                let message = format!("there is no level `{word}`");
                found.push(
                    unreadable(span(level.span()), &message)
                        .help(format!("did you mean `{near}`?")),
                );
            }
        }
    }
    let build_dir = toml.build.build_dir.map(place);
    let build_dir =
        build_dir.unwrap_or_else(|| Sp { value: "book".to_owned(), at: Span::new(file, 0, 0) });
    let mut languages: Vec<Language> = languages.into_iter().map(Language).collect();
    if languages.is_empty() {
        languages.push(Language(FALLBACK.to_owned()));
    }
    let mut fictional = fictional.map(Words::by_language).unwrap_or_default();
    Config {
        title: toml.book.title,
        titles: title,
        file,
        chapters: toml.book.src.unwrap_or_else(|| "src".to_owned()),
        layers: data.into_iter().map(place).collect(),
        languages,
        as_of,
        workplan_start,
        version: version.unwrap_or_default(),
        release,
        fictional: fictional.remove(FALLBACK),
        fictional_in: fictional,
        banner,
        corrections,
        build_dir,
        levels,
        mermaid_script,
    }
}

fn unreadable(at: Span, message: &str) -> Diagnostic {
    let message = message.lines().next().unwrap_or_default().trim_end_matches('.');
    Diagnostic::new("unreadable-definition", at, message)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Toml {
    book: Book,
    build: Build,
    preprocessor: Preprocessors,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Book {
    title: String,
    src: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Build {
    build_dir: Option<Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Preprocessors {
    casebook: Casebook,
}

/// Words in English, or by language.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    English(String),
    Each(BTreeMap<String, String>),
}

impl Words {
    fn by_language(self) -> BTreeMap<String, String> {
        match self {
            Words::English(words) => BTreeMap::from([(FALLBACK.to_owned(), words)]),
            Words::Each(words) => words,
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Casebook {
    command: Option<String>,
    before: Vec<String>,
    after: Vec<String>,
    renderers: Option<Vec<String>>,
    optional: Option<bool>,
    data: Vec<Spanned<String>>,
    title: BTreeMap<String, String>,
    languages: Vec<String>,
    as_of: Option<Spanned<String>>,
    workplan_start: Option<Spanned<String>>,
    version: Option<String>,
    release: Option<Spanned<String>>,
    fictional: Option<Words>,
    banner: BTreeMap<String, String>,
    corrections: BTreeMap<String, String>,
    mermaid_script: bool,
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
}
