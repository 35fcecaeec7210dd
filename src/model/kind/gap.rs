//! Something that was found missing when a scenario was played.

use super::{Consultation, Finding, Inject, Institution, Role, Scenario};
use crate::model::{Any, Prose, Ref};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that was found missing when a scenario was played.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Gap {
    /// Where it was found: the inject, and the meeting at which it was played.
    #[walk(required)]
    pub found_in: Vec<Ref<(Inject, Consultation, Scenario)>>,
    /// What was seen.
    #[walk(required)]
    pub observed: Prose,
    /// What in the model it is about.
    #[walk(required)]
    pub about: Vec<Ref<Any>>,
    /// Who sees to it.
    #[walk(required)]
    pub owner: Option<Ref<(Role, Institution)>>,
    /// What is proposed.
    #[walk(required)]
    pub proposal: Prose,
    /// What was changed.
    pub changed: Vec<Ref<Any>>,
    /// The finding that it became.
    pub finding: Option<Ref<Finding>>,
}
