//! A word of the field, in each language.

use super::{Instrument, Source};
use crate::model::{Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A word of the field, in each language.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Term {
    /// What it means here.
    pub definition: Prose,
    /// Words that must not be used for it.
    pub avoid: Text,
    /// How sure the translations are.
    pub confidence: Option<Confidence>,
    /// Other words in use.
    pub also: Text,
    /// Where the translation was seen.
    pub source: Option<Ref<(Source, Instrument)>>,
}

/// How sure a translation is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen in an official text.
    High,
    /// Common, but not confirmed.
    Medium,
    /// A proposal.
    Low,
}
