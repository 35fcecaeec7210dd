//! Something that a person must be able to do.

use super::{Finding, Role, Source, TorItem};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that a person must be able to do.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Competency {
    /// What it belongs to.
    #[walk(required)]
    pub area: Option<CompetencyArea>,
    /// What can be seen at each level, from 0 up.
    pub levels: Vec<Text>,
    /// Who needs it.
    pub roles: Vec<Ref<Role>>,
    /// What asks for it.
    pub asked_by: Vec<Ref<(TorItem, Source, Finding)>>,
}

/// What a competency belongs to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum CompetencyArea {
    /// Work with cases.
    CaseManagement,
    /// Work against trafficking in persons.
    CounterTrafficking,
    /// Work with children in contact with the law.
    ChildJustice,
    /// The protection of data.
    DataProtection,
    /// Teaching others.
    Training,
}
