//! What institutions said of an element, and how far it has come by that.

use super::digest;
use crate::model::kind::{Validation, Verdict};
use crate::model::{Address, Element, Entry, Index};
use std::collections::BTreeMap;

/// How much of a digest is printed on a validation sheet, and so can be written into a
/// validation: enough to tell two versions of an element apart.
pub const PRINTED_DIGITS: usize = 12;

/// How far an element has come by what institutions said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// All that answered agree to what stands here now.
    Validated,
    /// Somebody has answered to what stands here now, and not all agree.
    Consulted,
    /// All answers are to an earlier form of it.
    Outdated,
}

/// An answer of an institution.
pub struct Answered<'a> {
    /// The answer.
    pub validation: &'a Entry<Validation>,
    /// Whether it is to what stands here now.
    pub current: bool,
    /// Whether the institution has said something later.
    pub superseded: bool,
}

/// The answers to an element, in the order in which they were given.
pub fn answers<'a>(index: &Index<'a>, element: &dyn Element) -> Vec<Answered<'a>> {
    let address = &element.head().address;
    let to = |it: &Entry<Validation>| {
        it.element.as_ref().is_some_and(|to| to.address(it.address()) == *address)
    };
    let mut given: Vec<&Entry<Validation>> =
        index.users::<Validation>([address]).filter(|it| to(it)).collect();
    given.sort_by_key(|it| (it.date.as_ref().map(|date| date.as_str().to_owned()), it.round));
    let mut last: BTreeMap<Option<Address>, &Address> = BTreeMap::new();
    for it in &given {
        last.insert(institution(it), it.address());
    }
    let now = if given.is_empty() { String::new() } else { digest(element) };
    let answered = given.iter().map(|it| Answered {
        validation: it,
        current: it.digest.as_deref().is_some_and(|digest| names(digest, &now)),
        superseded: last.get(&institution(it)) != Some(&it.address()),
    });
    answered.collect()
}

/// Nothing where nobody was asked.
pub fn standing(index: &Index<'_>, element: &dyn Element) -> Option<Standing> {
    let answers = answers(index, element);
    let last: Vec<&Answered<'_>> = answers.iter().filter(|it| !it.superseded).collect();
    if last.is_empty() {
        return None;
    }
    if last.iter().all(|it| !it.current) {
        return Some(Standing::Outdated);
    }
    let says = |it: &Answered<'_>, verdict| it.validation.answer == Some(verdict);
    let silent = |it: &Answered<'_>| says(it, Verdict::NotOurs) || says(it, Verdict::NoPosition);
    let mut counted = last.iter().filter(|it| !silent(it)).peekable();
    let any = counted.peek().is_some();
    let agreed = counted.all(|it| it.current && says(it, Verdict::Agree));
    Some(if any && agreed { Standing::Validated } else { Standing::Consulted })
}

/// Whether a written digest, whole or as much as is printed, is that of a definition.
pub fn names(written: &str, digest: &str) -> bool {
    written.len() >= PRINTED_DIGITS && digest.starts_with(written)
}

fn institution(validation: &Entry<Validation>) -> Option<Address> {
    validation.institution.as_ref().map(|it| it.address(validation.address()))
}
