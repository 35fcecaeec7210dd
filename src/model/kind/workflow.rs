//! Steps, decisions and outcomes, in order.

use super::{
    CaseState, CaseType, Codelist, Competency, Flow, Form, Role, Safeguard, Section, Track,
};
use crate::model::{Duration, Local, Parts, Prose, Ref, Text};
use casebook_macros::Walk;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Steps, decisions and outcomes, in order.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Workflow {
    /// The side of the system that it belongs to.
    pub track: Option<Track>,
    /// What starts it.
    #[walk(required)]
    pub trigger: Text,
    /// The role that answers for the whole.
    #[walk(required)]
    pub owner: Option<Ref<Role>>,
    /// The sorts of case it is for.
    #[walk(required)]
    pub case_types: Vec<Ref<CaseType>>,
    /// The states in which a case may enter it.
    pub entry_states: Vec<Ref<CaseState>>,
    /// Where it begins.
    #[walk(required)]
    pub starts: Parts<Start>,
    /// How it can end.
    #[walk(required)]
    pub ends: Parts<End>,
    /// How it is done today.
    pub as_is: Prose,
    /// What the lanes of its picture stand for; roles where unset.
    pub lanes: Option<Lanes>,
    /// What is done.
    #[walk(required)]
    pub steps: Parts<Step>,
    /// What is decided.
    pub decisions: Parts<Decision>,
}

/// What the lanes of the picture of a workflow stand for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Lanes {
    /// The roles that answer for the steps.
    Roles,
    /// The institutions that are proposed to hold these roles.
    Institutions,
}

/// Where a workflow begins.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Start {
    /// The first step; the first that is written where unset.
    pub next: Option<Local<Step>>,
}

/// How a workflow can end.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct End {
    /// The states in which a case may leave it.
    pub exit_states: Vec<Ref<CaseState>>,
    /// Whether it ends or breaks off.
    pub kind: Option<EndKind>,
}

/// How a workflow ends.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum EndKind {
    /// It has come to its end.
    Done,
    /// Everything is stopped.
    Abort,
}

/// Something that a role does.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// The one role that answers for it.
    pub accountable: Option<Ref<Role>>,
    /// The roles that do it.
    pub responsible: Vec<Ref<Role>>,
    /// The roles that are asked.
    pub consulted: Vec<Ref<Role>>,
    /// The roles that are told.
    pub informed: Vec<Informed>,
    /// The forms or sections that are filled.
    pub fills: Vec<Ref<(Form, Section)>>,
    /// The forms or sections that are read.
    pub reads: Vec<Ref<(Form, Section)>>,
    /// The forms or sections that are approved.
    pub approves: Vec<Ref<(Form, Section)>>,
    /// The flows that leave here.
    pub sends: Vec<Ref<Flow>>,
    /// The flows that arrive here.
    pub receives: Vec<Ref<Flow>>,
    /// Steps that must be done before on every path; written, and proved.
    pub after: Vec<Local<Step>>,
    /// The safeguards that it carries out.
    pub does: Vec<Ref<Safeguard>>,
    /// How long it may take.
    pub time_limit: Option<Duration>,
    /// Where the time is counted from.
    pub time_from: Option<Local<(Step, Start)>>,
    /// Where it goes on when the time is over.
    pub on_timeout: Option<Local<(Step, End)>>,
    /// Who is told when the time is over.
    pub escalates_to: Option<Ref<Role>>,
    /// What those who do it must be able to do.
    pub competencies: Vec<Ref<Competency>>,
    /// How it is done on paper, without a network.
    pub offline: Text,
    /// The decision that is taken at its end.
    pub decision: Option<Local<Decision>>,
    /// What comes next.
    pub next: Option<Local<(Step, End)>>,
    /// The change of the state of the case.
    pub transition: Option<StepTransition>,
    /// A workflow that is gone through here and comes back.
    pub call: Option<Call>,
    /// A workflow that takes over here.
    pub handover: Option<Ref<Workflow>>,
    /// Workflows that begin here and run beside this one.
    pub start: Vec<Ref<Workflow>>,
    /// Whether all branches that begin here are taken, or some.
    pub split: Option<Split>,
    /// The first steps of the branches.
    pub branches: Vec<Local<Step>>,
    /// The split whose branches meet here.
    pub join: Option<Local<Step>>,
}

/// A role that is told of a step.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Informed {
    /// The role.
    #[walk(required)]
    pub role: Option<Ref<Role>>,
    /// What it is shown.
    pub sections: Vec<Ref<(Form, Section)>>,
}

/// The change of the state of a case that a step makes.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct StepTransition {
    /// The state before.
    #[walk(required)]
    pub from: Option<Ref<CaseState>>,
    /// The state after.
    #[walk(required)]
    pub to: Option<Ref<CaseState>>,
}

/// A workflow that a step goes through.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Call {
    /// The workflow.
    #[walk(required)]
    pub workflow: Option<Ref<Workflow>>,
    /// What comes next here, for each end of that workflow.
    #[walk(required)]
    pub on: BTreeMap<String, Local<(Step, End)>>,
}

/// Which branches of a split are taken.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// Every one.
    All,
    /// One or more.
    Some,
}

/// A question with a fixed list of outcomes.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Decision {
    /// Who decides.
    #[walk(required)]
    pub decider: Option<Ref<Role>>,
    /// The list that the outcomes are taken from.
    pub options_from: Option<Ref<Codelist>>,
    /// The outcomes, and where each leads.
    #[walk(required)]
    pub options: Parts<Choice>,
    /// What the decision looks at.
    pub criteria: Prose,
    /// What the decision can take away from somebody.
    pub restricts: Vec<Restriction>,
    /// How it can be reviewed.
    pub review_route: Text,
    /// The form that records it.
    pub recorded_in: Option<Ref<(Form, Section)>>,
}

/// An outcome of a decision.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// Where it leads.
    #[walk(required)]
    pub next: Option<Local<(Step, End)>>,
    /// How often it may lead back to the same place.
    pub repeat_limit: Option<u32>,
}

/// What a decision can take away from somebody.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Restriction {
    /// Liberty.
    Liberty,
    /// Living with the family.
    FamilyUnity,
    /// Access to services.
    Services,
}
