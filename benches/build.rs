//! How long a book takes: casebook beside plain mdBook, on made-up casebooks of three sizes.
//! `benches/README.md` says how to run it and keeps the numbers. It asserts nothing: a machine
//! that is busy is no bug.

#![allow(clippy::print_stdout)]

mod cost;
mod synthetic;

use anyhow::{Context, Result};
use cost::{Cost, cost, least, measure, run};
use mdbook_driver::MDBook;
use std::path::{Path, PathBuf};

const SEED: u64 = 20_261_122;

/// The costs and the size of one book.
struct Row {
    factor: usize,
    check: Cost,
    site: Option<Site>,
}

/// What it takes to make the site, and how large it is.
struct Site {
    build: Cost,
    mdbook: Cost,
    bytes: u64,
    pages: usize,
}

/// Above this factor only our own part is measured, unless `--all` is said: mdBook takes more
/// than ten minutes for the site of factor 16, and everything that is left to learn is in `check`.
const SITE_UP_TO: usize = 4;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", program, ref rest @ ..] => measure(program, rest),
        ["mdbook", book] => mdbook(Path::new(book)),
        ["write", factor, folder] => write(factor.parse()?, Path::new(folder)),
        ref words => {
            let all = words.contains(&"--all");
            let factors = words.iter().filter(|it| **it != "--all");
            let factors: Vec<usize> = factors.map(|it| it.parse()).collect::<Result<_, _>>()?;
            compare(if factors.is_empty() { &[1, 4, 16] } else { &factors }, all)
        }
    }
}

/// mdBook alone, as its own command line would run it.
fn mdbook(book: &Path) -> Result<()> {
    MDBook::load(book)?.build()
}

/// Writes a made-up book.
fn write(factor: usize, folder: &Path) -> Result<()> {
    for (path, text) in synthetic::casebook(factor, SEED) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        std::fs::write(path, text)?;
    }
    Ok(())
}

fn compare(factors: &[usize], all: bool) -> Result<()> {
    println!(
        "| factor | casebook check | casebook build | mdBook alone | check / mdBook | build / mdBook | site MB | pages |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut rows: Vec<Row> = Vec::new();
    for factor in factors {
        let row = row(*factor, all || *factor <= SITE_UP_TO)?;
        let cost = |it: Cost| format!("{:.2} s, {:.0} MB", it.seconds, it.memory);
        let site = row.site.as_ref().map(|site| {
            format!(
                "{} | {} | {:.2} | {:.2} | {:.1} | {}",
                cost(site.build),
                cost(site.mdbook),
                row.check.seconds / site.mdbook.seconds,
                site.build.seconds / site.mdbook.seconds,
                site.bytes as f64 / 1_000_000.0,
                site.pages
            )
        });
        let site = site.unwrap_or_else(|| "- | - | - | - | - | -".to_owned());
        println!("| {} | {} | {site} |", row.factor, cost(row.check));
        rows.push(row);
    }
    let Some((first, more)) = rows.split_first() else { return Ok(()) };
    println!("\n| against factor {} | check | build | mdBook | bytes | pages |", first.factor);
    println!("|---|---|---|---|---|---|");
    for row in more {
        let site = row.site.as_ref().zip(first.site.as_ref()).map(|(site, first)| {
            format!(
                "{:.1} | {:.1} | {:.1} | {:.1}",
                site.build.seconds / first.build.seconds,
                site.mdbook.seconds / first.mdbook.seconds,
                site.bytes as f64 / first.bytes as f64,
                site.pages as f64 / first.pages as f64
            )
        });
        let site = site.unwrap_or_else(|| "- | - | - | -".to_owned());
        println!("| {} | {:.1} | {site} |", row.factor, row.check.seconds / first.check.seconds);
    }
    Ok(())
}

fn row(factor: usize, with_site: bool) -> Result<Row> {
    let folder = tempfile::tempdir()?;
    let book = folder.path().join("book");
    write(factor, &book)?;
    let casebook = env!("CARGO_BIN_EXE_casebook");
    let own = std::env::current_exe()?;
    let (own, book) = (own.to_string_lossy(), book.to_string_lossy());
    let check = least(3, &|| cost(&[casebook, "check", &book]))?;
    if !with_site {
        return Ok(Row { factor, check, site: None });
    }
    let markdown = folder.path().join("markdown");
    let plain = markdown.join("en");
    // Not measured: it also writes the Markdown.
    let write = ["build", &*book, "--markdown", &*markdown.to_string_lossy()];
    run(casebook, &write)?;
    let times = if factor == 1 { 3 } else { 1 };
    let build = least(times, &|| cost(&[casebook, "build", &book]))?;
    let mdbook = least(times, &|| cost(&[&own, "mdbook", &plain.to_string_lossy()]))?;
    let (bytes, pages) = size(&PathBuf::from(&*book).join("site/en"))?;
    Ok(Row { factor, check, site: Some(Site { build, mdbook, bytes, pages }) })
}

/// The bytes of a site, and its pages.
fn size(folder: &Path) -> Result<(u64, usize)> {
    let (mut bytes, mut pages) = (0, 0);
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let inside = size(&entry.path())?;
            bytes += inside.0;
            pages += inside.1;
        } else {
            bytes += entry.metadata()?.len();
            pages += usize::from(entry.path().extension().is_some_and(|it| it == "html"));
        }
    }
    Ok((bytes, pages))
}
