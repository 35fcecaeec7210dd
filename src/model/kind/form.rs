//! A paper to fill, which asks fields.

use super::{Entity, Field, RecordClass, Role};
use crate::model::{Parts, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A paper to fill, which asks fields.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Form {
    /// The class of records that it is kept with.
    pub record_class: Option<Ref<RecordClass>>,
    /// Who fills it.
    #[walk(required)]
    pub filled_by: Vec<Ref<Role>>,
    /// Who approves it.
    pub approved_by: Vec<Ref<Role>>,
    /// What it is for.
    pub purpose: Text,
    /// How it looks and lies on paper.
    pub paper: Option<Paper>,
    /// Its sections.
    pub sections: Parts<Section>,
}

impl Form {
    /// Who fills a section of it: those whom the section names, else those whom the form names.
    pub fn fillers<'a>(&'a self, section: &'a Section) -> &'a [Ref<Role>] {
        own_or(&section.filled_by, &self.filled_by)
    }

    /// Who approves a section of it: those whom the section names, else those whom the form names.
    pub fn approvers<'a>(&'a self, section: &'a Section) -> &'a [Ref<Role>] {
        own_or(&section.approved_by, &self.approved_by)
    }
}

fn own_or<'a>(own: &'a [Ref<Role>], form: &'a [Ref<Role>]) -> &'a [Ref<Role>] {
    if own.is_empty() { form } else { own }
}

/// How a form looks and lies on paper.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Paper {
    /// The size of the sheet.
    pub size: Option<PaperSize>,
    /// How many pages it has at most, in the language that takes most room.
    pub pages: Option<u32>,
    /// How many copies.
    pub copies: Option<u32>,
    /// Where it is kept.
    pub storage: Text,
}

/// The size of a sheet.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum PaperSize {
    /// 210 by 297 millimetres.
    A4,
    /// 148 by 210 millimetres.
    A5,
}

/// A section of a form.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Section {
    /// Whether it can be taken off and kept apart.
    pub detachable: Option<bool>,
    /// The class of records it is kept with, where that differs from the form.
    pub record_class: Option<Ref<RecordClass>>,
    /// Who fills it, where that differs from the form.
    pub filled_by: Vec<Ref<Role>>,
    /// Who approves it, where that differs from the form.
    pub approved_by: Vec<Ref<Role>>,
    /// Whether its sheet has boxes for the case code, as sheets have where nothing is said. What
    /// leaves the case file has another number.
    pub coded: Option<bool>,
    /// What it asks.
    pub items: Vec<Item>,
}

/// A line of a form.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Item {
    /// The field that it asks.
    pub field: Option<Ref<Field>>,
    /// Whether it must be answered.
    pub required: Option<bool>,
    /// The field for what "other" means.
    pub specify: Option<Ref<Field>>,
    /// An entity that is asked row by row.
    pub rows: Option<Ref<Entity>>,
    /// A field of each row whose answers are printed already, one row each.
    pub each: Option<Ref<Field>>,
    /// How many empty rows are printed; four where nothing is said, none beside `each`.
    pub empty_rows: Option<u32>,
    /// What each row asks.
    pub items: Vec<Item>,
}
