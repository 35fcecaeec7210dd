//! A use of artificial intelligence, and whether it is allowed.

use super::Phase;
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A use of artificial intelligence, and whether it is allowed.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct AiUse {
    /// Whether it is allowed.
    #[walk(required)]
    pub class: Option<AiClass>,
    /// What data it would use.
    pub data: Text,
    /// What a person decides.
    pub human_decision: Text,
    /// How it is tested.
    pub evaluation: Text,
    /// When it is switched off.
    pub stop_rule: Text,
    /// The phase in which it may begin.
    pub phase: Option<Ref<Phase>>,
    /// Why it is classed so.
    pub reason: Text,
}

/// Whether a use of artificial intelligence is allowed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum AiClass {
    /// It is allowed.
    Allowed,
    /// It is allowed on conditions.
    Conditional,
    /// It is not allowed.
    Prohibited,
}
