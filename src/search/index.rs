//! The index of an edition: elasticlunr counts, and what it counted is written in the form in
//! which the page's script reads it.

use super::steps::Steps;
use super::{Section, pack};
use anyhow::{Context, Result};
use elasticlunr::IndexBuilder;
use serde_json::Value;
use std::collections::BTreeMap;

/// Where a word stands: in which sections, how often in each field.
type Postings = BTreeMap<usize, [usize; FIELDS.len()]>;

/// All words of an edition, by stem and word.
pub(super) struct Inverted(BTreeMap<(String, String), Postings>);

const FIELDS: [&str; 3] = ["title", "text", "aside"];

impl Inverted {
    /// Reads the sections.
    ///
    /// # Errors
    /// When elasticlunr writes its index in a way that is not known.
    pub(super) fn new(language: &str, sections: &[Section]) -> Result<Inverted> {
        let steps = Box::new(Steps::new(language));
        let builder = IndexBuilder::with_language(steps).save_docs(false).add_fields(&FIELDS);
        let mut index = builder.build();
        for (at, section) in sections.iter().enumerate() {
            let title = format!("{}\n{}", section.title, section.keys.join("\n"));
            let aside = format!("{}\n{}", section.aside, section.sort);
            index.add_doc(&at.to_string(), [&title, &section.text, &aside]);
        }
        let written = serde_json::to_value(&index).context("reading the index")?;
        let mut words = BTreeMap::new();
        for (at, field) in FIELDS.iter().enumerate() {
            let root = written.pointer(&format!("/index/{field}/root"));
            let root = root.and_then(Value::as_object).context("elasticlunr names no root")?;
            collect(root, &mut String::new(), at, &mut words)?;
        }
        Ok(Inverted(words))
    }

    /// The words: stems one after another, each with its words, as differences.
    pub(super) fn words(&self) -> String {
        let (mut out, mut before) = (String::new(), None::<&str>);
        for (stem, word) in self.0.keys() {
            if before != Some(stem) {
                if before.is_some() {
                    out.push(',');
                }
                pack::word(&mut out, before.unwrap_or_default(), stem);
                before = Some(stem);
            }
            out.push('.');
            pack::word(&mut out, stem, word);
        }
        out
    }

    /// Where the words stand, in the order of `words`: the distance from the section before, and
    /// with it in three bits whether the heading has it, and whether the text has it often, at all or
    /// only in what stands aside.
    pub(super) fn places(&self) -> String {
        let mut lists = Vec::with_capacity(self.0.len());
        for postings in self.0.values() {
            let (mut list, mut before) = (String::new(), 0);
            for (section, [title, text, aside]) in postings {
                let often = match (text, aside) {
                    (0, 0) => 0,
                    (0, _) => 1,
                    (1 | 2, _) => 2,
                    _ => 3,
                };
                let weight = usize::from(*title > 0) * 4 + often;
                pack::number(&mut list, (section - before) * 8 + weight);
                before = *section;
            }
            lists.push(list);
        }
        lists.join(",")
    }
}

/// Walks the tree in which elasticlunr keeps words, letter by letter.
fn collect(
    node: &serde_json::Map<String, Value>,
    key: &mut String,
    field: usize,
    words: &mut BTreeMap<(String, String), Postings>,
) -> Result<()> {
    for (name, below) in node.iter().filter(|(name, _)| *name != "df") {
        let below = below.as_object().with_context(|| format!("elasticlunr writes `{name}`"))?;
        if name != "docs" {
            key.push_str(name);
            collect(below, key, field, words)?;
            key.truncate(key.len() - name.len());
        } else if !below.is_empty() {
            let (stem, word) = key.split_once(' ').context("a word without its stem")?;
            let postings = words.entry((stem.to_owned(), word.to_owned())).or_default();
            for (section, counted) in below {
                let root = counted.get("tf").and_then(Value::as_f64).context("no count")?;
                // elasticlunr keeps the square root of how often.
                postings.entry(section.parse()?).or_default()[field] =
                    (root * root).round() as usize;
            }
        }
    }
    Ok(())
}
