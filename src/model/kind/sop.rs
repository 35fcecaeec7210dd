//! A standard operating procedure: how the steps of workflows are done, whoever does them.

use super::{Role, Safeguard, Workflow};
use crate::model::{Duration, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A standard operating procedure: how the steps of workflows are done, whoever does them.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sop {
    /// The workflows whose steps it describes.
    #[walk(required)]
    pub workflows: Vec<Ref<Workflow>>,
    /// What it is for.
    #[walk(required)]
    pub purpose: Prose,
    /// Whom and what it covers, and what it does not.
    #[walk(required)]
    pub scope: Prose,
    /// What holds in every step.
    #[walk(required)]
    pub principles: Vec<Text>,
    /// The safeguards that it carries out.
    #[walk(required)]
    pub safeguards: Vec<Ref<Safeguard>>,
    /// When it may be left, on whose word, and how that is noted.
    #[walk(required)]
    pub exceptions: Vec<Text>,
    /// What to do without a network, without electricity and without a printer.
    #[walk(required)]
    pub offline: Prose,
    /// What is written, where it is kept and what is never written.
    pub records: Prose,
    /// Who keeps it up to date.
    #[walk(required)]
    pub owner: Option<Ref<Role>>,
    /// How often it is looked at again.
    #[walk(required)]
    pub review_every: Option<Duration>,
    /// What is looked at then, and by whom.
    pub review: Text,
}
