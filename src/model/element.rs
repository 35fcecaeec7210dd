//! The head that all elements share, and the tables they stand in.

use super::address::Address;
use super::kind::{Finding, Institution, Instrument, Kind, Kinded, Question, Role, Source};
use super::leaf::{ENTRY_STRUCT, Quote, SPAN_KEY, Sp, UNKNOWN_KEY};
use super::reference::Ref;
use super::text::{Prose, Text};
use super::walk::{Value, Visitor, Walk};
use crate::source::Span;
use casebook_macros::Walk;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor as DeVisitor,
};
use serde::{Deserialize, Serialize};
use std::any::Any as Anything;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

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
    fn read<'de, A: MapAccess<'de>>(
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

/// An element: the head, and the body that its kind defines.
#[derive(Debug, Default)]
pub struct Entry<T> {
    /// What every element carries.
    pub head: Head,
    /// What only this kind carries.
    pub body: T,
}

impl<T> Deref for Entry<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T> Entry<T> {
    /// Its name in the whole casebook.
    pub fn address(&self) -> &Address {
        &self.head.address
    }

    /// Its id among its kind, or among the parts of its owner.
    pub fn id(&self) -> &str {
        &self.head.id.value
    }

    /// The place to point at.
    pub fn at(&self) -> Span {
        self.head.at()
    }
}

impl<'de, T: Kinded + Deserialize<'de>> Deserialize<'de> for Entry<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor<T>(PhantomData<T>);
        impl<'de, T: Kinded + Deserialize<'de>> DeVisitor<'de> for EntryVisitor<T> {
            type Value = Entry<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "the keys of {}", T::KIND.singular())
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry<T>, A::Error> {
                let mut head = Head::default();
                let names = (T::KIND.id_key(), T::KIND.title_key());
                let split = Split { map, head: &mut head, names };
                let body = T::deserialize(MapAccessDeserializer::new(split))?;
                if head.id.value.is_empty() {
                    return Err(A::Error::missing_field(T::KIND.id_key()));
                }
                Ok(Entry { head, body })
            }
        }
        deserializer.deserialize_struct(ENTRY_STRUCT, HEAD_KEYS, EntryVisitor(PhantomData))
    }
}

/// Keeps the keys of the head and passes every other key on to the body, without buffering:
/// places and unknown keys survive, which `#[serde(flatten)]` loses.
struct Split<'h, A> {
    map: A,
    head: &'h mut Head,
    names: (&'static str, &'static str),
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Split<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<String>()? {
            if !self.head.read(&key, self.names, &mut self.map)? {
                return seed.deserialize(key.into_deserializer()).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

impl<T: JsonSchema + Kinded> JsonSchema for Entry<T> {
    fn schema_name() -> Cow<'static, str> {
        T::KIND.singular().into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = T::json_schema(generator);
        let head = Head::json_schema(generator);
        let head = head.get("properties").and_then(|p| p.as_object()).cloned().unwrap_or_default();
        let entry =
            schema.ensure_object().entry("properties").or_insert_with(|| serde_json::json!({}));
        if let Some(properties) = entry.as_object_mut() {
            for (key, value) in head {
                let key = match key.as_str() {
                    "id" => T::KIND.id_key(),
                    "title" => T::KIND.title_key(),
                    other => other,
                };
                properties.entry(key).or_insert(value);
            }
        }
        let mut required = vec![serde_json::json!(T::KIND.id_key())];
        if let Some(body) = schema.get("required").and_then(|r| r.as_array()) {
            required.extend(body.iter().cloned());
        }
        schema.insert("required".into(), required.into());
        schema
    }
}

/// An element of any kind.
pub trait Element {
    /// Which kind.
    fn kind(&self) -> Kind;
    /// What every element carries.
    fn head(&self) -> &Head;
    /// What only its kind carries.
    fn body(&self) -> &dyn Walk;
    /// The typed entry, for those who know the kind.
    fn any(&self) -> &dyn Anything;
    /// The body as JSON, unset values left out.
    fn json(&self) -> serde_json::Value;
}

impl<T: Kinded + Walk + Serialize + 'static> Element for Entry<T> {
    fn kind(&self) -> Kind {
        T::KIND
    }
    fn head(&self) -> &Head {
        &self.head
    }
    fn body(&self) -> &dyn Walk {
        &self.body
    }
    fn any(&self) -> &dyn Anything {
        self
    }
    fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).expect("definitions hold nothing that JSON cannot")
    }
}

