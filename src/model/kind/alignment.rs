//! What the model takes from a standard.

use super::{Instrument, Source};
use crate::model::{Any, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the model takes from a standard.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Alignment {
    /// The standard.
    #[walk(required)]
    pub standard: Option<Ref<(Source, Instrument)>>,
    /// The part of it.
    #[walk(required)]
    pub locator: Text,
    /// What it says, in words of our own.
    #[walk(required)]
    pub says: Prose,
    /// What the model takes from it.
    #[walk(required)]
    pub taken: Prose,
    /// What the model does not take, and why.
    pub not_taken: Prose,
    /// Where that is.
    #[walk(required)]
    pub elements: Vec<Ref<Any>>,
}
