//! What the pictures of the real book take of its build. `benches/README.md` says how to run it
//! and keeps the numbers. It asserts nothing: a machine that is busy is no bug.

#![allow(clippy::print_stdout)]

mod cost;

use anyhow::{Context, Result, anyhow, bail};
use casebook::book::{Generated, Woven};
use casebook::casebook::{Audience, Published};
use casebook::export::{EXPORTS, Make};
use casebook::inspect::inspect;
use casebook::load::read_book;
use casebook::model::kind::Workflow;
use casebook::model::{Address, Index};
use casebook::render::{OnPage, Theme, draw, draw_graph, swimlane};
use casebook::views::diagrams::swimlane::swimlane as lanes;
use casebook::views::diagrams::{DIAGRAMS, Diagram, Draw};
use casebook::views::{Cx, Graph, Places};
use cost::{Cost, cost, least, measure, seconds};
use nix::sys::resource::{UsageWho, getrusage};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// How often the book is built, and how often all its pictures are drawn; the best counts.
const BUILDS: usize = 3;
const ROUNDS: usize = 10;

/// What the book is made of; the rest of the folder is the program.
const BOOK: [&str; 5] = ["book.toml", "book", "data", "diagrams", "theme"];

/// Pictures of one sort: draws all of them, as often as a build does.
struct Sort<'a> {
    name: String,
    draw: Box<dyn Fn() -> Result<Vec<String>> + 'a>,
}

/// What the pictures of one sort took.
struct Row {
    name: String,
    pictures: usize,
    seconds: f64,
    /// Of all of them, each gzipped.
    bytes: usize,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", program, ref rest @ ..] => measure(program, rest),
        [] => compare(Path::new(env!("CARGO_MANIFEST_DIR"))),
        _ => bail!("it takes no arguments"),
    }
}

fn compare(root: &Path) -> Result<()> {
    let build = whole(root)?;
    let inspected = inspect(read_book(root)?, Audience::Public);
    if inspected.has_errors() {
        bail!("the book has errors: see `casebook check`");
    }
    let book = &inspected.book;
    let index = Index::new(&book.model);
    // Only where links lead depends on the chapters that take pages in.
    let places = Places::new(book, &index, &BTreeMap::new());
    let theme = Theme::new(&book.sources, &mut Vec::new());
    let (mut on_pages, mut files) = (Vec::new(), Vec::new());
    for language in &book.config.languages {
        let words = theme.words(&language.0);
        let cx = Cx { book, index: &index, places: &places, language, words: &words };
        on_pages.extend(timed(&of_pages(&cx))?);
        files.extend(timed(&of_downloads(&cx))?);
    }

    println!("| pictures | number | processor, ms | gzipped each, bytes |");
    println!("|---|---|---|---|");
    on_pages.iter().chain(&files).for_each(|row| row.print(&row.name));
    let all = Row::sum(&on_pages);
    all.print("all on pages");
    let both = Row::sum([&all, &Row::sum(&files)]);
    both.print("all");
    println!("\n| whole build | pictures | pictures / build | at most |");
    println!("|---|---|---|---|");
    println!(
        "| {:.2} s, {:.0} MB | {:.3} s | {:.3} | 0.25 |",
        build.seconds,
        build.memory,
        both.seconds,
        both.seconds / build.seconds
    );
    let shown: usize = inspected.woven.iter().map(figures).sum();
    println!("\n{} pictures were drawn for pages; the book shows {shown}.", all.pictures);
    Ok(())
}

/// The build of a copy of the book, so that the site that lies there stays as it is.
fn whole(root: &Path) -> Result<Cost> {
    let copy = tempfile::tempdir()?;
    for name in BOOK {
        copy_all(&root.join(name), &copy.path().join(name))
            .with_context(|| format!("copying `{name}`"))?;
    }
    let copy = copy.path().to_string_lossy();
    least(BUILDS, &|| cost(&[env!("CARGO_BIN_EXE_casebook"), "build", &copy]))
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        std::fs::copy(from, to)?;
        return Ok(());
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let name = entry?.file_name();
        copy_all(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}

/// Every picture that a page shows: those of the pages of elements, and those that chapters ask
/// for. What is timed is the whole way from the definitions to the figure in its page.
fn of_pages<'a>(cx: &'a Cx<'a>) -> Vec<Sort<'a>> {
    let asked = asked(cx.book);
    let asks = |name: &str| -> Vec<&'a str> {
        asked.iter().filter(|(it, _)| *it == name).map(|(_, of)| *of).collect()
    };
    let model = &cx.book.model;
    let mut workflows: Vec<_> = model.workflows.iter().collect();
    let in_chapters = asked.iter().map(|(name, _)| Address::written(name));
    workflows.extend(in_chapters.filter_map(|it| cx.index.entry::<Workflow>(&it)));
    let lanes_of = move || {
        let page = |it| swimlane::page(&OnPage::new(cx, "chapter"), &lanes(cx, it));
        Ok(workflows.iter().copied().map(page).collect())
    };
    let mut sorts = vec![Sort { name: "workflows".into(), draw: Box::new(lanes_of) }];
    for diagram in DIAGRAMS {
        sorts.push(Sort {
            name: diagram.name.into(),
            draw: of_graphs(cx, diagram, asks(diagram.name)),
        });
    }
    let drawings: Vec<&str> = asks("drawing");
    let by_hand = move || drawings.iter().map(|name| drawing(cx, name)).collect();
    sorts.push(Sort { name: "drawn by hand".into(), draw: Box::new(by_hand) });
    sorts
}

