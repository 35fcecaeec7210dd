//! When somebody is asked to agree, and what follows from a refusal.

use super::{Form, Section};
use crate::model::{Assertion, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When somebody is asked to agree, and what follows from a refusal.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConsentRule {
    /// What is agreed to.
    #[walk(required)]
    pub r#for: Text,
    /// Who can agree.
    #[walk(required)]
    pub given_by: Vec<Text>,
    /// What happens when the answer is no.
    #[walk(required)]
    pub refusal_effect: Text,
    /// What ends when agreement is taken back.
    pub withdrawal_stops: Text,
    /// Whose own view is asked as well.
    pub assent_from: Text,
    /// When it is done without agreement.
    pub exceptions: Vec<Assertion>,
    /// The form that records it.
    pub form: Option<Ref<(Form, Section)>>,
}
