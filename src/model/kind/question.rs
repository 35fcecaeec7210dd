//! Something that is not known, with those who can answer.

use super::{Institution, Role};
use crate::model::{Any, Date, Prose, Ref};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that is not known, with those who can answer.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// Who can answer.
    #[walk(required)]
    pub to: Vec<Ref<(Institution, Role)>>,
    /// Why it matters.
    #[walk(required)]
    pub why: Prose,
    /// When the answer is needed.
    pub by: Option<Date>,
    /// What it is about.
    pub about: Vec<Ref<Any>>,
}
