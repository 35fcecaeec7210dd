//! The kinds of a casebook.
//!
//! To add a kind: write `src/model/kind/<kind>.rs` (a plain struct with a `///` comment on it and
//! on every field), then mention it in this file three times: its `mod`, its `pub use`, its line
//! in `kinds!`. Reading, ids, references, backlinks, page, list, search, JSON, schema and the
//! author's reference follow from that.

#[macro_use]
mod declare;

mod ai_use;
mod alignment;
mod alternative;
mod answer;
mod assessment_tool;
mod assignment;
mod barrier;
mod card;
mod case_file_part;
mod case_state;
mod case_type;
mod channel;
mod chapter;
mod closure_criterion;
mod codelist;
mod competency;
mod consent_rule;
mod consultation;
mod control;
mod course;
mod criterion;
mod entity;
mod evidence;
mod finding;
mod flow;
mod form;
mod gap;
mod hypothesis;
mod indicator;
mod institution;
mod instrument;
mod mentorship_activity;
mod milestone;
mod module;
mod never_collected;
mod pathway;
mod permission;
mod phase;
mod purpose;
mod question;
mod questionnaire;
mod record_class;
mod requirement;
mod resolution;
mod retention_rule;
mod risk;
mod role;
mod safeguard;
mod scenario;
mod score_report;
mod service;
mod sop;
mod source;
mod term;
mod term_mapping;
mod tor_item;
mod transition;
mod validation;
mod workflow;

pub use ai_use::{AiClass, AiUse};
pub use alignment::Alignment;
pub use alternative::Alternative;
pub use answer::Answer;
pub use assessment_tool::{AssessmentTool, Level, Total};
pub use assignment::Assignment;
pub use barrier::{About, Authority, Barrier, Crossed, Crossing, Occasion, Protected, Side};
pub use card::Card;
pub use case_file_part::{CaseFilePart, Folder};
pub use case_state::{CasePhase, CaseState};
pub use case_type::CaseType;
pub use channel::{Channel, Medium};
pub use chapter::{Chapter, Mentions};
pub use closure_criterion::{ClosureCriterion, ClosureKind};
pub use codelist::{Code, CodeRole, Codelist};
pub use competency::{Competency, CompetencyArea};
pub use consent_rule::ConsentRule;
pub use consultation::{
    AgendaItem, Attribution, Consultation, ConsultationKind, Participant, Stage,
};
pub use control::Control;
pub use course::Course;
pub use criterion::Criterion;
pub use entity::{Entity, Field, FieldType, Identifies, Missing, Nature, Precision, Revealed};
pub use evidence::Evidence;
pub use finding::{Disposition, Finding, FindingBasis};
pub use flow::{Carried, Flow, MinimumSet, Onward};
pub use form::{Form, Item, Paper, PaperSize, Section};
pub use gap::Gap;
pub use hypothesis::Hypothesis;
pub use indicator::{Direction, Indicator, IndicatorArea};
pub use institution::{Institution, InstitutionKind, Unit};
pub use instrument::{InForce, Instrument, InstrumentKind};
pub use mentorship_activity::MentorshipActivity;
pub use milestone::Milestone;
pub use module::{Method, Module, Objective, Session, TestForm, TestItem};
pub use never_collected::NeverCollected;
pub use pathway::Pathway;
pub use permission::{Action, Condition, Identifiability, Permission, Reach};
pub use phase::Phase;
pub use purpose::Purpose;
pub use question::Question;
pub use questionnaire::{Prompt, PromptKind, Questionnaire};
pub use record_class::{Detail, NeedToKnow, RecordClass, Sensitivity, SpecialCategory};
pub use requirement::{Priority, Requirement, RequirementKind};
pub use resolution::Resolution;
pub use retention_rule::{RetentionAction, RetentionRule};
pub use risk::{Grade, Risk};
pub use role::{Established, Role, Track};
pub use safeguard::Safeguard;
pub use scenario::{Act, AtEnd, Attempt, CastMember, Exclusion, Inject, Pause, Scenario, Version};
pub use score_report::{ScoreArea, ScoreReport};
pub use service::Service;
pub use sop::Sop;
pub use source::{Extent, Quality, Source};
pub use term::{Confidence, Term};
pub use term_mapping::TermMapping;
pub use tor_item::{How, Readiness, TorItem, TorKind};
pub use transition::Transition;
pub use validation::{Validation, Verdict};
pub use workflow::{
    Call, Choice, Decision, End, EndKind, Informed, Lanes, Restriction, Split, Start, Step,
    StepTransition, Workflow,
};

