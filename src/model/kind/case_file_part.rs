//! A part of the file of a case, on paper.

use super::{Form, RecordClass, Role, Section};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A part of the file of a case, on paper.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CaseFilePart {
    /// Its place in the folder.
    #[walk(required)]
    pub order: Option<u32>,
    /// The folder that it lies in.
    #[walk(required)]
    pub folder: Option<Folder>,
    /// The forms and sections that are kept in it.
    #[walk(required)]
    pub holds: Vec<Ref<(Form, Section)>>,
    /// The class of records that it belongs to.
    pub record_class: Option<Ref<RecordClass>>,
    /// Who keeps it.
    #[walk(required)]
    pub held_by: Option<Ref<Role>>,
    /// How many copies there may be.
    #[walk(required)]
    pub copies: Option<u32>,
    /// Who may open it, and what is noted then.
    #[walk(required)]
    pub rule: Text,
}

/// A folder of the file of a case.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Folder {
    /// The folder of the person.
    Person,
    /// The folder of one child, apart from that of any adult.
    Child,
    /// The names and addresses, kept apart from all content.
    Identity,
    /// What the specialist keeps.
    Clinical,
    /// The file of the justice track, kept by it.
    Justice,
    /// What is noted about the files themselves.
    Log,
}
