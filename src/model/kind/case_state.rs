//! Where a case stands.

use super::Role;
use crate::model::{Duration, Ref};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a case stands.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CaseState {
    /// Whether a case begins here.
    pub initial: Option<bool>,
    /// Whether a case can rest here for good.
    pub terminal: Option<bool>,
    /// Whether support has ended here.
    pub closes: Option<bool>,
    /// The part of the life of a case.
    pub phase: Option<CasePhase>,
    /// How often a case that stays here is looked at again.
    pub review_interval: Option<Duration>,
    /// Who can see that a case is here.
    pub visible_to: Vec<Ref<Role>>,
}

/// The part of the life of a case.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum CasePhase {
    /// From notice to registration.
    Intake,
    /// Needs are being found out.
    Assessment,
    /// The plan is being carried out.
    Support,
    /// Support is ending.
    Closing,
    /// Support has ended.
    After,
}
