//! What an institution said of an element.

use super::Institution;
use crate::model::{Any, Date, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an institution said of an element.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Validation {
    /// The element.
    #[walk(required)]
    pub element: Option<Ref<Any>>,
    /// The digest of what was put before it.
    #[walk(required)]
    pub digest: Option<String>,
    /// The institution.
    #[walk(required)]
    pub institution: Option<Ref<Institution>>,
    /// The post that answered; never a person.
    pub post: Text,
    /// What it said.
    #[walk(required)]
    pub answer: Option<Verdict>,
    /// When.
    #[walk(required)]
    pub date: Option<Date>,
    /// In which round.
    pub round: Option<u32>,
}

/// What an institution says of an element.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It agrees.
    Agree,
    /// It agrees if something is changed.
    AgreeWithChange,
    /// It disagrees.
    Disagree,
    /// It is not for this institution to say.
    NotOurs,
    /// It takes no position.
    NoPosition,
}
