//! The results of a test before and after a course: the gain in all three ways, and a chart.

use super::{Extra, section, table};
use crate::analyse::gain::gain;
use crate::model::kind::{ScoreArea, ScoreReport};
use crate::model::{Element, Entry, Kind};
use crate::views::page::{Block, Section};
use crate::views::{Bar, Cell, Cx, Graph, Inline, Node, Style};

pub(super) static EXTRA: Extra = Extra { kind: Kind::ScoreReport, hides: &["areas"], sections };

const COLUMNS: &[&str] = &[
    "area",
    "participants",
    "max",
    "pre-mean",
    "post-mean",
    "pre-median",
    "post-median",
    "absolute-gain",
    "relative-increase",
    "normalised-gain",
];

fn sections<'a>(cx: &'a Cx<'a>, element: &'a dyn Element) -> Vec<Section> {
    let Some(report) = element.any().downcast_ref::<Entry<ScoreReport>>() else {
        return Vec::new();
    };
    let rows = report.areas.iter().map(|area| row(cx, report.participants, area)).collect();
    let mut blocks = Vec::new();
    if report.fictional == Some(true) {
        blocks.push(Block::Words(Inline::text(cx.words.ui("made-up-figures"))));
    }
    blocks.push(Block::Graph(picture(cx, report)));
    blocks.extend(table(cx, "gains", COLUMNS, rows));
    vec![section(cx, "gains", blocks), how(cx)]
}

/// Two bars an area, before and after, as parts of what could be reached.
fn picture<'a>(cx: &'a Cx<'a>, report: &'a ScoreReport) -> Graph {
    let bar = |mean: u32, max: u32, word: &str| Bar {
        tenths: u32::try_from(i64::from(mean) * 1000 / i64::from(max.max(1))).unwrap_or(0),
        words: format!("{} {}", decimal(i64::from(mean)), cx.words.ui(word)),
    };
    let nodes = report.areas.iter().enumerate().filter_map(|(at, area)| {
        let (pre, post, max) = (area.pre_mean?, area.post_mean?, area.max?);
        let note = [("{pre}", pre), ("{post}", post), ("{max}", max)];
        let note = note.iter().fold(cx.words.ui("gains-note"), |note, (gap, value)| {
            note.replace(gap, &decimal(i64::from(*value)))
        });
        Some(Node {
            id: format!("area_{at}"),
            label: cx.read(&area.title).0.to_owned(),
            note,
            bars: vec![bar(pre, max, "gains-before"), bar(post, max, "gains-after")],
            ..Node::default()
        })
    });
    let mark = match report.fictional {
        Some(true) => cx.words.ui("made-up-figures"),
        _ => String::new(),
    };
    let title = format!("{mark} {}", cx.words.ui("gains-picture"));
    Graph {
        style: Style::Bars,
        title: title.trim().to_owned(),
        description: cx.words.ui("gains-picture-says"),
        nodes: nodes.collect(),
        mark,
        ..Graph::default()
    }
}

fn how(cx: &Cx<'_>) -> Section {
    let ways = ["gain-absolute-says", "gain-relative-says", "gain-normalised-says"];
    let items = ways.map(|way| vec![Inline::text(cx.words.ui(way))]);
    section(cx, "gains-how", vec![Block::List(items.to_vec())])
}

fn row<'a>(cx: &'a Cx<'a>, participants: Option<u32>, area: &'a ScoreArea) -> Vec<Cell> {
    let (words, language) = cx.read(&area.title);
    let tenths = |value: Option<u32>| match value {
        Some(value) => literal(decimal(i64::from(value))),
        None => Cell::default(),
    };
    let mut cells = vec![Cell::of(cx.inline(words, &language))];
    cells.push(participants.map_or_else(Cell::default, |n| literal(n.to_string())));
    let figures = [area.max, area.pre_mean, area.post_mean, area.pre_median, area.post_median];
    cells.extend(figures.map(tenths));
    let (Some(pre), Some(post), Some(max)) = (area.pre_mean, area.post_mean, area.max) else {
        return cells;
    };
    let gain = gain(pre, post, max);
    let percent = |part: Option<i64>| match part {
        Some(part) => literal(format!("{} %", decimal(part))),
        None => literal("-".to_owned()),
    };
    cells.extend([
        literal(decimal(gain.absolute)),
        percent(gain.relative),
        percent(gain.normalised),
    ]);
    cells
}

fn literal(words: String) -> Cell {
    Cell::of(Inline::Literal(words))
}

/// Tenths as a decimal number.
fn decimal(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}
