//! Tables.

use super::facts::{Fact, Item, facts};
use super::{Cx, Inline, Words};
use crate::model::{Element, Kind, Language};

/// Rows and columns with headings.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Headings of the columns.
    pub columns: Vec<Cell>,
    /// Rows; the first cell of each is its heading.
    pub rows: Vec<Vec<Cell>>,
    /// Whether it is a matrix: many narrow columns whose headings stay in sight.
    pub matrix: bool,
}

impl Table {
    /// Leaves out the columns in which no row says anything; the first, which heads the rows, stays.
    pub fn without_empty_columns(mut self) -> Table {
        for n in (1..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row.get(n).is_none_or(|cell| cell.items.is_empty())) {
                self.columns.remove(n);
                self.rows.iter_mut().filter(|row| n < row.len()).for_each(|row| {
                    row.remove(n);
                });
            }
        }
        self
    }
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it holds; several items make a list.
    pub items: Vec<Item>,
    /// How strongly it is shaded, 0 to 4.
    pub shade: u8,
}

impl Cell {
    /// One value.
    pub fn of(words: Inline) -> Cell {
        Cell { items: vec![Item::of(vec![words])], shade: 0 }
    }

    /// Several values, one a line.
    pub fn list(words: Vec<Inline>) -> Cell {
        Cell { items: words.into_iter().map(|it| Item::of(vec![it])).collect(), shade: 0 }
    }

    /// Shades it.
    pub fn shade(mut self, shade: u8) -> Cell {
        self.shade = shade;
        self
    }
}

/// The elements of a kind with some of their fields as columns. `keep` holds a field and the
/// value that it must have.
pub fn elements_table<'a>(
    cx: &'a Cx<'a>,
    kind: Kind,
    columns: &[String],
    keep: Option<(&str, &str)>,
) -> Table {
    let mut heads = vec![Cell::of(Inline::text(cx.words.kind(kind.singular())))];
    heads.extend(columns.iter().map(|name| Cell::of(Inline::text(cx.words.field(name)))));
    // A condition names values as they are written, whatever language is read.
    let (english, none) = (Language::default(), Words::default());
    let plain = Cx { language: &english, words: &none, ..*cx };
    let elements = cx.ordered(kind).into_iter();
    let kept = elements.filter(|element| {
        let Some((field, value)) = keep else { return true };
        let column = column(&plain, *element, field);
        column.items.iter().flat_map(|item| &item.words).any(|it| says(it, value))
    });
    let rows = kept.map(|element| {
        let mut row = vec![Cell::of(cx.link(element))];
        row.extend(columns.iter().map(|name| column(cx, element, name)));
        row
    });
    Table {
        caption: cx.words.kinds(kind.plural()),
        columns: heads,
        rows: rows.collect(),
        matrix: false,
    }
}

fn says(inline: &Inline, value: &str) -> bool {
    match inline {
        Inline::Link { to, .. } => to.as_str() == value || to.id() == value,
        other => other.plain() == value || other.plain().replace(' ', "-") == value,
    }
}

/// One field of an element, of its head or of its body.
pub fn column<'a>(cx: &'a Cx<'a>, element: &'a dyn Element, field: &str) -> Cell {
    let head = super::facts::facts_of(cx, &element.head().address, element.head());
    let find = |facts: Vec<Fact>| facts.into_iter().find(|fact| fact.field == field);
    let fact = find(facts(cx, element)).or_else(|| find(head));
    Cell { items: fact.map(|fact| fact.items).unwrap_or_default(), shade: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(words: &[&str]) -> Vec<Cell> {
        let cell = |word: &&str| match *word {
            "" => Cell::default(),
            word => Cell::of(Inline::text(word)),
        };
        words.iter().map(cell).collect()
    }

    #[test]
    fn only_a_column_that_is_empty_in_every_row_is_left_out() {
        let table = Table {
            columns: row(&["step", "fills", "sends", "limit"]),
            rows: vec![row(&["", "", "", "a day"]), row(&["", "a form", "", ""])],
            ..Table::default()
        };
        let table = table.without_empty_columns();
        assert_eq!(table.columns, row(&["step", "fills", "limit"]));
        assert_eq!(table.rows, [row(&["", "", "a day"]), row(&["", "a form", ""])]);
    }
}
