//! What does a reader see? Pages, tables and graphs as plain data, without markup, so that any
//! output can use them.

mod blank;
mod changes;
pub mod diagrams;
pub mod excerpts;
mod facts;
mod graph;
mod inline;
pub mod matrix;
mod page;
pub mod pages;
mod place;
mod play;
mod said;
mod table;
mod training_sheet;
mod validation_sheet;
mod words;

pub use blank::{Blank, blank};
pub use changes::{Compared, compared};
pub use facts::{Fact, Item, facts, facts_of, text_of};
pub use graph::{Bar, Edge, Graph, Group, Node, Shape, Style};
pub use inline::Inline;
pub use page::{Block, Page, Part, Section, Why, element_page, listed, why};
pub use place::{Place, Places, blank_path, paper_path, sheet_path, up};
pub use play::{Hand, InjectCard, Play, play};
pub use said::Said;
pub use table::{Cell, Table, column, elements_table};
pub use training_sheet::{
    QuestionnaireSheet, Test, TestSheet, questionnaire_sheet, test, test_path,
};
pub use validation_sheet::{ValidationSheet, validation_sheet};
pub use words::{Words, edition};

use crate::casebook::Published;
use crate::model::{Address, Element, Head, Index, Kind, Language, Text};

/// Ends the tag of a language in which a text says what its English said before.
pub const OUTDATED: &str = "-x-outdated";

/// What every view is made from.
pub struct Cx<'a> {
    /// The casebook as its audience may see it.
    pub book: &'a Published,
    /// Every element by its address, and who refers to it.
    pub index: &'a Index<'a>,
    /// On which page everything stands.
    pub places: &'a Places,
    /// The language that is read.
    pub language: &'a Language,
    /// The words of the interface in that language.
    pub words: &'a Words,
}

impl<'a> Cx<'a> {
    /// A text in the language that is read or else in English, with the language it is in; one
    /// whose English has changed since it was translated says so in its language tag.
    pub fn read<'t>(&self, text: &'t Text) -> (&'t str, String) {
        let (words, language) = text.read(self.language);
        let changed = (text.at, language.to_owned());
        match self.book.outdated.contains(&changed) {
            true => (words, format!("{language}{OUTDATED}")),
            false => (words, changed.1),
        }
    }

    /// The title of an element, or what comes nearest to one.
    pub fn title(&self, element: &'a dyn Element) -> Inline {
        let head = element.head();
        match self.read(&head.title) {
            ("", language) => self.inline(&self.words.plain(&head.id.value), &language),
            (words, language) => self.inline(words, &language),
        }
    }

    /// A link to an element, with its code and title.
    pub fn link(&self, element: &'a dyn Element) -> Inline {
        let head = element.head();
        let title = self.read(&head.title);
        let (words, language) = match title {
            ("", language) => (self.words.plain(&head.id.value), language),
            (words, language) => (words.to_owned(), language),
        };
        // A section means little without its form.
        let owner = match element.kind() {
            Kind::Section => self.index.get(&head.address.owner()),
            kind if kind.is_part() => None,
            _ => Some(element),
        };
        let words = match owner.and_then(|owner| owner.head().code.as_ref()) {
            Some(code) => format!("{code} {words}"),
            None => words,
        };
        Inline::Link { to: head.address.clone(), words, language: self.other(&language) }
    }

    /// A link to whatever has that address; its bare name if nothing has.
    pub fn link_to(&self, address: &Address) -> Inline {
        match self.index.get(address) {
            Some(element) => self.link(element),
            None => Inline::Literal(address.as_str().to_owned()),
        }
    }

    /// The elements of a kind in the order of their codes (`W2` before `W10`), then of their ids.
    pub fn ordered(&self, kind: Kind) -> Vec<&'a dyn Element> {
        let mut elements = self.book.model.of(kind);
        elements.sort_by_cached_key(|element| rank(element.head()));
        elements
    }

    /// Words in a language, which is named only when it is not the one that is read.
    pub fn inline(&self, words: &str, language: &str) -> Inline {
        Inline::Text { words: words.to_owned(), language: self.other(language) }
    }

    fn other(&self, language: &str) -> Option<String> {
        (language != self.language.0).then(|| language.to_owned())
    }
}

/// What elements of one kind are sorted by.
fn rank(head: &Head) -> (String, u32, Address) {
    let code = head.code.clone().unwrap_or_else(|| "\u{10ffff}".to_owned());
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let number = code[letters.len()..].parse::<u32>().unwrap_or(0);
    (letters, number, head.address.clone())
}
