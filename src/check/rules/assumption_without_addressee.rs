//! An assumption does not say who can tell whether it holds.

use crate::check::{Cx, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Field, Head, Prose, Text, Value, Visitor, Walk};
use crate::source::Span;

/// An assumption does not say who can tell whether it holds.
pub static RULE: Rule = Rule {
    name: "assumption-without-addressee",
    level: Level::Error,
    summary: "An assumption does not say who can tell whether it holds.",
    docs: include_str!("assumption_without_addressee.md"),
    check,
};

fn check(cx: &Cx<'_>, found: &mut Vec<Diagnostic>) {
    for element in cx.index.all() {
        let head = element.head();
        let mut assumed = Assumed { places: vec![Place::default()], open: Vec::new() };
        head.walk(&mut assumed);
        element.body().walk(&mut assumed);
        assumed.settle();
        if assumed.open.is_empty() || is_asked_later(head) {
            continue;
        }
        for at in assumed.open {
            let at = at.unwrap_or(head.at());
            let message =
                format!("an assumption of `{}` names nobody who could confirm it", head.id.value);
            found.push(
                Diagnostic::new(RULE.name, at, message)
                    .label("assumed")
                    .help("write `ask:` with the role or institution to be asked"),
            );
        }
    }
}

/// Whether whom to ask is itself an open question.
fn is_asked_later(head: &Head) -> bool {
    head.unknown.iter().any(|unknown| unknown.field.rsplit('.').next() == Some("ask"))
}

/// What is known of the definition, or item of a list, that is being visited.
#[derive(Default)]
struct Place {
    /// The field that it is the value of.
    field: &'static str,
    /// Where its statement is written.
    at: Option<Span>,
    assumed: bool,
    asked: bool,
}

/// Assumptions without `ask` beside them, each with the place of its words.
struct Assumed {
    places: Vec<Place>,
    open: Vec<Option<Span>>,
}

impl Assumed {
    /// The innermost definition ends, or its next item begins.
    fn settle(&mut self) {
        let Some(place) = self.places.last_mut() else { return };
        if place.assumed && !place.asked {
            self.open.push(place.at);
        }
        *place = Place { field: place.field, ..Place::default() };
    }

    /// The definition that holds the field which is being visited.
    fn around(&mut self) -> Option<&mut Place> {
        let at = self.places.len().checked_sub(2)?;
        self.places.get_mut(at)
    }

    fn words(&mut self, at: Span) {
        if let Some(place) = self.around() {
            place.at.get_or_insert(at);
        }
    }
}

impl<'a> Visitor<'a> for Assumed {
    fn enter(&mut self, field: &'static Field, value: &'a dyn Walk) -> bool {
        let set = !value.is_unset();
        if let Some(place) = self.places.last_mut().filter(|_| set) {
            place.asked |= field.name == "ask";
            place.assumed |= field.name == "assumption";
        }
        if set {
            self.places.push(Place { field: field.name, ..Place::default() });
        }
        set
    }
    fn leave(&mut self, _: &'static Field) {
        self.settle();
        self.places.pop();
    }
    fn item(&mut self) {
        self.settle();
    }
    fn text(&mut self, text: &'a Text) {
        self.words(text.at);
    }
    fn prose(&mut self, prose: &'a Prose) {
        self.words(prose.0.at);
    }
    fn value(&mut self, value: Value<'a>) {
        let basis = self.places.last().is_some_and(|place| place.field == "basis");
        if let (true, Value::Word("assumption"), Some(place)) = (basis, value, self.around()) {
            place.assumed = true;
        }
    }
}
