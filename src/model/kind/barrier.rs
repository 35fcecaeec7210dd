//! A line that information may cross only in named, narrow, logged ways.

use super::{Code, Detail, Field, Flow, Form, RecordClass, Role, Track};
use crate::model::{Duration, Parts, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A line that information may cross only in named, narrow, logged ways.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Barrier {
    /// The two sides.
    #[walk(required)]
    pub sides: Vec<Side>,
    /// What is kept on its side.
    #[walk(required)]
    pub protects: Option<Protected>,
    /// What may cross, on whose authority.
    pub crossings: Parts<Crossing>,
    /// Why it is there.
    pub reason: Prose,
}

/// One side of a barrier.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Side {
    /// What this side is called.
    pub title: Text,
    /// The roles on this side.
    pub roles: Vec<Ref<Role>>,
    /// The tracks on this side.
    pub tracks: Vec<Track>,
}

/// What a barrier protects.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Protected {
    /// Whole classes of records.
    pub classes: Vec<Ref<RecordClass>>,
    /// Single fields.
    pub fields: Vec<Ref<Field>>,
    /// Whose facts; anybody's where unset.
    pub about: Vec<About>,
}

/// Whose fact a field is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The person whose case it is.
    Person,
    /// A child.
    Child,
    /// The person who cares for a child.
    Caregiver,
    /// Somebody else.
    ThirdParty,
    /// The person who does the work.
    Worker,
    /// The case itself.
    Case,
    /// The family as a whole.
    Family,
}

/// What may cross a barrier.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Crossing {
    /// What crosses.
    #[walk(required)]
    pub what: Option<Crossed>,
    /// On whose authority.
    #[walk(required)]
    pub who: Option<Authority>,
    /// The flows in which it crosses.
    pub r#where: Vec<Ref<Flow>>,
    /// On what occasion.
    #[walk(required)]
    pub when: Option<Occasion>,
    /// The form in which each crossing is logged.
    #[walk(required)]
    pub log: Option<Ref<Form>>,
    /// From which side to which.
    pub direction: Text,
}

/// What crosses a barrier.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Crossed {
    /// The fields.
    pub fields: Vec<Ref<Field>>,
    /// In what detail.
    pub detail: Option<Detail>,
    /// Whose facts.
    pub about: Vec<About>,
    /// What must not go with them.
    pub nothing_else: Text,
}

/// Who lets something cross a barrier.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Authority {
    /// The role that decides.
    #[walk(required)]
    pub authority: Option<Ref<Role>>,
    /// The role that hands it over.
    pub released_by: Option<Ref<Role>>,
}

/// When something may cross a barrier.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Occasion {
    /// The legal basis.
    #[walk(required)]
    pub basis: Vec<Ref<Code>>,
    /// What must have happened before.
    pub before: Text,
    /// When the authority ends.
    pub expires: Option<Duration>,
}
