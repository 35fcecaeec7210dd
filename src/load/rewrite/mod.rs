//! Writes translations into the text of a definition. Only the text that is translated changes:
//! comments, order and every other character stay. What is written is read back, and is refused
//! unless it is the same definition with the translation added.

mod piece;

use super::node::{self, Node, Value};
use crate::model::FALLBACK;
use piece::{Piece, WIDTH, column, flow_map, in_block, quoted, rest_of_line, safe};
use std::ops::Range;

/// Translations of one text.
#[derive(Debug, Clone)]
pub struct Added {
    /// Where the text stands: `Text::at`, in bytes of the file.
    pub at: Range<usize>,
    /// Language and words.
    pub lines: Vec<(String, String)>,
}

/// The text of a definition or chapter with these translations in it.
///
/// # Errors
/// When a text is not where it should be, or when the result would not read back as it must.
pub fn translated(path: &str, text: &str, added: &[Added]) -> Result<String, String> {
    let yaml = match path.ends_with(".md") {
        true => super::front_matter(text).ok_or("there is no front matter")?.0,
        false => 0..text.len(),
    };
    let read = |text: &str, yaml: Range<usize>| {
        let mut faults = Vec::new();
        let node = node::parse(&text[yaml.clone()], yaml.start, &mut faults);
        node.ok().filter(|_| faults.is_empty()).ok_or("it cannot be read")
    };
    let tree = read(text, yaml.clone())?;
    let mut expected = tree.clone();
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for added in added {
        let site = Site::find(text, &tree, &added.at, None, false);
        let site = site.ok_or_else(|| format!("there is no text at byte {}", added.at.start))?;
        site.change(&added.lines, &mut changes);
        set(&mut expected, &added.at, &added.lines);
    }
    changes.sort_by_key(|(range, _)| std::cmp::Reverse((range.start, range.end)));
    let mut out = text.to_owned();
    for (range, words) in changes {
        out.replace_range(range, &words);
    }
    let end = yaml.end + out.len() - text.len();
    let back = read(&out, yaml.start..end);
    match back.is_ok_and(|back| same(&back, &expected)) {
        true => Ok(out),
        false => Err(blame(path, text, added)),
    }
}

/// Says which of the translations cannot be written.
fn blame(path: &str, text: &str, added: &[Added]) -> String {
    let alone = |added: &&Added| translated(path, text, std::slice::from_ref(*added)).is_err();
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    match added {
        [one] => format!(
            "line {}: with this translation it would not read back as it must",
            line(one.at.start)
        ),
        many => match many.iter().find(alone) {
            Some(one) => blame(path, text, std::slice::from_ref(one)),
            None => "with these translations it would not read back as it must".to_owned(),
        },
    }
}

/// A text within its file.
struct Site<'n> {
    text: &'n str,
    node: &'n Node,
    /// The key that it is the value of; an item of a list has none.
    key: Option<&'n Node>,
    /// Whether it stands inside of `{..}` or `[..]`.
    flow: bool,
}

