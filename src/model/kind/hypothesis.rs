//! A guess that waits to be tested, with what would change our mind.

use super::Consultation;
use crate::model::{Any, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A guess that waits to be tested, with what would change our mind.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Hypothesis {
    /// What we take to be so.
    #[walk(required)]
    pub statement: Prose,
    /// Why we think so.
    #[walk(required)]
    pub because: Text,
    /// What would show that it is not so.
    #[walk(required)]
    pub would_change_our_mind: Text,
    /// Where it is put to the test.
    #[walk(required)]
    pub tested_in: Vec<Ref<Consultation>>,
    /// What in the model depends on it.
    #[walk(required)]
    pub affects: Vec<Ref<Any>>,
}
