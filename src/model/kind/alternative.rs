//! One of several ways to settle something, for discussion and not decided.

use super::Question;
use crate::model::{Any, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One of several ways to settle something, for discussion and not decided.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Alternative {
    /// The question that it would answer.
    #[walk(required)]
    pub question: Option<Ref<Question>>,
    /// Its place among the others.
    pub order: Option<u32>,
    /// What would be done.
    #[walk(required)]
    pub way: Prose,
    /// What speaks for it.
    #[walk(required)]
    pub for_it: Vec<Text>,
    /// What speaks against it.
    #[walk(required)]
    pub against_it: Vec<Text>,
    /// What it would need.
    #[walk(required)]
    pub needs: Vec<Text>,
    /// What in the model would change.
    #[walk(required)]
    pub would_change: Vec<Ref<Any>>,
    /// Whether the authors put it first in the discussion, and why.
    pub discuss: Text,
}
