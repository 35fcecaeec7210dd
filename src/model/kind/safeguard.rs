//! Something that protects people, which steps of workflows do.

use super::Source;
use crate::model::Ref;
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that protects people, which steps of workflows do.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Safeguard {
    /// Whether every case with a child needs it before a plan is approved.
    pub children: Option<bool>,
    /// Whether every closure of a case needs it.
    pub closure: Option<bool>,
    /// Whether every sort of case needs it.
    pub always: Option<bool>,
    /// Whether it comes before anybody is asked to agree.
    pub before_agreement: Option<bool>,
    /// The standards that ask for it.
    pub standards: Vec<Ref<Source>>,
}
