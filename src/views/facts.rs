//! Any definition as a list of named values, by one visit for all kinds.

use super::{Cx, Inline};
use crate::model::{Address, Element, Field, Prose, Quote, Reference, Text, Value, Visitor, Walk};

/// A field and what is written in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its key.
    pub field: String,
    /// One value, or the items of a list.
    pub items: Vec<Item>,
}

/// A value: words, or fields of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Words and links.
    pub words: Vec<Inline>,
    /// The fields of a value that has fields.
    pub facts: Vec<Fact>,
}

impl Item {
    /// Words alone.
    pub fn of(words: Vec<Inline>) -> Item {
        Item { words, facts: Vec::new() }
    }
}

/// What the body of an element says, without its parts; a value that is not known yet is there
/// as the question.
pub fn facts<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Fact> {
    let mut found = facts_of(cx, &element.head().address, element.body());
    for unknown in &element.head().unknown {
        let address = unknown.question.address(&element.head().address);
        let question = cx.index.get(&address);
        let words =
            question.map_or_else(|| address.to_string(), |it| cx.title(it).plain().to_owned());
        let item = Item::of(vec![Inline::Unknown(address, words)]);
        match found.iter_mut().find(|fact| fact.field == unknown.field) {
            Some(fact) => fact.items.push(item),
            None => found.push(Fact { field: unknown.field.clone(), items: vec![item] }),
        }
    }
    found
}

/// What a piece of a definition says.
pub fn facts_of<'a>(cx: &'a Cx<'a>, from: &'a Address, value: &'a dyn Walk) -> Vec<Fact> {
    let mut visit = Visit { cx, from, stack: vec![Item::default()], facts: Vec::new() };
    value.walk(&mut visit);
    visit.stack.pop().map(|root| root.facts).unwrap_or_default()
}

/// The words of a fact, for comparison and for plain cells.
pub fn text_of(fact: &Fact) -> Vec<String> {
    let words = |item: &Item| item.words.iter().map(|it| it.plain().to_owned()).collect::<Vec<_>>();
    fact.items.iter().flat_map(words).collect()
}

/// Fields open on `facts`; the value that is being read is on top of `stack`.
struct Visit<'a> {
    cx: &'a Cx<'a>,
    from: &'a Address,
    stack: Vec<Item>,
    facts: Vec<Fact>,
}

impl Visit<'_> {
    fn word(&mut self, inline: Inline) {
        if let Some(item) = self.stack.last_mut() {
            item.words.push(inline);
        }
    }

    /// Closes the value that is being read and puts it into its field.
    fn close(&mut self) {
        let Some(item) = self.stack.pop() else { return };
        if item != Item::default()
            && let Some(fact) = self.facts.last_mut()
        {
            fact.items.push(item);
        }
    }
}

impl<'a> Visitor<'a> for Visit<'a> {
    fn enter(&mut self, field: &'static Field, value: &'a dyn Walk) -> bool {
        if value.is_unset() {
            return false;
        }
        self.facts.push(Fact { field: field.name.to_owned(), items: Vec::new() });
        self.stack.push(Item::default());
        true
    }

    fn leave(&mut self, _: &'static Field) {
        self.close();
        let Some(fact) = self.facts.pop() else { return };
        if let Some(item) = self.stack.last_mut()
            && !fact.items.is_empty()
        {
            item.facts.push(fact);
        }
    }

    fn item(&mut self) {
        self.close();
        self.stack.push(Item::default());
    }

    fn key(&mut self, key: &'a str) {
        self.word(Inline::Literal(key.to_owned()));
    }

    fn reference(&mut self, reference: Reference<'a>) {
        let address = reference.address(self.from);
        self.word(self.cx.link_to(&address));
    }

    fn text(&mut self, text: &'a Text) {
        let (words, language) = self.cx.read(text);
        self.word(self.cx.inline(words, &language));
    }

    fn prose(&mut self, prose: &'a Prose) {
        let (words, language) = self.cx.read(&prose.0);
        let language = (language != self.cx.language.0).then_some(language);
        self.word(Inline::Prose { words: words.to_owned(), language });
    }

    fn value(&mut self, value: Value<'a>) {
        let inline = match value {
            Value::Word(word) => Inline::text(self.cx.words.word(word)),
            Value::Literal(words) => Inline::Literal(words.to_owned()),
            Value::Date(date) => Inline::text(self.cx.words.date(date)),
            Value::Duration(duration) => Inline::text(self.cx.words.duration(duration)),
            Value::Number(number) => Inline::Literal(number.to_string()),
            Value::YesNo(yes) => Inline::text(self.cx.words.word(if yes { "yes" } else { "no" })),
        };
        self.word(inline);
    }

    fn quote(&mut self, quote: &'a Quote) {
        self.word(Inline::Quote(quote.0.value.clone()));
    }

    fn part(&mut self, part: &'a dyn Element) {
        self.word(self.cx.link(part));
    }
}
