//! Reads typed definitions from a tree: a serde `Deserializer` that gives places to those who
//! ask ([`SPANNED_STRUCT`], [`ENTRY_STRUCT`]) and leaves out what is `{ tbd: question }`.

use super::fault::Fault;
use super::node::{Node, Value};
use crate::model::{ENTRY_STRUCT, SPAN_KEY, SPANNED_STRUCT, UNKNOWN_KEY};
use crate::source::{FileId, Span};
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// A place in the tree from which a value is read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'n> {
    pub(super) file: FileId,
    pub(super) node: &'n Node,
}

impl<'n> Reader<'n> {
    fn at(self, node: &'n Node) -> Reader<'n> {
        Reader { node, ..self }
    }

    fn span(self) -> (u32, usize, usize) {
        (self.file.0, self.node.start, self.node.end)
    }

    fn unexpected(self) -> Unexpected<'n> {
        match &self.node.value {
            Value::Null => Unexpected::Unit,
            Value::Word(word) => Unexpected::Str(word),
            Value::List(_) => Unexpected::Seq,
            Value::Map(_) => Unexpected::Map,
        }
    }

    /// Gives an error the place of this value, or of the key that it speaks of.
    fn place(self, fault: Fault) -> Fault {
        if let (Some(wrong), Value::Map(pairs)) = (&fault.unknown_key, &self.node.value)
            && let Some((key, _)) = pairs.iter().find(|(key, _)| key.word() == Some(wrong))
        {
            let (start, end) = (key.start, key.end);
            return fault.or_at(start, end);
        }
        let end = match self.node.value {
            Value::Word(_) => self.node.end,
            _ => self.node.start,
        };
        fault.or_at(self.node.start, end)
    }

    fn parsed<T: std::str::FromStr>(self, what: &str) -> Result<T, Fault> {
        let word = self.node.word();
        let parsed = word.and_then(|word| word.parse().ok());
        parsed.ok_or_else(|| Fault::invalid_type(self.unexpected(), &what))
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty;)+) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let number: Result<$type, Fault> = self.parsed("a number");
            number.and_then(|number| visitor.$visit(number)).map_err(|fault| self.place(fault))
        }
    )+ };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Word(word) => visitor.visit_borrowed_str(word),
            Value::List(items) => visitor.visit_seq(Items { reader: self, items: items.iter() }),
            Value::Map(_) => visitor.visit_map(Pairs::plain(self)),
        };
        read.map_err(|fault| self.place(fault))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let yes = self.parsed("`true` or `false`");
        yes.and_then(|yes| visitor.visit_bool(yes)).map_err(|fault| self.place(fault))
    }

    numbers! {
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_f32 visit_f32 f32;
        deserialize_f64 visit_f64 f64;
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Word(word) => {
                let message = format!("found the text `{word}` where a list is due");
                Err(self.place(Fault::plain(message, format!("write `[{word}]`"))))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let pairs = match (name, &self.node.value) {
            (SPANNED_STRUCT, _) => Pairs::spanned(self),
            (ENTRY_STRUCT, Value::Map(_)) => Pairs::entry(self),
            _ => return self.deserialize_any(visitor),
        };
        visitor.visit_map(pairs).map_err(|fault| self.place(fault))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let read = match &self.node.value {
            Value::Word(word) => {
                let word: StrDeserializer<'_, Fault> = word.as_str().into_deserializer();
                visitor.visit_enum(word)
            }
            Value::Map(pairs) if pairs.len() == 1 => {
                let (key, value) = &pairs[0];
                visitor.visit_enum(Variant { key: self.at(key), value: self.at(value) })
            }
            _ => {
                let due = format!("one of {}", variants.join(", "));
                Err(Fault::invalid_type(self.unexpected(), &due.as_str()))
            }
        };
        read.map_err(|fault| self.place(fault))
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct tuple tuple_struct map
        identifier ignored_any
    }
}

struct Items<'n> {
    reader: Reader<'n>,
    items: std::slice::Iter<'n, Node>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.items.find(|item| item.unknown().is_none()) else { return Ok(None) };
        seed.deserialize(self.reader.at(item)).map(Some)
    }
}

/// The pairs of a map, preceded by what the program adds to it.
struct Pairs<'n> {
    reader: Reader<'n>,
    added: Vec<(&'static str, Added<'n>)>,
    pairs: std::slice::Iter<'n, (Node, Node)>,
    value: Option<Added<'n>>,
}

