//! A post that carries out steps of a workflow, or an outside party that takes part in one.

use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A post that carries out steps of a workflow, or an outside party that takes part in one.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Role {
    /// The track that it works in.
    #[walk(required)]
    pub track: Option<Track>,
    /// Whether the post exists today.
    #[walk(required)]
    pub established: Option<Established>,
    /// What it is there for.
    pub purpose: Text,
    /// Whether it is an outside party, such as a school or a donor.
    pub outside: Option<bool>,
    /// What a person in it must be able to do.
    pub competencies: Vec<Text>,
    /// Who supervises it, and how.
    pub supervision: Text,
    /// The role that supervises it.
    pub supervised_by: Option<Ref<Role>>,
    /// The sort of unit it sits in.
    pub unit: Text,
    /// Roles that one person must not hold together with it.
    pub incompatible_with: Vec<Ref<Role>>,
    /// Roles whose work it does until they are established.
    pub stands_in_for: Vec<Ref<Role>>,
}

/// The side of the system that a role or a record works on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Track {
    /// Prosecution, courts, prisons.
    Justice,
    /// Rehabilitation and reintegration.
    Welfare,
    /// A post between the two.
    Both,
    /// Control, complaints, statistics.
    Oversight,
    /// Machines, not content.
    Technical,
}

/// Whether a post exists.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Established {
    /// It exists.
    Yes,
    /// It does not exist yet.
    NotYet,
    /// Somebody does it until a permanent arrangement is made.
    Interim,
}
