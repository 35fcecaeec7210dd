//! A meeting with institutions, planned or held.

use super::Institution;
use crate::model::{Date, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A meeting with institutions, planned or held.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Consultation {
    /// What sort of meeting.
    #[walk(required)]
    pub kind: Option<ConsultationKind>,
    /// Whether it has been held.
    #[walk(required)]
    pub stage: Option<Stage>,
    /// Which institutions and posts; never persons.
    #[walk(required)]
    pub participants: Vec<Participant>,
    /// Its place in the order of consultations.
    pub sequence: Option<u32>,
    /// The week of the workplan it is planned for.
    pub week: Option<u32>,
    /// The day it was held.
    pub held_on: Option<Date>,
    /// The reference of the note that was taken.
    pub note: Option<String>,
    /// Consultations that must come before.
    pub after: Vec<Ref<Consultation>>,
    /// What it is to find out.
    pub aims: Vec<Text>,
    /// What is asked, beside the open questions to these institutions.
    pub guide: Vec<Text>,
    /// How the time is spent.
    pub agenda: Vec<AgendaItem>,
    /// What was said, by nobody in particular.
    pub said: Vec<Text>,
    /// How what was said may be attributed.
    pub attribution: Option<Attribution>,
    /// Which post signed off the note; never a person.
    pub sign_off: Text,
}

/// A piece of the time of a meeting.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct AgendaItem {
    /// What is done.
    #[walk(required)]
    pub what: Text,
    /// How long it takes.
    #[walk(required)]
    pub minutes: Option<u32>,
    /// How it is done.
    pub how: Text,
}

/// What sort of meeting.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum ConsultationKind {
    /// With one institution.
    Bilateral,
    /// With several.
    Multilateral,
    /// With those who can safely speak for others.
    Proxy,
    /// To agree on the result.
    Validation,
}

/// Whether something has happened.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It is planned.
    Planned,
    /// It has been held.
    Held,
}

/// An institution that takes part.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Participant {
    /// The institution.
    #[walk(required)]
    pub institution: Option<Ref<Institution>>,
    /// The post that comes; never a person.
    pub role: Text,
}

/// How what was said may be attributed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Attribution {
    /// To the institution.
    Institution,
    /// To the sort of institution.
    Category,
    /// To nobody.
    None,
}
