//! How a person with a need reaches a service.

use super::{Channel, Code, ConsentRule, Field, Flow, Role};
use crate::model::{Duration, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a person with a need reaches a service.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pathway {
    /// The need.
    #[walk(required)]
    pub need: Text,
    /// Who refers.
    pub sender: Option<Ref<Role>>,
    /// Who receives.
    pub receivers: Vec<Ref<Role>>,
    /// The sort of service.
    pub receiver_kind: Text,
    /// How quickly.
    pub urgency: Option<Ref<Code>>,
    /// The rule of consent that applies.
    pub consent_rule: Option<Ref<ConsentRule>>,
    /// What goes with the referral, and nothing more.
    pub minimum_set: Vec<Ref<Field>>,
    /// The flows that carry it there and back.
    pub flows: Vec<Ref<Flow>>,
    /// How it travels.
    pub channel: Option<Ref<Channel>>,
    /// How soon the receiver answers.
    pub accept_within: Option<Duration>,
    /// How soon the receiver reports back.
    pub feedback_within: Option<Duration>,
    /// What is done when there is no answer or no service.
    pub fallback: Text,
    /// Who makes sure that it happens.
    pub follow_up_owner: Option<Ref<Role>>,
}