use super::address::Address;
use super::element::{Element, Entry};
use super::head::Head;
use super::table::Table;
use super::walk::Walk;
use serde::de::{Deserialize, Deserializer};

fn name_parts(body: &mut dyn Walk, address: &Address) {
    body.sift(address, &mut |owner, head| {
        head.address = owner.part(&head.id.value);
        true
    });
}

/// The fields of a value, set or not.
fn fields(value: &dyn Walk) -> Vec<&'static super::Field> {
    struct Names(Vec<&'static super::Field>);
    impl<'a> super::Visitor<'a> for Names {
        fn enter(&mut self, field: &'static super::Field, _: &'a dyn Walk) -> bool {
            self.0.push(field);
            false
        }
    }
    let mut names = Names(Vec::new());
    value.walk(&mut names);
    names.0
}

impl Kind {
    /// What every definition can say beside its own fields.
    pub fn head_fields() -> Vec<&'static super::Field> {
        let written = |field: &&super::Field| super::HEAD_KEYS.contains(&field.name);
        fields(&Head::default()).into_iter().filter(written).collect()
    }

    /// The kind of that folder.
    pub fn in_folder(folder: &str) -> Option<Kind> {
        Kind::FILES.iter().copied().find(|kind| kind.folder() == folder)
    }

    /// Whether it lives inside another element.
    pub fn is_part(self) -> bool {
        self.owner().is_some()
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.plural())
    }
}

kinds! {
    files {
        AiUse: ai_uses in "ai-uses",
        Alignment: alignments in "alignments",
        Alternative: alternatives in "alternatives",
        Answer: answers in "answers",
        AssessmentTool: assessment_tools in "assessment-tools",
        Assignment: assignments in "assignments",
        Barrier: barriers in "barriers",
        Card: cards in "cards",
        CaseFilePart: case_file_parts in "case-file-parts",
        CaseState: case_states in "case-states",
        CaseType: case_types in "case-types",
        Channel: channels in "channels",
        Chapter: chapters in "chapters",
        ClosureCriterion: closure_criteria in "closure-criteria",
        Codelist: codelists in "codelists",
        Competency: competencies in "competencies",
        ConsentRule: consent_rules in "consent-rules",
        Consultation: consultations in "consultations",
        Control: controls in "controls",
        Course: courses in "courses",
        Criterion: criteria in "criteria",
        Entity: entities in "entities",
        Evidence: evidence in "evidence",
        Finding: findings in "findings",
        Flow: flows in "flows",
        Form: forms in "forms",
        Gap: gaps in "gaps",
        Hypothesis: hypotheses in "hypotheses",
        Indicator: indicators in "indicators",
        Institution: institutions in "institutions",
        Instrument: instruments in "instruments",
        MentorshipActivity: mentorship_activities in "mentorship-activities",
        Milestone: milestones in "milestones",
        Module: modules in "modules",
        NeverCollected: never_collected in "never-collected",
        Pathway: pathways in "pathways",
        Permission: permissions in "permissions",
        Phase: phases in "phases",
        Purpose: purposes in "purposes",
        Question: questions in "questions",
        Questionnaire: questionnaires in "questionnaires",
        RecordClass: record_classes in "record-classes",
        Requirement: requirements in "requirements",
        Resolution: resolutions in "resolutions",
        RetentionRule: retention_rules in "retention-rules",
        Risk: risks in "risks",
        Role: roles in "roles",
        Safeguard: safeguards in "safeguards",
        Scenario: scenarios in "scenarios",
        ScoreReport: score_reports in "score-reports",
        Service: services in "services",
        Sop: sops in "sops",
        Source: sources in "sources",
        Term: terms in "terms",
        TermMapping: term_mappings in "term-mappings",
        TorItem: tor_items in "tor-items",
        Transition: transitions in "transitions",
        Validation: validations in "validations",
        Workflow: workflows in "workflows",
    }
    parts {
        CastMember: cast of Scenario,
        Choice: options of Workflow by "code",
        Code: codes of Codelist titled "label",
        Crossing: crossings of Barrier,
        Decision: decisions of Workflow titled "question",
        End: ends of Workflow,
        Field: fields of Entity titled "label",
        Inject: injects of Scenario,
        Level: levels of AssessmentTool titled "label",
        Objective: objectives of Module titled "text",
        Prompt: prompts of Questionnaire titled "text",
        Section: sections of Form,
        Session: sessions of Module,
        Start: starts of Workflow,
        Step: steps of Workflow,
        TestItem: items of Module titled "question",
        Unit: units of Institution,
    }
}
