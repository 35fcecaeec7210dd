//! What forms, sections and flows hold, and who may do what with it: look-ups that several rules
//! share.

use super::Cx;
use crate::model::kind::{
    Action, Carried, Detail, Entity, Field, Flow, Form, Item, Permission, RecordClass, Section,
};
use crate::model::{Address, Element, Entry, Index, Value, Visitor, Walk};
use crate::source::Span;

/// The sections of a form, or the section itself.
fn sections(of: &dyn Element) -> Vec<&Entry<Section>> {
    let form = of.any().downcast_ref::<Entry<Form>>();
    let section = of.any().downcast_ref::<Entry<Section>>();
    form.into_iter().flat_map(|form| form.sections.iter()).chain(section).collect()
}

/// The fields that a form or section asks, those of its rows and of "other" too.
pub(super) fn fields<'a>(index: &Index<'a>, of: &'a dyn Element) -> Vec<&'a Entry<Field>> {
    let mut found = Vec::new();
    for section in sections(of) {
        asked(index, section.address(), &section.items, &mut found);
    }
    found
}

fn asked<'a>(
    index: &Index<'a>,
    section: &Address,
    items: &'a [Item],
    found: &mut Vec<&'a Entry<Field>>,
) {
    for item in items {
        let named = item.field.iter().chain(&item.specify);
        found.extend(named.filter_map(|field| index.typed(section, field)));
        asked(index, section, &item.items, found);
    }
}

/// The class of records that a field belongs to: that of its entity.
pub(super) fn class_of<'a>(
    index: &Index<'a>,
    field: &Entry<Field>,
) -> Option<&'a Entry<RecordClass>> {
    let entity = index.entry::<Entity>(&field.address().owner())?;
    index.typed(entity.address(), entity.record_class.as_ref()?)
}

/// The class that a section is kept with, where the section or its form says so.
fn class_kept_with<'a>(
    index: &Index<'a>,
    section: &Entry<Section>,
) -> Option<&'a Entry<RecordClass>> {
    let form = index.entry::<Form>(&section.address().owner());
    let written = section.record_class.as_ref();
    let written = written.or(form.and_then(|form| form.record_class.as_ref()))?;
    index.typed(section.address(), written)
}

/// The classes that a form or section is kept with, else those of its fields.
pub(super) fn classes<'a>(index: &Index<'a>, of: &'a dyn Element) -> Vec<&'a Entry<RecordClass>> {
    let mut found: Vec<&Entry<RecordClass>> = Vec::new();
    for section in sections(of) {
        match class_kept_with(index, section) {
            Some(class) => found.push(class),
            None => {
                let fields = fields(index, section);
                found.extend(fields.iter().filter_map(|field| class_of(index, field)));
            }
        }
    }
    found.sort_by_key(|class| class.address());
    found.dedup_by_key(|class| class.address());
    found
}

/// A field that a flow carries, by itself or as part of a form or section.
pub(super) struct Load<'a> {
    /// Where the flow names it, or the form or section that it is part of.
    pub(super) at: Span,
    /// In what detail.
    pub(super) detail: Option<Detail>,
    /// The field.
    pub(super) field: &'a Entry<Field>,
    /// The class that it travels as part of.
    pub(super) class: Option<&'a Entry<RecordClass>>,
}

/// Every field that a flow carries.
pub(super) fn loads<'a>(index: &Index<'a>, flow: &'a Entry<Flow>) -> Vec<Load<'a>> {
    flow.carries.iter().flat_map(|carried| loads_of(index, flow.address(), carried)).collect()
}

/// Every field of one item of what a flow carries.
fn loads_of<'a>(index: &Index<'a>, flow: &Address, carried: &'a Carried) -> Vec<Load<'a>> {
    let detail = carried.detail;
    let mut loads = Vec::new();
    if let Some(reference) = &carried.field {
        let field = index.typed(flow, reference);
        loads.extend(field.map(|field| {
            let class = class_of(index, field);
            Load { at: reference.at(), detail, field, class }
        }));
    }
    if let Some(reference) = &carried.section {
        let holder = index.follow(flow, reference);
        for section in holder.into_iter().flat_map(sections) {
            let kept = class_kept_with(index, section);
            let load = |field| {
                let class = kept.or_else(|| class_of(index, field));
                Load { at: reference.at(), detail, field, class }
            };
            loads.extend(fields(index, section).into_iter().map(load));
        }
    }
    loads
}

/// Whether a permission lets a role do one of these things with a class of records, or with one
/// of these fields of it.
pub(super) fn may(
    cx: &Cx<'_>,
    role: &Address,
    class: &Address,
    fields: &[&Entry<Field>],
    actions: &[Action],
) -> bool {
    cx.index.users::<Permission>([class]).any(|permission| {
        let here = permission.address();
        let only = permission.only.iter().map(|field| field.address(here));
        permission.role.as_ref().is_some_and(|it| it.address(here) == *role)
            && permission.class.as_ref().is_some_and(|it| it.address(here) == *class)
            && permission.actions.iter().any(|action| actions.contains(action))
            && (permission.only.is_empty()
                || only.into_iter().any(|it| fields.iter().any(|field| *field.address() == it)))
    })
}

/// The word that an author writes for a value of a closed list.
pub(super) fn word(value: &dyn Walk) -> &'static str {
    struct Word(&'static str);
    impl<'a> Visitor<'a> for Word {
        fn value(&mut self, value: Value<'a>) {
            if let Value::Word(word) = value {
                self.0 = word;
            }
        }
    }
    let mut word = Word("");
    value.walk(&mut word);
    word.0
}
