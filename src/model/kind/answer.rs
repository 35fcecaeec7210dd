//! What was answered to an open question.

use super::Question;
use crate::model::{Basis, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What was answered to an open question.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Answer {
    /// The question.
    #[walk(required)]
    pub question: Option<Ref<Question>>,
    /// The answer.
    #[walk(required)]
    pub value: Text,
    /// What it rests on.
    #[walk(required)]
    pub basis: Option<Basis>,
}
