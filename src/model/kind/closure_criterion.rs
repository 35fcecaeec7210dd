//! When a case may be closed, and when not.

use super::{Code, Form, Role, Section};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When a case may be closed, and when not.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClosureCriterion {
    /// What sort of closure.
    #[walk(required)]
    pub kind: Option<ClosureKind>,
    /// The answers on the list of reasons that it stands for.
    pub reasons: Vec<Ref<Code>>,
    /// What must be seen or written first.
    #[walk(required)]
    pub evidence: Vec<Text>,
    /// Who decides.
    pub decider: Option<Ref<Role>>,
    /// The form that records it.
    pub form: Option<Ref<(Form, Section)>>,
    /// Who is told, with the least that they need.
    pub notify: Vec<Ref<Role>>,
    /// What the person is offered afterwards.
    pub after_care: Text,
    /// When the case is opened again.
    pub reopening: Text,
}

/// What sort of closure.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum ClosureKind {
    /// The agreed goals hold.
    Planned,
    /// The person wants it.
    ByWish,
    /// The person cannot be found.
    LostContact,
    /// Another office goes on.
    Transfer,
    /// Another reason, named.
    Other,
    /// No reason at all: a case is never closed for it.
    Never,
}