impl<T: Serialize> Serialize for Entry<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::Error;
        let json =
            |value: Result<serde_json::Value, serde_json::Error>| value.map_err(S::Error::custom);
        let mut whole = json(serde_json::to_value(&self.head))?;
        if let (Some(whole), serde_json::Value::Object(body)) =
            (whole.as_object_mut(), json(serde_json::to_value(&self.body))?)
        {
            whole.extend(body);
            let unknown = self.head.unknown.iter();
            let unknown = unknown.map(|it| (it.field.clone(), it.question.as_str().into()));
            whole.insert("tbd".into(), serde_json::Value::Object(unknown.collect()));
        }
        set_only(whole).serialize(serializer)
    }
}

/// Leaves out what is unset, so that a new attribute of the program changes nothing that was
/// written before it existed.
fn set_only(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Object(map) => {
            let set = map.into_iter().map(|(key, value)| (key, set_only(value)));
            Value::Object(set.filter(|(_, value)| !is_empty(value)).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(set_only).collect()),
        other => other,
    }
}

fn is_empty(value: &serde_json::Value) -> bool {
    use serde_json::Value;
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// The parts of an element, in the order they are written.
#[derive(Debug)]
pub struct Parts<T>(pub Vec<Entry<T>>);

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Parts(Vec::new())
    }
}

impl<T> Deref for Parts<T> {
    type Target = [Entry<T>];
    fn deref(&self) -> &[Entry<T>] {
        &self.0
    }
}

impl<'de, T: Kinded + Deserialize<'de>> Deserialize<'de> for Parts<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Parts)
    }
}

impl<T: Serialize> Serialize for Parts<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T: JsonSchema + Kinded> JsonSchema for Parts<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        T::KIND.plural().into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Entry<T>>::json_schema(generator)
    }
}

impl<T: Kinded + Walk + Serialize + 'static> Walk for Parts<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for part in &self.0 {
            visitor.item();
            visitor.part(part);
        }
    }
    fn is_unset(&self) -> bool {
        self.0.is_empty()
    }
    fn sift(&mut self, owner: &Address, keep: &mut dyn FnMut(&Address, &mut Head) -> bool) {
        self.0.retain_mut(|part| {
            let kept = keep(owner, &mut part.head);
            if kept {
                let address = part.head.address.clone();
                part.body.sift(&address, keep);
            }
            kept
        });
    }
}

/// All elements of a kind, sorted by id. Two with one id are both kept, so that a rule can
/// report both places.
#[derive(Debug)]
pub struct Table<T> {
    pub(super) entries: Vec<Entry<T>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { entries: Vec::new() }
    }
}

impl<T> Table<T> {
    /// In the order of their ids.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry<T>> {
        self.entries.iter()
    }

    /// The first element of that id.
    pub fn get(&self, id: &str) -> Option<&Entry<T>> {
        let at = self.entries.partition_point(|entry| entry.id() < id);
        self.entries.get(at).filter(|entry| entry.id() == id)
    }

    /// The first element of that id, to complete what is known of it.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Entry<T>> {
        let at = self.entries.partition_point(|entry| entry.id() < id);
        self.entries.get_mut(at).filter(|entry| entry.id() == id)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Puts a new element in its place.
    pub(super) fn insert(&mut self, entry: Entry<T>) {
        let at = self.entries.partition_point(|other| other.id() <= entry.id());
        self.entries.insert(at, entry);
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a Entry<T>;
    type IntoIter = std::slice::Iter<'a, Entry<T>>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
