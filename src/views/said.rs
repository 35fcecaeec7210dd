//! Words with their language, for papers that are made of a template.

use super::Inline;
use serde::Serialize;

/// Words, with their language where it is not that of the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The words.
    pub words: String,
    /// Their language.
    pub lang: Option<String>,
}

impl From<Inline> for Said {
    fn from(inline: Inline) -> Said {
        let words = inline.plain().to_owned();
        let lang = match inline {
            Inline::Text { language, .. }
            | Inline::Link { language, .. }
            | Inline::Prose { language, .. } => language,
            Inline::Literal(_) | Inline::Quote(_) | Inline::Unknown(..) => None,
        };
        Said { words, lang }
    }
}

impl From<String> for Said {
    fn from(words: String) -> Said {
        Said { words, lang: None }
    }
}
