//! A piece of the workplan.

use super::TorItem;
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A piece of the workplan.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Milestone {
    /// The week in which it begins; the first week of the work is 1.
    #[walk(required)]
    pub start_week: Option<u32>,
    /// The week in which it ends.
    #[walk(required)]
    pub end_week: Option<u32>,
    /// What is handed over.
    pub delivers: Vec<Ref<TorItem>>,
    /// What it depends on.
    pub needs: Text,
}
