//! What a definition does not allow, with its place as far as it is known.

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{HEAD_KEYS, SPAN_KEY, UNKNOWN_KEY};
use crate::source::{FileId, Span};
use serde::de::{Error, Expected, Unexpected};
use std::fmt;

/// An error of reading; it becomes a [`Diagnostic`].
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) rule: &'static str,
    pub(super) at: Option<(usize, usize)>,
    message: Box<str>,
    help: Option<String>,
    context: Option<Box<(usize, usize, String)>>,
    /// The key that is not known, until its place is found.
    pub(super) unknown_key: Option<Box<str>>,
    expected: &'static [&'static str],
}

impl Fault {
    fn new(rule: &'static str, message: String) -> Fault {
        Fault {
            rule,
            at: None,
            message: message.into(),
            help: None,
            context: None,
            unknown_key: None,
            expected: &[],
        }
    }

    pub(super) fn syntax(message: String, start: usize, end: usize) -> Fault {
        let mut fault = Fault::new("unreadable-definition", message).or_at(start, end);
        fault.help = Some(
            "quote a text that holds `: # { } [ ] , &` or a quote; indent with spaces".to_owned(),
        );
        fault
    }

    pub(super) fn plain(message: impl Into<String>, help: impl Into<String>) -> Fault {
        let mut fault = Fault::new("unreadable-definition", message.into());
        fault.help = Some(help.into());
        fault
    }

    pub(super) fn duplicate_key(key: &str, second: (usize, usize), first: (usize, usize)) -> Fault {
        let message = format!("the key `{key}` is written twice");
        let mut fault = Fault::new("duplicate-key", message).or_at(second.0, second.1);
        fault.context = Some(Box::new((first.0, first.1, "first written here".to_owned())));
        fault.help = Some("keep one of the two; several values go into one list".to_owned());
        fault
    }

    /// Gives it a place, unless it has a more exact one already.
    pub(super) fn or_at(mut self, start: usize, end: usize) -> Fault {
        self.at.get_or_insert((start, end));
        self
    }

    /// As authors see it. `in_element` says that the keys of the head are known there too.
    pub(super) fn diagnostic(self, file: FileId, in_element: bool) -> Diagnostic {
        let (start, end) = self.at.unwrap_or_default();
        let known = self.expected.iter().chain(HEAD_KEYS.iter().filter(|_| in_element));
        let help = match &self.unknown_key {
            Some(key) => Some(match nearest(key, known.clone().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known keys: {}", list(known.copied())),
            }),
            None => self.help,
        };
        let mut diagnostic = Diagnostic::new(self.rule, Span::new(file, start, end), self.message);
        diagnostic.help = help;
        if let Some((start, end, words)) = self.context.map(|context| *context) {
            diagnostic = diagnostic.context(Span::new(file, start, end), words);
        }
        diagnostic
    }
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let shown = words.filter(|word| *word != SPAN_KEY && *word != UNKNOWN_KEY);
    shown.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Fault::new("unreadable-definition", message.to_string())
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Fault::custom(format_args!("found {} where {expected} is due", describe(unexpected)))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Fault::invalid_type(unexpected, expected)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let mut fault = Fault::new("unknown-key", format!("there is no key `{field}` here"));
        fault.unknown_key = Some(field.into());
        fault.expected = expected;
        fault
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let mut fault =
            Fault::custom(format_args!("`{variant}` is not one of the words that are due"));
        let all = list(expected.iter().copied());
        fault.help = Some(match nearest(variant, expected.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? the words are {all}"),
            None => format!("the words are {all}"),
        });
        fault
    }

    fn missing_field(field: &'static str) -> Self {
        let mut fault = Fault::custom(format_args!("the key `{field}` is missing"));
        fault.help = Some(format!("write `{field}:`"));
        fault
    }
}

fn describe(unexpected: Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Str(text) => format!("the text `{text}`"),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "a map".to_owned(),
        Unexpected::Unit => "nothing".to_owned(),
        other => other.to_string(),
    }
}
