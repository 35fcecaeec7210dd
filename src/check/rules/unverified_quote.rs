//! A quote is not in the stored text of its source.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::kind::Source;
use crate::model::{Address, Field, Quote, Reference, Visitor, Walk};
use std::collections::BTreeMap;

/// A quote is not in the stored text of its source.
pub static RULE: Rule = Rule {
    name: "unverified-quote",
    level: Level::Error,
    summary: "A quote is not in the stored text of its source.",
    docs: include_str!("unverified_quote.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    let stored: BTreeMap<&Address, String> = cx.index.every::<Source>().filter_map(|source| {
        let text = cx.casebook.stored.get(&source.stored.as_ref()?.value)?;
        Some((source.address(), squeeze(text)))
    }).collect();
    for source in cx.index.every::<Source>() {
        let named = source.stored.iter().filter(|path| !cx.casebook.stored.contains_key(&path.value));
        found.extend(named.map(|path| {
            Diagnostic::new(RULE.name, path.at, format!("there is no file `{}`", path.value))
                .help("a stored text is a `.txt` file in a layer, named from the folder of the book")
        }));
    }
    for element in cx.index.all() {
        let mut quotes = Quotes::default();
        element.head().walk(&mut quotes);
        element.body().walk(&mut quotes);
        for (quote, source) in quotes.found {
            let text = stored.get(&source.address(&element.head().address));
            if text.is_some_and(|text| !text.contains(&squeeze(&quote.0.value))) {
                found.push(
                    Diagnostic::new(RULE.name, quote.0.at, "these words are not in the stored text of the source")
                        .help("copy them from the source, without leaving words out"),
                );
            }
        }
    }
}

/// Words with single spaces, so that a line break in the source does not matter.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Quotes, each with the source that stands beside it.
#[derive(Default)]
struct Quotes<'a> {
    found: Vec<(&'a Quote, Reference<'a>)>,
    field: &'static str,
    depth: usize,
    beside: BTreeMap<usize, Reference<'a>>,
}

impl<'a> Visitor<'a> for Quotes<'a> {
    fn enter(&mut self, field: &'static Field, value: &'a dyn Walk) -> bool {
        let set = !value.is_unset();
        if set {
            self.field = field.name;
            self.depth += 1;
        }
        set
    }
    fn leave(&mut self, _: &'static Field) {
        self.depth -= 1;
    }
    fn item(&mut self) {
        self.beside.remove(&self.depth);
    }
    fn reference(&mut self, reference: Reference<'a>) {
        if ["source", "basis"].contains(&self.field) {
            self.beside.insert(self.depth - 1, reference);
        }
    }
    fn quote(&mut self, quote: &'a Quote) {
        let source = self.beside.get(&(self.depth - 1));
        self.found.extend(source.map(|source| (quote, *source)));
    }
}
