//! A set of fields that belong together, all of one class of records.

use super::{
    About, Codelist, Detail, Purpose, RecordClass, RetentionRule, Role, Sensitivity,
    SpecialCategory,
};
use crate::model::{Parts, Ref};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A set of fields that belong together, all of one class of records.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entity {
    /// The class of records that it is part of.
    #[walk(required)]
    pub record_class: Option<Ref<RecordClass>>,
    /// The entity that it hangs on.
    pub belongs_to: Option<Ref<Entity>>,
    /// Whether there can be several.
    pub many: Option<bool>,
    /// What is recorded.
    #[walk(required)]
    pub fields: Parts<Field>,
}

/// A single fact or opinion that is recorded, written once for all forms.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// What sort of answer it takes.
    #[walk(required)]
    pub r#type: Option<FieldType>,
    /// The answers to choose from.
    pub codelist: Option<Ref<Codelist>>,
    /// Whose fact it is.
    #[walk(required)]
    pub about: Option<About>,
    /// Whether it is a fact or an opinion.
    #[walk(required)]
    pub nature: Option<Nature>,
    /// Whose opinion it is.
    pub whose: Option<Ref<Role>>,
    /// The field with the day of an opinion.
    pub dated_by: Option<Ref<Field>>,
    /// The answers that may stand in for one.
    pub missing: Vec<Missing>,
    /// How much harm its disclosure can do.
    #[walk(required)]
    pub sensitivity: Option<Sensitivity>,
    /// Special categories that it belongs to.
    pub special: Vec<SpecialCategory>,
    /// What it is collected for.
    pub purposes: Vec<Ref<Purpose>>,
    /// Other fields that can be read off from it.
    pub reveals: Vec<Revealed>,
    /// Whether it tells who the person is.
    pub identifies: Option<Identifies>,
    /// How long it is kept, where that differs from its class.
    pub retention: Option<Ref<RetentionRule>>,
    /// How exact a date may be.
    pub precision: Vec<Precision>,
}

/// A field that can be read off from another.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Revealed {
    /// The field.
    #[walk(required)]
    pub field: Option<Ref<Field>>,
    /// How much of it.
    #[walk(required)]
    pub detail: Option<Detail>,
}

/// What sort of answer a field takes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// Yes or no.
    YesNo,
    /// A line.
    Text,
    /// Some lines.
    LongText,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A number with a unit.
    Quantity,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// One answer of a list.
    SelectOne,
    /// Any answers of a list.
    SelectMany,
    /// A tick.
    Tick,
    /// A signature or a mark.
    Mark,
    /// Worked out from other fields.
    Computed,
    /// A paper or file that is attached.
    File,
    /// Words to read, no answer.
    Note,
    /// A place.
    Place,
}

/// What sort of statement a field holds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// What can be seen or shown.
    Fact,
    /// What somebody judges.
    Opinion,
}

/// The answers that may stand in for one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// It is not known.
    Unknown,
    /// The person did not want to answer.
    Declined,
    /// It was not asked.
    NotAsked,
}

/// Whether a field tells who somebody is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Identifies {
    /// Not at all.
    None,
    /// Together with others.
    Quasi,
    /// By a code.
    Key,
    /// By itself.
    Direct,
}

/// How exact a date may be.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
}
