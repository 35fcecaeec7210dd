//! Information that goes from one role to another.

use super::{
    About, Channel, Code, Codelist, ConsentRule, Crossing, Detail, Field, Form, Identifiability,
    Purpose, RetentionRule, Role, Section, Sensitivity, Step,
};
use crate::model::{Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Information that goes from one role to another.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Flow {
    /// Who gives it.
    #[walk(required)]
    pub from: Vec<Ref<Role>>,
    /// Who gets it.
    #[walk(required)]
    pub to: Vec<Ref<Role>>,
    /// Whether it also goes back in the same way.
    pub both_ways: Option<bool>,
    /// What it holds.
    pub carries: Vec<Carried>,
    /// The fields that each purpose needs; written apart from the content so that each checks the other.
    pub minimum_set: Vec<MinimumSet>,
    /// In what form persons appear.
    pub identifiability: Option<Identifiability>,
    /// How it must be handled.
    pub classification: Option<Sensitivity>,
    /// How it travels.
    pub channel: Vec<Ref<Channel>>,
    /// How often, or on what occasion.
    pub frequency: Text,
    /// What it is for.
    pub purpose: Option<Ref<Purpose>>,
    /// The legal basis.
    pub basis: Vec<Ref<Code>>,
    /// The rule of consent that applies.
    pub consent_rule: Option<Ref<ConsentRule>>,
    /// Whom it is about.
    pub about: Vec<About>,
    /// Steps that it must come before.
    pub before: Vec<Ref<Step>>,
    /// The flow that confirms it.
    pub acknowledged_by: Option<Ref<Flow>>,
    /// Whether the receiver may pass it on.
    pub onward: Option<Onward>,
    /// To whom, where that is listed.
    pub onward_to: Vec<Ref<Role>>,
    /// How long the receiver keeps it.
    pub retention_at_receiver: Option<Ref<RetentionRule>>,
    /// Whether the giver keeps a copy.
    pub retains: Option<bool>,
    /// The crossing of a barrier that it uses.
    pub crosses: Vec<Ref<Crossing>>,
    /// Whether it leaves the country.
    pub cross_border: Option<bool>,
    /// For numbers: what they are broken down by, never crossed.
    pub dimensions: Vec<Ref<Codelist>>,
    /// For numbers: who is counted.
    pub population: Text,
    /// For numbers: the smallest number that is shown.
    pub threshold: Option<u32>,
    /// For numbers: what happens to smaller ones.
    pub suppression: Text,
    /// How it is done today.
    pub as_is: Prose,
}

/// Something that a flow holds: a field, or a form or section as a whole.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Carried {
    /// A single field.
    pub field: Option<Ref<Field>>,
    /// A form or one section of it.
    pub section: Option<Ref<(Form, Section)>>,
    /// In what detail.
    #[walk(required)]
    pub detail: Option<Detail>,
}

/// The fields that a purpose needs.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct MinimumSet {
    /// The purpose.
    #[walk(required)]
    pub purpose: Option<Ref<Purpose>>,
    /// The fields.
    #[walk(required)]
    pub fields: Vec<Ref<Field>>,
}

/// Whether what was received may be passed on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Onward {
    /// To nobody.
    None,
    /// To those who work for the same purpose.
    SamePurpose,
    /// To those who are listed.
    Listed,
}
