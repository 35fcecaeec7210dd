//! A way to find out what a person needs.

use super::{Code, Field, Form, Role, Section, Step, Workflow};
use crate::model::{Duration, Parts, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A way to find out what a person needs.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct AssessmentTool {
    /// The parts of life that it looks at.
    #[walk(required)]
    pub domains: Vec<Ref<Code>>,
    /// Who uses it.
    #[walk(required)]
    pub used_by: Vec<Ref<Role>>,
    /// What they must have learnt first.
    #[walk(required)]
    pub qualification: Text,
    /// For whom it is meant, by age.
    #[walk(required)]
    pub ages: Text,
    /// How it is done.
    #[walk(required)]
    pub method: Prose,
    /// What is looked at or asked, in order.
    pub prompts: Vec<Text>,
    /// What to take care of.
    #[walk(required)]
    pub cautions: Vec<Text>,
    /// What it must not be used for.
    #[walk(required)]
    pub not_for: Vec<Text>,
    /// Where the result is written.
    pub form: Option<Ref<(Form, Section)>>,
    /// The fields that it answers.
    pub asks: Vec<Ref<Field>>,
    /// How often it is done again.
    pub repeat_every: Option<Duration>,
    /// Under which terms it may be used.
    #[walk(required)]
    pub licence: Text,
    /// What is made of the single answers.
    #[walk(required)]
    pub total: Option<Total>,
    /// The levels of need, each with an anchor.
    pub levels: Parts<Level>,
}

/// A level of need.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Level {
    /// What can be seen or heard where this level is right.
    #[walk(required)]
    pub anchor: Prose,
    /// What follows at once.
    pub then: Option<Ref<(Step, Workflow)>>,
}

/// What is made of the single answers of a tool.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Total {
    /// Nothing: they stand side by side.
    None,
    /// A judgement in words, by a person.
    Judgement,
    /// A number that is computed from them.
    Score,
}
