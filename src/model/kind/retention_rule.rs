//! How long records are kept and what happens then.

use super::Role;
use crate::model::{Duration, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How long records are kept and what happens then.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct RetentionRule {
    /// What starts the clock.
    #[walk(required)]
    pub trigger: Text,
    /// How long.
    #[walk(required)]
    pub period: Option<Duration>,
    /// What happens then.
    #[walk(required)]
    pub action: Option<RetentionAction>,
    /// Who decides.
    pub decider: Option<Ref<Role>>,
}

/// What happens when the time has passed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum RetentionAction {
    /// Records are destroyed.
    Destroy,
    /// Everything that identifies is removed.
    Anonymise,
    /// Records go to an archive.
    Archive,
}
