//! A step of accompanying a new trainer.

use super::Questionnaire;
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A step of accompanying a new trainer.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct MentorshipActivity {
    /// Its place in the order.
    #[walk(required)]
    pub order: Option<u32>,
    /// When it is done.
    #[walk(required)]
    pub when: Text,
    /// What the mentor does.
    #[walk(required)]
    pub mentor_does: Text,
    /// What the new trainer does.
    #[walk(required)]
    pub trainer_does: Text,
    /// What shows that it was done.
    #[walk(required)]
    pub evidence: Text,
    /// What is filled in.
    pub uses: Vec<Ref<Questionnaire>>,
}
