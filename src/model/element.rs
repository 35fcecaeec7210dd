//! An element: the head that all share, and the body that its kind defines.

use super::address::Address;
use super::head::{HEAD_KEYS, Head};
use super::kind::{Kind, Kinded};
use super::leaf::ENTRY_STRUCT;
use super::walk::Walk;
use crate::source::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator};
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
