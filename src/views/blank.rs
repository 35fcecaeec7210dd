//! A form as blank sheets of paper, to be filled by hand.

use super::{Cx, Said, column};
use crate::model::kind::{
    Code, CodeRole, Field, FieldType, Form, Identifies, Item, Missing, Section,
};
use crate::model::{Address, Entry, Text};
use serde::Serialize;

/// Lists longer than this are not printed: the code is written instead.
const PRINTED_CODES: usize = 24;

/// Lists longer than this are not printed at the head of a column.
const PRINTED_AT_HEAD: usize = 6;

/// How many empty rows a table has where the form does not say.
const EMPTY_ROWS: u32 = 4;

/// A table with more columns than this is printed on a sheet that lies on its side.
const UPRIGHT_COLUMNS: usize = 5;

/// A form on paper.
#[derive(Debug, Serialize)]
pub struct Blank {
    /// What people print and say.
    pub code: String,
    /// Its title.
    pub title: Said,
    /// What it is for.
    pub purpose: Option<Said>,
    /// Where it is kept.
    pub storage: Option<Said>,
    /// How many pages it is said to have at most, in any language.
    pub pages: Option<u32>,
    /// Sections that stay together make one sheet; a section that can be taken off is a sheet of
    /// its own.
    pub sheets: Vec<Sheet>,
}

/// What is kept together.
#[derive(Debug, Default, Serialize)]
pub struct Sheet {
    /// Whether it is taken off and kept apart.
    pub detachable: bool,
    /// Whether it says who the person is: such a sheet carries no other content.
    pub identifies: bool,
    /// Whether it lies on its side, for a table that is wide.
    pub broad: bool,
    /// Whether it has boxes for the case code.
    pub coded: bool,
    /// Who fills it: one of these.
    pub filled_by: Vec<Said>,
    /// Who approves it: each of these.
    pub approved_by: Vec<Said>,
    /// The class of records it is kept with.
    pub class: Option<Said>,
    /// How much harm its disclosure can do.
    pub classification: String,
    /// Its sections.
    pub sections: Vec<Block>,
}

/// A section of a sheet.
#[derive(Debug, Serialize)]
pub struct Block {
    /// Its title.
    pub title: Said,
    /// What to take care of.
    pub note: Option<Said>,
    /// What it asks.
    pub lines: Vec<Line>,
}

/// Something that is asked.
#[derive(Debug, Default, Serialize)]
pub struct Line {
    /// The question.
    pub label: Said,
    /// How to answer.
    pub hint: Option<Said>,
    /// Whether it must be answered.
    pub required: bool,
    /// How it is answered: `line`, `lines`, `comb`, `date`, `ticks`, `mark` or `rows`.
    pub answer: &'static str,
    /// Whether several answers may be ticked.
    pub many: bool,
    /// The answers to tick.
    pub ticks: Vec<Said>,
    /// What each row asks.
    pub columns: Vec<Line>,
    /// The rows: what is printed in the first column, or nothing.
    pub rows: Vec<Said>,
    /// What "other" means.
    pub specify: Option<Said>,
}

/// The blank sheets of a form.
pub fn blank<'a>(cx: &'a Cx<'a>, form: &'a Entry<Form>) -> Blank {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut open = false;
    for section in form.sections.iter() {
        let apart = section.detachable == Some(true);
        if apart || !open {
            sheets.push(sheet(cx, form, section));
        }
        open = !apart;
        if let Some(sheet) = sheets.last_mut() {
            sheet.identifies |= identifies(cx, form, section);
            sheet.coded &= section.coded != Some(false);
            sign(cx, form, section, sheet);
            let block = block(cx, section);
            sheet.broad |= block.lines.iter().any(|line| line.columns.len() > UPRIGHT_COLUMNS);
            sheet.sections.push(block);
        }
    }
    Blank {
        code: form.head.code.clone().unwrap_or_default(),
        title: cx.title(form).into(),
        purpose: words(cx, &form.purpose),
        storage: form.paper.as_ref().and_then(|paper| words(cx, &paper.storage)),
        pages: form.paper.as_ref().and_then(|paper| paper.pages),
        sheets,
    }
}

fn sheet<'a>(cx: &'a Cx<'a>, form: &'a Entry<Form>, section: &'a Entry<Section>) -> Sheet {
    let own = section.record_class.as_ref().map(|class| class.address(section.address()));
    let class = own.or_else(|| Some(form.record_class.as_ref()?.address(form.address())));
    let class = class.and_then(|class| cx.index.get(&class));
    let classification = class.map(|class| column(cx, class, "sensitivity"));
    Sheet {
        detachable: section.detachable == Some(true),
        coded: true,
        class: class.map(|class| cx.title(class).into()),
        classification: classification
            .into_iter()
            .flat_map(|cell| cell.items)
            .flat_map(|item| item.words)
            .map(|word| word.plain().to_owned())
            .collect::<Vec<_>>()
            .join(", "),
        ..Sheet::default()
    }
}

/// Adds those who sign a section to those who sign its sheet.
fn sign<'a>(cx: &'a Cx<'a>, form: &'a Entry<Form>, section: &'a Entry<Section>, sheet: &mut Sheet) {
    for (all, roles) in [
        (&mut sheet.filled_by, form.fillers(section)),
        (&mut sheet.approved_by, form.approvers(section)),
    ] {
        for role in roles {
            let role = Said::from(cx.link_to(&role.address(form.address())));
            if !all.contains(&role) {
                all.push(role);
            }
        }
    }
}

