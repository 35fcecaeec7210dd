//! A number that says how well something works, never how one person is.

use super::{Codelist, Field, Flow, Form, Questionnaire, Section, Source, TorItem};
use crate::model::{Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number that says how well something works, never how one person is.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Indicator {
    /// What it is about.
    #[walk(required)]
    pub area: Option<IndicatorArea>,
    /// Which way is better.
    #[walk(required)]
    pub direction: Option<Direction>,
    /// What is counted.
    #[walk(required)]
    pub unit: Text,
    /// Over which time.
    #[walk(required)]
    pub period: Text,
    /// What is counted above the line.
    #[walk(required)]
    pub numerator: Text,
    /// What it is divided by; for a count, the whole that it is a part of.
    #[walk(required)]
    pub denominator: Text,
    /// Lists by which it is split, each in a table of its own, never crossed.
    pub disaggregate: Vec<Ref<Codelist>>,
    /// The smallest number that is shown.
    pub threshold: Option<u32>,
    /// How smaller numbers are hidden, and others with them.
    pub suppression: Text,
    /// Where the numbers come from.
    pub from: Vec<Ref<(Field, Form, Section, Questionnaire)>>,
    /// The flows that carry it.
    pub flows: Vec<Ref<Flow>>,
    /// What is to be reached, where the terms of reference give it.
    pub target: Text,
    /// What asks for it.
    pub asked_by: Vec<Ref<(TorItem, Source)>>,
}

/// What an indicator is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorArea {
    /// The work with cases.
    CaseManagement,
    /// Children in contact with the law.
    ChildJustice,
    /// Training.
    Training,
    /// The protection of data.
    DataProtection,
}

/// Which way of an indicator is better.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More.
    Up,
    /// Less.
    Down,
    /// Neither: it describes.
    Neither,
}
