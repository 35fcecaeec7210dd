//! What is wrong, as data. A diagnostic is collected and never stops a run; it is shown by
//! `report` and never printed here.

use crate::source::Span;
use serde::{Deserialize, Serialize};

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Off,
    /// Reported; the book is still built.
    Warning,
    /// Reported; the book is not built.
    Error,
}

impl Level {
    /// The word that stands before the name of the rule.
    pub fn word(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// One thing that an author wrote wrongly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule that found it: `casebook explain NAME` says why it matters.
    pub rule: &'static str,
    /// Set from the rule and from `book.toml` before it is reported.
    pub level: Level,
    /// What is wrong; lower case, no full stop, backticks round what the author wrote.
    pub message: String,
    /// The one place to look at first.
    pub at: Span,
    /// A few words under that place; may be empty.
    pub label: String,
    /// Other places that help to understand it.
    pub context: Vec<(Span, String)>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic at error level; the level of the rule is set when rules are run.
    pub fn new(rule: &'static str, at: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            rule,
            level: Level::Error,
            message: message.into(),
            at,
            label: String::new(),
            context: Vec::new(),
            help: None,
        }
    }

    /// Says in a few words what the marked place is.
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// Adds another place.
    pub fn context(mut self, at: Span, label: impl Into<String>) -> Diagnostic {
        self.context.push((at, label.into()));
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }
}

/// The known name nearest to what was written, if one is near enough to suggest.
///
/// Jaro-Winkler similarity with a threshold: plain edit distance suggests short unrelated words.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let score = |name: &str| strsim::jaro_winkler(wrong, name);
    let best = known.into_iter().map(|name| (score(name), name));
    let (score, name) = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))?;
    (score >= 0.8).then_some(name)
}
