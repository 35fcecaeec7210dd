//! The kinds of a casebook.
//!
//! To add a kind: write `src/model/kind/<kind>.rs` (a plain struct with a `///` comment on it and
//! on every field), then mention it in this file three times: its `mod`, its `pub use`, its line
//! in `kinds!`. Reading, ids, references, backlinks, page, list, search, JSON, schema and the
//! author's reference follow from that.

mod ai_use;
mod answer;
mod assignment;
mod barrier;
mod case_state;
mod case_type;
mod channel;
mod chapter;
mod codelist;
mod consent_rule;
mod consultation;
mod entity;
mod evidence;
mod finding;
mod flow;
mod form;
mod institution;
mod instrument;
mod milestone;
mod pathway;
mod permission;
mod phase;
mod purpose;
mod question;
mod record_class;
mod requirement;
mod retention_rule;
mod role;
mod safeguard;
mod source;
mod term;
mod term_mapping;
mod tor_item;
mod transition;
mod validation;
mod workflow;

pub use ai_use::{AiClass, AiUse};
pub use answer::Answer;
pub use assignment::Assignment;
pub use barrier::{About, Authority, Barrier, Crossed, Crossing, Occasion, Protected, Side};
pub use case_state::{CasePhase, CaseState};
pub use case_type::CaseType;
pub use channel::{Channel, Medium};
pub use chapter::{Chapter, Mentions};
pub use codelist::{Code, CodeRole, Codelist};
pub use consent_rule::ConsentRule;
pub use consultation::{Attribution, Consultation, ConsultationKind, Participant, Stage};
pub use entity::{Entity, Field, FieldType, Identifies, Missing, Nature, Precision, Revealed};
pub use evidence::Evidence;
pub use finding::{Disposition, Finding, FindingBasis};
pub use flow::{Carried, Flow, MinimumSet, Onward};
pub use form::{Form, Item, Paper, PaperSize, Section};
pub use institution::{Institution, InstitutionKind, Unit};
pub use instrument::{InForce, Instrument, InstrumentKind};
pub use milestone::Milestone;
pub use pathway::Pathway;
pub use permission::{Action, Condition, Identifiability, Permission, Reach};
pub use phase::Phase;
pub use purpose::Purpose;
pub use question::Question;
pub use record_class::{Detail, NeedToKnow, RecordClass, Sensitivity, SpecialCategory};
pub use requirement::{Priority, Requirement, RequirementKind};
pub use retention_rule::{RetentionAction, RetentionRule};
pub use role::{Established, Role, Track};
pub use safeguard::Safeguard;
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

