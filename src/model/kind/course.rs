//! A course: modules on several days, for certain people.

use super::{Questionnaire, Role, Source, TorItem};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A course: modules on several days, for certain people.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Course {
    /// How many days it lasts.
    #[walk(required)]
    pub days: Option<u32>,
    /// The hour at which a day begins.
    pub begins_at: Option<u32>,
    /// How many minutes a day lasts, with its breaks.
    pub minutes_a_day: Option<u32>,
    /// How often it is held.
    pub times: Option<u32>,
    /// For whom.
    #[walk(required)]
    pub audience: Text,
    /// The roles whom it trains: institutions that hold them have needs to assess.
    pub trains: Vec<Ref<Role>>,
    /// What they can do afterwards.
    #[walk(required)]
    pub aims: Vec<Text>,
    /// What has to be ready before it begins.
    pub prepares: Text,
    /// What asks for it.
    pub asked_by: Vec<Ref<(TorItem, Source)>>,
    /// What is filled in before, during and after it.
    pub questionnaires: Vec<Ref<Questionnaire>>,
}