fn identifies(cx: &Cx<'_>, form: &Entry<Form>, section: &Entry<Section>) -> bool {
    let mut fields = section.items.iter().filter_map(|item| item.field.as_ref());
    fields.any(|field| {
        cx.index.typed(form.address(), field).is_some_and(|field: &Entry<Field>| {
            // A signature stands on many sheets that say nothing else of who signed.
            field.identifies == Some(Identifies::Direct) && field.r#type != Some(FieldType::Mark)
        })
    })
}

fn block<'a>(cx: &'a Cx<'a>, section: &'a Entry<Section>) -> Block {
    Block {
        title: cx.title(section).into(),
        note: words(cx, &section.head.summary.0),
        lines: section.items.iter().filter_map(|item| line(cx, section.address(), item)).collect(),
    }
}

fn line<'a>(cx: &'a Cx<'a>, at: &Address, item: &'a Item) -> Option<Line> {
    if let Some(entity) = &item.rows {
        let label = cx.index.get(&entity.address(at)).map(|entity| cx.title(entity).into());
        return Some(Line {
            label: label.unwrap_or_default(),
            answer: "rows",
            columns: item.items.iter().filter_map(|inner| column_of(cx, at, item, inner)).collect(),
            rows: rows(cx, at, item),
            ..Line::default()
        });
    }
    let field: &Entry<Field> = cx.index.typed(at, item.field.as_ref()?)?;
    let specify = item.specify.as_ref().and_then(|field| cx.index.typed(at, field));
    let mut line = Line {
        label: cx.title(field).into(),
        hint: words(cx, &field.head.summary.0),
        required: item.required == Some(true),
        specify: specify.map(|field: &Entry<Field>| cx.title(field).into()),
        ..Line::default()
    };
    answer(cx, field, &mut line);
    Some(line)
}

/// What a row asks. A row has no room for boxes: its heading says the answers to choose from,
/// where the list is short and the answer is not printed already.
fn column_of<'a>(cx: &'a Cx<'a>, at: &Address, item: &Item, inner: &'a Item) -> Option<Line> {
    let mut column = line(cx, at, inner)?;
    let printed = item.each.as_ref().zip(inner.field.as_ref());
    let printed = printed.is_some_and(|(each, field)| each.address(at) == field.address(at));
    if printed || column.answer != "ticks" || column.ticks.len() > PRINTED_AT_HEAD {
        column.ticks.clear();
    }
    Some(column)
}

/// What is printed at the head of each row: an answer, or nothing.
fn rows<'a>(cx: &'a Cx<'a>, at: &Address, item: &'a Item) -> Vec<Said> {
    let each = item.each.as_ref().and_then(|each| cx.index.typed(at, each));
    let mut rows: Vec<Said> = each
        .into_iter()
        .flat_map(|field: &Entry<Field>| code_entries(cx, field))
        .filter(|code| code.retired_in.is_none() && code.role.is_none())
        .map(|code| cx.title(code).into())
        .collect();
    let empty = item.empty_rows.unwrap_or(if rows.is_empty() { EMPTY_ROWS } else { 0 });
    rows.extend((0..empty).map(|_| Said::default()));
    rows
}

/// How a field is answered with a pen.
fn answer<'a>(cx: &'a Cx<'a>, field: &'a Entry<Field>, line: &mut Line) {
    use FieldType as T;
    line.answer = match field.r#type {
        Some(T::LongText) => "lines",
        Some(T::Date | T::DateTime) => "date",
        Some(T::Integer | T::Decimal | T::Quantity | T::Time) => "comb",
        Some(T::Mark) => "mark",
        Some(T::YesNo | T::SelectOne | T::SelectMany | T::Tick) => "ticks",
        _ => "line",
    };
    match field.r#type {
        Some(T::YesNo) => {
            line.ticks = ["yes", "no"].map(|word| cx.words.word(word).into()).to_vec();
        }
        Some(T::SelectOne | T::SelectMany) => {
            line.many = field.r#type == Some(T::SelectMany);
            line.ticks = codes(cx, field);
            if line.ticks.is_empty() {
                line.answer = "line";
            }
        }
        Some(T::Tick) => line.ticks = vec![Said::default()],
        _ => {}
    }
    let listed = |role: CodeRole| code_entries(cx, field).any(|code| code.role == Some(role));
    for (missing, role) in
        [(Missing::Unknown, CodeRole::Unknown), (Missing::Declined, CodeRole::Declined)]
    {
        if field.missing.contains(&missing) && !listed(role) {
            let word = if missing == Missing::Unknown { "unknown" } else { "declined" };
            line.ticks.push(cx.words.word(word).into());
        }
    }
}

/// The answers of the list that are in use; none where the list is too long to print.
fn codes<'a>(cx: &'a Cx<'a>, field: &'a Entry<Field>) -> Vec<Said> {
    let codes: Vec<Said> = code_entries(cx, field)
        .filter(|code| code.retired_in.is_none())
        .map(|code| cx.title(code).into())
        .collect();
    if codes.len() > PRINTED_CODES { Vec::new() } else { codes }
}

fn code_entries<'a>(
    cx: &'a Cx<'a>,
    field: &'a Entry<Field>,
) -> impl Iterator<Item = &'a Entry<Code>> {
    let list = field.codelist.as_ref().and_then(|list| cx.index.typed(field.address(), list));
    list.into_iter().flat_map(|list: &Entry<crate::model::kind::Codelist>| list.codes.iter())
}

fn words<'a>(cx: &'a Cx<'a>, text: &'a Text) -> Option<Said> {
    let (words, language) = cx.read(text);
    (!words.is_empty()).then(|| cx.inline(words, &language).into())
}
