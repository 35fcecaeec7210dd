//! Something that the terms of reference ask for or name.

use super::Source;
use crate::model::{Any, Quote, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that the terms of reference ask for or name.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TorItem {
    /// What sort of item.
    #[walk(required)]
    pub kind: Option<TorKind>,
    /// The terms of reference.
    #[walk(required)]
    pub source: Option<Ref<Source>>,
    /// Their words, verbatim.
    pub quote: Option<Quote>,
    /// How it is answered.
    pub how: Vec<How>,
    /// How far the answer is.
    #[walk(required)]
    pub readiness: Option<Readiness>,
    /// Where it is answered.
    pub covered_by: Vec<Ref<Any>>,
    /// What only people can do.
    pub needs_people: Text,
}

/// What sort of item of the terms of reference.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum TorKind {
    /// Something to do.
    Task,
    /// Something to hand over.
    Deliverable,
    /// What it covers.
    Scope,
    /// A fact to respect.
    Context,
}

/// How an item of the terms of reference is answered.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// By definitions.
    Model,
    /// By a chapter.
    Chapter,
    /// By a blank form or guide.
    Template,
    /// By a file.
    Export,
    /// By a rule.
    Check,
    /// By people only.
    People,
    /// It is respected.
    Context,
}

/// How far an answer is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Readiness {
    /// It is there, as a proposal.
    Ready,
    /// There is a blank for it.
    Template,
    /// Only people can do it.
    NeedsPeople,
    /// It is not there yet.
    Planned,
    /// A fact: nothing is made of it, and nothing goes against it.
    Respected,
}
