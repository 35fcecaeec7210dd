//! Which institution holds a role.

use super::{Institution, Role, Unit};
use crate::model::{Basis, Ref};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which institution holds a role.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Assignment {
    /// The role.
    #[walk(required)]
    pub role: Option<Ref<Role>>,
    /// The institution that holds it.
    #[walk(required)]
    pub institution: Option<Ref<Institution>>,
    /// The unit of that institution.
    pub unit: Option<Ref<Unit>>,
    /// What this rests on.
    #[walk(required)]
    pub basis: Option<Basis>,
    /// Who can say whether it holds.
    pub ask: Option<Ref<Institution>>,
}
