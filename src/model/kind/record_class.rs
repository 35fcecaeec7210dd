//! A class of records to which access is given as a whole.

use super::{Purpose, RetentionRule, Role, Track};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A class of records to which access is given as a whole.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct RecordClass {
    /// The side of the system that it belongs to.
    #[walk(required)]
    pub track: Option<Track>,
    /// How much harm its disclosure can do.
    #[walk(required)]
    pub sensitivity: Option<Sensitivity>,
    /// Special categories of data that it holds.
    pub special: Vec<SpecialCategory>,
    /// What is kept in it.
    pub holds: Text,
    /// The role that answers for it.
    pub owner: Option<Ref<Role>>,
    /// Who needs it, for what, in what detail; written apart from permissions so that each checks the other.
    pub need_to_know: Vec<NeedToKnow>,
    /// How long it is kept.
    pub retention: Option<Ref<RetentionRule>>,
}

/// A role that needs a class of records for its work.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct NeedToKnow {
    /// The role.
    #[walk(required)]
    pub role: Option<Ref<Role>>,
    /// What for.
    #[walk(required)]
    pub purpose: Option<Ref<Purpose>>,
    /// How much of it.
    #[walk(required)]
    pub detail: Option<Detail>,
}

/// How much harm the disclosure of data can do, least first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitivity {
    /// Little harm; not for the public.
    Internal,
    /// Harm is possible.
    Restricted,
    /// Serious harm is possible.
    Confidential,
}

/// Categories of data that need special care.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum SpecialCategory {
    /// The state of the body.
    Health,
    /// The state of the mind.
    MentalHealth,
    /// Sexual and gender-based violence.
    SexualViolence,
    /// Functional difficulty.
    Disability,
    /// Proceedings and convictions.
    Criminal,
    /// Origin and belief.
    EthnicityReligion,
    /// Measurements that identify a body.
    Biometric,
}

/// How much of a record is seen, least first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// That it exists.
    Presence,
    /// A short form of it.
    Summary,
    /// All of it.
    Full,
}
