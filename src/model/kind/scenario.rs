//! A story that is played to find gaps; always fictional.

use super::{AgendaItem, Barrier, CaseState, CaseType, Choice, Decision, RecordClass, Role, Step};
use crate::model::{Any, Local, Parts, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A story that is played to find gaps; always fictional.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scenario {
    /// That it is made up: it must say so.
    #[walk(required)]
    pub fictional: Option<bool>,
    /// What playing it is for.
    #[walk(required)]
    pub aims: Vec<Text>,
    /// What everybody knows at the beginning.
    #[walk(required)]
    pub setting: Prose,
    /// What holds while it is played.
    pub ground_rules: Vec<Text>,
    /// The people in it, without surnames.
    #[walk(required)]
    pub cast: Parts<CastMember>,
    /// What happens, in order.
    #[walk(required)]
    pub injects: Parts<Inject>,
    /// What is done before the first inject.
    pub opening: Vec<AgendaItem>,
    /// When play stops for a while.
    pub pauses: Vec<Pause>,
    /// What is done after the last inject.
    pub closing: Vec<AgendaItem>,
    /// One run through it as it is expected to go, act by act.
    pub run: Vec<Act>,
    /// Where every case stands at the end.
    pub at_end: Vec<AtEnd>,
    /// What it does not exercise, and why.
    pub exclusions: Vec<Exclusion>,
}

/// A person in a scenario, by a letter and a number.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CastMember {
    /// What the player reads.
    #[walk(required)]
    pub card: Prose,
    /// The sort of case.
    pub case_type: Option<Ref<CaseType>>,
    /// The state that the case begins in.
    pub starts_in: Option<Ref<CaseState>>,
}

/// Something that happens in a scenario and asks the players to act.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Inject {
    /// Its place in the story.
    #[walk(required)]
    pub order: Option<u32>,
    /// The day of the story, counted from its beginning.
    #[walk(required)]
    pub day: Option<u32>,
    /// How long it is played.
    #[walk(required)]
    pub minutes: Option<u32>,
    /// Whether it is part of the half-day version.
    pub short: Option<bool>,
    /// What the players are told.
    #[walk(required)]
    pub card: Prose,
    /// Who has to act.
    #[walk(required)]
    pub players: Vec<Ref<Role>>,
    /// Whom it is about.
    pub about: Vec<Local<CastMember>>,
    /// What in the model it tries.
    #[walk(required)]
    pub tests: Vec<Ref<Any>>,
    /// What good practice would be; on the answer key only.
    #[walk(required)]
    pub expected: Prose,
    /// The mistake that it invites; on the answer key only.
    #[walk(required)]
    pub trap: Text,
    /// What to ask afterwards.
    #[walk(required)]
    pub debrief: Vec<Text>,
}

/// A time in which nothing is played.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pause {
    /// The inject that it follows.
    #[walk(required)]
    pub after: Option<Local<Inject>>,
    /// In which version.
    #[walk(required)]
    pub version: Option<Version>,
    /// What it is.
    #[walk(required)]
    pub what: Text,
    /// How long it takes.
    #[walk(required)]
    pub minutes: Option<u32>,
}

/// How much time there is to play.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Version {
    /// Half a day: the injects that are marked for it.
    HalfDay,
    /// A full day: all of them.
    FullDay,
}

/// One act of a run through a scenario.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Act {
    /// What it answers.
    #[walk(required)]
    pub inject: Option<Local<Inject>>,
    /// The day of the story.
    #[walk(required)]
    pub day: Option<u32>,
    /// Whose case.
    pub case: Option<Local<CastMember>>,
    /// Who acts.
    #[walk(required)]
    pub by: Option<Ref<Role>>,
    /// The steps that are done.
    pub does: Vec<Ref<Step>>,
    /// The decision that is taken.
    pub decides: Option<Ref<Decision>>,
    /// Its outcome.
    pub option: Option<Ref<Choice>>,
    /// Something that is tried and must not succeed.
    pub attempt: Option<Attempt>,
    /// The state of the case afterwards.
    pub expect: Option<Ref<CaseState>>,
}

/// Something that is tried in a run and must not succeed.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Attempt {
    /// What is tried.
    #[walk(required)]
    pub what: Text,
    /// The records that are asked for.
    pub class: Option<Ref<RecordClass>>,
    /// The barrier that stops it.
    pub barrier: Option<Ref<Barrier>>,
}

/// Where a case stands at the end of a scenario.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct AtEnd {
    /// Whose case.
    #[walk(required)]
    pub case: Option<Local<CastMember>>,
    /// Its state.
    #[walk(required)]
    pub state: Option<Ref<CaseState>>,
}

/// Something that a scenario does not exercise.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Exclusion {
    /// What.
    #[walk(required)]
    pub element: Option<Ref<Any>>,
    /// Why not.
    #[walk(required)]
    pub reason: Text,
}
