//! A step of digitalisation, with gates.

use super::Role;
use crate::model::{Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A step of digitalisation, with gates.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Phase {
    /// Its place in the order.
    #[walk(required)]
    pub order: Option<u32>,
    /// What is done in it.
    #[walk(required)]
    pub scope: Prose,
    /// What must hold before it begins.
    pub entry: Vec<Text>,
    /// What must hold before it ends.
    pub exit: Vec<Text>,
    /// Who answers for it.
    pub owner: Option<Ref<Role>>,
    /// How to go back.
    pub rollback: Text,
}