impl<'n> Site<'n> {
    fn find(
        text: &'n str,
        node: &'n Node,
        at: &Range<usize>,
        key: Option<&'n Node>,
        flow: bool,
    ) -> Option<Site<'n>> {
        if is_text(node, at) {
            return Some(Site { text, node, key, flow });
        }
        let flow = flow || text[node.start..].starts_with(['{', '[']);
        match &node.value {
            Value::List(items) => {
                items.iter().find_map(|item| Site::find(text, item, at, None, flow))
            }
            Value::Map(pairs) => {
                pairs.iter().find_map(|(key, value)| Site::find(text, value, at, Some(key), flow))
            }
            _ => None,
        }
    }

    fn change(&self, lines: &[(String, String)], changes: &mut Vec<(Range<usize>, String)>) {
        match &self.node.value {
            Value::Map(pairs) => {
                if !self.text[self.node.start..].starts_with('{') {
                    self.extend_block(pairs, lines, changes);
                } else if self.flow || !self.unfold(pairs, lines, changes) {
                    self.extend_flow(pairs, lines, changes);
                }
            }
            _ => self.open(lines, changes),
        }
    }

    /// From a plain text to a map of languages.
    fn open(&self, lines: &[(String, String)], changes: &mut Vec<(Range<usize>, String)>) {
        let english = Piece::of(self.text, self.node);
        let one_line = english.inline.as_ref().filter(|words| !words.contains('\n'));
        let in_flow = match one_line {
            Some(words) => {
                if safe(words) {
                    words.clone()
                } else {
                    quoted(self.words())
                }
            }
            None => quoted(self.words()),
        };
        let map = flow_map(&[(FALLBACK.to_owned(), in_flow)], lines);
        let fits = column(self.text, self.node.start) + map.chars().count() <= WIDTH;
        if self.flow || (one_line.is_some() && fits && !lines.iter().any(|it| it.1.contains('\n')))
        {
            changes.push((english.range, map));
            return;
        }
        self.block_map(&[(FALLBACK.to_owned(), &english)], lines, english.range.clone(), changes);
    }

    /// A map of languages in lines of their own, in the place of what stood there.
    fn block_map(
        &self,
        present: &[(String, &Piece)],
        lines: &[(String, String)],
        range: Range<usize>,
        changes: &mut Vec<(Range<usize>, String)>,
    ) {
        let indent = match self.key {
            Some(key) => column(self.text, key.start) + 2,
            None => column(self.text, range.start),
        };
        let commented = !rest_of_line(self.text, range.end).trim().is_empty();
        let value = |words: &str| if commented { quoted(words) } else { in_block(words, indent) };
        let new = |language: &str| lines.iter().find(|(other, _)| other == language);
        let mut entries: Vec<String> = Vec::new();
        for (language, piece) in present {
            let value = match new(language) {
                Some((_, words)) => value(words),
                None => piece.at_indent(indent),
            };
            entries.push(format!("{language}: {value}"));
        }
        for (language, words) in lines {
            if !present.iter().any(|(other, _)| other == language) {
                entries.push(format!("{language}: {}", value(words)));
            }
        }
        let joint = format!("\n{}", " ".repeat(indent));
        let map = entries.join(&joint);
        match self.key {
            Some(key) => changes.push((key.end..range.end, format!(":{joint}{map}"))),
            None => changes.push((range, map)),
        }
    }

    /// Writes `{..}` in one line as a map over several lines, if it would become too long;
    /// `false` when it need not or cannot be.
    fn unfold(
        &self,
        pairs: &[(Node, Node)],
        lines: &[(String, String)],
        changes: &mut Vec<(Range<usize>, String)>,
    ) -> bool {
        let rest = &self.text[self.node.end..];
        let Some(close) = rest.find('}').filter(|at| rest[..*at].trim().is_empty()) else {
            return false;
        };
        let range = self.node.start..self.node.end + close + 1;
        let pieces: Vec<(String, Piece)> = pairs
            .iter()
            .map(|(key, value)| {
                (key.word().unwrap_or_default().to_owned(), Piece::of(self.text, value))
            })
            .collect();
        let written: Vec<(String, String)> = pieces
            .iter()
            .filter(|(language, _)| !lines.iter().any(|(other, _)| other == language))
            .map(|(language, piece)| (language.clone(), piece.inline.clone().unwrap_or_default()))
            .collect();
        let long =
            column(self.text, range.start) + flow_map(&written, lines).chars().count() > WIDTH;
        if !long || self.text[range.clone()].contains('\n') {
            return false;
        }
        let present: Vec<(String, &Piece)> =
            pieces.iter().map(|(language, piece)| (language.clone(), piece)).collect();
        self.block_map(&present, lines, range, changes);
        true
    }

    fn extend_flow(
        &self,
        pairs: &[(Node, Node)],
        lines: &[(String, String)],
        changes: &mut Vec<(Range<usize>, String)>,
    ) {
        let mut new = String::new();
        for (language, words) in lines {
            match pairs.iter().find(|(key, _)| key.word() == Some(language)) {
                Some((_, value)) => {
                    changes.push((Piece::of(self.text, value).range, quoted(words)))
                }
                None => new += &format!(", {language}: {}", quoted(words)),
            }
        }
        changes.push((self.node.end..self.node.end, new));
    }

    fn extend_block(
        &self,
        pairs: &[(Node, Node)],
        lines: &[(String, String)],
        changes: &mut Vec<(Range<usize>, String)>,
    ) {
        let Some((first, last)) = pairs.first().zip(pairs.last()) else { return };
        let indent = column(self.text, first.0.start);
        let mut new = String::new();
        for (language, words) in lines {
            match pairs.iter().find(|(key, _)| key.word() == Some(language)) {
                Some((_, value)) => {
                    let range = Piece::of(self.text, value).range;
                    let commented = !rest_of_line(self.text, range.end).trim().is_empty();
                    let words = if commented { quoted(words) } else { in_block(words, indent) };
                    changes.push((range, words));
                }
                None => {
                    new +=
                        &format!("\n{}{language}: {}", " ".repeat(indent), in_block(words, indent));
                }
            }
        }
        let end = Piece::of(self.text, &last.1).range.end;
        let end = end + rest_of_line(self.text, end).len();
        changes.push((end..end, new));
    }

    fn words(&self) -> &str {
        self.node.word().unwrap_or_default()
    }
}

fn is_text(node: &Node, at: &Range<usize>) -> bool {
    let kind = match &node.value {
        Value::Word(_) => true,
        Value::Map(pairs) => pairs.iter().all(|(_, value)| value.word().is_some()),
        _ => false,
    };
    kind && (node.start, node.end) == (at.start, at.end)
}

/// The same in the tree: what the file must read back as.
fn set(node: &mut Node, at: &Range<usize>, lines: &[(String, String)]) {
    if !is_text(node, at) {
        match &mut node.value {
            Value::List(items) => items.iter_mut().for_each(|item| set(item, at, lines)),
            Value::Map(pairs) => pairs.iter_mut().for_each(|(_, value)| set(value, at, lines)),
            _ => {}
        }
        return;
    }
    let word = |word: &str| Node { start: 0, end: 0, value: Value::Word(word.to_owned()) };
    if let Value::Word(english) = &node.value {
        let english = (word(FALLBACK), word(english));
        *node = Node { start: 0, end: 0, value: Value::Map(vec![english]) };
    }
    let Value::Map(pairs) = &mut node.value else { return };
    for (language, words) in lines {
        match pairs.iter_mut().find(|(key, _)| key.word() == Some(language)) {
            Some((_, value)) => *value = word(words),
            None => pairs.push((word(language), word(words))),
        }
    }
}

/// Whether two trees say the same. A text that ends in a line break is the text without.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Null, Value::Null) => true,
        (Value::Word(a), Value::Word(b)) => a.trim_end() == b.trim_end(),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Map(a), Value::Map(b)) => {
            let pair =
                |(a, b): (&(Node, Node), &(Node, Node))| same(&a.0, &b.0) && same(&a.1, &b.1);
            a.len() == b.len() && a.iter().zip(b).all(pair)
        }
        _ => false,
    }
}
