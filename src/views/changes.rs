//! What changed since a release that was frozen, with the finding that asked for it.

use super::{Cell, Cx, Inline, Item, Table};
use crate::analyse::changes::{Changed, Changes, Difference, changes};
use crate::model::kind::{Gap, Resolution};
use crate::model::{Address, Any, Element, FALLBACK, Kind, Ref};
use std::collections::BTreeMap;

/// Kinds that keep the record of the work; they are counted, not listed.
const RECORD: &[Kind] = &[
    Kind::Consultation,
    Kind::Evidence,
    Kind::Finding,
    Kind::Gap,
    Kind::Hypothesis,
    Kind::Question,
    Kind::Resolution,
    Kind::Source,
    Kind::Validation,
];

/// A comparison as a reader sees it.
#[derive(Debug)]
pub struct Compared {
    /// What it comes to.
    pub summary: String,
    /// What is new, gone and different, and what is only counted: each with its name in the words
    /// of the interface.
    pub sections: Vec<(&'static str, Table)>,
}

/// Compares the casebook with the release of that name.
///
/// # Errors
/// When there is no such release, or it cannot be read.
pub fn compared<'a>(cx: &'a Cx<'a>, release: &str) -> Result<Compared, String> {
    let path = format!("releases/{release}/casebook.json");
    let Some(frozen) = cx.book.releases.get(&path) else {
        return Err(format!("there is no `{path}`"));
    };
    let changes = changes(cx.book, cx.index, frozen)?;
    let own = cx.book.config.layers.last().map(|layer| layer.value.as_str()).unwrap_or_default();
    let design = |address: &Address| {
        cx.index.get(address).is_some_and(|it| layer(cx, it) == own && !RECORD.contains(&it.kind()))
    };
    let added: Vec<&Address> = changes.added.iter().filter(|it| design(it)).collect();
    let changed: Vec<&Changed> = changes.changed.iter().filter(|it| design(&it.address)).collect();
    let removed: Vec<_> = changes.removed.iter().filter(|it| it.layer == own).collect();
    let counts = [added.len(), changed.len(), removed.len()].map(|n| n.to_string());
    let summary = cx
        .words
        .ui("changes-summary")
        .replace("{release}", &changes.version)
        .replace("{day}", &cx.words.date(&changes.as_of))
        .replace("{added}", &counts[0])
        .replace("{changed}", &counts[1])
        .replace("{removed}", &counts[2]);
    let columns = |fields: bool| {
        let heads = ["changes-element", "changes-kind", "changes-fields", "changes-asked"];
        let shown = heads.into_iter().filter(|head| fields || *head != "changes-fields");
        shown.map(|head| Cell::of(Inline::text(cx.words.ui(head)))).collect()
    };
    let named = |name: &'static str, columns: Vec<Cell>, rows: Vec<Vec<Cell>>| {
        let caption = cx.words.ui(name).replace("{}", &changes.version);
        (name, Table { caption, columns, rows, matrix: false })
    };
    let kind = |folder: &str| {
        let kind = Kind::in_folder(folder);
        kind.map_or_else(Cell::default, |it| Cell::of(Inline::text(cx.words.kind(it.singular()))))
    };
    let new =
        added.iter().map(|it| vec![Cell::of(cx.link_to(it)), kind(it.folder()), asked(cx, it)]);
    let other = changed.iter().map(|it| {
        let to = &it.address;
        vec![
            Cell::of(cx.link_to(to)),
            kind(to.folder()),
            differences(cx, &it.fields),
            asked(cx, to),
        ]
    });
    let gone = removed.iter().map(|it| {
        let title = Cell::of(cx.inline(&it.title, FALLBACK));
        vec![title, kind(it.address.folder()), asked(cx, &it.address)]
    });
    let counts = || {
        let heads = ["changes-kind", "changes-count"];
        heads.map(|head| Cell::of(Inline::text(cx.words.ui(head)))).into()
    };
    let sections = vec![
        named("changes-changed", columns(true), other.collect()),
        named("changes-added", columns(false), new.collect()),
        named("changes-removed", columns(false), gone.collect()),
        named("changes-record", counts(), counted(cx, &changes, own, true)),
        named("changes-before", counts(), counted(cx, &changes, own, false)),
    ];
    let sections = sections.into_iter().filter(|(_, table)| !table.rows.is_empty()).collect();
    Ok(Compared { summary, sections })
}

/// The folder of the layer that an element is written in.
fn layer<'a>(cx: &'a Cx<'a>, element: &dyn Element) -> &'a str {
    let path = &cx.book.sources.file(element.head().at().file).path;
    let layer = cx.book.config.layer(path);
    layer.map_or("", |layer| cx.book.config.layers[layer].value.as_str())
}

/// How many elements of each kind are new or say something else: of the record in the layer of
/// this book, or in the layers before it.
fn counted<'a>(cx: &'a Cx<'a>, changes: &Changes, own: &str, of_this: bool) -> Vec<Vec<Cell>> {
    let all = changes.added.iter().chain(changes.changed.iter().map(|it| &it.address));
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for element in all.filter_map(|address| cx.index.get(address)) {
        let here = layer(cx, element) == own;
        if here == of_this && (!here || RECORD.contains(&element.kind())) {
            *kinds.entry(element.kind()).or_default() += 1;
        }
    }
    let rows = kinds.into_iter().map(|(kind, count)| {
        let name = Inline::text(cx.words.kinds(kind.plural()));
        vec![Cell::of(name), Cell::of(Inline::Literal(count.to_string()))]
    });
    rows.collect()
}

/// Each field, before and after.
fn differences<'a>(cx: &'a Cx<'a>, fields: &[Difference]) -> Cell {
    let said = |words: &Option<String>| match words {
        Some(words) => cx.inline(words, FALLBACK),
        None => Inline::text(cx.words.ui("changes-nothing")),
    };
    let items = fields.iter().map(|it| {
        let name = Inline::text(format!("{}: ", cx.words.field(&it.field)));
        Item::of(match (&it.before, &it.after) {
            (None, None) => vec![name, Inline::text(cx.words.ui("changes-differs"))],
            (before, after) => vec![name, said(before), Inline::text(" → "), said(after)],
        })
    });
    Cell { items: items.collect(), shade: 0 }
}

/// The findings, gaps and resolutions that name an element as changed or taken out.
fn asked<'a>(cx: &'a Cx<'a>, address: &Address) -> Cell {
    let mut links = Vec::new();
    let names = |from: &Address, named: &[Ref<Any>]| {
        named.iter().any(|it| it.address(from).owner() == *address)
    };
    for it in &cx.book.model.findings {
        let took_out = it.removed.iter().any(|gone| gone == address.as_str());
        if took_out || names(it.address(), &it.changed) {
            links.push(cx.link(it));
        }
    }
    for it in cx.index.every::<Gap>().filter(|it| names(it.address(), &it.changed)) {
        links.push(cx.link(it));
    }
    for it in cx.index.every::<Resolution>().filter(|it| names(it.address(), &it.about)) {
        links.push(cx.link(it));
    }
    if links.is_empty() {
        links.push(Inline::text(cx.words.ui("changes-nobody")));
    }
    Cell::list(links)
}
