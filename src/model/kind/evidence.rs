//! A source that supports an element of another layer.

use super::{Instrument, Source};
use crate::model::{Any, Quote, Ref};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A source that supports an element of another layer.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Evidence {
    /// The element.
    #[walk(required)]
    pub element: Option<Ref<Any>>,
    /// The source.
    #[walk(required)]
    pub source: Option<Ref<(Source, Instrument)>>,
    /// Where in it.
    pub locator: Option<String>,
    /// Its words, verbatim.
    pub quote: Option<Quote>,
}
