//! A card for the pocket.

use super::Role;
use crate::model::{Any, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A card for the pocket.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Card {
    /// Who carries it.
    #[walk(required)]
    pub used_by: Vec<Ref<Role>>,
    /// What it says, line by line.
    #[walk(required)]
    pub lines: Vec<Text>,
    /// What it is taken from.
    #[walk(required)]
    pub from: Vec<Ref<Any>>,
}
