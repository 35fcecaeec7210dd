//! The head that all elements share: what it is called, how far it has come, where it comes from.

use super::address::Address;
use super::kind::{Finding, Institution, Instrument, Question, Role, Source};
use super::leaf::{Quote, SPAN_KEY, Sp, UNKNOWN_KEY};
use super::reference::Ref;
use super::text::{Prose, Text};
use super::walk::{Value, Visitor, Walk};
use crate::source::Span;
use casebook_macros::Walk;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, MapAccess};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How far a definition has come. What people agreed to is not written here: it is computed
/// from validations.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Taken to be so until somebody who knows has been asked.
    Assumption,
    /// Put forward for discussion.
    Proposed,
    /// No longer in use; kept so that old papers can be read.
    Retired,
}

/// Who may read a definition (not the data that it describes).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema, Walk,
)]
#[serde(rename_all = "kebab-case")]
pub enum Publication {
    /// Everybody.
    Public,
    /// The partners of the project.
    Partner,
    /// Nobody outside the team that writes the book.
    Withheld,
}

/// Where a definition comes from: a source, or an assumption that names whom to ask.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Provenance {
    /// The document it rests on.
    pub source: Option<Ref<(Source, Instrument, Finding)>>,
    /// Where in the document: a page, an article, a heading.
    pub locator: Option<String>,
    /// The words of the document, verbatim.
    pub quote: Option<Quote>,
    /// What is taken to be so, in place of a source.
    pub assumption: Option<Text>,
    /// Who can say whether the assumption holds.
    pub ask: Option<Ref<(Role, Institution)>>,
}

/// A rule that does not apply to this element, and why.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Allow {
    /// Name of the rule.
    #[walk(required)]
    pub rule: Sp<String>,
    /// Why it does not apply here.
    #[walk(required)]
    pub reason: Text,
}

/// What a statement about the world rests on: `assumption`, or the address of a source.
#[derive(Debug, Clone)]
pub enum Basis {
    /// Nobody has said so yet; `ask` names who can.
    Assumption(Span),
    /// A document or a finding.
    Source(Ref<(Source, Instrument, Finding)>),
}

impl<'de> Deserialize<'de> for Basis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let reference = Ref::deserialize(deserializer)?;
        Ok(match reference.as_str() {
            "assumption" => Basis::Assumption(reference.at()),
            _ => Basis::Source(reference),
        })
    }
}

impl Serialize for Basis {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Basis::Assumption(_) => serializer.serialize_str("assumption"),
            Basis::Source(reference) => reference.serialize(serializer),
        }
    }
}

impl JsonSchema for Basis {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Basis".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let source = Ref::<(Source, Instrument, Finding)>::json_schema(generator);
        json_schema!({"anyOf": [{"const": "assumption"}, source]})
    }
}

impl Walk for Basis {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        match self {
            Basis::Assumption(_) => visitor.value(Value::Word("assumption")),
            Basis::Source(reference) => reference.walk(visitor),
        }
    }
}

/// A statement about the world, such as what an institution is there for, and what it rests on.
#[derive(Debug, Default, Deserialize, Serialize, JsonSchema, Walk)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Assertion {
    /// The statement.
    #[walk(required)]
    pub text: Prose,
    /// `assumption`, or the source that says so.
    #[walk(required)]
    pub basis: Option<Basis>,
    /// Where in the source.
    pub locator: Option<String>,
    /// The words of the source, verbatim.
    pub quote: Option<Quote>,
    /// Who can say whether an assumption holds.
    pub ask: Option<Ref<(Institution, Role)>>,
}

/// A value that is `{ tbd: question }`: not known yet, with the question that will settle it.
#[derive(Debug, Clone)]
pub struct Unknown {
    /// Key of the value, with dots for values inside values: `paper.pages`.
    pub field: String,
    /// The open question.
    pub question: Ref<Question>,
}

/// What every element carries, whatever its kind.
#[derive(Debug, Default, Serialize, JsonSchema, Walk)]
#[serde(rename_all = "kebab-case")]
pub struct Head {
    /// The name that references use: words in kebab-case, stable for ever.
    pub id: Sp<String>,
    /// What people print and say: `W2`, `F-03`.
    pub code: Option<String>,
    /// The name that readers see.
    pub title: Text,
    /// What it is, in a sentence or two.
    pub summary: Prose,
    /// How far it has come.
    pub status: Option<Status>,
    /// Where it comes from.
    pub provenance: Vec<Provenance>,
    /// Who may read it.
    pub publication: Option<Publication>,
    /// What is not known about it yet.
    pub open_questions: Vec<Ref<Question>>,
    /// Ids that it had before.
    pub formerly: Vec<String>,
    /// Rules that do not apply to it, each with the reason.
    pub allow: Vec<Allow>,
    /// The values that are not known yet.
    #[serde(skip)]
    #[schemars(skip)]
    pub unknown: Vec<Unknown>,
    /// Its name in the whole casebook; set when it is loaded.
    #[serde(skip)]
    #[schemars(skip)]
    pub address: Address,
    /// Where the whole definition stands.
    #[serde(skip)]
    #[schemars(skip)]
    pub span: Span,
    /// Whether it stands in a file with others and so has no page of its own.
    #[serde(skip)]
    #[schemars(skip)]
    pub listed: bool,
}

/// The keys that every element may have; the name of `title` and of `id` depends on the kind.
pub const HEAD_KEYS: &[&str] = &[
    "id",
    "code",
    "title",
    "summary",
    "status",
    "provenance",
    "publication",
    "open-questions",
    "formerly",
    "allow",
];

impl Head {
    /// The place to point at: the id.
    pub fn at(&self) -> Span {
        self.id.at
    }

    /// The question that will settle a value which is not known yet.
    pub fn unknown(&self, field: &str) -> Option<&Unknown> {
        self.unknown.iter().find(|unknown| unknown.field == field)
    }

    /// Whether this rule was switched off here, with a reason.
    pub fn allows(&self, rule: &str) -> bool {
        self.allow.iter().any(|allow| allow.rule.value == rule)
    }

    /// Reads the value of a key of the head; `false` when the key is not of the head.
    pub(super) fn read<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        names: (&str, &str),
        map: &mut A,
    ) -> Result<bool, A::Error> {
        let (id, title) = names;
        match key {
            key if key == id => self.id = map.next_value()?,
            key if key == title => self.title = map.next_value()?,
            "code" => self.code = map.next_value()?,
            "summary" => self.summary = map.next_value()?,
            "status" => self.status = map.next_value()?,
            "provenance" => self.provenance = map.next_value()?,
            "publication" => self.publication = map.next_value()?,
            "open-questions" => self.open_questions = map.next_value()?,
            "formerly" => self.formerly = map.next_value()?,
            "allow" => self.allow = map.next_value()?,
            SPAN_KEY => self.span = map.next_value()?,
            UNKNOWN_KEY => {
                let unknown: Vec<(String, Ref<Question>)> = map.next_value()?;
                let given = |(field, question)| Unknown { field, question };
                self.unknown = unknown.into_iter().map(given).collect();
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl Walk for Unknown {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.key(&self.field);
        self.question.walk(visitor);
    }
}

/// Nothing to visit in what the program itself adds to a head.
macro_rules! silent {
    ($($name:ty),+) => { $(impl Walk for $name {
        fn walk<'a>(&'a self, _: &mut dyn Visitor<'a>) {}
        fn is_unset(&self) -> bool { true }
    })+ };
}
silent!(Address, Span);
