//! Something that a consistent model keeps to, with the rule or the person that watches it.

use crate::model::Text;
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that a consistent model keeps to, with the rule or the person that watches it.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Criterion {
    /// The group it belongs to.
    #[walk(required)]
    pub group: Text,
    /// What is kept to.
    #[walk(required)]
    pub statement: Text,
    /// Why a professional cares.
    #[walk(required)]
    pub why: Text,
    /// The rules of the program that watch it, by name.
    pub kept_by: Vec<String>,
    /// What a person looks at, where only a person can judge.
    pub review: Text,
    /// Who looks at it.
    pub reviewer: Text,
}
