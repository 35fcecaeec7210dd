//! A law, decree, programme or standard.

use super::Source;
use crate::model::{Assertion, Date, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A law, decree, programme or standard.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Instrument {
    /// What it is.
    #[walk(required)]
    pub kind: Option<InstrumentKind>,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Whether it applies.
    pub in_force: Option<InForce>,
    /// The day the stored copy was read.
    #[walk(required)]
    pub checked_on: Option<Date>,
    /// The lawyer's office that confirmed it; never a person.
    pub verified_by: Text,
    /// Where it was read.
    pub sources: Vec<Ref<Source>>,
    /// What it says that matters here.
    pub says: Vec<Assertion>,
}

/// What sort of act it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum InstrumentKind {
    /// The constitution.
    Constitution,
    /// A law.
    Law,
    /// A decree or resolution.
    Decree,
    /// A programme of the government.
    Programme,
    /// A strategy.
    Strategy,
    /// A treaty or a comment on one.
    Treaty,
    /// Guidance that binds nobody.
    Guidance,
}

/// Whether an act applies.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum InForce {
    /// It applies.
    Yes,
    /// It no longer applies.
    No,
    /// It is not known.
    Unknown,
}
