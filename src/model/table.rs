//! Where elements stand: the parts of one, and all of a kind.

use super::address::Address;
use super::element::Entry;
use super::head::Head;
use super::kind::Kinded;
use super::walk::{Visitor, Walk};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Deserializer;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Deref;

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
