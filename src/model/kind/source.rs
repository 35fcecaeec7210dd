//! A document that the book rests on.

use crate::model::{Date, Ref, Sp};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A document that the book rests on.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Who published it.
    #[walk(required)]
    pub publisher: String,
    /// When.
    pub date: Option<Date>,
    /// Where it was found.
    pub url: Option<String>,
    /// The language it was read in.
    pub language: Option<String>,
    /// The day its stored copy was read.
    pub accessed: Option<Date>,
    /// How much of it was read.
    #[walk(required)]
    pub read: Option<Extent>,
    /// How much weight it bears.
    pub quality: Option<Quality>,
    /// On what terms it may be used.
    pub licence: Option<String>,
    /// The file with its text in this repository, against which quotes are checked.
    pub stored: Option<Sp<String>>,
    /// The source that it repeats.
    pub duplicate_of: Option<Ref<Source>>,
}

/// How much of a document was read.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Excerpts of a stored copy.
    StoredExcerpt,
    /// All of it.
    Whole,
}

/// How much weight a source bears.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Quality {
    /// Official or primary.
    Official,
    /// Reported by others.
    Secondary,
    /// Only good for finding a better one.
    Weak,
}
