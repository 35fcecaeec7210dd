//! What came of the consultations, all of them at a glance.

use crate::model::Entry;
use crate::model::kind::{Consultation, Disposition, Stage};
use crate::views::pages::found_in;
use crate::views::{Cell, Cx, Inline, Table, column};

/// One line for each consultation: whether it was held, its record, and how many of its findings
/// were taken up.
pub(super) fn reports<'a>(cx: &'a Cx<'a>) -> Vec<Table> {
    let columns = ["kind", "stage", "held-on", "note", "sign-off"];
    let answers =
        [Disposition::Accept, Disposition::Adapt, Disposition::Defer, Disposition::Reject];
    let all = all(cx);
    let mut heads = vec![Cell::of(Inline::text(cx.words.kind("Consultation")))];
    heads.extend(columns.iter().map(|name| Cell::of(Inline::text(cx.words.field(name)))));
    heads.push(Cell::of(Inline::text(cx.words.kinds("findings"))));
    heads.extend(answers.map(|it| Cell::of(Inline::text(cx.words.word(word(it))))));
    let rows = all.iter().map(|it| {
        let mut row = vec![Cell::of(cx.link(*it))];
        row.extend(columns.iter().map(|name| column(cx, *it, name)));
        if it.stage != Some(Stage::Held) {
            row.extend(std::iter::repeat_n(Cell::default(), answers.len() + 1));
            return row;
        }
        let found: Vec<_> = found_in(cx, it).collect();
        let count = |n: usize| Cell::of(Inline::Literal(n.to_string()));
        row.push(count(found.len()));
        row.extend(answers.map(|answer| {
            count(found.iter().filter(|finding| finding.disposition == Some(answer)).count())
        }));
        row
    });
    let held = all.iter().filter(|it| it.stage == Some(Stage::Held)).count();
    let caption = cx.words.ui("consultations-held");
    let caption =
        caption.replace("{held}", &held.to_string()).replace("{all}", &all.len().to_string());
    vec![Table { caption, columns: heads, rows: rows.collect(), matrix: false }]
}

/// In the order in which they are held.
fn all<'a>(cx: &Cx<'a>) -> Vec<&'a Entry<Consultation>> {
    let mut all: Vec<&Entry<Consultation>> = cx.book.model.consultations.iter().collect();
    all.sort_by_key(|it| (it.sequence.unwrap_or(u32::MAX), it.address()));
    all
}

fn word(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Accept => "accept",
        Disposition::Adapt => "adapt",
        Disposition::Defer => "defer",
        Disposition::Reject => "reject",
    }
}
