//! A hand-written chapter of the book.

use crate::model::{Any, Ref, Visitor};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A hand-written chapter of the book.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Chapter {
    /// The elements that its text names.
    #[serde(skip)]
    pub mentions: Mentions,
}

/// References in the text of a chapter.
#[derive(Debug, Default)]
pub struct Mentions(pub Vec<Ref<Any>>);

impl crate::model::Walk for Mentions {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for mention in &self.0 {
            visitor.mention(mention.reference());
        }
    }
    fn is_unset(&self) -> bool {
        self.0.is_empty()
    }
}
