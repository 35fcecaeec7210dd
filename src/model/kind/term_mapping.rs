//! The word that an institution itself uses.

use super::Institution;
use crate::model::{Any, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The word that an institution itself uses.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TermMapping {
    /// The code or term.
    #[walk(required)]
    pub of: Option<Ref<Any>>,
    /// The institution.
    #[walk(required)]
    pub institution: Option<Ref<Institution>>,
    /// Its word.
    #[walk(required)]
    pub word: Text,
}
