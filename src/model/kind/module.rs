//! A unit of a course.

use super::{Competency, Course, Inject};
use crate::model::{Any, Local, Parts, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A unit of a course.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Module {
    /// The course.
    #[walk(required)]
    pub course: Option<Ref<Course>>,
    /// The day of the course.
    #[walk(required)]
    pub day: Option<u32>,
    /// What it builds.
    #[walk(required)]
    pub competencies: Vec<Ref<Competency>>,
    /// What of the model it teaches: steps, forms, rules.
    pub teaches: Vec<Ref<Any>>,
    /// What the participants can do afterwards.
    #[walk(required)]
    pub objectives: Parts<Objective>,
    /// What is done, in order.
    #[walk(required)]
    pub sessions: Parts<Session>,
    /// What is asked before and after.
    pub items: Parts<TestItem>,
}

/// What a participant can do after a module.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Objective {
    /// The competency that it builds.
    pub competency: Option<Ref<Competency>>,
}

/// A piece of a day of training.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Session {
    /// How long it takes.
    #[walk(required)]
    pub minutes: Option<u32>,
    /// How it is taught.
    #[walk(required)]
    pub method: Option<Method>,
    /// The objectives that it serves.
    pub objectives: Vec<Local<Objective>>,
    /// What it is about.
    #[walk(required)]
    pub content: Prose,
    /// What the participants do.
    pub exercise: Prose,
    /// What the trainer takes care of.
    #[walk(required)]
    pub trainer_notes: Prose,
    /// What has to be at hand.
    pub materials: Text,
    /// Pieces of the scenario that are used.
    pub injects: Vec<Ref<Inject>>,
}

/// A question of a test.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct TestItem {
    /// The objective that it tests.
    #[walk(required)]
    pub objective: Option<Local<Objective>>,
    /// In which of the two forms it is used.
    #[walk(required)]
    pub used_in: Option<TestForm>,
    /// The answers to choose from.
    #[walk(required)]
    pub answers: Vec<Text>,
    /// The number of the right one, from 1.
    #[walk(required)]
    pub key: Option<u32>,
    /// Why it is right.
    #[walk(required)]
    pub because: Text,
}

/// In which form of a test a question is used.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum TestForm {
    /// Before the course.
    Pre,
    /// After the course; the same objective in other words.
    Post,
}

/// How something is taught.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// A short talk.
    Input,
    /// A talk in the group.
    Discussion,
    /// An exercise in small groups.
    Exercise,
    /// A role play.
    RolePlay,
    /// A case study; always fictional.
    CaseStudy,
    /// A piece of the scenario exercise.
    Simulation,
    /// Participants teach.
    TeachBack,
    /// A test or a questionnaire.
    Test,
    /// Looking back, alone or in the group.
    Reflection,
    /// A break.
    Break,
}
