//! What people read, per language.

use super::leaf::Sp;
use super::reference::{Any, Ref};
use super::walk::{Visitor, Walk};
use crate::source::Span;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor as DeVisitor};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The language that every text is written in first.
pub const FALLBACK: &str = "en";

/// A language of the book, by its BCP 47 tag: `en`, `ru`, `tg`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Language(pub String);

impl Default for Language {
    fn default() -> Self {
        Language(FALLBACK.to_owned())
    }
}

/// One plain line per language: `River`, or `{ en: River, ru: Река }`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Where it is written.
    pub at: Span,
    /// The lines as they stand in the file.
    pub lines: Vec<Line>,
}

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The language as the author wrote it; a rule checks that the book knows it.
    pub language: Sp<String>,
    /// The words.
    pub words: String,
}

impl Text {
    /// The words in that language, if they are written.
    pub fn get(&self, language: &Language) -> Option<&str> {
        let line = self.lines.iter().find(|line| line.language.value == language.0)?;
        Some(&line.words)
    }

    /// The words in that language or else in English, with the language they are in.
    pub fn read(&self, language: &Language) -> (&str, &str) {
        let line = |tag: &str| self.lines.iter().find(|line| line.language.value == tag);
        let any = line(&language.0).or_else(|| line(FALLBACK)).or(self.lines.first());
        any.map_or(("", FALLBACK), |line| (&line.words, &line.language.value))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Sp { value: Lines(lines), at } = Sp::deserialize(deserializer)?;
        let place = |line: Line| match line.language.at == Span::default() {
            true => Line { language: Sp { at, ..line.language }, ..line },
            false => line,
        };
        Ok(Text { at, lines: lines.into_iter().map(place).collect() })
    }
}

struct Lines(Vec<Line>);

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LinesVisitor;
        impl<'de> DeVisitor<'de> for LinesVisitor {
            type Value = Lines;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a text per language such as `{ en: \"River\" }`")
            }
            fn visit_str<E>(self, words: &str) -> Result<Lines, E> {
                let language = Sp { value: FALLBACK.to_owned(), at: Span::default() };
                Ok(Lines(vec![Line { language, words: words.trim().to_owned() }]))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lines, A::Error> {
                let mut lines = Vec::new();
                while let Some((language, words)) =
                    map.next_entry::<Sp<String>, Option<String>>()?
                {
                    let words = words.unwrap_or_default().trim().to_owned();
                    lines.push(Line { language, words });
                }
                Ok(Lines(lines))
            }
        }
        deserializer.deserialize_any(LinesVisitor)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.lines.len()))?;
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        lines.sort_by(|a, b| a.language.value.cmp(&b.language.value));
        for line in lines {
            map.serialize_entry(&line.language.value, &line.words)?;
        }
        map.end()
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One plain line, or one per language: `{ en: \"River\", ru: \"Река\" }`. Quote a text that holds a comma, a colon or a question mark.",
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": false, "minProperties": 1,
                 "patternProperties": {"^[a-z]{2,3}$": {"type": "string"}}}
            ]
        })
    }
}

impl Walk for Text {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.text(self);
    }
    fn is_unset(&self) -> bool {
        self.lines.is_empty()
    }
}

/// Paragraphs per language: CommonMark without HTML and without directives; it may hold
/// references, `[words](@roles/case-manager)`.
#[derive(Debug, Clone, Default)]
pub struct Prose(pub Text, Vec<Ref<Any>>);

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        let mentions = text.lines.iter().flat_map(|line| mentions(&line.words));
        let mentions = mentions.map(|(_, to)| Ref::written(to, text.at)).collect();
        Ok(Prose(text, mentions))
    }
}

/// The references in CommonMark, `[words](@roles/case-manager)`: where each address stands and
/// what it is.
pub fn mentions(words: &str) -> impl Iterator<Item = (usize, &str)> {
    words.match_indices("](@").filter_map(|(at, mark)| {
        let start = at + mark.len();
        let length = words[start..].find(')')?;
        Some((start, &words[start..start + length]))
    })
}

impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl JsonSchema for Prose {
    fn inline_schema() -> bool {
        false
    }
    fn schema_name() -> Cow<'static, str> {
        "Prose".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Text::json_schema(generator);
        schema.insert("description".into(), "Paragraphs, or paragraphs per language: CommonMark without HTML; `[words](@roles/case-manager)` refers to an element.".into());
        schema
    }
}

impl Walk for Prose {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.prose(self);
        for mention in &self.1 {
            visitor.mention(mention.reference());
        }
    }
    fn is_unset(&self) -> bool {
        self.0.is_unset()
    }
}
