//! The smallest things that a reader sees.

use crate::model::Address;
use serde::Serialize;

/// Words, a link, or a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Inline {
    /// Plain words; `language` is set when it differs from that of the page.
    Text {
        /// The words.
        words: String,
        /// Their language.
        language: Option<String>,
    },
    /// A link to an element.
    Link {
        /// The element.
        to: Address,
        /// What it is called.
        words: String,
        /// The language of these words.
        language: Option<String>,
    },
    /// CommonMark with references.
    Prose {
        /// The paragraphs.
        words: String,
        /// Their language.
        language: Option<String>,
    },
    /// A value as it is written: a date, a number, a code.
    Literal(String),
    /// The words of a document, verbatim.
    Quote(String),
    /// A value that is not known yet, with the question that will settle it.
    Unknown(Address, String),
}

impl Inline {
    /// Plain words in the language of the page.
    pub fn text(words: impl Into<String>) -> Inline {
        Inline::Text { words: words.into(), language: None }
    }

    /// The words without links, languages or emphasis.
    pub fn plain(&self) -> &str {
        match self {
            Inline::Text { words, .. }
            | Inline::Link { words, .. }
            | Inline::Prose { words, .. } => words,
            Inline::Literal(words) | Inline::Quote(words) | Inline::Unknown(_, words) => words,
        }
    }
}