/// The pictures of a graph: of each element whose page has one, or as often as chapters ask for
/// the one of the whole system.
fn of_graphs<'a>(
    cx: &'a Cx<'a>,
    diagram: &'static Diagram,
    asked: Vec<&'a str>,
) -> Box<dyn Fn() -> Result<Vec<String>> + 'a> {
    let figure = |graph: &Graph| {
        let on = OnPage::new(cx, "chapter");
        draw_graph(&on, graph).map_err(|error| anyhow!("{}: {}", graph.title, error.message))
    };
    match diagram.draw {
        Draw::Whole(graph) => Box::new(move || asked.iter().map(|_| figure(&graph(cx))).collect()),
        Draw::One(kinds, graph) => {
            let mut elements = Vec::new();
            // A field has no page of its own.
            for kind in kinds.iter().filter(|kind| !kind.is_part()) {
                elements.extend(cx.book.model.of(*kind));
            }
            for of in asked {
                let folder = kinds.first().map_or("", |kind| kind.folder());
                let address =
                    if of.contains('/') { Address::written(of) } else { Address::of(folder, of) };
                elements.extend(cx.index.get(&address));
            }
            Box::new(move || {
                let graphs = elements.iter().map(|element| graph(cx, *element));
                // As pages do: a picture with nothing to connect is left out.
                let tree = diagram.name == "decisions";
                let shown = |it: &Graph| !it.edges.is_empty() || (!tree && !it.groups.is_empty());
                graphs.filter(shown).map(|it| figure(&it)).collect()
            })
        }
    }
}

fn drawing(cx: &Cx<'_>, name: &str) -> Result<String> {
    let path = format!("diagrams/{name}.mmd");
    let file = cx.book.sources.iter().find(|(_, file)| file.path == path);
    let (_, file) = file.with_context(|| format!("there is no `{path}`"))?;
    draw(&OnPage::new(cx, "chapter"), &file.text)
        .map_err(|error| anyhow!("{path}: {}", error.message))
}

/// The pictures that chapters ask for, each with what it is of; `drawing` for those by hand.
fn asked(book: &Published) -> Vec<(&str, &str)> {
    let mut asked = Vec::new();
    for chapter in &book.chapters {
        for line in book.sources.text(chapter.body).lines() {
            let Some(words) = line.strip_prefix("{{#").and_then(|it| it.strip_suffix("}}")) else {
                continue;
            };
            match words.split_whitespace().collect::<Vec<_>>()[..] {
                ["diagram", name] => asked.push((name, "")),
                ["diagram", name, of] => asked.push((name, of)),
                ["drawing", of] => asked.push(("drawing", of)),
                _ => {}
            }
        }
    }
    asked
}

/// The pictures among the files for other programs.
fn of_downloads<'a>(cx: &'a Cx<'a>) -> Vec<Sort<'a>> {
    let pictures = EXPORTS.iter().filter(|it| it.name.contains("svg") || it.name.contains("bpmn"));
    let sort = |export: &&'static casebook::export::Export| match export.make {
        Make::Once(_) => None,
        Make::EachLanguage(make) => Some(Sort {
            name: format!("files {}", export.name),
            draw: Box::new(move || Ok(make(cx).into_iter().map(|file| file.text).collect())),
        }),
    };
    pictures.filter_map(sort).collect()
}

/// Draws everything in rounds, and keeps the best of each sort.
fn timed(sorts: &[Sort<'_>]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for sort in sorts {
        let (mut best, mut drawn) = (f64::INFINITY, Vec::new());
        for _ in 0..ROUNDS {
            let before = seconds(getrusage(UsageWho::RUSAGE_SELF)?);
            drawn = (sort.draw)()?;
            best = best.min(seconds(getrusage(UsageWho::RUSAGE_SELF)?) - before);
        }
        let bytes = drawn.iter().map(|it| gzipped(it)).sum::<Result<usize>>()?;
        rows.push(Row { name: sort.name.clone(), pictures: drawn.len(), seconds: best, bytes });
    }
    Ok(rows)
}

impl Row {
    fn sum<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Row {
        let mut sum = Row { name: String::new(), pictures: 0, seconds: 0.0, bytes: 0 };
        for row in rows {
            sum.pictures += row.pictures;
            sum.seconds += row.seconds;
            sum.bytes += row.bytes;
        }
        sum
    }

    fn print(&self, name: &str) {
        let each = self.bytes.checked_div(self.pictures).unwrap_or_default();
        let milliseconds = self.seconds * 1000.0;
        println!("| {name} | {} | {milliseconds:.1} | {each} |", self.pictures);
    }
}

/// The weight of a picture alone, without the words below it; of a file, of all of it.
fn gzipped(figure: &str) -> Result<usize> {
    let start = figure.find("<svg").unwrap_or(0);
    let end = figure.rfind("</svg>").map_or(figure.len(), |end| end + "</svg>".len());
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&figure.as_bytes()[start..end])?;
    Ok(gzip.finish()?.len())
}

/// The pictures that a woven book shows.
fn figures(woven: &Woven) -> usize {
    fn below(pages: &[Generated]) -> usize {
        pages.iter().map(|page| of(&page.content) + below(&page.below)).sum()
    }
    fn of(text: &str) -> usize {
        text.matches("<figure").count()
    }
    let chapters: usize = woven.chapters.values().map(|text| of(text)).sum();
    chapters + woven.generated.values().map(|pages| below(pages)).sum::<usize>()
}
