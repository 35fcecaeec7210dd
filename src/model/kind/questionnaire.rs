//! Questions to people about work or training, on a sheet of paper.

use super::Competency;
use crate::model::{Parts, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Questions to people about work or training, on a sheet of paper.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Questionnaire {
    /// What it is for.
    #[walk(required)]
    pub purpose: Text,
    /// Who fills it.
    #[walk(required)]
    pub filled_by: Text,
    /// Whether nobody can tell who filled it.
    #[walk(required)]
    pub anonymous: Option<bool>,
    /// How many sheets there must be before results are shown.
    pub threshold: Option<u32>,
    /// What the numbers mean.
    pub scale: Text,
    /// The competencies that it rates before anything else, each on its own levels.
    pub rates: Vec<Ref<Competency>>,
    /// What is asked.
    #[walk(required)]
    pub prompts: Parts<Prompt>,
    /// What is done with the answers, and who sees them.
    #[walk(required)]
    pub use_of_results: Text,
}

/// A question or a line to rate.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Prompt {
    /// How it is answered.
    #[walk(required)]
    pub kind: Option<PromptKind>,
    /// The lowest number of a scale; 0 where unset.
    pub min: Option<u32>,
    /// The highest number of a scale.
    pub max: Option<u32>,
    /// Whether the answer can tell who gave it.
    pub identifies: Option<bool>,
}

/// How a question of a questionnaire is answered.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum PromptKind {
    /// By a number.
    Scale,
    /// By yes or no.
    YesNo,
    /// In own words.
    Words,
    /// By one of the answers.
    Choice,
}
