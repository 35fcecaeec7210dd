//! Something that can go wrong, and for whom.

use super::{Control, Institution, Role};
use crate::model::{Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that can go wrong, and for whom.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Risk {
    /// What can happen.
    #[walk(required)]
    pub threat: Prose,
    /// Who is hurt by it, and how.
    #[walk(required)]
    pub harm_to: Text,
    /// How likely it is, as far as anybody can say.
    #[walk(required)]
    pub likelihood: Option<Grade>,
    /// How bad it would be.
    #[walk(required)]
    pub severity: Option<Grade>,
    /// Who watches it.
    #[walk(required)]
    pub owner: Option<Ref<(Role, Institution)>>,
    /// What is done against it.
    #[walk(required)]
    pub controls: Vec<Ref<Control>>,
    /// What is left of it then.
    #[walk(required)]
    pub residual: Text,
}

/// How much of something there is, in a word.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Much.
    High,
}
