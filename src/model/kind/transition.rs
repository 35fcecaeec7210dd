//! A change of the state of a case.

use super::{CaseState, Form, Role, Safeguard, Section};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A change of the state of a case.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Transition {
    /// The state before.
    #[walk(required)]
    pub from: Option<Ref<CaseState>>,
    /// The state after.
    #[walk(required)]
    pub to: Option<Ref<CaseState>>,
    /// Who may make the change.
    #[walk(required)]
    pub role: Option<Ref<Role>>,
    /// Who must agree as well.
    pub with: Vec<Ref<Role>>,
    /// Who is told.
    pub informs: Vec<Ref<Role>>,
    /// The form that shows it.
    #[walk(required)]
    pub evidence: Vec<Ref<(Form, Section)>>,
    /// What must have been done.
    pub requires: Vec<Ref<Safeguard>>,
    /// When it is allowed.
    pub guard: Text,
}
