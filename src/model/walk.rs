//! The one visit of every field of every definition. Whatever must know all fields is a
//! [`Visitor`]; no kind is named in it.

use super::address::Address;
use super::element::Element;
use super::head::Head;
use super::leaf::Quote;
use super::reference::Reference;
use super::text::{Prose, Text};
use std::collections::BTreeMap;

/// A field of a definition, as authors know it.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key in YAML.
    pub name: &'static str,
    /// What it says: the `///` comment of the field.
    pub doc: &'static str,
    /// Whether an element is incomplete without it.
    pub required: bool,
}

/// A value that is neither text nor reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// A word of a closed list; the interface translates it.
    Word(&'static str),
    /// A date, a number, a code: shown as it is written.
    Literal(&'a str),
    /// A day, a month or a year.
    Date(&'a str),
    /// A length of time, `3 working-days`.
    Duration(&'a str),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    YesNo(bool),
}

/// What is told of a definition, field by field. Every method has an empty default.
pub trait Visitor<'a> {
    /// A field begins; `false` skips it. `value` answers whether it is set.
    fn enter(&mut self, _field: &'static Field, value: &'a dyn Walk) -> bool {
        !value.is_unset()
    }
    /// The field that was entered ends.
    fn leave(&mut self, _field: &'static Field) {}
    /// The next item of a list begins.
    fn item(&mut self) {}
    /// The key of an entry of a map, such as the end of a called workflow.
    fn key(&mut self, _key: &'a str) {}
    /// A reference to another element.
    fn reference(&mut self, _reference: Reference<'a>) {}
    /// A plain line.
    fn text(&mut self, _text: &'a Text) {}
    /// Paragraphs.
    fn prose(&mut self, _prose: &'a Prose) {}
    /// Any other value.
    fn value(&mut self, _value: Value<'a>) {}
    /// The words of a document, which must be verbatim.
    fn quote(&mut self, _quote: &'a Quote) {}
    /// A reference in the middle of prose; what prose says is told by `prose`.
    fn mention(&mut self, _reference: Reference<'a>) {}
    /// A part, such as a step; its own fields are not visited unless asked for.
    fn part(&mut self, _part: &'a dyn Element) {}
}

/// Everything that a definition is made of.
pub trait Walk {
    /// Tells the visitor of every field and value, in the order of the definition.
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>);
    /// Whether nothing is written here.
    fn is_unset(&self) -> bool {
        false
    }
    /// Goes through the heads of all parts, gives each to `keep` with the address of its owner,
    /// and drops the parts for which that is `false`.
    fn sift(&mut self, _owner: &Address, _keep: &mut dyn FnMut(&Address, &mut Head) -> bool) {}
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        if let Some(inner) = self {
            inner.walk(visitor);
        }
    }
    fn is_unset(&self) -> bool {
        self.as_ref().is_none_or(Walk::is_unset)
    }
    fn sift(&mut self, owner: &Address, keep: &mut dyn FnMut(&Address, &mut Head) -> bool) {
        if let Some(inner) = self {
            inner.sift(owner, keep);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for inner in self {
            visitor.item();
            inner.walk(visitor);
        }
    }
    fn is_unset(&self) -> bool {
        self.is_empty()
    }
    fn sift(&mut self, owner: &Address, keep: &mut dyn FnMut(&Address, &mut Head) -> bool) {
        for inner in self {
            inner.sift(owner, keep);
        }
    }
}

impl<T: Walk> Walk for Box<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        (**self).walk(visitor);
    }
    fn is_unset(&self) -> bool {
        (**self).is_unset()
    }
}

impl<T: Walk> Walk for BTreeMap<String, T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for (key, inner) in self {
            visitor.item();
            visitor.key(key);
            inner.walk(visitor);
        }
    }
    fn is_unset(&self) -> bool {
        self.is_empty()
    }
}

impl Walk for String {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.value(Value::Literal(self));
    }
    fn is_unset(&self) -> bool {
        self.is_empty()
    }
}

impl Walk for bool {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.value(Value::YesNo(*self));
    }
}

impl Walk for u32 {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.value(Value::Number(i64::from(*self)));
    }
}
