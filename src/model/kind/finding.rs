//! Something that was found out, and what was done about it.

use super::Consultation;
use crate::model::{Any, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that was found out, and what was done about it.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Finding {
    /// How it was found.
    #[walk(required)]
    pub basis: Option<FindingBasis>,
    /// What was found.
    #[walk(required)]
    pub statement: Prose,
    /// The consultation it comes from.
    pub consultation: Option<Ref<Consultation>>,
    /// What follows for the model.
    pub consequence: Prose,
    /// What was done about it.
    pub disposition: Option<Disposition>,
    /// Why.
    pub reason: Text,
    /// The elements that it shaped.
    pub changed: Vec<Ref<Any>>,
    /// Addresses of elements that it took out of the model.
    pub removed: Vec<String>,
}

/// How a finding was found.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum FindingBasis {
    /// In a document.
    Desk,
    /// In the terms of reference.
    Seed,
    /// It is a guess to be tested.
    Hypothesis,
    /// Somebody said so.
    Consultation,
    /// In an exercise.
    Exercise,
}

/// What was done about a finding.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// It was taken up.
    Accept,
    /// It was taken up in another form.
    Adapt,
    /// It waits.
    Defer,
    /// It was not taken up.
    Reject,
}
