//! Every text of every definition, by a name that stays.

use crate::model::{
    Address, Element, FALLBACK, Field, Index, Language, Prose, Text, Visitor, Walk,
};

/// A text of a definition.
pub struct Named<'a> {
    /// The element or part that it belongs to.
    pub element: &'a dyn Element,
    /// Its field, with dots for values inside values and numbers for items of lists, counted
    /// from 1: `provenance.2.assumption`.
    pub field: String,
    /// The text itself.
    pub text: &'a Text,
    /// Whether it may hold paragraphs and references.
    pub prose: bool,
}

impl Named<'_> {
    /// Its name among all texts: the address and the field.
    pub fn key(&self) -> String {
        format!("{} {}", self.address(), self.field)
    }

    /// The address of the element that it belongs to.
    pub fn address(&self) -> &Address {
        &self.element.head().address
    }

    /// What it says in English; nothing when it is in other languages only.
    pub fn english(&self) -> Option<&str> {
        self.text.get(&Language(FALLBACK.to_owned())).filter(|words| !words.is_empty())
    }

    /// What it says in another language.
    pub fn words(&self, language: &Language) -> Option<&str> {
        self.text.get(language).filter(|words| !words.is_empty())
    }
}

/// The texts of all definitions and of the heads of chapters, in the order of the definitions.
/// Why a rule does not apply is a note among authors and is left out.
pub fn texts<'a>(index: &Index<'a>) -> Vec<Named<'a>> {
    let mut found = Vec::new();
    for element in index.all() {
        let mut visit = Visit { element, path: Vec::new(), found: &mut found };
        element.head().walk(&mut visit);
        element.body().walk(&mut visit);
    }
    found
}

struct Visit<'a, 'f> {
    element: &'a dyn Element,
    /// The open fields, each with the item that it is at.
    path: Vec<(String, usize)>,
    found: &'f mut Vec<Named<'a>>,
}

impl<'a> Visit<'a, '_> {
    fn add(&mut self, text: &'a Text, prose: bool) {
        let names = self.path.iter().map(|(name, item)| match item {
            0 => name.clone(),
            item => format!("{name}.{item}"),
        });
        let field = names.collect::<Vec<_>>().join(".");
        self.found.push(Named { element: self.element, field, text, prose });
    }
}

impl<'a> Visitor<'a> for Visit<'a, '_> {
    fn enter(&mut self, field: &'static Field, value: &'a dyn Walk) -> bool {
        if value.is_unset() || field.name == "allow" {
            return false;
        }
        let title = self.path.is_empty() && field.name == "title";
        let name = if title { self.element.kind().title_key() } else { field.name };
        self.path.push((name.to_owned(), 0));
        true
    }
    fn leave(&mut self, _: &'static Field) {
        self.path.pop();
    }
    fn item(&mut self) {
        if let Some((_, item)) = self.path.last_mut() {
            *item += 1;
        }
    }
    fn text(&mut self, text: &'a Text) {
        self.add(text, false);
    }
    fn prose(&mut self, prose: &'a Prose) {
        self.add(&prose.0, true);
    }
}
