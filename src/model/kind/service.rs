//! A sort of service that people are referred to; a place in the directory, never an address.

use super::{Code, Pathway};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sort of service that people are referred to; a place in the directory, never an address.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Service {
    /// The parts of life that it helps with.
    #[walk(required)]
    pub domains: Vec<Ref<Code>>,
    /// How it is reached.
    pub pathway: Option<Ref<Pathway>>,
    /// The sorts of provider.
    pub provider_kinds: Vec<Ref<Code>>,
    /// Who can get it.
    #[walk(required)]
    pub eligibility: Text,
    /// What it costs.
    #[walk(required)]
    pub cost: Text,
    /// Where it is offered.
    #[walk(required)]
    pub coverage: Text,
    /// Whether women, men, girls and boys can all use it.
    #[walk(required)]
    pub access_by_sex: Text,
    /// For which ages.
    #[walk(required)]
    pub access_by_age: Text,
    /// Whether people with disabilities can use it.
    #[walk(required)]
    pub access_with_disability: Text,
    /// What is missing, where there is no service.
    pub gap: Text,
}
