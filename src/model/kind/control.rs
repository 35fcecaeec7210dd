//! Something that is done against a risk.

use super::{Institution, Phase, Role};
use crate::model::{Any, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that is done against a risk.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Control {
    /// What is done.
    #[walk(required)]
    pub measure: Prose,
    /// The phase from which it is in place.
    #[walk(required)]
    pub phase: Option<Ref<Phase>>,
    /// Who does it.
    #[walk(required)]
    pub owner: Option<Ref<(Role, Institution)>>,
    /// How to see that it is done.
    #[walk(required)]
    pub verification: Text,
    /// The parts of the model that carry it out.
    pub realised_by: Vec<Ref<Any>>,
}
