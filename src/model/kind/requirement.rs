//! What a later system shall do.

use super::{Finding, Instrument, Phase, Source, TorItem};
use crate::model::{Any, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a later system shall do.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Requirement {
    /// What sort of requirement.
    #[walk(required)]
    pub kind: Option<RequirementKind>,
    /// The requirement, with "shall".
    #[walk(required)]
    pub statement: Prose,
    /// How much it matters.
    #[walk(required)]
    pub priority: Option<Priority>,
    /// The phase in which it is due.
    pub phase: Option<Ref<Phase>>,
    /// How to see that it is met.
    pub fit_criterion: Text,
    /// What asks for it.
    pub from: Vec<Ref<(TorItem, Finding, Source, Instrument)>>,
    /// The parts of the model that carry it out.
    pub realised_by: Vec<Ref<Any>>,
}

/// What sort of requirement.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum RequirementKind {
    /// Something that the system does.
    Functional,
    /// How well it does it.
    NonFunctional,
    /// How it is run.
    Governance,
}

/// How much a requirement matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Without it the system must not be used.
    Must,
    /// It matters.
    Should,
    /// It would help.
    Could,
}