enum Added<'n> {
    Span,
    Unknown,
    Value(&'n Node),
}

impl<'n> Pairs<'n> {
    fn new(reader: Reader<'n>, added: Vec<(&'static str, Added<'n>)>, own: bool) -> Pairs<'n> {
        let pairs = match &reader.node.value {
            Value::Map(pairs) if own => pairs.iter(),
            _ => [].iter(),
        };
        Pairs { reader, added, pairs, value: None }
    }

    fn plain(reader: Reader<'n>) -> Pairs<'n> {
        Pairs::new(reader, Vec::new(), true)
    }

    fn spanned(reader: Reader<'n>) -> Pairs<'n> {
        let added = vec![("value", Added::Value(reader.node)), (SPAN_KEY, Added::Span)];
        Pairs::new(reader, added, false)
    }

    fn entry(reader: Reader<'n>) -> Pairs<'n> {
        Pairs::new(reader, vec![(UNKNOWN_KEY, Added::Unknown), (SPAN_KEY, Added::Span)], true)
    }
}

impl<'de> MapAccess<'de> for Pairs<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        if let Some((key, value)) = self.added.pop() {
            self.value = Some(value);
            return seed.deserialize(IntoDeserializer::<Fault>::into_deserializer(key)).map(Some);
        }
        let known = self.pairs.find(|(_, value)| value.unknown().is_none());
        let Some((key, value)) = known else { return Ok(None) };
        self.value = Some(Added::Value(value));
        seed.deserialize(self.reader.at(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            Some(Added::Value(node)) => seed.deserialize(self.reader.at(node)),
            Some(Added::Unknown) => {
                let mut found = Vec::new();
                unknowns(self.reader.node, "", &mut found);
                let seq = Unknowns { reader: self.reader, found: found.into_iter() };
                seed.deserialize(serde::de::value::SeqAccessDeserializer::new(seq))
            }
            _ => {
                let (file, start, end) = self.reader.span();
                let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                let span = [("file", file), ("start", byte(start)), ("end", byte(end))];
                let map = serde::de::value::MapDeserializer::new(span.into_iter());
                seed.deserialize(MapAccessDeserializer::new(map))
            }
        }
    }
}

/// Finds `{ tbd: question }` below an element, but not below its parts.
fn unknowns<'n>(node: &'n Node, path: &str, found: &mut Vec<(String, &'n Node)>) {
    let Value::Map(pairs) = &node.value else { return };
    for (key, value) in pairs {
        let name = key.word().unwrap_or_default();
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match (&value.value, value.unknown()) {
            (_, Some(question)) => found.push((path, question)),
            (Value::Map(_), None) => unknowns(value, &path, found),
            (Value::List(items), None) => {
                for item in items {
                    if let Some(question) = item.unknown() {
                        found.push((path.clone(), question));
                    } else if item.get("id").is_none() && item.get("code").is_none() {
                        unknowns(item, &path, found);
                    }
                }
            }
            _ => {}
        }
    }
}

struct Unknowns<'n> {
    reader: Reader<'n>,
    found: std::vec::IntoIter<(String, &'n Node)>,
}

impl<'de> SeqAccess<'de> for Unknowns<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some((path, question)) = self.found.next() else { return Ok(None) };
        let pair = Pair { path: Some(path), question: self.reader.at(question) };
        seed.deserialize(serde::de::value::SeqAccessDeserializer::new(pair)).map(Some)
    }
}

struct Pair<'n> {
    path: Option<String>,
    question: Reader<'n>,
}

impl<'de> SeqAccess<'de> for Pair<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        match self.path.take() {
            Some(path) => seed.deserialize(path.into_deserializer()).map(Some),
            None => seed.deserialize(self.question).map(Some),
        }
    }
}

struct Variant<'n> {
    key: Reader<'n>,
    value: Reader<'n>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Fault;
    type Variant = Reader<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Reader<'de>), Fault> {
        seed.deserialize(self.key).map(|variant| (variant, self.value))
    }
}

impl<'de> VariantAccess<'de> for Reader<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_any(visitor)
    }
}

impl From<Reader<'_>> for Span {
    fn from(reader: Reader<'_>) -> Span {
        Span::new(reader.file, reader.node.start, reader.node.end)
    }
}
