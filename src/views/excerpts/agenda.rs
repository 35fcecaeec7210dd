//! A meeting: how its time is spent, what each institution reads before, its papers.

use super::timeline::agenda_table;
use super::{joined, table};
use crate::model::kind::Consultation;
use crate::model::{Element, Entry, Kind};
use crate::views::page::Block;
use crate::views::pages::concerning;
use crate::views::{Cell, Cx, Inline, paper_path, sheet_path};

/// How the time of a meeting is spent.
pub(super) fn agenda<'a>(cx: &'a Cx<'a>, meeting: &'a Entry<Consultation>) -> Vec<Block> {
    match &*meeting.agenda {
        [] => Vec::new(),
        items => agenda_table(cx, "meeting", items).into(),
    }
}

/// The papers of a meeting, each with its name and path.
pub(super) fn papers<'a>(cx: &'a Cx<'a>, meeting: &'a Entry<Consultation>) -> Vec<Block> {
    let paper =
        |name: &str| (cx.words.ui(&format!("meeting-{name}")), paper_path(meeting.address(), name));
    vec![Block::Papers(["decisions", "sign-off"].map(paper).to_vec())]
}

/// What each institution reads: its own page first, then what concerns it.
pub(super) fn reading<'a>(cx: &'a Cx<'a>, meeting: &'a Entry<Consultation>) -> Vec<Block> {
    const KINDS: [Kind; 4] = [Kind::Role, Kind::Workflow, Kind::Form, Kind::Flow];
    let invited = meeting.participants.iter().filter_map(|it| it.institution.as_ref());
    let invited: Vec<&dyn Element> =
        invited.filter_map(|it| cx.index.follow(meeting.address(), it)).collect();
    let rows = invited.iter().map(|institution| {
        let concerns = concerning(cx, *institution);
        let mut row = vec![Cell::of(cx.link(*institution))];
        row.extend(KINDS.iter().map(|kind| {
            let addresses = concerns.iter().find(|(of, _)| of == kind).map(|(_, it)| it.as_slice());
            let short = |address| coded(cx, address);
            joined(addresses.unwrap_or_default().iter().map(short).collect())
        }));
        row
    });
    let kinds = KINDS.map(|kind| cx.words.kinds(kind.plural()));
    let [roles, workflows, forms, flows] = kinds;
    let heads = [cx.words.kind("Institution"), roles, workflows, forms, flows];
    let sheets = invited.iter().map(|institution| {
        (cx.title(*institution).plain().to_owned(), sheet_path(&institution.head().address))
    });
    let sheets = Block::Papers(sheets.collect());
    vec![
        table(cx.words.ui("meeting-reading"), heads, rows.collect()),
        Block::Words(Inline::text(cx.words.ui("meeting-sheets"))),
        sheets,
    ]
}

/// The code alone where there is one: a row holds many.
fn coded<'a>(cx: &'a Cx<'a>, address: &crate::model::Address) -> Inline {
    let code = cx.index.get(address).and_then(|element| element.head().code.clone());
    match (code, cx.link_to(address)) {
        (Some(words), Inline::Link { to, .. }) => Inline::Link { to, words, language: None },
        (_, link) => link,
    }
}
