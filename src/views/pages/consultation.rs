//! The report of a consultation: who, when, what was said, what was found, and what was done
//! about each; before it is held, that it is planned.

use super::{Extra, list, section, table};
use crate::model::kind::{Consultation, Finding, Gap, Hypothesis, Resolution, Stage};
use crate::model::{Element, Entry, Kind, Walk};
use crate::views::page::{Block, Section};
use crate::views::{Cell, Cx, Inline, Table, column, facts_of};

pub(super) static EXTRA: Extra = Extra {
    kind: Kind::Consultation,
    hides: &["participants", "agenda", "said", "held-on", "note", "attribution", "sign-off"],
    sections,
};

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(it) = element.any().downcast_ref::<Entry<Consultation>>() else { return Vec::new() };
    let held = it.stage == Some(Stage::Held);
    let when_id = if held { "consultation-held" } else { "consultation-planned" };
    let said = it.said.iter().map(|text| {
        let (words, language) = cx.read(text);
        vec![cx.inline(words, &language)]
    });
    let always = |id: &str, blocks| (id.to_owned(), blocks, true);
    let where_any = |id: &str, blocks| (id.to_owned(), blocks, false);
    let all = [
        always(when_id, when(cx, it)),
        always("consultation-participants", participants(cx, it)),
        where_any("consultation-agenda", agenda(cx, it)),
        where_any("consultation-said", list(said.collect())),
        // Nobody can have found anything in a meeting that was not held.
        ("consultation-findings".to_owned(), findings(cx, it), held),
        where_any("consultation-resolutions", resolutions(cx, it)),
        where_any("consultation-gaps", gaps(cx, it)),
        where_any("consultation-hypotheses", hypotheses(cx, it)),
    ];
    let shown = all.into_iter().filter(|(_, blocks, always)| *always || !blocks.is_empty());
    shown.map(|(id, blocks, _)| section(cx, &id, blocks)).collect()
}

/// What the record of a meeting holds; of one that was not held, that there is none.
fn when<'a>(cx: &'a Cx<'a>, it: &'a Entry<Consultation>) -> Vec<Block> {
    let known = ["held-on", "note", "attribution", "sign-off"];
    let facts = facts_of(cx, it.address(), &it.body).into_iter();
    let facts: Vec<_> = facts.filter(|fact| known.contains(&fact.field.as_str())).collect();
    let mut blocks = Vec::new();
    if it.stage != Some(Stage::Held) {
        blocks.push(Block::Words(Inline::text(cx.words.ui("consultation-planned-says"))));
    }
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks
}

fn participants<'a>(cx: &'a Cx<'a>, it: &'a Entry<Consultation>) -> Vec<Block> {
    let rows = it.participants.iter().map(|participant| {
        vec![part(cx, it, participant, "institution"), part(cx, it, participant, "role")]
    });
    table(cx, "consultation-participants", &["institution", "post"], rows.collect())
}

fn agenda<'a>(cx: &'a Cx<'a>, it: &'a Entry<Consultation>) -> Vec<Block> {
    let columns = ["what", "minutes", "how"];
    let rows = it
        .agenda
        .iter()
        .map(|item| columns.iter().map(|name| part(cx, it, item, name)).collect::<Vec<_>>());
    table(cx, "consultation-agenda", &columns, rows.collect())
}

/// A field of a value that is no element.
fn part<'a>(cx: &'a Cx<'a>, it: &'a Entry<Consultation>, value: &'a dyn Walk, name: &str) -> Cell {
    let fact = facts_of(cx, it.address(), value).into_iter().find(|fact| fact.field == name);
    Cell { items: fact.map(|fact| fact.items).unwrap_or_default(), shade: 0 }
}

fn findings<'a>(cx: &'a Cx<'a>, it: &'a Entry<Consultation>) -> Vec<Block> {
    let table = answered(cx, &cx.words.ui("consultation-findings"), false, found_in(cx, it));
    if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] }
}

/// What was found in a consultation.
pub(crate) fn found_in<'a>(
    cx: &Cx<'a>,
    it: &Entry<Consultation>,
) -> impl Iterator<Item = &'a Entry<Finding>> {
    let address = it.address().clone();
    let findings = cx.index.users::<Finding>([it.address()]);
    findings.filter(move |finding| {
        finding.consultation.as_ref().is_some_and(|to| to.address(finding.address()) == address)
    })
}

/// Findings, each with what was done about it, why, and what it changed; where it is not said
/// above, with the consultation it comes from.
pub(crate) fn answered<'a>(
    cx: &'a Cx<'a>,
    caption: &str,
    consultation: bool,
    findings: impl Iterator<Item = &'a Entry<Finding>>,
) -> Table {
    let from = consultation.then(|| ("consultation", cx.words.kind("Consultation")));
    let said = [
        ("statement", "said-finding"),
        ("disposition", "done-disposition"),
        ("reason", "done-reason"),
        ("changed", "done-changed"),
    ];
    let columns: Vec<(&str, String)> =
        from.into_iter().chain(said.map(|(name, head)| (name, cx.words.ui(head)))).collect();
    let rows = findings.map(|finding| {
        let fields = columns.iter().map(|(name, _)| column(cx, finding, name));
        [Cell::of(cx.link(finding))].into_iter().chain(fields).collect()
    });
    let heads = columns.iter().map(|(_, head)| head.clone());
    let heads = [cx.words.kind("Finding")].into_iter().chain(heads);
    Table {
        caption: caption.to_owned(),
        columns: heads.map(|head| Cell::of(Inline::text(head))).collect(),
        rows: rows.collect(),
        matrix: false,
    }
}

fn resolutions<'a>(cx: &'a Cx<'a>, it: &'a Entry<Consultation>) -> Vec<Block> {
    let columns = ["about", "decided", "because", "agreed-by", "dissent"];
    let all = cx.index.users::<Resolution>([it.address()]).map(|it| it as &dyn Element);
    listed(cx, "consultation-resolutions", Kind::Resolution, &columns, all)
}

fn gaps<'a>(cx: &'a Cx<'a>, it: &'a Entry<Consultation>) -> Vec<Block> {
    let columns = ["observed", "about", "owner", "proposal", "changed"];
    let all = cx.index.users::<Gap>([it.address()]).map(|it| it as &dyn Element);
    listed(cx, "consultation-gaps", Kind::Gap, &columns, all)
}

fn hypotheses<'a>(cx: &'a Cx<'a>, it: &'a Entry<Consultation>) -> Vec<Block> {
    let columns = ["statement", "would-change-our-mind", "affects"];
    let all = cx.index.users::<Hypothesis>([it.address()]).map(|it| it as &dyn Element);
    listed(cx, "consultation-hypotheses", Kind::Hypothesis, &columns, all)
}

/// Elements with some of their fields.
fn listed<'a>(
    cx: &'a Cx<'a>,
    caption: &str,
    kind: Kind,
    columns: &[&str],
    elements: impl Iterator<Item = &'a dyn Element>,
) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = elements
        .map(|element| {
            let fields = columns.iter().map(|name| column(cx, element, name));
            [Cell::of(cx.link(element))].into_iter().chain(fields).collect()
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let names = columns.iter().map(|name| cx.words.field(name));
    let heads = [cx.words.kind(kind.singular())].into_iter().chain(names);
    let columns = heads.map(|name| Cell::of(Inline::text(name))).collect();
    vec![Block::Table(Table { caption: cx.words.ui(caption), columns, rows, matrix: false })]
}