/// Declares the kinds: the enum of them, the tables of a model, and what follows from the list.
macro_rules! kinds {
    (@id) => { "id" };
    (@id $key:literal) => { $key };
    (@title) => { "title" };
    (@title $key:literal) => { $key };
    (
        files { $($File:ident: $table:ident in $folder:literal,)+ }
        parts { $($Part:ident: $parts:ident of $Owner:ident $(by $id:literal)? $(titled $title:literal)?,)+ }
    ) => {
        /// A kind of element.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = concat!("Elements in `", $folder, "`.")] $File,)+
            $(#[doc = concat!("Parts: ", stringify!($parts), ".")] $Part,)+
        }

        impl Kind {
            /// Every kind that stands in files of its own, in the order of their names.
            pub const FILES: &'static [Kind] = &[$(Kind::$File),+];
            /// Every kind that lives inside another element.
            pub const PARTS: &'static [Kind] = &[$(Kind::$Part),+];

            /// The folder of its files and the first word of its addresses; for a part, that of
            /// its owner.
            pub fn folder(self) -> &'static str {
                match self {
                    $(Kind::$File => $folder,)+
                    $(Kind::$Part => Kind::$Owner.folder(),)+
                }
            }

            /// What several are called, in kebab-case.
            pub fn plural(self) -> &'static str {
                match self {
                    $(Kind::$File => $folder,)+
                    $(Kind::$Part => stringify!($parts),)+
                }
            }

            /// What one is called: the name of the type.
            pub fn singular(self) -> &'static str {
                match self {
                    $(Kind::$File => stringify!($File),)+
                    $(Kind::$Part => stringify!($Part),)+
                }
            }

            /// The kind that a part lives in.
            pub fn owner(self) -> Option<Kind> {
                match self {
                    $(Kind::$File => None,)+
                    $(Kind::$Part => Some(Kind::$Owner),)+
                }
            }

            /// The key under which its id is written.
            pub fn id_key(self) -> &'static str {
                match self {
                    $(Kind::$File => "id",)+
                    $(Kind::$Part => kinds!(@id $($id)?),)+
                }
            }

            /// The key under which its title is written.
            pub fn title_key(self) -> &'static str {
                match self {
                    $(Kind::$File => "title",)+
                    $(Kind::$Part => kinds!(@title $($title)?),)+
                }
            }

            /// What its definitions can say, in the order of the definition; without the head.
            pub fn fields(self) -> Vec<&'static super::Field> {
                match self {
                    $(Kind::$File => fields(&$File::default()),)+
                    $(Kind::$Part => fields(&$Part::default()),)+
                }
            }

            /// The JSON Schema of one element.
            pub fn schema(self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match self {
                    $(Kind::$File => <Entry<$File> as schemars::JsonSchema>::json_schema(generator),)+
                    $(Kind::$Part => <Entry<$Part> as schemars::JsonSchema>::json_schema(generator),)+
                }
            }
        }

        /// A type that is the body of a kind.
        pub trait Kinded {
            /// Which.
            const KIND: Kind;
        }

        $(impl Kinded for $File { const KIND: Kind = Kind::$File; })+
        $(impl Kinded for $Part { const KIND: Kind = Kind::$Part; })+

        /// All definitions of a casebook, a table a kind.
        #[derive(Debug, Default)]
        pub struct Model {
            $(#[doc = concat!("Everything in `", $folder, "`.")] pub $table: Table<$File>,)+
        }

        impl Model {
            /// Reads one element of that kind and puts it into its table, after `finish` has
            /// completed its head.
            ///
            /// # Errors
            /// What the definition does not allow: an unknown key, a value of another type.
            pub fn read<'de, D: Deserializer<'de>>(
                &mut self,
                kind: Kind,
                definition: D,
                finish: impl FnOnce(&mut Head),
            ) -> Result<(), D::Error> {
                match kind {
                    $(Kind::$File => {
                        let mut entry = Entry::<$File>::deserialize(definition)?;
                        finish(&mut entry.head);
                        let address = entry.head.address.clone();
                        name_parts(&mut entry.body, &address);
                        self.$table.insert(entry);
                    })+
                    $(Kind::$Part => unreachable!("parts are read with their owners"),)+
                }
                Ok(())
            }

            /// Every element that stands in a file, kind by kind; without their parts.
            pub fn elements(&self) -> impl Iterator<Item = &dyn Element> {
                let none = std::iter::empty::<&dyn Element>();
                none$(.chain(self.$table.iter().map(|entry| entry as &dyn Element)))+
            }

            /// The elements of one kind that stands in files.
            pub fn of(&self, kind: Kind) -> Vec<&dyn Element> {
                match kind {
                    $(Kind::$File => self.$table.iter().map(|entry| entry as &dyn Element).collect(),)+
                    $(Kind::$Part => Vec::new(),)+
                }
            }

            /// Drops every element and part for which `keep` is false.
            pub fn retain(&mut self, keep: &dyn Fn(&Head) -> bool) {
                $(self.$table.entries.retain_mut(|entry| {
                    let address = entry.head.address.clone();
                    entry.body.sift(&address, &mut |_, head| keep(head));
                    keep(&entry.head)
                });)+
            }
        }
    };
}

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
        Answer: answers in "answers",
        Assignment: assignments in "assignments",
        Barrier: barriers in "barriers",
        CaseState: case_states in "case-states",
        CaseType: case_types in "case-types",
        Channel: channels in "channels",
        Chapter: chapters in "chapters",
        Codelist: codelists in "codelists",
        ConsentRule: consent_rules in "consent-rules",
        Consultation: consultations in "consultations",
        Entity: entities in "entities",
        Evidence: evidence in "evidence",
        Finding: findings in "findings",
        Flow: flows in "flows",
        Form: forms in "forms",
        Institution: institutions in "institutions",
        Instrument: instruments in "instruments",
        Milestone: milestones in "milestones",
        Pathway: pathways in "pathways",
        Permission: permissions in "permissions",
        Phase: phases in "phases",
        Purpose: purposes in "purposes",
        Question: questions in "questions",
        RecordClass: record_classes in "record-classes",
        Requirement: requirements in "requirements",
        RetentionRule: retention_rules in "retention-rules",
        Role: roles in "roles",
        Safeguard: safeguards in "safeguards",
        Source: sources in "sources",
        Term: terms in "terms",
        TermMapping: term_mappings in "term-mappings",
        TorItem: tor_items in "tor-items",
        Transition: transitions in "transitions",
        Validation: validations in "validations",
        Workflow: workflows in "workflows",
    }
    parts {
        Choice: options of Workflow by "code",
        Code: codes of Codelist titled "label",
        Crossing: crossings of Barrier,
        Decision: decisions of Workflow titled "question",
        End: ends of Workflow,
        Field: fields of Entity titled "label",
        Section: sections of Form,
        Start: starts of Workflow,
        Step: steps of Workflow,
        Unit: units of Institution,
    }
}
