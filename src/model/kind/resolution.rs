//! Something that a meeting decided about an element.

use super::{Consultation, Institution};
use crate::model::{Any, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that a meeting decided about an element.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Resolution {
    /// The meeting.
    #[walk(required)]
    pub consultation: Option<Ref<Consultation>>,
    /// The elements.
    #[walk(required)]
    pub about: Vec<Ref<Any>>,
    /// What was decided.
    #[walk(required)]
    pub decided: Text,
    /// Why.
    pub because: Text,
    /// The institutions that agreed.
    pub agreed_by: Vec<Ref<Institution>>,
    /// What was said against it, without names.
    pub dissent: Text,
}
