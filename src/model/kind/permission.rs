//! What a role may do with a class of records.

use super::{Detail, Field, RecordClass, Role};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a role may do with a class of records.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Permission {
    /// The role.
    #[walk(required)]
    pub role: Option<Ref<Role>>,
    /// The class of records.
    #[walk(required)]
    pub class: Option<Ref<RecordClass>>,
    /// What it may do.
    #[walk(required)]
    pub actions: Vec<Action>,
    /// Whose records.
    #[walk(required)]
    pub scope: Option<Reach>,
    /// How much of them.
    #[walk(required)]
    pub detail: Option<Detail>,
    /// In what form persons appear; identified where unset.
    pub identifiability: Option<Identifiability>,
    /// What must hold each time.
    pub condition: Option<Condition>,
    /// The fields that it is limited to.
    pub only: Vec<Ref<Field>>,
    /// How access is given in an emergency, and who looks at it afterwards.
    pub break_glass: Text,
}

/// What can be done with a record.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Begin one.
    Create,
    /// See it.
    Read,
    /// Change it.
    Write,
    /// Confirm it.
    Approve,
    /// Take a copy out.
    Export,
    /// Destroy it on schedule, with a second person.
    Destroy,
}

/// Whose records, fewest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Of the cases assigned to the person.
    Own,
    /// Of the cases of the team.
    Team,
    /// Of the district.
    District,
    /// Of the country.
    National,
}

/// In what form persons appear, least identified first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Identifiability {
    /// As numbers only.
    Aggregated,
    /// By case code only.
    Pseudonymised,
    /// By name.
    Identified,
}

/// What must hold each time a permission is used.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// The task at hand needs it.
    Need,
    /// The person has agreed.
    Consent,
    /// A written order.
    Order,
    /// A complaint under review.
    Complaint,
}
