//! What data is used for.

use crate::model::Ref;
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What data is used for.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Purpose {
    /// Purposes for which it may also be used.
    pub compatible_with: Vec<Ref<Purpose>>,
}
