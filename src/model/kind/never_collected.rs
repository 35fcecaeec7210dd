//! Something that is never collected.

use super::{Instrument, Source};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that is never collected.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct NeverCollected {
    /// Why not.
    #[walk(required)]
    pub why: Text,
    /// What is noted instead, if anything.
    pub instead: Text,
    /// What asks for that.
    pub standards: Vec<Ref<(Source, Instrument)>>,
}
