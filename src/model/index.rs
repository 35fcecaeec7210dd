//! Every element by its address, and who refers to whom.

use super::address::Address;
use super::element::{Element, Entry};
use super::kind::{Kind, Kinded, Model};
use super::reference::{Ref, Reference, Target};
use super::walk::{Field, Visitor, Walk};
use std::collections::BTreeMap;

/// A place that refers to an element.
#[derive(Clone, Copy)]
pub struct Backlink<'a> {
    /// The element or part that the reference stands in.
    pub from: &'a dyn Element,
    /// The outermost field that holds it.
    pub field: &'static str,
    /// The reference itself.
    pub reference: Reference<'a>,
    /// The place of `from` in the order of the definitions.
    place: usize,
}

/// Looks elements up by address.
pub struct Index<'a> {
    elements: BTreeMap<&'a Address, &'a dyn Element>,
    backlinks: BTreeMap<Address, Vec<Backlink<'a>>>,
    all: Vec<&'a dyn Element>,
    kinds: BTreeMap<Kind, Vec<&'a dyn Element>>,
}

impl<'a> Index<'a> {
    /// Goes once through every definition.
    pub fn new(model: &'a Model) -> Index<'a> {
        let mut index = Index {
            elements: BTreeMap::new(),
            backlinks: BTreeMap::new(),
            all: Vec::new(),
            kinds: BTreeMap::new(),
        };
        for element in model.elements() {
            index.add(element);
        }
        index
    }

    fn add(&mut self, element: &'a dyn Element) {
        let place = self.all.len();
        self.all.push(element);
        self.kinds.entry(element.kind()).or_default().push(element);
        self.elements.entry(&element.head().address).or_insert(element);
        let mut found = Found {
            from: element,
            place,
            field: "",
            depth: 0,
            parts: Vec::new(),
            links: Vec::new(),
        };
        element.head().walk(&mut found);
        element.body().walk(&mut found);
        let Found { parts, links, .. } = found;
        for link in links {
            let to = link.reference.address(&element.head().address);
            self.backlinks.entry(to).or_default().push(link);
        }
        for part in parts {
            self.add(part);
        }
    }

    /// The element or part of that address.
    pub fn get(&self, address: &Address) -> Option<&'a dyn Element> {
        self.elements.get(address).copied()
    }

    /// What a reference names, seen from the element that it stands in.
    pub fn follow<T: Target>(&self, from: &Address, reference: &Ref<T>) -> Option<&'a dyn Element> {
        self.get(&reference.address(from))
    }

    /// What a reference to one kind names, with its own type.
    pub fn typed<T: Kinded + 'static>(
        &self,
        from: &Address,
        reference: &Ref<T>,
    ) -> Option<&'a Entry<T>> {
        self.entry(&reference.address(from))
    }

    /// The element of that address, if it is of this type.
    pub fn entry<T: 'static>(&self, address: &Address) -> Option<&'a Entry<T>> {
        self.get(address)?.any().downcast_ref()
    }

    /// Who refers to that address, in the order of the definitions.
    pub fn backlinks(&self, address: &Address) -> &[Backlink<'a>] {
        self.backlinks.get(address).map_or(&[], Vec::as_slice)
    }

    /// Every address that something refers to, whether it exists or not.
    pub fn referred(&self) -> impl Iterator<Item = (&Address, &[Backlink<'a>])> {
        self.backlinks.iter().map(|(address, links)| (address, links.as_slice()))
    }

    /// Every element and part, owners before their parts; those with one address all of them.
    pub fn all(&self) -> impl Iterator<Item = &'a dyn Element> + '_ {
        self.all.iter().copied()
    }

    /// Every element and part of one type.
    pub fn every<T: Kinded + 'static>(&self) -> impl Iterator<Item = &'a Entry<T>> + '_ {
        let of_kind = self.kinds.get(&T::KIND).into_iter().flatten();
        of_kind.filter_map(|element| element.any().downcast_ref())
    }

    /// Every element and part of one type that refers to one of these addresses, each once, in
    /// the order of the definitions. A page that asks for its own users this way does not look
    /// at the whole casebook.
    pub fn users<'b, T: Kinded + 'static>(
        &self,
        of: impl IntoIterator<Item = &'b Address>,
    ) -> std::vec::IntoIter<&'a Entry<T>> {
        let links = of.into_iter().flat_map(|address| self.backlinks(address));
        let links = links.filter(|link| link.from.kind() == T::KIND);
        let users: BTreeMap<usize, &'a dyn Element> =
            links.map(|link| (link.place, link.from)).collect();
        let users = users.into_values().filter_map(|element| element.any().downcast_ref());
        users.collect::<Vec<_>>().into_iter()
    }
}

/// The parts and references of one element.
struct Found<'a> {
    from: &'a dyn Element,
    place: usize,
    field: &'static str,
    depth: u32,
    parts: Vec<&'a dyn Element>,
    links: Vec<Backlink<'a>>,
}

impl<'a> Visitor<'a> for Found<'a> {
    fn enter(&mut self, field: &'static Field, value: &'a dyn Walk) -> bool {
        let set = !value.is_unset();
        if set {
            if self.depth == 0 {
                self.field = field.name;
            }
            self.depth += 1;
        }
        set
    }
    fn leave(&mut self, _: &'static Field) {
        self.depth -= 1;
    }
    fn reference(&mut self, reference: Reference<'a>) {
        self.links.push(Backlink {
            from: self.from,
            field: self.field,
            reference,
            place: self.place,
        });
    }
    fn mention(&mut self, reference: Reference<'a>) {
        self.reference(reference);
    }
    fn part(&mut self, part: &'a dyn Element) {
        self.parts.push(part);
    }
}
