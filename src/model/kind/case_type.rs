//! A sort of case that needs its own care.

use crate::model::Text;
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sort of case that needs its own care.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CaseType {
    /// Whether a child is part of it.
    pub children: Option<bool>,
    /// Whom it is about.
    pub people: Text,
}
