//! A YAML file as a tree that knows where everything stands. Types are not decided here: a plain
//! word stays the word that the author wrote (`no`, `012`, `2026-07-31`).

use super::fault::Fault;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Location, MergeKeyPolicy, Spanned};
use std::fmt;

/// A value and its place in the file, in bytes.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Value,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    Null,
    Word(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The word, if it is one.
    pub(super) fn word(&self) -> Option<&str> {
        match &self.value {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The value of a key, if this is a map that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        let Value::Map(pairs) = &self.value else { return None };
        pairs.iter().find(|(k, _)| k.word() == Some(key)).map(|(_, value)| value)
    }

    /// The question of `{ tbd: question }`.
    pub(super) fn unknown(&self) -> Option<&Node> {
        match &self.value {
            Value::Map(pairs) if pairs.len() == 1 => self.get("tbd"),
            _ => None,
        }
    }

    fn shift(&mut self, by: usize) {
        self.start += by;
        self.end += by;
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.shift(by)),
            Value::Map(pairs) => pairs.iter_mut().for_each(|(key, value)| {
                key.shift(by);
                value.shift(by);
            }),
            _ => {}
        }
    }
}

/// Reads a text; `offset` is where it begins in its file. Keys that are written twice are
/// reported in `faults` and the first is kept.
pub(super) fn parse(text: &str, offset: usize, faults: &mut Vec<Fault>) -> Result<Node, Fault> {
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
    };
    let raw: Raw = serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let place = error.location().map_or(text.len(), |location| byte_of(text, &location));
        Fault::syntax(describe(&error, text, place), offset + place, offset + place)
    })?;
    let mut node = raw.into_node(text);
    node.shift(offset);
    drop_duplicates(&mut node, faults);
    Ok(node)
}

/// Where an error of the parser stands; not every one has a byte offset, so that it is counted
/// from line and column.
fn byte_of(text: &str, location: &Location) -> usize {
    if let Some(byte) = location.span().byte_offset() {
        return usize::try_from(byte).unwrap_or(text.len()).min(text.len());
    }
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column - 1).map_or(rest.trim_end().len(), |(at, _)| at)
}

/// The words of the parser, made plain for those who do not know YAML by heart.
fn describe(error: &serde_saphyr::Error, text: &str, place: usize) -> String {
    let line_start = text[..place].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    if line[..line.len() - line.trim_start().len()].contains('\t') {
        return "a tab where only spaces may indent".to_owned();
    }
    let said = error.without_snippet().to_string();
    let said = said.split(" at line ").next().unwrap_or(&said);
    let said = said.lines().next().unwrap_or_default().trim_end_matches('.');
    if said.contains("tab") && !said.contains("table") {
        return "a tab where only spaces may stand".to_owned();
    }
    if said.contains("budget") {
        return format!("too much in one file, or aliases that multiply ({said})");
    }
    said.to_owned()
}

fn drop_duplicates(node: &mut Node, faults: &mut Vec<Fault>) {
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| drop_duplicates(item, faults)),
        Value::Map(pairs) => {
            let mut kept: Vec<(Node, Node)> = Vec::with_capacity(pairs.len());
            for (key, mut value) in pairs.drain(..) {
                drop_duplicates(&mut value, faults);
                let first = kept.iter().find(|(other, _)| other.word() == key.word());
                match first {
                    Some((first, _)) => faults.push(Fault::duplicate_key(
                        key.word().unwrap_or_default(),
                        (key.start, key.end),
                        (first.start, first.end),
                    )),
                    None => kept.push((key, value)),
                }
            }
            *pairs = kept;
        }
        _ => {}
    }
}

/// What the parser gives, before plain words have got their text back.
struct Raw(Spanned<RawValue>);

enum RawValue {
    Null,
    /// A plain word that YAML would read as a number or as true or false.
    Typed,
    Word(String),
    List(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

impl Raw {
    fn into_node(self, text: &str) -> Node {
        let at = self.0.referenced.span();
        let byte = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let start = byte(at.byte_offset()).min(text.len());
        let mut end = (start + byte(at.byte_len())).min(text.len());
        let value = match self.0.value {
            RawValue::Null => Value::Null,
            RawValue::Typed => {
                Value::Word(text.get(start..end).unwrap_or_default().trim().to_owned())
            }
            RawValue::Word(word) => Value::Word(word),
            RawValue::List(items) => {
                Value::List(items.into_iter().map(|item| item.into_node(text)).collect())
            }
            RawValue::Map(pairs) => {
                let node = |(key, value): (Raw, Raw)| (key.into_node(text), value.into_node(text));
                Value::Map(pairs.into_iter().map(node).collect())
            }
        };
        match &value {
            Value::List(items) => end = end.max(items.last().map_or(start, |item| item.end)),
            Value::Map(pairs) => end = end.max(pairs.last().map_or(start, |(_, value)| value.end)),
            _ => {}
        }
        Node { start, end, value }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Raw)
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }
    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }
    fn visit_bool<E>(self, _: bool) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }
    fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }
    fn visit_i128<E>(self, _: i128) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }
    fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }
    fn visit_u128<E>(self, _: u128) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }
    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Typed)
    }
    fn visit_str<E>(self, word: &str) -> Result<RawValue, E> {
        Ok(RawValue::Word(word.to_owned()))
    }
    fn visit_string<E>(self, word: String) -> Result<RawValue, E> {
        Ok(RawValue::Word(word))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(RawValue::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawValue, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(RawValue::Map(pairs))
    }
}
