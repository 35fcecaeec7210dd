//! The answers that may be chosen.

use super::Role;
use crate::model::{Local, Parts, Prose, Ref};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The answers that may be chosen.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Codelist {
    /// The role that decides on changes.
    pub owner: Option<Ref<Role>>,
    /// The answers.
    #[walk(required)]
    pub codes: Parts<Code>,
}

/// An answer that may be chosen.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Code {
    /// When it is the right answer.
    pub definition: Prose,
    /// What it means to the machinery.
    pub role: Option<CodeRole>,
    /// The version in which it went out of use.
    pub retired_in: Option<String>,
    /// The answer to choose instead.
    pub replaced_by: Option<Local<Code>>,
}

/// What an answer means to the machinery, whatever its words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum CodeRole {
    /// It is not known.
    Unknown,
    /// The person did not want to answer.
    Declined,
    /// None of the others.
    Other,
    /// There is not enough information to decide.
    Insufficient,
    /// A ground: the person agreed.
    Agreed,
    /// A ground: it is done whatever the person says.
    Regardless,
}
