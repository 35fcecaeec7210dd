//! A way in which information travels.

use super::Sensitivity;
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A way in which information travels.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Channel {
    /// The highest sensitivity that it may carry.
    #[walk(required)]
    pub allows: Option<Sensitivity>,
    /// What carries it.
    #[walk(required)]
    pub medium: Option<Medium>,
    /// Whether a copy stays behind.
    pub leaves_copy: Option<bool>,
}

/// What carries information.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// Paper in a sealed envelope.
    Paper,
    /// The spoken word.
    Speech,
    /// A meeting from which nothing is taken.
    Meeting,
    /// An encrypted removable medium.
    Removable,
    /// A network.
    Network,
    /// A public document.
    Publication,
}
